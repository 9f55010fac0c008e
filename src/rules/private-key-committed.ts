import { certificateNoun, issuesOthers, validityText } from '../certificates/describe.ts';
import { latest, ownersOf } from '../certificates/key-owners.ts';
import { storesByPlace } from '../certificates/keys-in-stores.ts';
import { displayName } from '../certificates/names.ts';
import { isKeyPastUse, namesInnerHostsOnly } from '../certificates/past-use.ts';
import { usageOfKeys, usageText, withUsage } from '../certificates/unused-files.ts';
import {
  compareLocations,
  type Keystore,
  type Location,
  type Problem,
  type Rule,
  type SeenCertificate,
  type SeenPrivateKey,
  type Usage,
} from '../model/index.ts';
import { addTo, groupBy } from '../util/collections.ts';
import { reveal } from '../util/escape.ts';
import { fileKey, folderKey, folderOf } from '../util/path-names.ts';
import { listed } from '../util/text.ts';

/** For a key of SSH or of signed tokens, or one whose certificate was not found. */
const BARE_FIX =
  'Create a new key in a secret store, because this key counts as stolen. Replace the public key or certificate wherever it is trusted, and remove the file.';

export const privateKeyCommitted: Rule = {
  id: 'private-key-committed',
  family: 'keys',
  title: 'Private key is committed to the repository',
  level: 'error',
  otherLevels: {
    warning: 'when the key is encrypted, its password is not in the repository, and something here deploys it',
    note: 'when nothing deploys such a key, and for a key in an OpenVPN profile that all clients share. Also where all its certificates have expired or name only hosts of a private network. Also where only tests and examples refer to the file, or have the same key. Also in initial data of an identity provider that nothing here deploys. Also for a key without a certificate in code or data, unless a change adds it',
  },
  why: 'Everyone who can read the repository, a clone or a backup can impersonate the owner. Deleting the file does not remove it from the history. An encrypted key is only as safe as its password, which can be guessed offline.',
  fix: 'Create a new key in a secret store, because this key counts as stolen. Reissue the certificate, revoke the old one, and remove the file.',
  references: [
    'https://cwe.mitre.org/data/definitions/321.html',
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
  ],
  since: '0.1.0',
  baseline: 'never',
  concerns: 'key',
  *check(input) {
    const { inventory, policy, now } = input;
    // What git stores encrypted is not in the repository.
    const committed = inventory.privateKeys.map((key) => ({
      ...key,
      sightings: key.sightings.filter(({ encryptedInGit }) => encryptedInGit !== true),
    }));
    const isInUse = (key: SeenPrivateKey) => key.sightings.some((place) => policy.isDeployed(place));
    const usageOf = usageOfKeys(input);
    const owners = ownersOf(inventory.certificates, committed);
    const storeOf = storesByPlace(inventory);
    const bare = new Map<string, SeenPrivateKey[]>();
    const unused = new Map<SeenPrivateKey, Usage>();
    const owned = new Map<string, Owned[]>();
    for (const key of committed) {
      if (key.sightings.length === 0) continue;
      const certificates = owners.get(key.publicKeyFingerprint ?? '') ?? [];
      const newest = certificates.reduce<SeenCertificate | undefined>(latest, undefined);
      // Copies in tests do not take a key out of the folder of its siblings.
      const inUse = key.sightings.filter((place) => policy.contextOf(place, newest) === 'production');
      const file = soleFile(inUse.length > 0 ? inUse : key.sightings);
      const store = openStore(key, storeOf);
      if (newest === undefined && store === undefined && !isShared(key) && file !== undefined) {
        const usage = usageOf(key, certificates, true);
        const inFirst = { ...key, sightings: [...new Set([...inUse, ...key.sightings])] };
        if (usage !== undefined) unused.set(inFirst, usage);
        addTo(bare, usage === undefined ? file : `${file}\0${usage}`, inFirst);
        continue;
      }
      const usage = usageOf(key, certificates, false);
      const isDeployed = isInUse(key);
      const isPast =
        newest !== undefined &&
        !isDeployed &&
        certificates.every((one) => isKeyPastUse(one, now) || (namesInnerHostsOnly(one) && !issuesOthers(one)));
      const one = { key, others: certificates.length - 1, newest, store, isPast, isDeployed, usage };
      const folder = newest === undefined ? undefined : soleFolder(inUse);
      if (folder !== undefined) addTo(owned, folder, one);
      else yield problemOf(one, now);
    }
    for (const beside of owned.values()) {
      const past = beside.filter(({ isPast }) => isPast);
      const idle = beside.filter(({ isPast, usage }) => !isPast && usage !== undefined);
      const rest = beside.filter(({ isPast, usage }) => !isPast && usage === undefined);
      for (const some of [rest, past, idle]) {
        if (some.length >= MANY) yield ofCertificates(some, 'folder');
        else
          for (const inFile of groupBy(some, ({ key }) => soleFile(key.sightings) ?? key).values()) {
            if (inFile.length >= MANY_IN_FILE) yield ofCertificates(inFile, 'file');
            else for (const one of inFile) yield problemOf(one, now);
          }
      }
    }
    const [pools, few] = splitBySize([...bare.values()], MANY_IN_FILE);
    const usageIn = ([key]: readonly SeenPrivateKey[]) => key && unused.get(key);
    for (const keys of pools) yield withUsage(together(keys, 'file', keys.some(isInUse)), usageIn(keys));
    const byFolder = groupBy(
      few.flat(),
      (key) => `${folderKey(key.sightings[0] as Location)}\0${unused.get(key) ?? ''}`,
    );
    const [folders, rest] = splitBySize([...byFolder.values()], MANY_BARE);
    // The folders of one folder are as much one piece of work as the files of one.
    const outer = (keys: readonly SeenPrivateKey[]) =>
      `${outerFolder(keys[0] as SeenPrivateKey)}\0${usageIn(keys) ?? ''}`;
    for (const beside of groupBy(folders, outer).values()) {
      const [first] = beside as [SeenPrivateKey[]];
      const all = beside.length < MANY ? beside : [beside.flat()];
      for (const keys of all)
        yield withUsage(
          together(keys, 'folder', keys.some(isInUse), beside.length < MANY ? 1 : beside.length),
          usageIn(first),
        );
    }
    const bareKey = { others: 0, newest: undefined, store: undefined, isPast: false };
    for (const key of rest.flat())
      yield problemOf({ ...bareKey, key, isDeployed: isInUse(key), usage: unused.get(key) }, now);
  },
};

