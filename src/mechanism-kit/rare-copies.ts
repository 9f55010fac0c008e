import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, spellRef } from '../facts/refs.ts';
import { factRule } from '../facts/rule.ts';
import type { Fact, Ref, Rule } from '../model/index.ts';
import { cronCadence } from '../parsers/cron.ts';
import { graphOf, nodeOf, stateOf, upstream } from '../topology/graph.ts';
import { addTo } from '../util/collections.ts';
import { DAY, goDuration, spellDuration } from '../util/duration.ts';
import { memoizeByObject } from '../util/memoize.ts';

/** Most clients renew 30 days before the end of 90, cert-manager among them. */
const WINDOW = 30 * DAY;
/** Scripts that call one another, one after the other. */
const MAX_CALLS = 4;

/**
 * The rule of mechanisms that read copies made by commands: the time between two copies is longer than the renewal window.
 * @param done what happens to the certificate, for the title
 */
export function rareCopyRule(mechanism: string, done: 'copied' | 'uploaded'): Rule {
  return factRule(mechanism, {
    id: `${mechanism}-copied-too-rarely`,
    title: `Renewed certificate is ${done} too rarely`,
    level: 'warning',
    why: 'A certificate is renewed some weeks before it expires. A copy that runs less often keeps the old version after it expires, although every renewal and every copy succeeds.',
    fix: 'Run the copy at least once a day, or after each renewal.',
    references: ['https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/'],
    kind: 'copy',
    problem(fact, { neighbours, topology }) {
      const around = neighbours(fact);
      const times = timesOf(fact, around);
      const wait = shortestWait(times);
      if (fact.attributes.setup === true || wait === undefined) return undefined;
      const graph = graphOf(topology);
      const producers = upstream(graph, nodeOf(topology, fact)).filter(
        ({ fact: one }) => one.kind === 'producer' && stateOf(one) === 'live' && !sharesRun(one, fact),
      );
      const [first] = producers;
      const renewed = first !== undefined || fact.attributes.renewed === true;
      const limit = producers.length === 0 ? WINDOW : Math.min(...producers.map(({ fact: one }) => windowOf(one)));
      if (!renewed || wait <= limit || isCopiedOtherwise(fact, around)) return undefined;
      const often = Number.isFinite(wait) ? `up to ${spellDuration(wait)} pass between two runs` : 'it never runs';
      const what = fact.reads.find((ref) => isOfKind(ref, 'secret', 'path'));
      const [target] = fact.writes;
      return {
        message: `${what === undefined ? 'A renewed certificate' : spelled(what, 'The ')} is copied${target === undefined ? '' : ` to ${spelled(target, 'the ')}`} at \`${times.join('`, `')}\`: ${often}. The certificate is renewed ${spellDuration(limit)} before it expires.`,
        subject: `${fact.location.path}#${target ?? 'copy'}`,
        ...(first !== undefined && { related: [first.fact.location] }),
      };
    },
  });
}

/** The longest time between two runs, in milliseconds, of the schedule that runs most often; undefined where one is not understood. */
export function shortestWait(times: readonly string[]): number | undefined {
  const waits = times.map(cronCadence);
  if (waits.length === 0 || waits.includes(undefined)) return undefined;
  return Math.min(...waits.map((one) => (typeof one === 'number' ? one : Number.POSITIVE_INFINITY)));
}

const spelled = (ref: Ref, article: string) => `${isOfKind(ref, 'secret') ? article : ''}${spellRef(ref)}`;

const schedules: FactKeys = ({ kind, attributes, writes }) =>
  kind === 'schedule' && attributes.disabled !== true ? writes : [];

