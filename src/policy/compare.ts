import type { NoLongerChecked } from '../changes/no-longer-checked.ts';
import { type Finding, type JudgedFinding, LEVELS, type Location } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { fileKey } from '../util/path-names.ts';

/** Places beside the first from which a finding may be of several together. */
const LEAST_TOGETHER = 5;

/** What is only on one side of a change. */
export interface OneSided {
  /** Objects that the change removes from the checks: they are not fixed. */
  left?: readonly NoLongerChecked[];
  /** Tells whether the subject of a finding of the base is still there and healthy in the head. */
  isFixed?: (finding: Finding, fresh: readonly Finding[]) => boolean;
  /** Files of the base that could not be read: problems of the head in them may not be new. */
  unread?: ReadonlySet<string>;
}

/**
 * The findings of a change: those of the head as `new` or `existing`, and those of the base that are gone as `fixed`. A
 * finding whose level got worse is new. So is an error that reached a further place, and it then names that place. A
 * problem of a certificate is not new if the version that it replaced had it too. Both sides were evaluated at the same
 * instant with the same policy, so that the passing of a day makes nothing new.
 * @param paths files that the change touches; only there can a finding reach a further place
 */
export function compareFindings(
  base: readonly Finding[],
  head: readonly JudgedFinding[],
  paths: ReadonlySet<string> = new Set(),
  { left = [], unread = new Set(), isFixed = () => true }: OneSided = {},
): Finding[] {
  const before = new Map(base.map((finding) => [finding.key, finding]));
  const after = new Set(head.map((finding) => finding.key));
  const gone = base.filter((finding) => !after.has(finding.key) && finding.suppressed === undefined);
  const replaced = replaceable(gone);
  const waiting = groupBy(gone, withoutPath);
  // A file that is renamed takes its findings with it.
  const moved = (finding: Finding): Finding | undefined => {
    const list = paths.has(finding.location.path) ? (waiting.get(withoutPath(finding)) ?? []) : [];
    const at = list.findIndex((one) => one.location.path !== finding.location.path && !replaced.taken.has(one));
    const [old] = at < 0 || !paths.has(list[at]?.location.path ?? '') ? [] : list.splice(at, 1);
    if (old !== undefined) replaced.taken.add(old);
    return old;
  };
  // What the base told of several files together is not new in one of them that the change leaves alone.
  const told = new Map(
    gone
      .filter(({ certificate, related }) => certificate === undefined && related.length >= LEAST_TOGETHER)
      .flatMap((old) =>
        [old.location, ...old.related].map((place) => [`${old.rule}\0${fileKey(place)}`, old] as const),
      ),
  );
  const together = (finding: Finding): Finding | undefined => {
    const old = paths.has(finding.location.path)
      ? undefined
      : told.get(`${finding.rule}\0${fileKey(finding.location)}`);
    if (old !== undefined) replaced.taken.add(old);
    return old;
  };
  const ofWords = new Map(head.flatMap(({ key, ofWords: how }) => (how === undefined ? [] : [[key, how]])));
  const judged = head.map(({ counted = 1, pool = false, ofWords: _, ...finding }): Finding => {
    const old = before.get(finding.key) ?? replaced.by(finding) ?? moved(finding) ?? together(finding);
    if (old === undefined && unread.has(finding.location.path)) return { ...finding, status: 'existing' };
    if (old === undefined || isWorse(finding, old)) return { ...finding, status: 'new' };
    // The baseline accepts existing findings; a config file may accept future ones.
    const accepted = finding.suppressed !== undefined && finding.suppressed.by !== 'baseline';
    const [further] = accepted ? [] : furtherPlaces(finding, pool, counted, old, paths);
    return further === undefined ? { ...finding, status: 'existing' } : { ...toldOf(further, finding), status: 'new' };
  });
  const fixed = gone.filter((finding) => !replaced.taken.has(finding));
  const isHidden = hiddenBy(left);
  const fresh = judged.filter(
    ({ key, status, suppressed }) => status === 'new' && suppressed === undefined && !ofWords.has(key),
  );
  const past = fixed.flatMap((finding): Finding[] => {
    if (isHidden(finding)) return [{ ...finding, status: 'existing' }];
    return isFixed(finding, fresh) ? [{ ...finding, status: 'fixed' }] : [];
  });
  // What is gone was in the way of the edit, even where something else may be wrong now.
  // The same finding about what came in its place fixes nothing.
  const again = new Set(fresh.map(ruleInFile));
  const isTold = toldBy([...fresh, ...fixed.filter((finding) => !again.has(ruleInFile(finding)))]);
  return [
    ...judged.filter(({ key, location }) => !(ofWords.has(key) && isTold(location, ofWords.get(key) === 'stays'))),
    ...past,
  ];
}

