import { changedAttributes } from '../facts/attributes.ts';
import { cadenceOf } from '../facts/cadence.ts';
import type { AttributeValue, Fact, Level, OwnAttributes } from '../model/index.ts';
import { stateOf } from '../topology/graph.ts';
import { DAY, goDuration, spellDuration } from '../util/duration.ts';
import { listed } from '../util/text.ts';

/** Usual lifetime; clients renew when a third of it is left, unless they are configured otherwise. */
const LIFETIME = 90 * DAY;
/** How many times less frequent a run must be to be reported. */
const NOTABLE = 4;
/** Seconds before the end below which an alert leaves too little time to repair what failed. */
const LATE_ALERT = 7 * 86_400;
const CADENCES = ['schedule', 'cron', 'schedules', 'refreshInterval', 'interval'];

const STATES: Partial<Record<ReturnType<typeof stateOf>, string>> = {
  frozen: 'keeps its version until a restart',
  pinned: 'is pinned to one version',
  once: 'runs only once',
  off: 'is disabled',
  manual: 'waits for a person',
};

/** How a step became weaker. */
export interface Weakening {
  /** The predicate of a sentence. */
  how: string;
  /** Which attributes may tell the line. */
  attributes: readonly string[];
  level?: Level;
}

/** How a fact became a less reliable step; undefined if it did not, or if it is not worth reporting. */
export function weakening(before: Fact, after: Fact): Weakening | undefined {
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
    return { how: 'no longer starts the workflow that deploys it', attributes: [] };
  if (timed(before) && !timed(after)) return { how: 'no longer has a schedule', attributes: [] };
  for (const name of ['renewBefore', 'expiryOffset'] as const) {
    const [stated, shorter] = [durationOf(before.attributes[name]), durationOf(after.attributes[name])];
    const longer = stated ?? usualLead(before, name);
    const enough = (durationOf(after.attributes.duration) ?? LIFETIME) / 3;
    if (longer !== undefined && shorter !== undefined && shorter < longer && shorter < enough) {
      return { how: `starts ${spell(shorter)} before expiration instead of ${spell(longer)}`, attributes: [name] };
    }
  }
  const targets = after.attributes.targets ?? [];
  const left = (before.attributes.targets ?? []).filter((target) => !targets.includes(target));
  if (targets.length > 0 && left.length > 0)
    return { how: `no longer reaches ${listed(left, 3)}`, attributes: ['targets'] };
  if (before.attributes.told === true && after.attributes.told !== true)
    return { how: 'no longer triggers a reload after it copies', attributes: [] };
  const [ran, runs] = [hookOf(before), hookOf(after)];
  if (ran !== undefined && runs === undefined && !isOpen(after.attributes.hook) && !isOpen(after.attributes.reload))
    return { how: `no longer runs \`${ran}\` after a renewal`, attributes: ['hook', 'reload'] };
  const [first, then] = [before.attributes.follows ?? [], after.attributes.follows ?? []];
  const dropped = first.filter((script) => !then.includes(script));
  if (then.length < first.length && dropped.length > 0)
    return { how: `no longer runs \`${listed(dropped, 2)}\` after it`, attributes: ['follows'] };
  for (const name of ['renewDays', 'minDays', 'renewBeforePercentage'] as const) {
    const [longer, shorter] = [numberOf(before.attributes[name]), numberOf(after.attributes[name])];
    const enough = name === 'renewBeforePercentage' ? 100 / 3 : LIFETIME / DAY / 3;
    const unit = name === 'renewBeforePercentage' ? ' % of the lifetime' : ' days';
    if (longer !== undefined && shorter !== undefined && shorter < longer && shorter < enough)
      return { how: `starts ${shorter}${unit} before expiration instead of ${longer}${unit}`, attributes: [name] };
  }
  if (after.attributes.hidden !== undefined && before.attributes.hidden === undefined && isStep(after))
    return { how: `hides its failures (\`${after.attributes.hidden}\`)`, attributes: ['hidden'] };
  const [early, late] = [secondsOf(before), secondsOf(after)];
  if (early !== undefined && late !== undefined && late < early && late < LATE_ALERT)
    return {
      how: `alerts ${spell(late * 1000)} before expiration instead of ${spell(early * 1000)}`,
      attributes: ['seconds'],
    };
  const [{ ignored: unnamed }, { ignored }]: [OwnAttributes, OwnAttributes] = [before.attributes, after.attributes];
  if (typeof ignored === 'string' && unnamed === undefined)
    return { how: `is in a file that cron ignores on Debian and Alpine (\`${ignored}\`)`, attributes: ['ignored'] };
  const rehearsal = after.attributes.staging;
  if (typeof rehearsal === 'string' && before.attributes.staging === undefined)
    return { how: `is only a dry run (\`${rehearsal}\`)`, attributes: ['staging'] };
  const { server } = after.attributes;
  if (isTestServer(server) && before.attributes.server !== undefined && !isTestServer(before.attributes.server))
    return { how: `uses the test CA ${String(server)}, which no client trusts`, attributes: ['server'] };
  return undefined;
}

/** cert-manager renews when a third of the lifetime is left, where a Certificate states nothing. */
function usualLead({ attributes }: Fact, name: 'renewBefore' | 'expiryOffset'): number | undefined {
  const { resource, duration, renewBefore, renewBeforePercentage } = attributes;
  if (name !== 'renewBefore' || resource !== 'Certificate') return undefined;
  if (renewBefore !== undefined || renewBeforePercentage !== undefined || duration === null) return undefined;
  return (duration === undefined ? LIFETIME : (durationOf(duration) ?? 0)) / 3;
}

/** https://letsencrypt.org/docs/staging-environment/, and what others call theirs. */
export const isTestServer = (value: AttributeValue | undefined) =>
  typeof value === 'string' && /\bacme-staging\b|\bstaging\b|\bpebble\b/i.test(value);

/** The command that follows a renewal; undefined where there is none. */
function hookOf({ attributes: { hook, reload } }: Fact): string | undefined {
  return [hook, reload].find((one) => typeof one === 'string' && one !== '') as string | undefined;
}

/** It is known only at run time, so it may well be there. */
const isOpen = (value: AttributeValue | undefined) => value === null;

const isStep = ({ kind }: Fact) => kind === 'producer' || kind === 'copy' || kind === 'reload';

function numberOf(value: AttributeValue | undefined): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The threshold of an alert on the end of certificates. */
function secondsOf({ attributes }: Fact): number | undefined {
  const { seconds }: OwnAttributes = attributes;
  return numberOf(seconds);
}

const timed = (fact: Fact) => fact.kind === 'schedule' && fact.attributes.schedules !== undefined;

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
