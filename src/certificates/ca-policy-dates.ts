/**
 * Dates on which public certification authorities shorten what they issue. `asOf` is the day on which the source was
 * read; a date that a source moves is moved here.
 */

import { VALIDITY_LIMITS } from './validity-limits.ts';

/** Who the date binds: every publicly trusted authority, or one profile of Let's Encrypt. */
export type Authority = 'public' | 'lets-encrypt-classic' | 'lets-encrypt-tlsserver' | 'lets-encrypt-shortlived';

export interface PolicyDate {
  /** First day, UTC. */
  date: string;
  authority: Authority;
  /** Longest lifetime of a TLS server certificate from that day, in days. */
  days: number;
  title: string;
  source: string;
  asOf: string;
}

const CABF = 'https://github.com/cabforum/servercert/blob/main/docs/BR.md';
const LIFETIMES = 'https://letsencrypt.org/2025/12/02/from-90-to-45';
const PROFILES = 'https://letsencrypt.org/docs/profiles/';

/** Oldest first for each authority. */
export const POLICY_DATES: readonly PolicyDate[] = [
  ...VALIDITY_LIMITS.toReversed().flatMap(({ from, length }) =>
    'days' in length
      ? [limit(from, 'public', length.days, `public certificates last at most ${length.days} days`, CABF, '2026-05-04')]
      : [],
  ),
  limit('2015-12-03', 'lets-encrypt-classic', 90, "Let's Encrypt issues for 90 days", LIFETIMES, '2026-08-21'),
  limit('2027-02-10', 'lets-encrypt-classic', 64, "Let's Encrypt issues for 64 days", LIFETIMES, '2026-08-21'),
  limit('2028-02-16', 'lets-encrypt-classic', 45, "Let's Encrypt issues for 45 days", LIFETIMES, '2026-08-21'),
  limit('2025-01-01', 'lets-encrypt-tlsserver', 90, "Let's Encrypt issues for 90 days", PROFILES, '2026-08-21'),
  limit(
    '2026-05-13',
    'lets-encrypt-tlsserver',
    45,
    "Let's Encrypt's tlsserver profile issues for 45 days",
    LIFETIMES,
    '2026-08-21',
  ),
  limit(
    '2025-01-01',
    'lets-encrypt-shortlived',
    160 / 24,
    "Let's Encrypt's shortlived profile issues for 160 hours",
    PROFILES,
    '2026-08-21',
  ),
];

/** Profiles of Let's Encrypt; `tlsclient` ended on 2026-07-08. https://letsencrypt.org/docs/profiles/ */
export const LETS_ENCRYPT_PROFILES: readonly string[] = ['classic', 'tlsserver', 'shortlived'];

function limit(
  date: string,
  authority: Authority,
  days: number,
  title: string,
  source: string,
  asOf: string,
): PolicyDate {
  return { date, authority, days, title, source, asOf };
}

/** The limit that binds an authority at an instant; undefined before its first. */
export function limitAt(authority: Authority, now: number): PolicyDate | undefined {
  return POLICY_DATES.filter((one) => one.authority === authority && Date.parse(one.date) <= now).at(-1);
}

/** The limits that are still to come for an authority, the nearest first. */
export function comingLimits(authority: Authority, now: number): PolicyDate[] {
  return POLICY_DATES.filter((one) => one.authority === authority && Date.parse(one.date) > now);
}
