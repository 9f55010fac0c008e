import { compareText, LEVELS, type Level } from '../model/index.ts';
import { listed, plural } from '../util/text.ts';
import type { Group } from './groups.ts';
import { countedRules } from './phrases.ts';

/**
 * Maximum number of certificates, by their worst level, that a page shows in full. The next ones take a line or two,
 * and the rest is summed up.
 */
const IN_FULL: Readonly<Record<Level, number>> = { error: 5, warning: 5, note: 2 };
const IN_BRIEF: Readonly<Record<Level, number>> = { error: 15, warning: 15, note: 0 };
/** A few more are shown as well: leaving them out would save no space. */
const SLACK = 2;
/** Folders, repositories or globs. */
const NAMED = 3;

/**
 * Splits groups into those in full, in brief and in sum. Rules without a certificate are all shown: each is one group,
 * however many findings it has.
 */
export function splitByPriority(groups: readonly Group[]): { shown: Group[]; brief: Group[]; rest: Group[] } {
  const level = LEVELS.find((one) => groups.some((group) => group.level === one)) ?? 'note';
  const certificates = groups.filter(({ rule }) => rule === undefined);
  const full = within(certificates.length, IN_FULL[level]);
  const told = full + within(certificates.length - full, IN_BRIEF[level]);
  const [brief, rest] = [certificates.slice(full, told), certificates.slice(told)];
  const less = new Set([...brief, ...rest]);
  return { shown: groups.filter((group) => !less.has(group)), brief, rest };
}

function within(number: number, limit: number): number {
  return number > limit + SLACK ? limit : number;
}

/** What is said of the groups that are summed up: how many of which rules, and in which folders or repositories. */
export function summarizeRest(rest: readonly Group[]): string[] {
  if (rest.length === 0) return [];
  const findings = rest.flatMap((group) =>
    group.findings.flatMap((finding) => Array.from({ length: finding.times ?? 1 }, () => finding)),
  );
  const certificates = rest.reduce((sum, group) => sum + (group.certificates?.length ?? 1), 0);
  // Folders of several repositories have nothing in common but their names.
  const several = new Set(findings.map(({ location }) => location.repository)).size > 1;
  const wheres = new Map<string, number>();
  for (const { location } of findings) {
    const folder = location.path.includes('/') ? `${location.path.split('/', 1)[0]}/` : './';
    const where = several ? location.repository : folder;
    wheres.set(where, (wheres.get(where) ?? 0) + 1);
  }
  const ranked = [...wheres].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  const places = ranked.map(([where, number]) => `${where} (${number})`);
  const what = countedRules(findings).join(', ');
  return [
    `… and ${plural(certificates, 'more certificate')} with ${plural(findings.length, 'finding')}: ${what}; in ${listed(places, NAMED)}. --format json lists all.`,
  ];
}

/** Advice about places with so many findings that they may be test data, the fullest first. */
export function fixtureAdvice(groups: readonly Group[]): string[] {
  const full = groups.filter(({ glob }) => glob !== undefined);
  if (full.length === 0) return [];
  const size = ({ certificates = [] }: Group) => certificates.length;
  const globs = full.toSorted((a, b) => size(b) - size(a)).map(({ glob }) => `"${glob}"`);
  const several = globs.length > 1;
  return [
    `If ${several ? 'these places hold' : 'this place holds'} test data, list ${listed(globs.slice(0, NAMED))} under "fixtures" in the config file. ${several ? 'They are' : 'It is'} then not counted.`,
  ];
}

/** The groups and findings that `--quiet` keeps: those above a note. */
export function aboveNote(groups: readonly Group[]): Group[] {
  return groups
    .filter((group) => group.level !== 'note')
    .map((group) => ({ ...group, findings: group.findings.filter(({ level }) => level !== 'note') }));
}
