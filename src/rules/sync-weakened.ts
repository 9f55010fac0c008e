import { type BeforeAfter, compareGraphs } from '../changes/before-after.ts';
import { lostLinks } from '../changes/broken-links.ts';
import { sourcesOf } from '../changes/dependencies.ts';
import { productionTexts } from '../changes/edits.ts';
import { dropsUsedName } from '../changes/names-dropped.ts';
import { reviewOf } from '../changes/review.ts';
import { unclearLosses } from '../changes/reviewed.ts';
import { isAlert } from '../changes/steps.ts';
import { weakening } from '../changes/weakening.ts';
import { describeRole, factsWithPlaces } from '../changes/wording.ts';
import { placeOf } from '../facts/attributes.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { subjectOf } from '../facts/rule.ts';
import type { Fact, Location, Problem, Rule, RuleInput } from '../model/index.ts';
import { downstream } from '../topology/graph.ts';
import { restarterOf } from '../topology/restarts.ts';
import { ownersOf } from '../util/codeowners.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey } from '../util/path-names.ts';

/** A change after which a link of the chain still exists, but delivers renewals later, once, or not at all. */
export const syncWeakened: Rule = {
  id: 'sync-weakened',
  family: 'changes',
  title: 'Change makes renewal or distribution less reliable',
  level: 'warning',
  otherLevels: { note: 'when the new schedule still runs at least once a day' },
  why: 'The automation still exists and looks healthy. But it now runs less often, only once, by hand, from a pinned version, or closer to the expiration date. A renewed certificate may arrive too late.',
  fix: 'Restore the previous schedule, threshold or reference, or explain in the pull request why the change is safe.',
  references: [],
  since: '0.1.0',
  about: 'change',
  tellsSameLines: true,
  brief: 'less reliable after this change',
  *check(input) {
    const { change, topology } = input;
    if (change === undefined) return;
    const sides = compareGraphs(change, topology);
    const known = change.team?.base.inventory ?? change.base.inventory;
    const texts = productionTexts(change, input.policy.contextOf);
    // A line of a crontab is a schedule, a renewal and a reload at once; a pipeline says on one line when the others run.
    const told = new Map<string, { problem: Problem; consumers: number }>();
    for (const [before, after] of sides.pairs) {
      const { path, line } = after.location;
      if (!change.paths.has(path) && !change.paths.has(before.location.path)) continue;
      const delayed = weakening(before, after);
      const weaker = delayed ?? dropsUsedName(before, after, sides, texts);
      // A hook that is gone from its line is told as a step that was removed.
      if (weaker?.attributes.includes('hook') && losesReload(before, sides)) continue;
      if (weaker?.attributes.includes('follows') && losesCall(before, sides, input)) continue;
      if (weaker === undefined || (delayed === undefined && filesOfLostLinks(sides).has(fileKey(before.location))))
        continue;
      // Of readers, an alert is a step of its own.
      if (after.kind === 'consumer' && !isAlert(after) && !isStuck(after, sides)) continue;
      const consumers = downstream(sides.base, sides.baseNodeOf(before)).flatMap(({ fact }) =>
        fact.kind === 'consumer' ? (sides.pairs.get(fact) ?? []) : [],
      );
      const keys = [`${fileKey(after.location)}\0${line}`, `${fileKey(after.location)}\0${weaker.how}`];
      const same = keys.map((one) => told.get(one)).find((one) => one !== undefined);
      if (same !== undefined && same.consumers >= consumers.length) continue;
      const places = consumers.map((one) => one.location);
      const owners = [...new Set(places.flatMap((one) => ownersOf(one, known)))];
      const problem = {
        subject: `${after.mechanism}:${after.kind}:${subjectOf(after)}`,
        ...(weaker.level && { level: weaker.level }),
        message: `After this change ${describeRole(after)} ${weaker.how}.${effectOn(consumers, after.location)}`,
        locations: [placeOf(after, ...weaker.attributes)],
        related: places,
        ...(owners.length > 0 && { owners }),
      };
      if (same !== undefined)
        Object.assign(same, {
          problem: { ...problem, locations: same.problem.locations },
          consumers: consumers.length,
        });
      else {
        const first = { problem, consumers: consumers.length };
        for (const one of keys) told.set(one, first);
      }
    }
    yield* new Set([...told.values()].map((one) => one.problem));
    const perFile = new Map<string, number>();
    for (const { edit, row } of reviewOf(change, input, input.policy.contextOf)) {
      if (edit?.how === undefined || row.effect === undefined || row.context !== undefined) continue;
      const number = (perFile.get(edit.path) ?? 0) + 1;
      perFile.set(edit.path, number);
      if (number > MAX_EDITS) continue;
      yield {
        subject: `${edit.path}:${edit.how}`,
        message: `After this change, ${edit.path} ${edit.how}.`,
        fix: 'Restore the previous lines, or explain in the pull request why the change is safe.',
        locations: [row.location],
        ofWords: edit.stays ? 'stays' : true,
      };
    }
  },
};

/** Edits of one file that have a finding. */
const MAX_EDITS = 3;

function losesReload({ location }: Fact, { base, pairs }: BeforeAfter): boolean {
  const beside = factsBy(base.facts, byLine, `${fileKey(location)}\0${location.line}`);
  return beside.some((fact) => fact.kind === 'reload' && !pairs.has(fact));
}

/** The files in which the change breaks a link of the chain: what lost its certificate is told with it. */
const filesOfLostLinks = memoizeByObject(
  (sides: BeforeAfter) => new Set(lostLinks(sides).map(({ cause }) => fileKey(cause.before.location))),
);

/** Whether a call that is gone from the file is told as a step that was removed. */
function losesCall({ location }: Fact, sides: BeforeAfter, input: RuleInput): boolean {
  const calls = factsBy(sides.base.facts, callsByFile, fileKey(location)).filter(
    (fact) => !sides.pairs.has(fact) && downstream(sides.base, sides.baseNodeOf(fact)).length > 0,
  );
  if (calls.length === 0 || input.change === undefined) return false;
  const unclear = unclearLosses(reviewOf(input.change, input, input.policy.contextOf)).get(fileKey(location)) ?? [];
  const told = new Set([...lostLinks(sides).map(({ cause }) => cause.before), ...unclear.map(({ before }) => before)]);
  return calls.some((fact) => told.has(fact));
}

const callsByFile: FactKeys = ({ attributes, location }) => (attributes.call === true ? [fileKey(location)] : []);
const byLine: FactKeys = ({ location }) => [`${fileKey(location)}\0${location.line}`];

/** Whether renewed versions come to a consumer, and nothing restarts it for them. */
function isStuck(after: Fact, { head, headNodeOf }: BeforeAfter): boolean {
  const node = headNodeOf(after);
  return sourcesOf(head, node).length > 0 && restarterOf(head, node) === undefined;
}

function effectOn(consumers: readonly Fact[], beside: Location): string {
  if (consumers.length === 0) return '';
  const { text, several } = factsWithPlaces(consumers, beside);
  return ` ${text} ${several ? 'depend' : 'depends'} on it.`;
}
