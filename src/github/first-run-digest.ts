import { DIGEST_KEY, digestDraft, itemOf, listedItems } from '../reporting/issue-digest.ts';
import type { IssueDraft } from '../reporting/issue-subjects.ts';
import { STAGES } from '../reporting/urgency.ts';
import { filesOf, type Judged, type KnownIssue } from './issue-lifecycle.ts';

/**
 * The issues that should be open if the first run of a repository opens one digest in place of more than `most` issues.
 * A subject stays in the digest that lists it until it is fixed or becomes more urgent; a new subject has an issue of
 * its own.
 * @param drafts most urgent first
 * @param most 0 if no run opens a digest
 */
export function withDigest(
  drafts: readonly IssueDraft[],
  known: readonly KnownIssue[],
  judged: Judged,
  most: number,
): readonly IssueDraft[] {
  const digest = digestAmong(known, judged);
  if (digest === undefined) {
    const isFirst = !known.some(({ marker }) => judged.mine(marker.key));
    if (!isFirst || !(most > 0) || drafts.length <= most) return drafts;
    return [digestDraft(drafts.map(itemOf), drafts)];
  }
  const own = new Set(known.filter((issue) => issue !== digest).map(({ marker }) => marker.key));
  const listed = listedItems(digest.body);
  const stages = new Map(listed.map(({ key, stage }) => [key, STAGES.indexOf(stage)]));
  const covered = new Map(
    drafts
      .filter(({ key, stage }) => !own.has(key) && STAGES.indexOf(stage) <= (stages.get(key) ?? -1))
      .map((draft) => [draft.key, draft]),
  );
  const others = drafts.filter(({ key }) => !covered.has(key));
  const elsewhere = new Set(others.map(({ key }) => key));
  const isSeen = judged.complete && judged.unseen(filesOf(digest), digest.marker.part === judged.part) === undefined;
  const items = listed.map((item) => {
    const draft = covered.get(item.key);
    if (draft !== undefined) return { ...itemOf(draft), stage: item.stage };
    return isSeen || elsewhere.has(item.key) ? { ...item, done: true } : item;
  });
  if (items.every(({ done }) => done)) return others;
  return [digestDraft(items, [...covered.values()]), ...others];
}

/** The digest that is not resolved, of this job before those of others. */
function digestAmong(known: readonly KnownIssue[], { part, mine }: Judged): KnownIssue | undefined {
  if (!mine(DIGEST_KEY)) return undefined;
  const all = known.filter(({ marker }) => marker.key === DIGEST_KEY && marker.state !== 'resolved');
  const oldest = all.toSorted((a, b) => a.number - b.number);
  return oldest.find(({ marker }) => marker.part === part) ?? oldest[0];
}
