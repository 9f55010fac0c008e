import type { Inventory, Location, SeenCertificate, SeenPrivateKey, Sighting } from '../model/index.ts';
import { isSourceCode } from '../parsers/object-context.ts';
import { groupBy } from '../util/collections.ts';
import { fileKey, fileNameOf, folderKey } from '../util/path-names.ts';

/** A certificate and the private key that is meant to belong to it. */
export interface KeyPair {
  /** Certificates at the position where the pair's certificate is expected, the first of them first. */
  certificates: { certificate: SeenCertificate; place: Sighting }[];
  key: SeenPrivateKey;
  place: Sighting;
  /** How the two were paired, as the end of a sentence: `by their names`. */
  by: string;
}

interface FileContents {
  place: Location;
  certificates: { certificate: SeenCertificate; place: Sighting }[];
  keys: { key: SeenPrivateKey; place: Sighting }[];
}

/** Extensions that files with certificates and keys have. */
const EXTENSION = /\.(pem|crt|cer|cert|key|der|txt)$/i;
const CERTIFICATE_WORD = /(^|[._-])(fullchain|certificate|cert|crt|public|pub)$/i;
const KEY_WORD = /(^|[._-])(privatekey|private|privkey|pkey|priv|key)$/i;

/** Pairs by Secret, by one file that holds both, and by names in one folder. Linear in the number of sightings. */
export function* keyPairs(inventory: Inventory): Generator<KeyPair> {
  if (inventory.privateKeys.length === 0) return;
  const files = contentsByFile(inventory);
  const certificateFiles = groupBy(files.values(), ({ certificates, place }) =>
    certificates.length === 0 ? undefined : pairingKey(place, CERTIFICATE_WORD),
  );
  const keyFiles = groupBy(files.values(), ({ certificates, keys, place }) =>
    certificates.length > 0 || keys.length !== 1 ? undefined : pairingKey(place, KEY_WORD),
  );
  for (const file of files.values()) {
    if (file.keys.length > 0 && file.certificates.length > 0) yield* pairsWithin(file);
  }
  for (const [name, matches] of keyFiles) yield* pairsByName(matches, certificateFiles.get(name) ?? []);
}

/** The files of one name: `cert.pem` and `fullchain.pem`, with `key.pem` and `private.key`. */
function* pairsByName(
  keyFiles: readonly FileContents[],
  certificateFiles: readonly FileContents[],
): Generator<KeyPair> {
  const keys = keyFiles.flatMap((file) => file.keys);
  for (const { certificates } of certificateFiles) {
    // Of several keys of one name, that of the certificate is its pair.
    const own = keys.filter(({ key }) =>
      certificates.some(({ certificate }) => certificate.publicKey.fingerprint === key.publicKeyFingerprint),
    );
    for (const pair of own.length > 0 ? own : keys) yield { certificates, ...pair, by: 'by name' };
  }
}

/** In one file: by the entries of a Secret, or simply together when there is one key. */
function* pairsWithin(file: FileContents): Generator<KeyPair> {
  const secret = file.keys.filter(({ place }) => isEntry(place, 'tls.key'));
  const chains = chainsBetween(
    file.certificates.filter((one) => isEntry(one.place, 'tls.crt')),
    secret,
  );
  for (const { key, place } of secret) {
    const [certificates] = chains.toSorted((a, b) => distance(a, place) - distance(b, place));
    if (certificates !== undefined) yield { certificates, key, place, by: 'in one Secret' };
  }
  const paired = new Set<Sighting>(secret.map(({ place }) => place));
  for (const { key, place } of file.keys) {
    const field = paired.has(place) ? undefined : fieldOf(place, KEY_FIELD);
    // A single sign-on client keeps the certificate of the identity provider beside its own key.
    if (field === undefined || /saml|sso|idp/i.test(place.pointer ?? '')) continue;
    const certificates = file.certificates.filter((one) => fieldOf(one.place, CERTIFICATE_FIELD) === field);
    if (certificates.length === 0) continue;
    yield { certificates, key, place, by: 'in one entry of the file' };
    paired.add(place);
  }
  const [only, ...others] = file.keys.filter(({ place }) => !paired.has(place));
  // Strings in a program are not necessarily a pair.
  if (isSourceCode(file.place.path)) return;
  if (only !== undefined && paired.size === 0 && others.length === 0 && only.place.format === 'pem') {
    const certificates = file.certificates.filter((one) => one.place.container === only.place.container);
    if (certificates.length > 0) yield { certificates, ...only, by: 'in one file' };
  }
}

/** Fields of one object: `users[0].user["client-key-data"]` of a kubeconfig, `tls.key` of Helm values. */
const KEY_FIELD = /^(.+)(?:\.|\["?)(?:client-key-data|(?:tls)?[-_]?(?:private)?[-_]?key)(?:"\])?(?: #1)?$/i;
const CERTIFICATE_FIELD =
  /^(.+)(?:\.|\["?)(?:client-certificate-data|(?:tls)?[-_]?(?:cert|crt|certificate|fullchain))(?:"\])?(?: #\d+)?$/i;

/** The object that a field of this kind belongs to, by its pointer. */
function fieldOf({ pointer = '' }: Sighting, kind: RegExp): string | undefined {
  return kind.exec(pointer)?.[1];
}

function isEntry(place: Sighting, entry: string): boolean {
  return place.pointer?.includes(`["${entry}"]`) === true || place.pointer?.endsWith(`.${entry}`) === true;
}

/** Certificates that no key stands between: the chain of one Secret. */
function chainsBetween(certificates: FileContents['certificates'], keys: FileContents['keys']) {
  const ends = keys.map(({ place }) => place.line ?? 0).sort((a, b) => a - b);
  const chains = groupBy(certificates, ({ place }) => ends.filter((line) => line < (place.line ?? 0)).length);
  return [...chains.values()];
}

/** Lines between a chain and a key, at the nearer end. */
function distance(chain: FileContents['certificates'], key: Sighting): number {
  return Math.min(...chain.map(({ place }) => Math.abs((place.line ?? 0) - (key.line ?? 0))));
}

/**
 * The folder and the file name without its extension and the word for its content: equal for `tls.crt` and `tls.key`.
 */
function pairingKey(place: Location, word: RegExp): string {
  const stem = fileNameOf(place.path).replace(EXTENSION, '').replace(word, '').toLowerCase();
  return `${folderKey(place)}\0${stem}`;
}

function contentsByFile(inventory: Inventory): Map<string, FileContents> {
  const files = new Map<string, FileContents>();
  const fileOf = (place: Sighting) => {
    const id = fileKey(place);
    let file = files.get(id);
    if (file === undefined) {
      file = { place, certificates: [], keys: [] };
      files.set(id, file);
    }
    return file;
  };
  for (const key of inventory.privateKeys) {
    if (key.publicKeyFingerprint === undefined) continue;
    for (const place of key.sightings) fileOf(place).keys.push({ key, place });
  }
  // A certificate can only be paired where its folder holds a key.
  const folders = new Set([...files.values()].map(({ place }) => folderKey(place)));
  for (const certificate of inventory.certificates) {
    for (const place of certificate.sightings) {
      if (folders.has(folderKey(place))) {
        fileOf(place).certificates.push({ certificate, place });
      }
    }
  }
  for (const file of files.values()) file.certificates.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
  return files;
}
