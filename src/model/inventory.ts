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
   * `configuration`: what renews, copies or reloads may be written there. `encrypted`: content that only its key tells, which may
   * be certificates or anything else. Certificate material where left out.
   */
  kind?: 'configuration' | 'encrypted';
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
  /** `owner/name` of the repository that a submodule is of, where that is known. */
  repository?: string;
  /** Its name, or what is beside it, suggests certificates or keys. Only where the reason alone tells nothing. */
  suspect?: true;
}

/** Reasons that always leave a hole in the scope. */
const HOLES: ReadonlySet<SkippedReason> = new Set(['too-large', 'denied', 'unreadable']);
/** Reasons that leave a hole where the entry is suspect. */
const MAYBE_HOLES: ReadonlySet<SkippedReason> = new Set(['lfs-pointer', 'submodule', 'symlink']);

/** Whether an entry that was not read leaves a hole in the scope: the run is then incomplete. */
export function leavesHole({ reason, suspect }: Skipped): boolean {
  return HOLES.has(reason) || (suspect === true && MAYBE_HOLES.has(reason));
}

/** Why a repository of a team could not be audited. */
export type FailureReason =
  /** It has no commit: nothing is left out. */
  | 'empty'
  | 'not-found'
  | 'denied'
  | 'gone'
  | 'blocked'
  /** The server has another name for it now, and would not tell which, or not on this server. */
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
  /** The name that was asked for, where the server has given the repository another one since. */
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
  /** Folders that are named like those of vendored code (`deps`) and hold the repository's own; absent where there are none. */
  ownFolders?: string[];
  /** What its lists of secret scanners and its `.gitattributes` say of paths; absent where they say nothing. */
  allowLists?: AllowEntry[];
}

/** A path, or paths, of which a list in the repository says what they are. One of `path`, `glob` and `regex` is there. */
export interface AllowEntry {
  /** The list, such as `.gitleaks.toml`. */
  list: string;
  /** What they are then. `production`: the repository calls it its own code. */
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

/** When a version of a certificate came to its place on the trunk (`git log --first-parent`). */
export interface Arrival {
  repository: string;
  path: string;
  revision: string;
  time: Instant;
  /** The version, which may lie nowhere any more. */
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
  /** The line that it speaks of, as both sides of a change know it. */
  anchor: string;
  /** Why it ignores nothing, as half a sentence. */
  problem?: string;
  /** It came with the change that is judged, and takes effect after the merge. */
  pending?: boolean;
}

/** What is there, and nothing about today. Plain JSON; two of them merge into one. */
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

/** The repositories that were asked for: without those that are checked out in others as submodules. */
export function mainRepositories({ repositories }: Pick<Inventory, 'repositories'>): Repository[] {
  return repositories.filter(({ within }) => within === undefined);
}

/** The one repository that was asked for; undefined where there are several, or none. */
export function soleRepository(inventory: Pick<Inventory, 'repositories'>): Repository | undefined {
  const [only, ...more] = mainRepositories(inventory);
  return more.length === 0 ? only : undefined;
}
