import type { SeenCertificate, Sighting } from './certificate.ts';
import type { Usage } from './inventory.ts';
import type { Location } from './location.ts';

/** What surrounds a place. Everything but `production` is lowered and grouped, never hidden. */
export type Context = 'production' | 'fixture' | 'example' | 'vendored' | 'trust-store';

/** `.github/cert-hygiene.yml`. An unknown key is an error. Globs match whole paths from the root; `**` spans folders. */
export interface Config {
  /** When a certificate counts as expiring: the smaller of a number of days and a fraction of its lifetime. */
  expiring?: {
    /**
     * Maximum number of days before expiration.
     * @minimum 0
     * @maximum 36500
     */
    days?: number;
    /** Fraction of the lifetime, as `1/3` or `0.33`. */
    lifetime?: string | number;
  };
  /**
   * Globs of files with test certificates, in addition to the built-in ones. `owner/repo:glob` means one repository. A glob
   * after `!` is production, whatever its folder is called. The last matching entry applies.
   */
  fixtures?: string[];
  /** Findings to ignore until a date. */
  ignore?: IgnoreEntry[];
  /** Certificates that are bad on purpose. An entry that is no longer true is a finding. */
  expect?: ExpectEntry[];
  /** Sources of renewed certificates and their copies. */
  sync?: SyncEntry[];
  /** Endpoints to probe, such as `smtp://mx.corp.internal:25` or `https://www.corp.internal`. */
  endpoints?: string[];
  /** Levels by rule id. They replace the default levels. */
  levels?: Record<string, LevelSetting>;
}

/** A level, or no finding at all. Spelled out so that the JSON Schema is one list. */
export type LevelSetting = 'error' | 'warning' | 'note' | 'off';

/** At least one of `rule`, `path` and `certificate`; all that are given must hold. */
export interface IgnoreEntry {
  /** Id of a rule. */
  rule?: string;
  /**
   * A glob, or `owner/repo:glob` for one repository of a team.
   * @minLength 1
   */
  path?: string;
  /** SHA-256 fingerprint of the certificate in hex, with or without colons. */
  certificate?: string;
  /**
   * Why it is ignored.
   * @minLength 1
   */
  reason: string;
  /** Last day on which it is ignored, as `YYYY-MM-DD`. */
  until: string;
}

export interface ExpectEntry {
  /**
   * A glob, or `owner/repo:glob` for one repository of a team.
   * @minLength 1
   */
  path: string;
  /** Each matching file must hold at least one certificate in this state. `weak` means a weak key or signature. */
  state: 'expired' | 'not-yet-valid' | 'weak' | 'unreadable';
}

export type ExpectedState = ExpectEntry['state'];

export interface SyncEntry {
  /** @minLength 1 */
  name: string;
  /**
   * A path or glob, `owner/repo:path` or `secret:namespace/name`.
   * @minLength 1
   */
  source: string;
  /**
   * Like the source, or an endpoint such as `smtp://mx.corp.internal:25`.
   * @minItems 1
   */
  copies: string[];
  /** Maximum delay of a copy after a renewal: `24h`, `7d`. */
  within?: string;
  owners?: string[];
}

/** Something that serves, named in `endpoints` or as a copy in `sync`. */
export interface DeclaredEndpoint {
  /** As the config spells it. */
  endpoint: string;
  /** Of a copy: how late it may be. */
  within?: string;
  owners?: string[];
}

/** An entry of the config file, and its location. */
export type Placed<T> = T & { location: Location };

/** Effect of one ignore entry in one run. */
export interface EntryUse {
  /** A `comment` is an ignore entry beside the code. */
  kind: 'ignore' | 'comment' | 'expect' | 'baseline';
  /** Where the entry stands. */
  location: Location;
  /** What it says, without line numbers: `rule expired, path legacy/**`. */
  text: string;
  /**
   * `ending`: it matches, and its last day is near. `lapsed`: it would still match, but its time is over.
   * `broken`: what it expects is not so. `invalid`: `problem` says why.
   */
  state: 'used' | 'unused' | 'ending' | 'lapsed' | 'broken' | 'invalid';
  /** Half a sentence. */
  problem?: string;
  /** The last day of an entry that has one. */
  until?: string;
  /** The places that it matched, or that break it. */
  related: Location[];
}

/** The config as rules see it: validated, complete, with the questions that only it can answer. */
export interface Policy {
  expiring: { days: number; lifetime: number };
  /** Horizon in days for certificates in fixtures. */
  fixtureHorizonDays: number;
  levels: Readonly<Record<string, LevelSetting>>;
  ignore: readonly Placed<IgnoreEntry>[];
  expect: readonly Placed<ExpectEntry>[];
  sync: readonly Placed<SyncEntry>[];
  endpoints: readonly Placed<DeclaredEndpoint>[];
  /** The context of a place, in an archive by its pointer too; the certificate seen there, if any, counts as evidence (reserved names, trust stores). */
  contextOf(place: Pick<Location, 'repository' | 'path' | 'pointer'>, certificate?: SeenCertificate): Context;
  /** Whether an image, a manifest or other code that deploys refers to the file of a place. */
  isDeployed(place: Pick<Location, 'repository' | 'path'>): boolean;
  /** How the file of a place is used, if it is known that no production code names it. */
  usageOf(
    place: Pick<Location, 'repository' | 'path' | 'pointer'> & { format?: Sighting['format'] },
  ): Usage | undefined;
  /** Whether a glob of the config matches a path. */
  matches(glob: string, path: string): boolean;
}