const ruleInFile = ({ rule, location }: Finding) => `${rule}\0${fileKey(location)}`;

/** Lines between what a finding names and what else belongs to its statement. */
const NEAR = 20;

/** Tells whether one of the findings that a change brings or removes is about a place. */
function toldBy(findings: readonly Finding[]): (place: Location, stays: boolean) => boolean {
  const told = findings.filter(
    ({ level, status, context }) => context === undefined && (status !== 'new' || level !== 'note'),
  );
  const files = groupBy(
    told.flatMap(({ location, related }) => [location, ...related]),
    fileKey,
  );
  return (place, stays) =>
    (files.get(fileKey(place)) ?? []).some(({ line }) =>
      // What is gone has no line: it tells of what went with it, not of a statement that stays.
      line === undefined ? !stays : Math.abs(line - (place.line ?? line)) <= NEAR,
    );
}

/** Tells whether the subject of a finding of the base moved to where no rule reports it. */
function hiddenBy(left: readonly NoLongerChecked[]): (finding: Finding) => boolean {
  const files = new Map<string, string[]>();
  for (const { from, certificates } of left) {
    const key = fileKey(from);
    files.set(key, [...(files.get(key) ?? []), ...certificates]);
  }
  return ({ location, certificate }) => {
    const certificates = files.get(fileKey(location));
    if (certificates === undefined) return false;
    return certificate === undefined || certificates.includes(certificate);
  };
}

/**
 * Findings of the base whose certificate is gone, each for the one finding that reports the same about its replacement.
 */
function replaceable(gone: readonly Finding[]) {
  const ofPlace = groupBy(gone.filter(isOfCertificate), ruleAtLocation);
  const taken = new Set<Finding>();
  return {
    taken,
    by(finding: Finding): Finding | undefined {
      const old = isOfCertificate(finding) ? ofPlace.get(ruleAtLocation(finding))?.shift() : undefined;
      if (old !== undefined) taken.add(old);
      return old;
    },
  };
}

/**
 * Whether a finding is about a certificate as such, or is a note about its versions. A private key that replaced
 * another is still a leak.
 */
function isOfCertificate({ rule, key, certificate, level }: Finding): boolean {
  return certificate !== undefined && (key === `${rule}|${certificate}` || level === 'note');
}

/** What a finding says, wherever its file lies. */
function withoutPath({ key, message, location: { path } }: Finding): string {
  return `${key.replaceAll(path, '')}\0${message.replaceAll(path, '')}`;
}

function ruleAtLocation({ rule, location }: Finding): string {
  return `${rule}\0${fileKey(location)}\0${location.pointer ?? ''}`;
}

function isWorse(finding: Finding, old: Finding): boolean {
  const suppressed = (one: Finding) => Number(one.suppressed !== undefined);
  const lowered = (one: Finding) => Number(one.context !== undefined);
  return (
    LEVELS.indexOf(finding.level) < LEVELS.indexOf(old.level) ||
    suppressed(finding) < suppressed(old) ||
    lowered(finding) < lowered(old)
  );
}

/** Bad places in changed files that the base did not have, minus as many as are gone: those have moved. */
function furtherPlaces(
  finding: Finding,
  isPool: boolean,
  counted: number,
  old: Finding,
  paths: ReadonlySet<string>,
): Location[] {
  // A milder finding, such as a certificate that nothing renews, does not get worse with a copy.
  if ((finding.level !== 'error' && !isPool) || finding.context !== undefined) return [];
  const had = new Set([old.location, ...old.related].map(fileKey));
  const places = [finding.location, ...finding.related];
  const has = new Set(places.map(fileKey));
  const further = places.slice(0, counted).filter((place) => paths.has(place.path) && !had.has(fileKey(place)));
  const gone = [...had].filter((file) => !has.has(file)).length;
  return new Set(further.map(fileKey)).size > gone ? further : [];
}

/** The same finding with another of its places first, which the baseline does not hold. */
function toldOf(place: Location, { suppressed: _, ...finding }: Finding): Finding {
  const others = [finding.location, ...finding.related].filter((one) => one !== place);
  return { ...finding, location: place, related: others };
}