/** When a command runs, as cron expressions: by its own place, or by the script that holds it and what calls that. */
export function timesOf(fact: Fact, neighbours: readonly Fact[]): string[] {
  const { schedules: own = [] } = fact.attributes;
  if (own.length > 0) return own;
  const found: string[] = [];
  let wanted = new Set(fact.reads.filter((ref) => isOfKind(ref, 'script', 'unit')));
  for (let round = 0; round < MAX_CALLS && wanted.size > 0; round += 1) {
    // Thousands of scripts may call the same one.
    const started = new Set([...wanted].flatMap((ref) => factsBy(neighbours, schedules, ref)));
    for (const one of started) for (const time of isTold(one, fact) ? ['?'] : timesStated(one)) found.push(time);
    wanted = new Set([...started].flatMap(({ attributes, reads }) => (attributes.call === true ? reads : [])));
  }
  return found;
}

const timesStated = ({ attributes }: Fact) => [attributes.schedule ?? attributes.schedules ?? []].flat();

/** Whether the check of cron's lines tells how rarely a script runs. */
const isTold = ({ mechanism, attributes }: Fact, copy: Fact) =>
  mechanism === 'cron' && attributes.call !== true && (attributes.unknown !== true || copy.mechanism === 'file-copies');

/** Where the client runs in the same script, its own check tells how rarely. */
const sharesRun = (producer: Fact, copy: Fact) =>
  producer.attributes.surface !== undefined && producer.location.path === copy.location.path;

/** How long before the end a producer renews, where it says so. */
function windowOf({ attributes }: Fact): number {
  const duration = (name: 'duration' | 'renewBefore') => {
    const value = attributes[name];
    return typeof value === 'string' ? goDuration(value) : undefined;
  };
  const lifetime = duration('duration');
  return duration('renewBefore') ?? (lifetime === undefined ? WINDOW : lifetime / 3);
}

const copies: FactKeys = ({ kind, writes }) => (kind === 'copy' || kind === 'sink' ? writes : []);

/** Whether something else brings the same: a hook of the client, a mirror. */
function isCopiedOtherwise(fact: Fact, neighbours: readonly Fact[]): boolean {
  const others = copiers(neighbours);
  return fact.writes.some((ref) =>
    others
      .get(ref)
      ?.get('')
      ?.some((other) => other !== fact),
  );
}

const copiers = firstOfEachSort(copies, (fact, neighbours) =>
  fact.attributes.setup !== true && timesOf(fact, neighbours).length === 0 ? '' : undefined,
);

/** Whether something brings the same again and again: a mirror, a producer, or commands that run on a schedule. */
export function isKeptOtherwise(fact: Fact, neighbours: readonly Fact[]): boolean {
  const others = keepers(neighbours);
  return fact.writes.some((ref) =>
    [...(others.get(ref) ?? [])].some(([sort, some]) =>
      sort === TIMED ? some.some((other) => other !== fact) : sort !== fact.mechanism,
    ),
  );
}

const TIMED = '';
const keepers = firstOfEachSort(
  (fact) => (fact.kind === 'producer' ? fact.writes : copies(fact)),
  (fact, neighbours) => (timesOf(fact, neighbours).length > 0 ? TIMED : fact.mechanism),
);

/**
 * Makes the index of facts by key and by sort, with the first two of each: the second is another one for the first. Thousands
 * of copies may bring the same, and each asks for the others.
 */
function firstOfEachSort(keys: FactKeys, sortOf: (fact: Fact, neighbours: readonly Fact[]) => string | undefined) {
  return memoizeByObject((neighbours: readonly Fact[]) => {
    const index = new Map<string, Map<string, Fact[]>>();
    for (const fact of neighbours) {
      const refs = keys(fact);
      const sort = refs.length === 0 ? undefined : sortOf(fact, neighbours);
      if (sort === undefined) continue;
      for (const ref of refs) {
        const sorts = index.get(ref) ?? new Map<string, Fact[]>();
        index.set(ref, sorts);
        if ((sorts.get(sort)?.length ?? 0) < 2) addTo(sorts, sort, fact);
      }
    }
    return index;
  });
}
