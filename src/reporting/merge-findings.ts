/** Merges equal findings: a page for people must not grow with the number of equal ones. */

import { displayName } from '../certificates/names.ts';
import { compareText, type Finding, LEVELS, type Location, type Report, soleRepository } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { folderOf } from '../util/path-names.ts';
import { count, plural } from '../util/text.ts';
import type { Group, Told } from './groups.ts';
import { certificateOf, locationsToFix } from './locations.ts';
import { locationText, validityState } from './phrases.ts';
import { groupedSummary, type Summary } from './summary.ts';
import { STAGES } from './urgency.ts';

/** Number of certificates of one level in one file or folder from which they are shown as one. */
const TOGETHER = 6;
/** Number of them from which the report asks whether the place is test data. */
const MANY = 20;
const NAMED = 5;

/**
 * {@link groupedSummary} for a page: findings of a rule that say the same are one with all their places, and so are the
 * certificates of one file, or of one folder with those right below it. The totals still count each finding.
 */
export function mergedSummary(report: Report): Summary {
  const whole = groupedSummary(report);
  const groups = whole.groups.map((group) => saidAlike(group, report));
  return { ...whole, groups: byFolder(groups, report) };
}

/** How many findings are told as these. */
export function findingCount(findings: readonly Told[]): number {
  return findings.reduce((sum, { times = 1 }) => sum + times, 0);
}

function saidAlike(group: Group, { contextOf }: Report): Group {
  if (group.rule === undefined) return group;
  const alike = gathered(group.findings, ({ level, message, fix, status }) => [level, message, fix, status]);
  const findings = alike.map((same) => {
    // A downgraded place needs no fix, and its finding would not show where it is.
    const others = same.flatMap(({ related }) => related.filter((place) => contextOf(place) === 'production'));
    return asOne(same, [...same.map(({ location }) => location), ...others]);
  });
  return { ...group, findings };
}

function asOne(findings: readonly Told[], all: readonly Location[]): Told {
  const [first, ...more] = findings as [Told];
  if (more.length === 0) return first;
  const places = gathered(all, ({ repository, path, line, pointer }) => [repository, path, line, pointer]);
  const [location = first.location, ...related] = places.map(([place]) => place as Location);
  const owners = [...new Set(findings.flatMap((finding) => finding.owners ?? []))];
  return { ...first, location, related, ...(owners.length > 0 && { owners }), times: findingCount(findings) };
}

function byFolder(groups: readonly Group[], report: Report): Group[] {
  const homes = new Map(groups.map((group) => [group, homesOf(group, report)]));
  const sizes = new Map<string, number>();
  for (const home of [...homes.values()].flat()) sizes.set(home, (sizes.get(home) ?? 0) + 1);
  const homeOf = (group: Group) => homes.get(group)?.find((home) => (sizes.get(home) ?? 0) >= TOGETHER);
  return gathered(groups, (group) => homeOf(group) ?? [group.certificate?.fingerprint, group.rule]).flatMap((some) =>
    // Those of a folder below may have been counted and told there.
    some.length < TOGETHER ? some : [inOnePlace(some, homeOf(some[0] as Group) ?? '', report)],
  );
}

/** The file, the folder and the folder above that hold all places of a certificate, each as the key of a group. */
function homesOf({ certificate, level, findings }: Group, report: Report): string[] {
  if (certificate === undefined) return [];
  const places = findings.flatMap((finding) => locationsToFix(finding, certificateOf(finding, report), report).places);
  const [repository, ...others] = new Set(places.map((place) => place.repository));
  if (others.length > 0) return [];
  const paths = [...new Set(places.map(({ path }) => path))];
  const [path = ''] = paths;
  const folder = folderOf(path);
  const above = folderOf(folder);
  const holds = (within: string) => paths.every((one) => [folderOf(one), folderOf(folderOf(one))].includes(within));
  return [
    ...(paths.length === 1 ? [path] : []),
    ...(holds(folder) && (folder !== '' || paths.every((one) => !one.includes('/'))) ? [`${folder}/`] : []),
    ...(above !== '' && holds(above) ? [`${above}/`] : []),
  ].map((home) => JSON.stringify([level, findings.some(({ status }) => status === 'new'), repository, home]));
}

function inOnePlace(groups: readonly Group[], home: string, report: Report): Group {
  const [level, , repository, path] = JSON.parse(home);
  const place = path === '/' ? './' : path;
  const told = groups.flatMap(({ findings }) =>
    findings.map((finding) => ({ finding, certificate: certificateOf(finding, report) })),
  );
  const certificates = [...new Set(told.flatMap(({ certificate }) => certificate ?? []))];
  const findings = gathered(told, ({ finding }) => [finding.rule, finding.level, finding.status]).map((same) => {
    const rule = report.rules.find(({ id }) => id === same[0]?.finding.rule);
    const places = same.flatMap(({ finding, certificate }) => locationsToFix(finding, certificate, report).places);
    const all = asOne(
      same.map(({ finding }) => finding),
      places,
    );
    const number = new Set(same.map((one) => one.certificate)).size;
    const share =
      number === certificates.length ? `all ${count(number)}` : `${count(number)} of the ${count(certificates.length)}`;
    const message = `${rule?.title ?? all.rule} (${share}).`;
    return same.length === 1
      ? all
      : { ...all, message, fix: mostSaid(same.map(({ finding }) => finding.fix)) ?? rule?.fix ?? all.fix };
  });
  const byLevel = (a: Finding, b: Finding) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
  return {
    level,
    title: `${plural(certificates.length, 'certificate')} in ${locationText({ repository, path: place }, report)}`,
    certificates,
    versions: [],
    stage: groups.map(({ stage }) => stage).sort((a, b) => STAGES.indexOf(b) - STAGES.indexOf(a))[0] ?? 'attention',
    findings: findings.sort((a, b) => byLevel(a, b) || compareText(a.rule, b.rule)),
    ...(certificates.length >= MANY && { glob: globOf(repository, path, report) }),
  };
}

/** The places of a finding of a group to fix, and others that explain it or where it counts less. */
export function locationsOfGroup(finding: Finding, { certificates }: Group, report: Report) {
  // A finding about several certificates only names their places.
  if (certificates !== undefined) return { places: [finding.location, ...finding.related], others: [] };
  return locationsToFix(finding, certificateOf(finding, report), report);
}

/** The most frequent text. */
function mostSaid(texts: readonly string[]): string | undefined {
  return gathered(texts, (text) => text).find((same) => same.length * 2 > texts.length)?.[0];
}

/** What names the place in the config: a folder with all below it, in a team behind its repository. */
function globOf(repository: string, path: string, { inventory }: Report): string {
  const glob = path === '/' ? '*' : path.endsWith('/') ? `${path}**` : path;
  return soleRepository(inventory)?.name === repository ? glob : `${repository}:${glob}`;
}

/** `a.corp.internal (expired 2026-04-01)`, one text for each of the first, and how many more there are. Not escaped. */
export function certificateTitles({ certificates = [] }: Group, now: number): string[] {
  const names = [...new Set(certificates.map((one) => `${displayName(one)} (${validityState(one, now)})`))];
  const rest = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(rest > 0 ? [`${count(rest)} more`] : [])];
}

/** Items with equal keys, each as a list, in the order of the first of each. */
function gathered<T>(items: readonly T[], key: (item: T) => unknown): T[][] {
  return [...groupBy(items, (item) => JSON.stringify(key(item))).values()];
}
