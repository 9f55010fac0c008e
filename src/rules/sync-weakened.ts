import { type BeforeAfter, compareGraphs } from '../changes/before-after.ts';
import { sourcesOf } from '../changes/dependencies.ts';
import { describeRole, factsWithPlaces } from '../changes/wording.ts';
import { changedAttributes, placeOf } from '../facts/attributes.ts';
import { subjectOf } from '../facts/rule.ts';
import type { AttributeValue, Fact, Level, Location, Problem, Rule } from '../model/index.ts';
import { cronCadence } from '../parsers/cron.ts';
import { downstream, stateOf } from '../topology/graph.ts';
import { restarterOf } from '../topology/restarts.ts';
import { ownersOf } from '../util/codeowners.ts';
import { DAY, goDuration, spellDuration } from '../util/duration.ts';
import { fileKey } from '../util/path-names.ts';
import { listed } from '../util/text.ts';

/** A change after which an edge of the chain still exists and carries renewals later, once, or not at all. */
export const syncWeakened: Rule = {
  id: 'sync-weakened',
  title: 'The change weakens what carries a renewed certificate on',
  level: 'warning',
  why: 'The automation is still there and looks healthy. After this change it runs more rarely, only once, by hand, from a pinned version, or with less time before the expiry, so a renewed certificate may not arrive in time.',
  fix: 'Keep the interval, the threshold or the unpinned reference as it was, or show in the pull request why less is enough.',
  references: [],
  since: '0.1.0',
  about: 'change',
  tellsSameLines: true,
  brief: 'weaker after the change',
  *check(input) {
    const { change, topology } = input;
    if (change === undefined) return;
    const sides = compareGraphs(change, topology);
    const known = change.team?.base.inventory ?? change.base.inventory;
    // A line of a crontab is a schedule, a renewal and a reload at once; a pipeline says on one line when the others run.
    const told = new Map<string, { problem: Problem; consumers: number }>();
    for (const [before, after] of sides.pairs) {
      const { path, line } = after.location;
      if (!change.paths.has(path) && !change.paths.has(before.location.path)) continue;
      const weaker = weakening(before, after);
      if (weaker === undefined || (after.kind === 'consumer' && !isStuck(after, sides))) continue;
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
  },
};

/** Of most certificates; a third of it is when clients renew unless they are told otherwise. */
const LIFETIME = 90 * DAY;
/** How many times as rare a run must be to be worth knowing. */
const NOTABLE = 4;
const CADENCES = ['schedule', 'cron', 'schedules', 'refreshInterval', 'interval'];

const STATES: Partial<Record<ReturnType<typeof stateOf>, string>> = {
  frozen: 'keeps the version it has until a restart',
  pinned: 'is pinned to one version',
  once: 'runs only once',
  off: 'is switched off',
  manual: 'waits for a person',
};

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

interface Weakening {
  /** The predicate of a sentence. */
  how: string;
  /** Which attributes may tell the line. */
  attributes: readonly string[];
  level?: Level;
}

/** How much worse a fact carries renewals than before; undefined where it does not, or no one need hear of it. */
function weakening(before: Fact, after: Fact): Weakening | undefined {
  const [was, is] = [stateOf(before), stateOf(after)];
  const state = STATES[is];
  if (was === 'live' && state !== undefined) return { how: state, attributes: changedAttributes(before, after) };
  const [often, rarely] = [cadenceOf(before), cadenceOf(after)];
  if (often !== undefined && rarely !== undefined && rarely > often && (rarely > DAY || rarely >= NOTABLE * often)) {
    return {
      how: `runs ${every(rarely)} instead of ${every(often)}`,
      attributes: CADENCES,
      // Renewals come weeks ahead: a day more or less is worth knowing at most.
      ...(rarely <= DAY && { level: 'note' as const }),
    };
  }
  if (before.attributes.starts === true && after.attributes.starts !== true)
    return { how: 'no longer starts the workflow that takes it', attributes: [] };
  if (timed(before) && !timed(after)) return { how: 'names no time any more', attributes: [] };
  for (const name of ['renewBefore', 'expiryOffset'] as const) {
    const [longer, shorter] = [durationOf(before.attributes[name]), durationOf(after.attributes[name])];
    const enough = (durationOf(after.attributes.duration) ?? LIFETIME) / 3;
    if (longer !== undefined && shorter !== undefined && shorter < longer && shorter < enough) {
      return { how: `starts ${spell(shorter)} before the end instead of ${spell(longer)}`, attributes: [name] };
    }
  }
  const targets = after.attributes.targets ?? [];
  const left = (before.attributes.targets ?? []).filter((target) => !targets.includes(target));
  if (targets.length > 0 && left.length > 0)
    return { how: `no longer reaches ${listed(left, 3)}`, attributes: ['targets'] };
  if (before.attributes.told === true && after.attributes.told !== true)
    return { how: 'tells nobody to reload what it brings', attributes: [] };
  const rehearsal = after.attributes.staging;
  if (typeof rehearsal === 'string' && before.attributes.staging === undefined)
    return { how: `only rehearses (\`${rehearsal}\`)`, attributes: ['staging'] };
  return undefined;
}

const timed = (fact: Fact) => fact.kind === 'schedule' && fact.attributes.schedules !== undefined;

/** Milliseconds between two runs, where the fact states a schedule or an interval. */
function cadenceOf({ attributes }: Fact): number | undefined {
  const { schedule, cron, schedules } = attributes;
  const cadences = [schedule, cron, ...(Array.isArray(schedules) ? schedules : [])].flatMap((expression) => {
    const cadence = typeof expression === 'string' ? cronCadence(expression) : undefined;
    return cadence === 'never' ? Number.POSITIVE_INFINITY : typeof cadence === 'number' ? cadence : [];
  });
  if (cadences.length > 0) return Math.min(...cadences);
  const interval = durationOf(attributes.refreshInterval) ?? durationOf(attributes.interval);
  // Zero switches a check off.
  return interval === 0 ? Number.POSITIVE_INFINITY : interval;
}

function durationOf(value: AttributeValue | undefined): number | undefined {
  return typeof value === 'string' ? goDuration(value) : undefined;
}

function spell(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? spellDuration(milliseconds) : 'never';
}

/** `every hour`, `every 12 hours`, `never`. */
function every(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? `every ${spellDuration(milliseconds).replace(/^1 (?=\w+$)/, '')}` : 'never';
}
