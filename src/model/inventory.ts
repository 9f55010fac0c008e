import type { Instant, SeenCertificate, SeenPrivateKey, Sighting } from './certificate.ts';
import type { ServedEndpoint } from './endpoint.ts';
import type { Expiration } from './expiration.ts';
import type { Fact } from './fact.ts';
import type { Location } from './location.ts';

/** Why an object, or a file, could not be read. */
export type UnreadableReason = 'locked' | 'malformed' | 'unsupported' | 'too-large' | 'too-deep' | 'timeout' | 'denied';

/** An object that is there and could not be read: data, not an exception. */
export interface Unreadable extends Location {
  reason: UnreadableReason;
  /** One sentence for a person, without text taken from the file. */
  detail: string;
  /**
   * `configuration`: a renewal, copy or reload may be configured there. `encrypted`: content that cannot be read
   * without its key, certificates or not. `archive`: a damaged archive or a part of it, which may hold anything. Absent:
   * certificate material.
   */
  kind?: 'configuration' | 'encrypted' | 'archive';
  /** What protects the content; only of the kind `encrypted`. */
  encryption?: Encryption;
}

/** What protects a file, or the values in it, from being read without its key. */
export type Encryption =
  | 'git-crypt'
  | 'sops'
  | 'ansible-vault'
  | 'age'
  /** OpenPGP messages: those of gpg, blackbox, git-secret and pass. */
  | 'openpgp'
  | 'sealed-secrets'
  | 'hiera-eyaml'
  | 'ejson'
  /** `openssl enc`, which transcrypt uses too. */
  | 'openssl'
  /** Certificate databases of NSS: `cert8.db`, `cert9.db`. */
  | 'nss'
  /** Key databases of IBM's GSKit: `.kdb`. */
  | 'gskit'
  /** Told by the name alone: `server.key.enc`. */
  | 'unknown';

/** Why an entry of the tree was not opened, or not to its end. */
export type SkippedReason =
  | 'symlink'
  | 'submodule'
  | 'lfs-pointer'
  /** An archive in a format that nothing here unpacks. */
  | 'archive'
  | 'not-a-file'
  | 'missing'
  | 'excluded'
  | 'too-large'
  | 'denied'
  | 'unreadable';

export interface Skipped {
  path: string;
  reason: SkippedReason;
  detail?: string;
  /** `owner/name` of the submodule's repository, if it is known. */
  repository?: string;
  /** Its name, or files beside it, suggest certificates or keys. Only set if the reason alone does not decide. */
  suspect?: true;
}

/** Reasons for which the scan is always incomplete. */
const HOLES: ReadonlySet<SkippedReason> = new Set(['too-large', 'denied', 'unreadable']);
/** Reasons for which the scan is incomplete if the entry is suspect. */
const MAYBE_HOLES: ReadonlySet<SkippedReason> = new Set(['lfs-pointer', 'submodule', 'symlink']);

/** Whether the scan is incomplete because an entry was not read. */
export function leavesHole({ reason, suspect }: Skipped): boolean {
  return HOLES.has(reason) || (suspect === true && MAYBE_HOLES.has(reason));
}

/** Why a repository of a team could not be audited. */
export type FailureReason =
  /** It has no commit, so nothing is missing from the scan. */
  | 'empty'
  | 'not-found'
  | 'denied'
  | 'gone'
  | 'blocked'
  /** The server has renamed it, and did not tell the new name, or moved it to another server. */
  | 'renamed'
  | 'no-default-branch'
  | 'too-large'
  | 'damaged'
  | 'timeout'
  | 'unreachable';

export interface RepositoryFailure {
  reason: FailureReason;
  /** Half a sentence for a person, such as `the server answered 410: it is gone`. */
  detail: string;
}

export interface Repository {
  name: string;
  /** The requested name, if the server has renamed the repository since. */
  formerName?: string;
  /** Why nothing of it was read. */
  failure?: RepositoryFailure;
  /** The commit that was read, where one was. */
  revision?: string;
  /** When that commit was made; only of a repository that is known to be public, where inactivity switches schedules off. */
  committed?: Instant;
  /** Files that were read to their end. */
  files: number;
  /** Bytes of those files. */
  bytes: number;
  /** How many of them were read from git, because the work tree lacked them. */
  fromGit?: number;
  /** The repository and the folder that it is checked out in, of a submodule. */
  within?: Within;
  skipped: Skipped[];
  /** The lines of its CODEOWNERS file, in their order; absent where it has none. */
  owners?: OwnerRule[];
  /**
   * Folders with names like those of vendored code (`deps`) that hold the repository's own code; absent if there are
   * none.
   */
  ownFolders?: string[];
  /** How its secret-scanner lists and its `.gitattributes` classify paths; absent if they do not. */
  allowLists?: AllowEntry[];
  /** The files that name keys and certificates of the repository; nothing is known of what is not listed. */
  mentions?: Mention[];
}

