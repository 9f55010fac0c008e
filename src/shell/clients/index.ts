/**
 * The registry of certificate clients: programs that obtain and renew certificates. Every part of the product that has to know
 * one by name asks here, so that a new client is one entry in a table of this folder. Questions about a command line are
 * answered by `runs.ts`.
 *
 * Tables by client that have a life of their own, such as versions that break or dates on which a feature ends, name a client
 * by its `id`.
 */
import { pathRefs } from '../../facts/host-paths.ts';
import { programRef } from '../../facts/refs.ts';
import type { Fact, Ref } from '../../model/index.ts';
import { memoizeLast } from '../../util/memoize.ts';
import { ACME_CLIENTS } from './acme.ts';
import { SMALL_ACME_CLIENTS } from './acme-small.ts';
import type { CertificateClient, ClientImage } from './client.ts';
import { OTHER_CLIENTS } from './other.ts';

export type { CertificateClient, ClientAction } from './client.ts';

export const CLIENTS: readonly CertificateClient[] = [...ACME_CLIENTS, ...SMALL_ACME_CLIENTS, ...OTHER_CLIENTS];

/** Clients that a schedule has to start again: all but servers and daemons, which renew as long as they run. */
export const STARTED_CLIENTS = CLIENTS.filter(({ renewal }) => renewal?.startedBy !== 'itself');

/** All names of a client's program. */
export function namesOf({ program, aliases = [] }: CertificateClient): string[] {
  return [program, ...aliases];
}

const BY_PROGRAM = new Map(CLIENTS.flatMap((client) => namesOf(client).map((name) => [name.toLowerCase(), client])));
const BY_ID = new Map(CLIENTS.map((client) => [client.id, client]));

/** The client that a program is, by its base name. FreeBSD and others append a version: `certbot-3.11`. */
export function clientOfProgram(name: string): CertificateClient | undefined {
  const plain = name.toLowerCase();
  return BY_PROGRAM.get(plain) ?? BY_PROGRAM.get(plain.replace(/-\d[\d.]{0,8}$/, ''));
}

/** The client with an id; undefined where there is none. */
export function clientById(id: string): CertificateClient | undefined {
  return BY_ID.get(id);
}

/** The client that a fact is about: its mechanism, or the client that the fact names. */
export function clientOfFact({ mechanism, attributes }: Pick<Fact, 'mechanism' | 'attributes'>) {
  return clientById(typeof attributes.client === 'string' ? attributes.client : mechanism);
}

/** The ref by which a schedule starts a client, whatever name of its program the schedule uses: `run:certbot`. */
export function runRef(program: string): Ref {
  return programRef(clientOfProgram(program)?.program ?? program);
}

/** The client of an image, by the image's name: `ghcr.io/acme/lego:v4` is one of lego. */
export function clientOfImage(image: string): { client: CertificateClient; image: ClientImage } | undefined {
  const name = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  for (const client of CLIENTS) {
    const found = client.images?.find((one) => isNamed(name, one.name));
    if (found !== undefined) return { client, image: found };
  }
  return undefined;
}

function isNamed(image: string, name: string): boolean {
  const base = image.slice(image.lastIndexOf('/') + 1);
  if (!name.includes('/')) return base === name;
  const full = `/${image}`;
  if (!name.endsWith('*')) return full.endsWith(`/${name}`);
  const at = full.lastIndexOf(`/${name.slice(0, -1)}`);
  return at >= 0 && !full.slice(at + name.length).includes('/');
}

const WITH_VERBS = CLIENTS.filter(({ images }) => images?.some(({ verbs }) => verbs === true));

/** The client whose image has a program of this name for a verb: `--issue`. */
export function clientOfVerb(name: string): CertificateClient | undefined {
  return name.startsWith('--')
    ? WITH_VERBS.find(({ actions }) => actions.some((row) => row.includes(name)))
    : undefined;
}

const escaped = (text: string) => text.replace(/[.+*?^$(){}|[\]\\]/g, '\\$&');

/** Names by which text refers to a client; an ordinary word counts with its first argument only: `step ca`. */
const SPOKEN = STARTED_CLIENTS.flatMap((client) =>
  namesOf(client).map((name) => ({
    client,
    text: client.subcommand === undefined ? name : `${name} ${client.subcommand}`,
  })),
).sort((one, other) => other.text.length - one.text.length);
const BY_TEXT = new Map(SPOKEN.map(({ client, text }) => [text.toLowerCase(), client]));

/** A long name may be the start of a longer word, as in `certbot2`. A short one must be a word of its own. */
const NAMED = new RegExp(
  `(?<![a-z0-9])(?:${SPOKEN.map(({ text }) => `${escaped(text)}${text.length > 5 ? '' : '(?![a-z0-9])'}`).join('|')})`,
  'i',
);

/**
 * The first client that text names, such as the path of a script, the name of a unit or the steps of a job. The address of a
 * CA names none.
 */
