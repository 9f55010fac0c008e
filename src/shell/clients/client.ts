/** The form of an entry in the registry of certificate clients (`index.ts`). What an entry leaves out is not known. */

import type { Retirement } from '../../certificates/ca-policy-dates.ts';

/** What a run of a client does. */
export type ClientAction =
  /** Asks for a certificate: for the first time, or whether it is due or not. */
  | 'issue'
  /** Renews what earlier runs obtained, where it is due. */
  | 'renew'
  /** Obtains what is missing and renews what is due, so that every run has the same command line. */
  | 'ensure'
  /** Obtains a new certificate in each run, whether it is due or not. */
  | 'reissue';

/** A program that obtains and renews certificates. Every list of clients in the product is made from these entries. */
export interface CertificateClient {
  /** Kebab-case. Where a mechanism of its own reads the client, the id of that mechanism. */
  id: string;
  /** As its project writes it. */
  title: string;
  /** Its documentation, from which the entry is taken. */
  references: readonly string[];
  /** The name of its program; schedules start it by the ref `run:<program>`, under whatever name they call it. */
  program: string;
  /** Other file names of the program and of its scripts, and its PowerShell cmdlets. */
  aliases?: readonly string[];
  /** Those of the names that its project no longer maintains. */
  retired?: readonly string[];
  /** The first argument of its commands, where the program does other things as well: `step ca`. */
  subcommand?: string;
  /** Packages of distributions that bring a timer or a cron job. */
  packages?: readonly string[];
  /** How the names of the units begin that the packages bring. */
  units?: readonly string[];
  images?: readonly ClientImage[];

  /** Words of a command line with what it does then. The first row of which a word is given counts. */
  actions: readonly (readonly [ClientAction, ...string[]])[];
  /** What it does without any of these words. */
  otherwise?: ClientAction;
  /** Words with which it obtains nothing. `--help` and `--version` are known of all. */
  others?: readonly string[];
  /** Options with which what it obtains is for a test. */
  rehearsal?: readonly string[];
  /**
   * How a challenge is left to a person: options for that (`name=value` for a value), unless one of `hooks` is given.
   */
  byHand?: { options: readonly string[]; hooks?: readonly string[] };
  /** Options that name the CA or its directory. */
  server?: readonly string[];
  /**
   * Options that request a feature which CAs retire, by the id of the retirement (`certificates/ca-policy-dates.ts`).
   */
  asksFor?: readonly (readonly [Retirement['id'], ...string[]])[];
  names?: ClientNames;
  files?: ClientFiles;
  hooks?: ClientHooks;
  renewal?: ClientRenewal;
  /** The CA, unless the configuration names another one. `own`: a private CA. */
  issuer?: 'lets-encrypt' | 'zerossl' | 'own';
  /** Its certificates are named in configuration, not on the command line. */
  configuredBy?: 'files';
  /** What reads its commands: a mechanism with the client's id, or the general one. */
  commandsReadBy?: 'own-mechanism';
  /** A command line of a scheduled renewal, for tests and documentation. */
  example?: string;
}

export interface ClientImage {
  /** The repository without the registry, `*` for any end: `certbot/dns-*`. A name without a slash matches in any namespace. */
  name: string;
  /** The client's own project builds it. */
  official?: true;
  /** Its entry point is not the client: the command of a container names the program. */
  shell?: true;
  /** It has a program for each verb, which begin with two hyphens. */
  verbs?: true;
  /** The folder in which a container of it keeps what it obtains. */
  keeps?: string;
  /** A variable that names another folder for it. */
  keptIn?: string;
}

/** Where a command line names the hosts of a certificate. */
export interface ClientNames {
  /** Options whose values are host names, repeated or separated by commas. */
  options?: readonly string[];
  /** Operands after this word are host names. Empty: all operands. */
  after?: string;
}

/** The files in which a renewed certificate and its key are. */
export interface ClientFiles {
  /** Options whose value is a file that a run writes, with the file that it writes without them. */
  options?: readonly { names: readonly string[]; default?: string }[];
  /** Options whose value names a file in the folder in which the client runs, where it matches `operands`. */
  local?: readonly string[];
  /** Operands that are files which a run writes. */
  operands?: RegExp;
  /** It writes the certificate to the standard output. */
  output?: true;
  /** The folder of its certificates, and the options that name another one. */
  folder?: { path?: string; options?: readonly string[] };
  /** Files of one certificate below that folder; `{name}` is its first host name, or what an option says. */
  paths?: readonly string[];
  /** Options that name the certificate. */
  nameOptions?: readonly string[];
  /** What replaces `*.` of a wildcard in the names of files; nothing when left out. */
  wildcard?: string;
  /** Patterns of paths that are files of the client. The group `host` holds the host name. */
  kept?: RegExp;
  /** Byte strings of which a file has one that names such a path, where the endings of certificates do not tell. */
  needles?: readonly string[];
  /** The folder that holds the current version of every certificate. */
  live?: string;
}

/** What runs after a renewal. A client without it runs nothing. */
export interface ClientHooks {
  /** Options whose value is a command that runs after a renewal. */
  options?: readonly string[];
  /** Options whose command runs after each attempt, where none of the above is given. */
  attempts?: readonly string[];
  /** Settings of its configuration that name such a command. */
  settings?: readonly string[];
  /** Where an option is repeated, the last one counts. */
  last?: true;
  /** Folders, by the end of their path, whose scripts run after a renewal. */
  folders?: readonly string[];
  /** A folder of the above that the package of Debian and its derivatives does not read, and the one that it reads. */
  unreadByDebian?: { folder: string; instead: string };
  /** Environment variables and parameters by which a hook is told of the renewed files. */
  variables?: readonly string[];
  /** A word that every hook of this client contains: other programs use variables of the same names. */
  evidence?: string;
  /** Functions that a hook defines, and what chooses one of them. */
  functions?: RegExp;
  /** Servers that the client reloads itself. */
  reloads?: readonly string[];
  /** Its set-up installs hooks that reload the usual servers. */
  setUpReloads?: true;
  /** The option with which it reloads none. */
  withoutReload?: string;
}

/** When it renews, and what starts it. */
export interface ClientRenewal {
  /** Renews from this many days before the end, or once this share of the lifetime is left. The smaller one where both are given. */
  days?: number;
  share?: number;
  /** Options that set the days before the end, and how many seconds one unit of their value has. */
  options?: readonly string[];
  unit?: 'days' | 'seconds';
  /** It asks the CA first when to renew (ARI, RFC 9773), by default. */
  ari?: true;
  /** Time between two runs that it arranges for itself, as a duration: `12h`. */
  every?: string;
  /**
   * What starts it again without a schedule of the user: it is a daemon, or one of its commands creates a cron job or a
   * task. Absent: nothing does.
   */
  startedBy?: 'itself' | 'set-up';
  /** The words of a command that makes the cron job or the task, and the option that prevents it. */
  setUp?: readonly string[];
  withoutSetUp?: string;
}
