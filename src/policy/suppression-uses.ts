import {
  type EntryUse,
  type ExpectEntry,
  type IgnoreComment,
  type IgnoreEntry,
  type Inventory,
  type Location,
  leavesHole,
} from '../model/index.ts';
import { fileKey } from '../util/path-names.ts';
import type { PlacePattern } from '../util/place-patterns.ts';
import { didYouMean } from '../util/typos.ts';
import type { Baseline } from './baseline.ts';
import type { SuppressionLog } from './suppressions.ts';

/**
 * The effect of each entry, once all rules have run. An entry without a match is unused only if all of the repository
 * was read and every rule ran (`whole`). Otherwise its findings may be in the part that was not read.
 */
export function entryUses(
  ledger: SuppressionLog,
  inventory: Inventory,
  baseline: (Baseline & { home?: string | undefined }) | undefined,
  whole: boolean,
): EntryUse[] {
  const uses: EntryUse[] = [];
  const state = (matched: readonly Location[]) => (matched.length > 0 || !whole ? 'used' : 'unused');
  for (const { entry, at, term, matched } of ledger.ignores) {
    // An entry for a repository that was not read has its use elsewhere.
    const foreign = at?.inScope === false;
    uses.push({
      kind: 'ignore',
      location: entry.location,
      text: ignoreText(entry),
      state: term !== 'long' && matched.length > 0 ? term : foreign ? 'used' : state(matched),
      until: entry.until,
      related: matched,
    });
  }
  for (const { comment, term, matched } of ledger.comments) {
    uses.push({
      ...commentUse(comment),
      state: term !== 'long' && matched.length > 0 ? term : state(matched),
      until: comment.until,
      related: matched,
    });
  }
  for (const { entry, at, matched } of ledger.expects) {
    const satisfied = new Set(matched.map(fileKey));
    const broken = filesOf(entry, at, inventory).filter((file) => !satisfied.has(fileKey(file)));
    const isBroken = broken.length > 0 || (matched.length === 0 && whole && at.inScope);
    uses.push({
      kind: 'expect',
      location: entry.location,
      text: `${entry.path}: ${entry.state}`,
      state: isBroken ? 'broken' : 'used',
      related: broken,
    });
  }
  const place = { repository: baseline?.home ?? inventory.repositories[0]?.name ?? '', path: baseline?.path ?? '' };
  for (const { entry, matched } of ledger.baseline) {
    const text = [entry.rule, entry.subject, ...(entry.path === undefined ? [] : [entry.path])].join(' ');
    const location = { ...place, line: entry.line };
    uses.push({ kind: 'baseline', location, text, state: state(matched), related: matched });
  }
  return uses;
}

/** The comments that ignore nothing, because they are incomplete or name an unknown rule. */
export function invalidComments(comments: readonly IgnoreComment[], ruleIds: readonly string[]): EntryUse[] {
  return comments.flatMap((comment) => {
    const { rule } = comment;
    const unknown = ruleIds.includes(rule) ? undefined : `there is no rule "${rule}"${didYouMean(rule, ruleIds)}`;
    const problem = comment.problem ?? unknown;
    return problem === undefined ? [] : [{ ...commentUse(comment), state: 'invalid' as const, problem, related: [] }];
  });
}

function commentUse({ repository, path, line, rule }: IgnoreComment): Pick<EntryUse, 'kind' | 'location' | 'text'> {
  return {
    kind: 'comment',
    location: { repository, path, ...(line !== undefined && { line }) },
    text: `${rule} ${path}`,
  };
}

/** Whether everything that the source holds was read: nothing excluded, nothing cut off. */
export function isWhole({ repositories }: Inventory): boolean {
  return repositories.every(
    ({ skipped, failure }) =>
      (failure === undefined || failure.reason === 'empty') &&
      skipped.every((entry) => entry.reason !== 'excluded' && !leavesHole(entry)),
  );
}

function ignoreText({ rule, path, certificate }: IgnoreEntry): string {
  const parts = { rule, path, certificate: certificate?.slice(0, 16) };
  return Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}

/** The files that an expectation speaks of: those with certificates, or with anything at all where it expects damage. */
function filesOf(entry: ExpectEntry, at: PlacePattern, inventory: Inventory): Location[] {
  const files = new Map<string, Location>();
  const add = ({ repository, path }: Location): void => {
    const key = fileKey({ repository, path });
    if (!files.has(key) && at.matches({ repository, path })) files.set(key, { repository, path });
  };
  for (const { sightings } of inventory.certificates) for (const sighting of sightings) add(sighting);
  if (entry.state === 'unreadable') for (const object of [...inventory.unreadable, ...inventory.keystores]) add(object);
  return [...files.values()];
}