/** A key, the newest certificate of its public key, the number of others, and the keystore that everyone can open. */
interface Owned {
  key: SeenPrivateKey;
  newest: SeenCertificate | undefined;
  others: number;
  store: Keystore | undefined;
  /** What its certificates name, or that they expired, tells of no use outside one network. */
  isPast: boolean;
  isDeployed: boolean;
  /** How its files are used, if no production code names them. */
  usage: Usage | undefined;
}

/** Keys from which on a folder, or a file, has one finding: a pool of keys is one piece of work. */
const [MANY, MANY_BARE, MANY_IN_FILE] = [6, 3, 2];

function splitBySize(
  groups: readonly SeenPrivateKey[][],
  many: number,
): [many: SeenPrivateKey[][], few: SeenPrivateKey[][]] {
  return [groups.filter(({ length }) => length >= many), groups.filter(({ length }) => length < many)];
}

function passwordPlaces(key: SeenPrivateKey, store: Keystore | undefined): Location[] {
  const own = passwordOf(key);
  return [
    ...(store?.passwordAt ? [store.passwordAt] : []),
    ...(own === undefined || own === 'well-known' ? [] : [own]),
  ];
}

/** Where the repository holds the password of an encrypted key, or that everyone knows it. */
function passwordOf({ sightings }: SeenPrivateKey): Location | 'well-known' | undefined {
  return sightings.find(({ password }) => password !== undefined)?.password;
}

/** Only what is deployed is worth an attack on its password. */
const levelOf = (open: boolean, isDeployed: boolean) => (open ? 'error' : isDeployed ? 'warning' : 'note');

/** Whether everyone who has the repository can use a key. */
function isOpen({ key, store }: { key: SeenPrivateKey; store?: Keystore | undefined }): boolean {
  return !key.encrypted || store !== undefined || passwordOf(key) !== undefined;
}

/**
 * Whether a key only hides the handshake of a VPN from strangers: `--tls-auth` and `--tls-crypt` of OpenVPN, which every client
 * has in its profile. What proves a client is its own key, or a password.
 */
function isShared({ algorithm, sightings }: SeenPrivateKey): boolean {
  return (
    algorithm.startsWith('OpenVPN-') &&
    sightings.every(({ pointer = '' }) => /^<tls-(?:auth|crypt)(?:-v2)?>$/.test(pointer))
  );
}

/** The file that holds all of some places; undefined where several do. */
function soleFile(places: readonly Location[]): string | undefined {
  const [file, ...others] = new Set(places.map(fileKey));
  return others.length > 0 ? undefined : file;
}

/** The one folder of some places; undefined where there is none, or several. */
function soleFolder(places: readonly Location[]): string | undefined {
  const [folder, ...others] = new Set(places.map(folderKey));
  return others.length > 0 ? undefined : folder;
}

/** The keystore that holds a key and opens with a password that everyone knows who has the repository. */
function openStore(key: SeenPrivateKey, storeOf: ReturnType<typeof storesByPlace>): Keystore | undefined {
  const stores = key.sightings.flatMap((place) => storeOf(place) ?? []);
  return stores.find(({ opened }) => opened === 'default-password' || opened === 'repository-password');
}

