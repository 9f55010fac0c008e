/** A value that was written down; `null` stands for one that is templated or otherwise unknown, never for a missing one. */
export type AttributeValue = string | number | boolean | null | AttributeValue[];

/** What becomes of a new version at a fact. */
export type FactState = 'live' | 'frozen' | 'pinned' | 'once' | 'off' | 'manual';

/** A scalar as the file states it; `null` where it is templated or otherwise unknown. */
export type Stated = string | number | boolean | null;

/**
 * Attributes of a fact that every layer may read. An absent key is not stated; `null` is a value that is templated or
 * otherwise unknown. Attributes that one mechanism writes for its own rules are not in this list.
 */
export type FactAttributes = {
  // What a person calls it.
  /** Kind of the object: `Certificate`, `Deployment`, `Reloader`. */
  resource?: string;
  /** As it stands in the file. */
  name?: Stated;
  namespace?: Stated;
  /** What runs: `certbot`, `aws acm import-certificate`. */
  program?: string;
  /** Subcommand of the program, or what stands for one. */
  command?: Stated;
  /** Id of a client in the registry, where that is another than the mechanism. */
  client?: string;
  tool?: string;
  /** Where it is copied to, or what it refers to. */
  target?: Stated;
  targets?: string[];
  /** The repository whose files are deployed. */
  repository?: string;

  // What becomes of a new version.
  /** Where its kind and `via` do not tell. */
  state?: FactState;
  /** How the content arrives: `volume`, `sub-path`, `environment`, `watch`, `kustomize`; of a reload, `handler`. */
  via?: string;
  /** Held in the files of the repository: true, or how. */
  static?: boolean | string;
  /** Of a static Secret: something else fills it in. */
  placeholder?: boolean;
  /** Of a static Secret: its content is in the file as it is. */
  literal?: boolean;
  /** Its name changes with its content. */
  hashed?: boolean;
  /** Done once, when a machine is set up. */
  setup?: boolean;
  /** Restarts or reloads, by what: `auto`, `list`, `search`, `all`, `checksum`, `rollout`, `off`, `ignored`, `none`, `unknown`. */
  trigger?: string;

  // When it runs.
  /** Cron expressions and intervals, each as the file states it. */
  schedules?: string[];
  schedule?: string;
  cron?: Stated;
  interval?: Stated;
  refreshInterval?: Stated;
  disabled?: boolean;
  /** Of a deployment: how it is switched off, as the predicate of a sentence. */
  paused?: string;
  /** Needs somebody to start it, or to answer. */
  manual?: boolean;
  /** Kind of the text that the command stands in: `script`, `cron`, `github-actions`. */
  surface?: string;
  /** Image of the container that the command runs in. */
  container?: string;
  /** How a failure is kept quiet: `|| true`. */
  hidden?: string;
  /** Some arguments are known at run time only. */
  opaque?: boolean;
  /** Of a schedule: starts another script, and runs when its caller does. */
  call?: Stated;
  /** Of a schedule: its script was not found. Of a restart: the annotation that the tool does not know. */
  unknown?: boolean | string;
  /**
   * Of a fact that writes a Secret: false if it could restart the workloads that read the Secret but is not configured
   * to.
   */
  restarts?: boolean;
  /** Runs on without an end. */
  daemon?: boolean;
  looped?: boolean;
  /** Brought by a package of the system. */
  packaged?: boolean;
  /** Unit of systemd that is started, and the timer that is switched on. */
  unit?: string;
  enables?: string;

  // What pipelines do.
  /** The job issues or renews itself. */
  issues?: boolean;
  /** The job calls scripts, actions or workflows that may. */
  calls?: boolean;
  /** Renews, or how: `itself`, `on-apply`, `never`. */
  renews?: boolean | string;
  /** The job keeps no files from its last run. */
  fresh?: boolean;
  /** What hands the result to a reviewer. */
  review?: string;
  /** A private key that is added to git. */
  committedKey?: string;
  /** A Secret that is deleted before it is made again. */
  gap?: string;
  /** A retired part of the platform that it needs. */
  retired?: string;
  /** Starts the workflow that deploys what it stores. */
  starts?: boolean;
  /** Issues a new certificate with each run, whether due or not. */
  reissues?: boolean;

  // When it renews.
  /** Lifetime that is asked for, as the tool spells it. */
  duration?: Stated;
  renewBefore?: Stated;
  renewBeforePercentage?: Stated;
  /** Days before the end from which on it renews. */
  renewDays?: number;
  /** Days after the last issue from which on it renews. */
  renewAge?: number;
  minDays?: Stated;
  expiryOffset?: Stated;
  /** The renewal policy of cert-manager or of a key vault; `Owner` if a copy restores its own version. */
  policy?: Stated;

  // Whom it asks.
  /** Directory of the ACME server. */
  server?: Stated;
  profile?: Stated;
  /** Uses a CA that no client trusts: true, or the option that says so. */
  staging?: Stated;
  /** Algorithm or size of the key, as the command line states it. */
  keyType?: Stated;
  /** Of a request: for a CA. */
  isCA?: Stated;
  /** What it installs: true, or the id of the mechanism. */
  installs?: boolean | string;
  /** Version that is pinned or installed. */
  version?: Stated;

  /** Of a pin, whose `version` is a digest in lower-case hex: of a certificate, or SHA-256 of a public key. */
  digest?: 'sha1' | 'sha256' | 'key';

  // What is told, and by whom.
  /** Command that runs after a renewal. */
  hook?: Stated;
  /** A folder of hooks. */
  directory?: boolean;
  /** More hooks may stand in files that are not known. */
  more?: string;
  /** Services that the next commands reload; true where it is a reload behind the command. */
  chained?: string[] | boolean;
  /** Scripts that run after the command, as they are written. */
  follows?: string[];
  /** Command that the tool reloads with, or whether it reads its files again. */
  reload?: Stated;
  /** Whether a reload follows the copy; `null` if that cannot be known. */
  told?: Stated;
  /** A script whose reloads are not known. */
  mayReload?: boolean;

  // Copies.
  /** To another host. */
  remote?: boolean;
  /** From another host. */
  pulled?: boolean;
  /** The copied file is renewed, according to its path or to the file that copies it. */
  renewed?: boolean;
  /** Of a scope: permits mirrors, and which. */
  mirror?: boolean;
  allowed?: string | null;
  namespaces?: string | null;
  /** An annotation on an object where it has no effect. */
  misplaced?: string;
  /** Namespaces that it is copied into. */
  into?: string[];

  // What uses it.
  /** Usual name of the server. */
  service?: string;
  /** Directive of its configuration that names the certificate. */
  directive?: string;
  /** A client certificate: presented to the servers that it connects to, not to its own clients. */
  side?: 'client';
  /** Paths as they are written. */
  certificate?: string | null;
  key?: string | null;
  chain?: string | null;
  trust?: Stated;
  secret?: Stated;
  mountPath?: Stated;
  image?: Stated;
  /** How a CA bundle is injected. */
  inject?: string;
};

/**
 * Attributes that a mechanism writes for its own rules, under names that it declares. They are stored with the other
 * attributes, and read by `ownAttributes` in `src/facts/attributes.ts`.
 */
export type OwnAttributes<Names extends string = string> = { readonly [name in Names]?: AttributeValue };