/** A file with keys or certificates, and the files that name it. */
export interface Mention {
  path: string;
  by: string[];
}

/**
 * How a file is used that no production code names: by nothing at all; only by tests, examples and development tools; as the
 * settings of an application on a developer's machine; as a key that tests have as well; as the first data of an identity
 * provider; as a key in code or data without a certificate.
 */
export type Usage = 'unnamed' | 'tests' | 'development' | 'copies' | 'initial' | 'embedded';

/** A path or pattern that a list in the repository classifies. One of `path`, `glob` and `regex` is set. */
export interface AllowEntry {
  /** The list, such as `.gitleaks.toml`. */
  list: string;
  /** The context of these paths. `production`: the repository calls them its own code. */
  context: 'fixture' | 'example' | 'vendored' | 'production';
  path?: string;
  /** Where the list names one line of the file. */
  line?: number;
  glob?: string;
  regex?: string;
}

/** Where a submodule is checked out. */
export interface Within {
  repository: string;
  path: string;
}

/** Who owns what a pattern matches; empty when there are no owners. */
export interface OwnerRule {
  pattern: string;
  owners: string[];
}

/** A keystore or archive of keys that was recognised, opened or not. */
export interface Keystore extends Sighting {
  /**
   * `none` when its certificates stand in the clear, `locked` when nothing opened it, `repository-password` when its password is
   * in a file of its own repository.
   */
  opened: 'none' | 'empty-password' | 'default-password' | 'given-password' | 'repository-password' | 'locked';
  /** Where that password is. The password itself is never kept. */
  passwordAt?: Location;
  entries?: number;
}

/** A certificate revocation list (RFC 5280 section 5). */
export interface RevocationList {
  fingerprint: string;
  issuer: string;
  thisUpdate: string | null;
  /** Absent when the list states none. */
  nextUpdate?: string | null;
  sightings: Sighting[];
}

/** A PKCS#10 request (RFC 2986): listed, never judged by time. */
export interface CertificateRequest {
  fingerprint: string;
  subject: string;
  names: string[];
  publicKeyFingerprint: string;
  sightings: Sighting[];
}

/** When a version of a certificate arrived at its path on the default branch (`git log --first-parent`). */
export interface Arrival {
  repository: string;
  path: string;
  revision: string;
  time: Instant;
  /** The version, which may no longer exist anywhere. */
  fingerprint: string;
  subject: string;
  notBefore: Instant | null;
  notAfter: Instant | null;
}

/** A comment in a file that asks to ignore one rule at one place until a day. `line` is the one of the comment. */
export interface IgnoreComment extends Location {
  /** Id of a rule, `until` a day of the calendar; each empty where the comment lacks it. */
  rule: string;
  until: string;
  reason: string;
  /** First and last line that it speaks of, 1-based. */
  from: number;
  to: number;
  /** Identifies the ignored line on both sides of a change. */
  anchor: string;
  /** Why it ignores nothing, as half a sentence. */
  problem?: string;
  /** It came with the change that is judged, and takes effect after the merge. */
  pending?: boolean;
}

/** Everything that was found, independent of the current date. Plain JSON; two inventories can be merged. */
export interface Inventory {
  repositories: Repository[];
  certificates: SeenCertificate[];
  privateKeys: SeenPrivateKey[];
  keystores: Keystore[];
  revocationLists: RevocationList[];
  requests: CertificateRequest[];
  facts: Fact[];
  unreadable: Unreadable[];
  /** Only where there are any. */
  expirations?: Expiration[];
  /** Only where there are any. */
  ignoreComments?: IgnoreComment[];
  /** Only where the history was asked for. */
  arrivals?: Arrival[];
  /** Only where endpoints were asked. */
  served?: ServedEndpoint[];
}

/** The requested repositories, without those that are checked out in others as submodules. */
export function mainRepositories({ repositories }: Pick<Inventory, 'repositories'>): Repository[] {
  return repositories.filter(({ within }) => within === undefined);
}

/** The one requested repository; undefined if there are several, or none. */
export function soleRepository(inventory: Pick<Inventory, 'repositories'>): Repository | undefined {
  const [only, ...more] = mainRepositories(inventory);
  return more.length === 0 ? only : undefined;
}
