import { type Authority, comingLimits, limitAt, type PolicyDate } from '../certificates/ca-policy-dates.ts';
import { renewalDays } from '../certificates/renewal-due.ts';
import { textOf } from '../facts/attributes.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import type { Fact, Location, Rule } from '../model/index.ts';
import { cronCadence } from '../parsers/cron.ts';
import { clientNamed, clientOfFact } from '../shell/clients/index.ts';
import { factTitle } from '../topology/describe.ts';
import { addTo } from '../util/collections.ts';
import { DAY, spellDuration } from '../util/duration.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey } from '../util/path-names.ts';

/** Authorities that issue publicly trusted certificates by ACME, by their directory. */
const PUBLIC = /zerossl\.com|sectigo\.com|pki\.goog|ssl\.com|buypass\.|digicert\.com|entrust\.net|globalsign\.com/;
/** The days of a month differ: a monthly run counts as one for a window of thirty days. */
const SLACK = DAY;
/** Days that must remain for a renewal whose first attempt fails. */
const ROOM = 7;

/** Tests thresholds and schedules that fit today's lifetimes against the announced ones. */
export const breaksWithShorterLifetimes: Rule = {
  id: 'breaks-with-shorter-lifetimes',
  family: 'renewal',
  title: 'Renewal stops working when certificate lifetimes shrink',
  level: 'note',
  why: 'Let’s Encrypt issues for 64 days from 2027-02-10 and for 45 days from 2028-02-16. Public certificates last at most 100 days from 2027-03-15 and 47 days from 2029-03-15. If the threshold is as long as the lifetime, every run renews until rate limits block it. A schedule with gaps longer than the renewal window misses it.',
  fix: 'Let the client decide when to renew (a share of the lifetime, or ARI, RFC 9773). Run it once or twice a day.',
  references: [
    'https://letsencrypt.org/2025/12/02/from-90-to-45',
    'https://github.com/cabforum/servercert/blob/main/docs/BR.md',
    'https://www.rfc-editor.org/rfc/rfc9773',
  ],
  since: '0.1.0',
  *check({ topology, now }) {
    const groups = new Map<string, Break[]>();
    for (const fact of topology.facts) {
      const authority = authorityOf(fact);
      if (authority === undefined || fact.attributes.disabled === true) continue;
      const wait = isTold(fact, topology.facts) ? undefined : waitOf(fact);
      const found = breakOf(fact, wait, authority, now);
      if (found !== undefined) addTo(groups, `${fact.location.repository}|${fact.mechanism}`, found);
    }
    for (const [key, breaks] of groups) {
      breaks.sort((a, b) => Date.parse(a.limit.date) - Date.parse(b.limit.date));
      const [{ limit, message }] = breaks as [Break];
      const more =
        breaks.length > 1
          ? ` ${breaks.length - 1} more renewal ${breaks.length === 2 ? 'step breaks' : 'steps break'} on that date or later.`
          : '';
      yield {
        subject: key,
        message: `This breaks on ${limit.date}, when ${limit.title}: ${message}${more}`,
        locations: breaks.map((one) => one.location),
      };
    }
  },
};

interface Break {
  limit: PolicyDate;
  message: string;
  location: Location;
}

const schedulesByFile: FactKeys = ({ kind, location }) => (kind === 'schedule' ? [fileKey(location)] : []);

/** The schedules of one file: their mechanisms, and the lines that they start on with the last line that any so far covers. */
const scheduled = memoizeByObject((schedules: readonly Fact[]) => {
  const spans = schedules.map(({ location: { line = 0, endLine = line } }) => ({ first: line, last: endLine }));
  spans.sort((a, b) => a.first - b.first);
  let last = -1;
  for (const span of spans) span.last = last = Math.max(last, span.last);
  return { mechanisms: new Set<string>(schedules.map(({ mechanism }) => mechanism)), spans };
});

/**
 * A line of a crontab, and a CronJob, are read as a schedule and as what they start; the schedule is told. So is the job
 * of a pipeline, whose commands stand on lines of their own.
 */
