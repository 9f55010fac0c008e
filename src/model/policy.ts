import type { SeenCertificate } from './certificate.ts';
import type { Level } from './finding.ts';

/** What surrounds a place. Everything but `production` is lowered and grouped, never hidden. */
export type Context = 'production' | 'fixture' | 'example' | 'vendored' | 'trust-store';

/** `.github/cert-hygiene.yml`. An unknown key is an error. */
export interface Config {
  /** When a certificate counts as expiring: the smaller of a number of days and a fraction of its lifetime. */
  expiring?: {
    /** Ceiling in days. @minimum 0 */
    days?: number;
    /** Fraction of the lifetime, as `1/3` or `0.33`. */
    lifetime?: string | number;
  };
  /** Globs of places that hold test certificates, added to the built-in ones. */
  fixtures?: string[];
  /** Findings that are accepted for a time. */
  ignore?: IgnoreEntry[];
  /** Certificates that are bad on purpose; a finding when that is no longer true. */
  expect?: ExpectEntry[];
  /** The declared topology: who renews, and who must follow. */
  sync?: SyncEntry[];
  /** What serves: `smtp://mx.example.com:25`, `https://www.example.com`. */
  endpoints?: string[];
  /** Levels by rule id, in place of the rule's own. */
  levels?: Record<string, Level | 'off'>;
}

/** At least one of `rule`, `path` and `certificate`. */
export interface IgnoreEntry {
  rule?: string;
  /** A glob. */
  path?: string;
  /** SHA-256 fingerprint of the certificate. */
  certificate?: string;
  /** Why it is accepted. @minLength 1 */
  reason: string;
  /** Last day it is accepted, as `YYYY-MM-DD`. */
  until: string;
}

export interface ExpectEntry {
  /** A glob. */
  path: string;
  state: 'expired' | 'not-yet-valid' | 'weak' | 'unreadable';
}

export interface SyncEntry {
  name: string;
  /** A path, `owner/repo:path`, `secret:namespace/name`, or an endpoint. */
  source: string;
  copies: string[];
  /** How late a copy may be: `24h`, `7d`. */
  within?: string;
  owners?: string[];
}

/** The config as rules see it: validated, complete, with the questions that only it can answer. */
export interface Policy {
  expiring: { days: number; lifetime: number };
  /** Horizon in days for certificates in fixtures. */
  fixtureHorizonDays: number;
  levels: Readonly<Record<string, Level | 'off'>>;
  ignore: readonly IgnoreEntry[];
  expect: readonly ExpectEntry[];
  sync: readonly SyncEntry[];
  endpoints: readonly string[];
  /** The context of a place; the certificate seen there, if any, counts as evidence (reserved names, trust stores). */
  contextOf(place: { repository: string; path: string }, certificate?: SeenCertificate): Context;
  /** Whether a glob of the config matches a path. */
  matches(glob: string, path: string): boolean;
}