function problemOf({ key, others, newest, store, isPast, isDeployed, usage }: Owned, now: number): Problem {
  const [first] = [...key.sightings].sort(compareLocations) as Location[] as [Location];
  const place = first.pointer === undefined ? first.path : `${first.path}#${first.pointer}`;
  return {
    subject: key.publicKeyFingerprint === undefined ? place : `key:${key.publicKeyFingerprint}`,
    message: `${messageOf(key, newest, others, now, store)}${usageText(usage)}`,
    level: isShared(key) || isPast || usage !== undefined ? 'note' : levelOf(isOpen({ key, store }), isDeployed),
    locations: key.sightings,
    related: [...(newest?.sightings ?? []), ...passwordPlaces(key, store)],
    ...(newest === undefined ? { fix: BARE_FIX } : { certificate: newest.fingerprint }),
  };
}

/** The keys of certificates that one folder or file holds. */
function ofCertificates(beside: readonly Owned[], where: 'file' | 'folder'): Problem {
  const keys = beside.map((one) => ({ ...one.key, encrypted: !isOpen(one) }));
  const names = [...new Set(beside.flatMap(({ newest }) => (newest === undefined ? [] : [displayName(newest)])))];
  const isDeployed = beside.some((one) => one.isDeployed);
  const { message, fix: _, ...problem } = together(keys, where, isDeployed);
  const isPast = beside.every((one) => one.isPast);
  const [usage] = isPast ? [] : beside.map((one) => one.usage);
  return withUsage(
    {
      ...problem,
      subject: problem.subject.replace('keys', `keys of ${isPast ? 'expired ' : ''}certificates`),
      ...(isPast && { level: 'note' as const }),
      message: `${message} They belong to ${listed(
        names.sort().map((name) => `"${name}"`),
        3,
      )}.`,
    },
    usage,
  );
}

function outerFolder({ sightings: [place] }: SeenPrivateKey): string {
  const { repository, path } = place as Location;
  return folderKey({ repository, path: folderOf(path) });
}

/** @param folders how many folders of one folder hold the keys */
function together(
  keys: readonly SeenPrivateKey[],
  where: 'file' | 'folder',
  isDeployed: boolean,
  folders = 1,
): Problem {
  const homes = keys.map(({ sightings }) => sightings[0] as Location).sort(compareLocations);
  const copies = keys.flatMap(({ sightings }) => sightings.slice(1)).sort(compareLocations);
  const algorithms = [...new Set(keys.map(({ algorithm }) => algorithm))].filter((one) => one !== 'unknown').sort();
  const kinds = algorithms.length > 0 ? ` (${listed(algorithms, 3)})` : '';
  const open = keys.filter((key) => isOpen({ key })).length;
  const consequence =
    open === 0
      ? 'Only their passwords protect them.'
      : `Everyone who can read a clone can use ${open === keys.length ? 'them' : `the ${open} that are not encrypted`}.`;
  const { path } = homes[0] as Location;
  const folder = folders === 1 ? folderOf(path) : folderOf(folderOf(path));
  return {
    subject: `keys in ${where === 'file' ? path : `${folder}/`}`,
    message: `${keys.length}${open === 0 ? ' encrypted' : ''} private keys${kinds} are in ${folders === 1 ? `one ${where}` : `${folders} folders`} of the repository${copies.length > 0 ? ', with copies elsewhere' : ''}. ${consequence}`,
    fix: BARE_FIX,
    level: levelOf(open > 0, isDeployed),
    locations: [...homes, ...copies],
    pool: true,
  };
}

function messageOf(
  key: SeenPrivateKey,
  owner: SeenCertificate | undefined,
  others: number,
  now: number,
  store: Keystore | undefined,
): string {
  const more = others > 0 ? `, and ${others} more` : '';
  const whose =
    owner === undefined
      ? `${key.algorithm === 'unknown' ? '' : ` (${key.algorithm})`}`
      : ` of the ${certificateNoun(owner)}${more}, ${validityText(owner, now)},`;
  if (isShared(key))
    return 'The key that the clients of an OpenVPN server share is in the repository. Strangers can reach its handshake with it.';
  if (store !== undefined) {
    const { passwordAt: at } = store;
    const password =
      at === undefined
        ? 'The keystore opens with a well-known password.'
        : `So is the password of its keystore, at ${reveal(at.path)}:${at.line ?? 1}.`;
    return `The private key${whose} is in the repository. ${password}`;
  }
  const password = passwordOf(key);
  if (key.encrypted && password !== undefined) {
    const told =
      password === 'well-known'
        ? 'It opens with a well-known password.'
        : `So is its password, at ${reveal(password.path)}:${password.line ?? 1}.`;
    return `The encrypted private key${whose} is in the repository. ${told}`;
  }
  if (!key.encrypted) {
    const use = owner !== undefined && issuesOthers(owner) ? 'issue certificates with it' : 'use it';
    return `The private key${whose} is in the repository. Everyone who can read a clone can ${use}.`;
  }
  return `The encrypted private key${whose} is in the repository. Only its password, which was not found here, protects it.`;
}
