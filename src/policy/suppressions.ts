import type {
  ExpectEntry,
  Finding,
  IgnoreComment,
  IgnoreEntry,
  Location,
  Placed,
  Policy,
  Problem,
  Repository,
  RuleDoc,
} from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { readDay } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { fileKey } from '../util/path-names.ts';
import { type PlacePattern, placePattern } from '../util/place-patterns.ts';
import { type Baseline, type BaselineEntry, encodeField } from './baseline.ts';

export type Acceptance = NonNullable<Finding['suppressed']>;

/** A weekly audit falls into these days at least once. */
const LAST_DAYS = 7 * DAY;

/** How much of its time an entry has left. */
type Term = 'long' | 'ending' | 'lapsed';

/** The findings that the policy accepts, and the places that each of its entries matched. */
export interface SuppressionLog {
  /** Makes the function that tells whether a place of a problem is accepted; of several entries, the first in force. */
  forProblem(
    rule: Pick<RuleDoc, 'id' | 'expectedAs' | 'excusedBy'>,
    subject: string,
    problem: Pick<Problem, 'certificate'>,
  ): (place: Location) => Acceptance | undefined;
  ignores: readonly {
    entry: Placed<IgnoreEntry>;
    at: PlacePattern | undefined;
    term: Term;
    matched: Location[];
  }[];
  comments: readonly { comment: IgnoreComment; term: Term; matched: Location[] }[];
  expects: readonly { entry: Placed<ExpectEntry>; at: PlacePattern; matched: Location[] }[];
  baseline: readonly { entry: BaselineEntry; matched: Location[] }[];
}

/**
 * Starts the log of suppressions. Expectations apply first, then ignore entries, then the baseline. Entries apply to
 * single places.
 */
export function trackSuppressions(
  policy: Policy,
  now: number,
  baseline: Baseline | undefined,
  repositories: readonly Repository[] = [],
  ignoreComments: readonly IgnoreComment[] = [],
): SuppressionLog {
  const pattern = (path: string) => placePattern(path, repositories, policy.matches);
  const termOf = (until: string): Term => {
    const left = (readDay(until) ?? Number.NEGATIVE_INFINITY) + DAY - now;
    return left <= 0 ? 'lapsed' : left <= LAST_DAYS ? 'ending' : 'long';
  };
  const ignores = policy.ignore.map((entry) => {
    const at = entry.path === undefined ? undefined : pattern(entry.path);
    return { entry, at, term: termOf(entry.until), matched: [] as Location[] };
  });
  const comments = ignoreComments
    .filter(({ problem, pending }) => problem === undefined && !pending)
    .map((comment) => ({ comment, term: termOf(comment.until), matched: [] as Location[] }));
  const byFile = groupBy(comments, ({ comment }) => `${comment.rule}\0${fileKey(comment)}`);
  const expects = policy.expect.map((entry) => ({ entry, at: pattern(entry.path), matched: [] as Location[] }));
  const lines = (baseline?.entries ?? []).map((entry) => ({ entry, matched: [] as Location[] }));
  const bySubject = groupBy(lines, ({ entry }) => `${entry.rule} ${entry.subject}`);

  const forProblem: SuppressionLog['forProblem'] = (rule, subject, { certificate }) => {
    const expected = expects.filter(({ entry }) => entry.state === rule.expectedAs);
    const beside = expects.filter(({ entry }) => entry.state === rule.excusedBy);
    const ignored = ignores.filter(
      ({ entry }) =>
        (entry.rule === undefined || entry.rule === rule.id) &&
        (entry.certificate === undefined || entry.certificate === certificate),
    );
    const listed = bySubject.get(`${rule.id} ${encodeField(subject)}`) ?? [];
    return (place) => {
      let found: Acceptance | undefined;
      for (const { entry, at, matched } of expected) {
        if (!at.matches(place)) continue;
        matched.push(place);
        found ??= { by: 'expect', reason: `The config file expects it to be ${entry.state}.` };
      }
      const because = beside.find(({ at }) => at.matches(place));
      if (because !== undefined)
        found ??= { by: 'expect', reason: `The config file expects it to be ${because.entry.state}.` };
      for (const { entry, at, term, matched } of ignored) {
        if (at?.matches(place) === false) continue;
        matched.push(place);
        if (term !== 'lapsed') found ??= { by: 'ignore', reason: entry.reason, until: entry.until };
      }
      for (const { comment, term, matched } of byFile.get(`${rule.id}\0${fileKey(place)}`) ?? []) {
        if (place.line === undefined || place.line < comment.from || place.line > comment.to) continue;
        matched.push(place);
        if (term !== 'lapsed') found ??= { by: 'ignore', reason: comment.reason, until: comment.until };
      }
      for (const { entry, matched } of listed) {
        if (entry.path !== undefined && entry.path !== encodeField(place.path)) continue;
        matched.push(place);
        found ??= { by: 'baseline', reason: 'It is in the baseline.' };
      }
      return found;
    };
  };
  return { forProblem, ignores, comments, expects, baseline: lines };
}
