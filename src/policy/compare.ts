import { type Finding, LEVELS } from '../model/index.ts';

/**
 * The findings of a change: those of the head as `new` or `existing`, and those of the base that are gone as `fixed`.
 * One whose level got worse is new. Both sides were judged at the same instant by the same policy, so that nothing is new
 * because a day went by.
 */
export function compareFindings(base: readonly Finding[], head: readonly Finding[]): Finding[] {
  const before = new Map(base.map((finding) => [finding.key, finding]));
  const after = new Set(head.map((finding) => finding.key));
  const judged = head.map((finding): Finding => {
    const old = before.get(finding.key);
    const status = old === undefined || isWorse(finding, old) ? 'new' : 'existing';
    return { ...finding, status };
  });
  const fixed = base.filter((finding) => !after.has(finding.key) && finding.suppressed === undefined);
  return [...judged, ...fixed.map((finding): Finding => ({ ...finding, status: 'fixed' }))];
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
