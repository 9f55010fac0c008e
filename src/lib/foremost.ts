import { compareText, type Level } from '../model/index.ts';
import type { Group } from './digest.ts';
import { listed, plural } from './text.ts';
import { countedBy } from './wording.ts';

/** Certificates of one level that a page for people tells in full; what follows them is summed up. */
const IN_FULL: Readonly<Record<Level, number>> = { error: 10, warning: 5, note: 3 };
/** So few more are told as well: summing them up would take as much room. */
const SLACK = 5;
const FOLDERS = 3;
/** Findings in one folder that make it worth asking what the folder is for. */
const MANY = 20;

/**
 * Splits what groups there are of one level into what is told in full and what is summed up. Rules without a certificate are all told:
 * each is one group, however much it found.
 */
export function foremost(groups: readonly Group[], level: Level): { shown: Group[]; rest: Group[] } {
  const ofLevel = groups.filter((group) => group.level === level);
  const certificates = ofLevel.filter(({ certificate }) => certificate !== undefined);
  const limit = IN_FULL[level];
  const rest = new Set(certificates.length > limit + SLACK ? certificates.slice(limit) : []);
  return { shown: ofLevel.filter((group) => !rest.has(group)), rest: [...rest] };
}

/** What is said of the groups that are summed up: how many of which rules, in which folders, and what to do about many. */
export function sumUp(rest: readonly Group[]): string[] {
  if (rest.length === 0) return [];
  const findings = rest.flatMap((group) => group.findings);
  const folders = new Map<string, number>();
  for (const { location } of findings) {
    const folder = location.path.includes('/') ? `${location.path.split('/', 1)[0]}/` : './';
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const ranked = [...folders].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  const places = ranked.map(([folder, number]) => `${folder} (${number})`);
  const [[foremostFolder, number] = ['', 0]] = ranked;
  const what = countedBy(findings, (finding) => finding.rule).join(', ');
  return [
    `… and ${plural(rest.length, 'more certificate')} with ${plural(findings.length, 'finding')}: ${what}; in ${listed(places, FOLDERS)}. --format json lists all.`,
    ...(number >= MANY && foremostFolder !== './'
      ? [
          `If ${foremostFolder} holds test data, list "${foremostFolder}**" under "fixtures" in the config: it is then counted apart.`,
        ]
      : []),
  ];
}

/** What `--quiet` leaves: groups and findings above a note. */
export function urgent(groups: readonly Group[]): Group[] {
  return groups
    .filter((group) => group.level !== 'note')
    .map((group) => ({ ...group, findings: group.findings.filter((finding) => finding.level !== 'note') }));
}
