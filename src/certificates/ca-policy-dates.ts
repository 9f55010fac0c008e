/**
 * Dates on which public CAs shorten lifetimes, and on which they retire options. `asOf` is the day on which the source
 * was read. If a source moves a date, change it here.
 */

import { VALIDITY_LIMITS } from './validity-limits.ts';

/** Whom the date binds: every public CA, or one profile of Let's Encrypt. */
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

/** Something that a CA, Let's Encrypt unless another one is named, stops on a known date. What each client calls it is in the registry of clients. */
export interface Retirement {
  id:
    | 'acme-v1'
    | 'client-authentication'
    | 'dst-root-chain'
    | 'expiry-mail'
    | 'hetzner-dns'
    | 'must-staple'
    | 'old-intermediate'
    | 'rds-ca'
    | 'tlsclient-profile';
  /** First day without it, UTC. */
  date: string;
  /** What is asked for, as the object of a sentence. */
  what: string;
  /** Who stops it, where that is not Let's Encrypt. */
  by?: string;
  /** What is stopped, as a gerund. */
  stops: string;
  /** What that means for users who still request it. */
  effect: string;
  fix: string;
  level: 'warning' | 'note';
  /** How configuration names it, whatever the client: a profile, parts of URLs, the root of a chain, a CA of databases. */
  named?: { profile: string } | { urls: readonly string[] } | { chain: string } | { authorities: readonly string[] };
  source: string;
  asOf: string;
}

export const RETIREMENTS: readonly Retirement[] = [
  {
    id: 'acme-v1',
    date: '2021-06-01',
    what: 'the ACMEv1 API',
    stops: 'answering it',
    effect: 'every issuance and renewal fails',
    fix: 'Use the directory https://acme-v02.api.letsencrypt.org/directory.',
    level: 'warning',
    named: { urls: ['acme-v01.api.letsencrypt.org', 'acme-staging.api.letsencrypt.org'] },
    source: 'https://community.letsencrypt.org/t/end-of-life-plan-for-acmev1/88430',
    asOf: '2026-11-29',
  },
  {
    // The long chain was no longer the default from 2024-02-08; its cross-sign expired on 2024-09-30.
    id: 'dst-root-chain',
    date: '2024-06-06',
    what: 'the chain to "DST Root CA X3"',
    stops: 'offering it',
    effect: 'clients get another chain',
    fix: 'Remove the preferred chain, or name "ISRG Root X1".',
    level: 'note',
    named: { chain: 'DST Root CA X3' },
    source: 'https://letsencrypt.org/2023/07/10/cross-sign-expiration',
    asOf: '2026-11-29',
  },
  {
    id: 'old-intermediate',
    date: '2024-06-06',
    what: 'an intermediate certificate of 2020 or before',
    stops: 'issuing from it',
    effect: 'a chain with it does not fit renewed certificates',
    fix: 'Use the chain that the client gets with each certificate, and trust the root "ISRG Root X1".',
    level: 'note',
    named: {
      urls: [
        ...['letsencrypt.org/certs/lets-encrypt-x', 'letsencrypt.org/certs/letsencryptauthorityx'],
        ...['letsencrypt.org/certs/lets-encrypt-r3', 'letsencrypt.org/certs/lets-encrypt-r4'],
        ...['letsencrypt.org/certs/lets-encrypt-e1', 'letsencrypt.org/certs/lets-encrypt-e2'],
      ],
    },
    source: 'https://letsencrypt.org/2024/04/12/changes-to-issuance-chains',
    asOf: '2026-11-29',
  },
  {
    id: 'rds-ca',
    date: '2024-08-22',
    what: 'a CA of Amazon RDS that has expired',
    by: 'Amazon RDS',
    stops: 'supporting it',
    effect: 'clients that check the certificate reject the database',
    fix: 'Use `rds-ca-rsa2048-g1` or another CA that RDS rotates, and let clients trust its bundle first.',
    level: 'warning',
    named: { authorities: ['rds-ca-2019', 'rds-ca-2015'] },
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
    asOf: '2026-11-29',
  },
  {
    // Accounts that had never asked for it were refused from 2025-01-30 on.
    id: 'must-staple',
    date: '2025-05-07',
    what: 'OCSP must-staple',
    stops: 'accepting such orders',
    effect: 'every renewal fails',
    fix: 'Remove the must-staple option, and renew the certificate once.',
    level: 'warning',
    source: 'https://letsencrypt.org/2024/12/05/ending-ocsp',
    asOf: '2026-11-29',
  },
  {
    id: 'expiry-mail',
    date: '2025-06-04',
    what: 'emails about certificate expiry',
    stops: 'sending them',
    effect: 'no alert reports that a renewal failed',
    fix: 'Alert on the expiration date of the certificates.',
    level: 'note',
    source: 'https://letsencrypt.org/2025/06/26/expiration-notification-service-has-ended',
    asOf: '2026-08-21',
  },
  {
    id: 'hetzner-dns',
    date: '2026-05-31',
    what: 'the first API of Hetzner DNS',
    by: 'Hetzner',
    stops: 'answering it',
    effect: 'DNS validation fails, and so does every renewal',
    fix: 'Use the API at https://api.hetzner.cloud, with a client or plugin that supports it.',
    level: 'warning',
    named: { urls: ['dns.hetzner.com/api/v1'] },
    source: 'https://docs.hetzner.com/networking/dns/migration-to-hetzner-console/process',
    asOf: '2026-11-29',
  },
  {
    id: 'client-authentication',
    date: '2026-02-11',
    what: 'client authentication',
    stops: 'putting clientAuth into its certificates',
    effect: 'servers that check the key usage refuse renewed certificates',
    fix: 'Issue client certificates from a private CA.',
    level: 'warning',
    source: 'https://letsencrypt.org/2025/05/14/ending-tls-client-authentication',
    asOf: '2026-08-21',
  },
  {
    // Announced for 2026-05-13 at first; issuers that used it by then kept it for eight weeks.
    id: 'tlsclient-profile',
    date: '2026-07-08',
    what: 'the profile `tlsclient` for client certificates',
    stops: 'offering it',
    effect: 'every renewal fails',
    fix: 'Remove the profile, and issue client certificates from a private CA.',
    level: 'warning',
    named: { profile: 'tlsclient' },
    source: 'https://letsencrypt.org/2025/05/14/ending-tls-client-authentication',
    asOf: '2026-08-21',
  },
];

/** The retirement with an id. */
export function retirement(id: Retirement['id']): Retirement {
  return RETIREMENTS.find((one) => one.id === id) as Retirement;
}

/** Two sentences: what is stopped and when, and what follows, in the tense that `now` asks for. */
export function retirementText({ by = "Let's Encrypt", date, stops, effect }: Retirement, now: number): string {
  return Date.parse(date) > now
    ? `${by} stops ${stops} on ${date}. From then on, ${effect}.`
    : `${by} stopped ${stops} on ${date}. Since then, ${effect}.`;
}

/** Profiles that Let's Encrypt offers, or has announced the end of. https://letsencrypt.org/docs/profiles/ */
export const LETS_ENCRYPT_PROFILES: readonly string[] = [
  ...['classic', 'tlsserver', 'shortlived'],
  ...RETIREMENTS.flatMap(({ named }) => (named !== undefined && 'profile' in named ? [named.profile] : [])),
];

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
