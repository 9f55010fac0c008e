import { cronCadence } from '../lib/cron.ts';
import { goDuration, spellDuration } from '../lib/duration.ts';
import { roleOf } from '../lib/fact-changes.ts';
import { subjectOf } from '../lib/fact-rules.ts';
import { downstream, stateOf } from '../lib/graph.ts';
import { sidesOf } from '../lib/lost-links.ts';
import { ownersOf } from '../lib/owners.ts';
import { placesText } from '../lib/path-names.ts';
import type { Fact, Rule } from '../model/index.ts';

/** A change after which an edge of the chain still exists and carries renewals later, once, or not at all. */
export const syncWeakened: Rule = {
  id: 'sync-weakened',
  title: 'The change weakens what carries a renewed certificate on',
  level: 'warning',
  why: 'The automation is still there and looks healthy. After this change it runs more rarely, only once, by hand, from a pinned version, or with less time before the expiry, so a renewed certificate may not arrive in time.',
  fix: 'Keep the interval, the threshold or the unpinned reference as it was, or show in the pull request why less is enough.',
  references: [],
  since: '0.1.0',
  *check(input) {
    const { change, topology } = input;
    if (change === undefined) return;
    const sides = sidesOf(change, topology);
    const known = change.team?.base.inventory ?? change.base.inventory;
    for (const [before, after] of sides.pairs) {
      if (!change.paths.has(after.location.path) && !change.paths.has(before.location.path)) continue;
      const how = weakening(before, after);
      if (how === undefined) continue;
      const consumers = downstream(sides.base, sides.baseNodeOf(before)).flatMap(({ fact }) =>
        fact.kind === 'consumer' ? (sides.pairs.get(fact)?.location ?? []) : [],
      );
      const effect = consumers.length === 0 ? '' : ` ${placesText(consumers)} depends on it.`;
      const owners = [...new Set(consumers.flatMap((place) => ownersOf(place, known)))];
      yield {
        subject: `${after.mechanism}:${after.kind}:${subjectOf(after)}`,
        message: `After this change ${roleOf(after)} ${how}.${effect}`,
        locations: [after.location],
        related: consumers,
        ...(owners.length > 0 && { owners }),
      };
    }
  },
};

const STATES: Partial<Record<ReturnType<typeof stateOf>, string>> = {
  frozen: 'keeps the version it has until a restart',
  pinned: 'is pinned to one version',
  once: 'runs only once',
  off: 'is switched off',
  manual: 'waits for a person',
};

/** How much worse a fact carries renewals than before, as the predicate of a sentence; undefined where it does not. */
function weakening(before: Fact, after: Fact): string | undefined {
  const [was, is] = [stateOf(before), stateOf(after)];
  if (was === 'live' && is !== 'live') return STATES[is];
  const [cadenceBefore, cadenceAfter] = [cadenceOf(before), cadenceOf(after)];
  if (cadenceBefore !== undefined && cadenceAfter !== undefined && cadenceAfter > cadenceBefore) {
    return `runs every ${spell(cadenceAfter)} instead of every ${spell(cadenceBefore)}`;
  }
  for (const name of ['renewBefore', 'expiryOffset']) {
    const [longer, shorter] = [durationOf(before, name), durationOf(after, name)];
    if (longer !== undefined && shorter !== undefined && shorter < longer) {
      return `starts ${spell(shorter)} before the end instead of ${spell(longer)}`;
    }
  }
  return undefined;
}

/** Milliseconds between two runs, where the fact states a schedule or an interval. */
function cadenceOf(fact: Fact): number | undefined {
  const { schedule, cron } = fact.attributes;
  for (const expression of [schedule, cron]) {
    const cadence = typeof expression === 'string' ? cronCadence(expression) : undefined;
    if (typeof cadence === 'number') return cadence;
    if (cadence === 'never') return Number.POSITIVE_INFINITY;
  }
  return durationOf(fact, 'refreshInterval') ?? durationOf(fact, 'interval');
}

function durationOf(fact: Fact, name: string): number | undefined {
  const value = fact.attributes[name];
  return typeof value === 'string' ? goDuration(value) : undefined;
}

function spell(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? spellDuration(milliseconds) : 'never';
}