export const clientNamed = memoizeLast((text: string): CertificateClient | undefined => {
  const found = NAMED.exec(text.includes('://') ? text.replace(/https?:\/\/[^\s"']{1,500}/g, '') : text)?.[0];
  return found === undefined ? undefined : BY_TEXT.get(found.toLowerCase());
});

/** The client that a package of a distribution brings, with a timer or a cron job: `python3-certbot-nginx`. */
export function clientOfPackage(name: string): CertificateClient | undefined {
  const plain = name.replace(/^python3-/, '');
  return CLIENTS.find(({ packages }) =>
    packages?.some((one) => plain.startsWith(one) && !/^\w/.test(plain.slice(one.length))),
  );
}

/** The client that a unit of systemd starts which a package brings: `certbot-renew.service`. */
export function clientOfUnit(unit: string): CertificateClient | undefined {
  return CLIENTS.find(({ units }) => units?.some((one) => unit.startsWith(one)));
}

/** Byte strings of which a file that runs a client has one. */
export const CLIENT_NEEDLES = needlesFor(STARTED_CLIENTS);

/** As {@link CLIENT_NEEDLES}, for some clients only. */
export function needlesFor(clients: readonly CertificateClient[]): readonly string[] {
  return shortest(SPOKEN.flatMap(({ client, text }) => (clients.includes(client) ? [text] : [])));
}

/** The client that runs a script after its renewals because of the folder in which the script is, on a host or in a repository. */
export const clientOfHookFolder = memoizeLast((path: string): CertificateClient | undefined =>
  CLIENTS.find(({ hooks }) => hooks?.folders?.some((folder) => `/${path}`.includes(`/${folder}`))),
);

const LIVE: ReadonlySet<string> = new Set(CLIENTS.flatMap(({ files }) => pathRefs(files?.live)));

/** Whether a ref is the folder in which a client keeps the current version of every certificate. */
export function isLiveFolder(ref: Ref): boolean {
  return LIVE.has(ref);
}

const KEPT = CLIENTS.flatMap((client) =>
  client.files?.kept === undefined ? [] : [{ client, kept: client.files.kept }],
);

/** Whether a path without an ending is a file of a client, such as acmetool's `fullchain`, and no folder. */
export function isFileOfClient(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/'));
  return clientKeeping(path)?.client.files?.paths?.some((file) => file.endsWith(name)) === true;
}

/** The client in whose folders a file is, with the host that the path names, where the layout tells one. */
export function clientKeeping(path: string): { client: CertificateClient; host?: string } | undefined {
  for (const { client, kept } of KEPT) {
    const found = kept.exec(path);
    if (found !== null) return { client, ...(found.groups?.host !== undefined && { host: found.groups.host }) };
  }
  return undefined;
}

const HANDED = CLIENTS.flatMap((client) => {
  const { variables, evidence } = client.hooks ?? {};
  if (variables === undefined) return [];
  // A name that ends with `_` is the start of several: `LEGO_CERT_PATH`, `LEGO_CERT_KEY_PATH`.
  const names = variables.map((name) => `${escaped(name)}${/\w$/.test(name) && !name.endsWith('_') ? '\\b' : ''}`);
  const plain = variables.every((name) => /^\w/.test(name));
  return [{ client, evidence, pattern: new RegExp(`${plain ? '\\$\\{?' : ''}(?:${names.join('|')})`) }];
});

/** Which evidence of a client a text holds; asked for many words of the same text. */
const evidenceIn = memoizeLast(
  (text: string) =>
    new Set(HANDED.flatMap(({ evidence }) => (evidence !== undefined && text.includes(evidence) ? [evidence] : []))),
);

/** The client that sets a variable which a word of a hook uses, such as `$RENEWED_LINEAGE/fullchain.pem`. `text` is the whole hook. */
export function clientHanding(word: string, text: string): CertificateClient | undefined {
  return HANDED.find(
    ({ pattern, evidence }) => pattern.test(word) && (evidence === undefined || evidenceIn(text).has(evidence)),
  )?.client;
}

/** Byte strings of which a file has one that takes what a client renewed, beside the endings of files of certificates. */
export const RESULT_NEEDLES = shortest(
  CLIENTS.flatMap(({ files, hooks }) => [
    ...(files?.needles ?? []),
    ...(hooks?.evidence === undefined ? (hooks?.variables ?? []) : [hooks.evidence]),
  ]),
);

/** Search strings without those that contain another one. */
function shortest(needles: readonly string[]): readonly string[] {
  return [...new Set(needles)].filter((one, _, all) => !all.some((other) => other !== one && one.includes(other)));
}

/** Whether a program is a client that runs nothing after a renewal. */
export function runsNoHooks(program: string): boolean {
  const client = clientOfProgram(program);
  return client !== undefined && client.hooks === undefined;
}

/** Whether a command is a function of a hook, or what chooses one. */
export function isHookFunction(name: string): boolean {
  return CLIENTS.some(({ hooks }) => hooks?.functions?.test(name) === true);
}