function isTold({ kind, attributes, location: { repository, path, line = 0 } }: Fact, facts: readonly Fact[]): boolean {
  if (kind === 'schedule') return false;
  const { mechanisms, spans } = scheduled(factsBy(facts, schedulesByFile, fileKey({ repository, path })));
  if (mechanisms.has(String(attributes.surface))) return true;
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.first ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return (spans[low - 1]?.last ?? -1) >= line;
}

/** The CA of a fact; undefined if no public CA limits it, or if it is not known. */
function authorityOf(fact: Fact): Authority | undefined {
  const { server, profile, staging, resource, tool, name } = fact.attributes;
  const applied =
    /^(?:terraform|pulumi)$/.test(fact.mechanism) && /^acme(?:_c|\.C)ertificate/.test(String(resource ?? name));
  const client = fact.kind === 'schedule' ? clientNamed(`${tool ?? ''} ${name ?? ''}`) : clientOfFact(fact);
  if (!applied && (client === undefined || client.issuer === 'own')) return undefined;
  if (staging === true || server === null || profile === null) return undefined;
  if (typeof server === 'string' && !/letsencrypt/.test(server)) return PUBLIC.test(server) ? 'public' : undefined;
  // Another CA is asked where nothing else is said.
  if (server === undefined && client !== undefined && client.issuer !== 'lets-encrypt') return 'public';
  return profile === 'tlsserver' || profile === 'shortlived' ? `lets-encrypt-${profile}` : 'lets-encrypt-classic';
}

/** Longest time between two runs, in milliseconds. */
function waitOf(fact: Fact): number | undefined {
  const expressions = [fact.attributes.schedule, textOf(fact.attributes.cron), ...(fact.attributes.schedules ?? [])];
  const waits = expressions.flatMap((one) => (one === undefined ? [] : [cronCadence(one)]));
  const known = waits.filter((wait) => typeof wait === 'number');
  return known.length === 0 || known.length < waits.length ? undefined : Math.min(...known);
}

/** The first coming date on which a fact that works today no longer does. */
function breakOf(fact: Fact, wait: number | undefined, authority: Authority, now: number): Break | undefined {
  const threshold = renewalDays(fact);
  const today = limitAt(authority, now)?.days ?? Number.POSITIVE_INFINITY;
  // A client that obtains a new certificate in each run has no window. A second run should come before the first
  // certificate expires.
  const reissues = fact.attributes.reissues === true || fact.attributes.command === 'reissue';
  const windowOf = (days: number) => (threshold ?? days / (reissues ? 2 : 3)) * DAY;
  for (const limit of comingLimits(authority, now)) {
    const { lines, location } = fact;
    const at = (name: string) => (lines?.[name] === undefined ? location : { ...location, line: lines[name] });
    if (threshold !== undefined && threshold < today && threshold >= limit.days) {
      const name =
        (['renewDays', 'minDays', 'renewBefore'] as const).find((one) => fact.attributes[one] !== undefined) ?? '';
      const message = `${factTitle(fact)} renews ${threshold} days before expiration, so it renews on every run until a rate limit blocks it.`;
      return { limit, message, location: at(name) };
    }
    const { renewAge } = fact.attributes;
    if (renewAge !== undefined && renewAge + ROOM < today && renewAge + ROOM >= limit.days) {
      const left = limit.days - renewAge;
      const message = `${factTitle(fact)} renews only certificates older than ${renewAge} days, ${left > 0 ? `${left} ${left === 1 ? 'day' : 'days'} before they expire` : 'after they expire'}.`;
      return { limit, message, location };
    }
    if (wait !== undefined && wait <= windowOf(today) + SLACK && wait > windowOf(limit.days)) {
      const window = spellDuration(Math.floor(windowOf(limit.days) / DAY) * DAY);
      const room = reissues ? `half the lifetime is ${window}` : `the renewal window is ${window} long`;
      const message = `up to ${spellDuration(wait)} pass between two runs of ${factTitle(fact)}, and ${room}.`;
      return { limit, message, location: at(lines?.cron === undefined ? 'schedule' : 'cron') };
    }
  }
  return undefined;
}
