import type { Fact, ReviewRow } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { fileKey } from '../util/path-names.ts';
import type { Edit } from './changed-lines.ts';

/** A row together with the facts that it tells of. */
export interface Reviewed {
  row: ReviewRow;
  before?: Fact;
  after?: Fact;
  /** Of a row about statements that no fact tells. */
  edit?: Edit;
}

/** Facts of the base that the same change replaces; none before the change was reviewed. */
export function replacedFacts(reviewed: readonly Reviewed[]): ReadonlySet<Fact> {
  return new Set(reviewed.flatMap(({ row, before }) => (row.action === 'replaced' && before ? [before] : [])));
}

/** Rows whose loss affects no known consumer, by the file that they were in. */
export function unclearLosses(reviewed: readonly Reviewed[]): Map<string, Reviewed[]> {
  const lost = reviewed.filter(({ row, before }) => row.effect === 'unclear' && before !== undefined);
  return groupBy(lost, ({ before }) => fileKey((before as Fact).location));
}
