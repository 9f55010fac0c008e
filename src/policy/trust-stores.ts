import { dnAttribute, parseDistinguishedName } from '../certificates/names.ts';
import type { Inventory, Location, SeenCertificate } from '../model/index.ts';
import { MATERIAL_FILE } from '../util/material-names.ts';
import { fileKey, folderOf } from '../util/path-names.ts';
import { namesHost } from './reserved-names.ts';

/** Roots of different names that make a file a trust store. A chain file has one or two. */
const LEAST_ROOTS = 10;
/**
 * Number of CA certificates of any kind from which a file is a trust store, if they are of more than one hierarchy: a
 * service may publish its CAs by region.
 */
const LEAST_AUTHORITIES = 20;
/** CA certificates beside which a root that names a host is one of them, and no server. */
const LEAST_FOR_NAMED = 50;
/** Organisations whose roots make a folder of files a trust store. The roots of one organisation are its own business. */
const LEAST_ORGANISATIONS = 10;

/** Organisations whose CA certificates do so, of any kind, in a folder of at least {@link LEAST_ROOTS} that holds hardly anything else. */
const LEAST_IN_FOLDER = 3;
/** CA certificates of as many organisations that make a file a list of CAs. The chain of a server has three. */
const LEAST_IN_LIST = 6;
/** CA certificates in it for each certificate of another kind. */
const MANY_CAS = 4;

/**
 * Number of certificates of different signers or clients from which a file is a list of others' certificates, if it
 * holds no private key.
 */
const LEAST_OF_OTHERS = 20;
/** Forms with an entry for each certificate that is trusted. */
const KEYSTORES: ReadonlySet<string> = new Set(['jks', 'jceks', 'bks', 'pkcs12']);
/** Archives, which hold files of their own. */
const ARCHIVE = /\.(?:zip|jar|war|ear|tar|tgz|gz)$/i;

/** A file, or a folder of files, that gathers the roots of many owners. */
export interface TrustStore {
  /** Path of the file or folder. */
  path: string;
  /** CA certificates in it. */
  size: number;
}

export interface TrustStores {
  /** The store that a certificate at a place belongs to; undefined if it is no trust store. */
  storeOf(place: Pick<Location, 'repository' | 'path'>, certificate: SeenCertificate): TrustStore | undefined;
}

interface Gathering {
  members: Set<string>;
  roots: Set<string>;
  organisations: Set<string>;
  /** Those of CA certificates that are no roots as well, or the domain of a directory. */
  owners: Set<string>;
}

/** Finds the trust stores of an inventory, in one pass over its sightings. */
export function findTrustStores({
  certificates,
  privateKeys = [],
}: Pick<Inventory, 'certificates'> & Partial<Pick<Inventory, 'privateKeys'>>): TrustStores {
  const withKeys = new Set(privateKeys.flatMap(({ sightings }) => sightings.map(fileKey)));
  const lists = listsOfOthers(certificates, withKeys);
  const heads = headsOf(certificates);
  const files = new Map<string, Gathering>();
  const folders = new Map<string, Gathering>();
  /** Certificates of others than CAs in each folder and each file. */
  const others = new Map<string, number>();
  for (const certificate of certificates) {
    if (!isAuthority(certificate)) {
      for (const { repository, path } of certificate.sightings) {
        for (const at of [path, folderOf(path)]) {
          const key = fileKey({ repository, path: at });
          others.set(key, (others.get(key) ?? 0) + 1);
        }
      }
      continue;
    }
    const owner = ownerOf(certificate);
    // The generations of one private root share a subject; a trust store gathers many.
    const isRoot = certificate.selfIssued && certificate.ca;
    const organisation = isRoot ? dnAttribute(certificate.subject, 'O') : undefined;
    for (const { repository, path } of certificate.sightings) {
      for (const gathering of [
        gatheringAt(files, repository, path),
        gatheringAt(folders, repository, folderOf(path)),
      ]) {
        gathering.members.add(certificate.fingerprint);
        if (isRoot) gathering.roots.add(certificate.subject);
        if (organisation !== undefined) gathering.organisations.add(organisation.toLowerCase());
        if (owner !== undefined) gathering.owners.add(owner.toLowerCase());
      }
    }
  }
  const stores = new Map<string, number>();
  for (const [key, { roots, members, owners }] of files) {
    // In a configuration each has a key of its own, and a meaning.
    const isList =
      MATERIAL_FILE.test(key) &&
      owners.size >= LEAST_IN_FOLDER &&
      members.size >= LEAST_IN_LIST &&
      (others.get(key) ?? 0) * MANY_CAS <= members.size;
    const isStore = isList || roots.size >= LEAST_ROOTS || (roots.size > 1 && members.size >= LEAST_AUTHORITIES);
    if (isStore) stores.set(key, members.size);
  }
  for (const [key, { organisations, owners, members }] of folders) {
    const isOfOthers =
      owners.size >= LEAST_IN_FOLDER &&
      members.size >= LEAST_ROOTS &&
      (others.get(key) ?? 0) * MANY_CAS <= members.size;
    if (organisations.size >= LEAST_ORGANISATIONS || isOfOthers) stores.set(key, members.size);
  }
  return {
    storeOf({ repository, path }, certificate) {
      const size = namesHost(certificate) ? undefined : lists.get(fileKey({ repository, path }));
      if (size !== undefined) return { path, size };
      const certain = isAuthority(certificate);
      if (stores.size === 0) return undefined;
      if (!certain && !isNamedRoot(certificate)) {
        const key = fileKey({ repository, path });
        const size = stores.get(key) ?? 0;
        // A server shows the first certificate of a file, or one with a key. Any other among as many roots is trusted itself.
        const isTrusted = heads.get(key)?.first.has(certificate.fingerprint) === false && !withKeys.has(key);
        return isTrusted && size >= LEAST_FOR_NAMED ? { path, size } : undefined;
      }
      for (const candidate of certain ? [path, folderOf(path)] : [path]) {
        const size = stores.get(fileKey({ repository, path: candidate }));
        if (size !== undefined && (certain || size >= LEAST_FOR_NAMED)) return { path: candidate || '.', size };
      }
      return undefined;
    },
  };
}

/** The first certificates of each plain file of PEM; none of a keystore, whose entries have no order. */
function headsOf(certificates: readonly SeenCertificate[]): Map<string, { line: number; first: Set<string> }> {
  const heads = new Map<string, { line: number; first: Set<string> }>();
  for (const { fingerprint, sightings } of certificates) {
    for (const place of sightings) {
      const isKeystore = KEYSTORES.has(place.format);
      if (place.container !== undefined || (place.format !== 'pem' && !isKeystore)) continue;
      const { line = 0 } = place;
      const key = fileKey(place);
      const head = heads.get(key);
      if (head === undefined || line < head.line) heads.set(key, { line, first: new Set() });
      if (!isKeystore && line === heads.get(key)?.line) heads.get(key)?.first.add(fingerprint);
    }
  }
  return heads;
}

/**
 * Files that gather certificates of others, such as those of all signers of a scheme: keystores, bundles and archives without a
 * private key. In a configuration each certificate has a key of its own, and a meaning.
 * @returns how many certificates each has
 */
function listsOfOthers(certificates: readonly SeenCertificate[], withKeys: ReadonlySet<string>): Map<string, number> {
  const files = new Map<string, { members: Set<string>; subjects: Set<string> }>();
  for (const certificate of certificates) {
    if (namesHost(certificate)) continue;
    const { fingerprint, subject, sightings } = certificate;
    for (const place of sightings) {
      const isItem = place.pointer === undefined || /^(?:#|alias )|\[\d+\](?:\.\w+)?$/.test(place.pointer);
      if ((place.container !== undefined || !isItem) && !ARCHIVE.test(place.path)) continue;
      const file = files.get(fileKey(place)) ?? { members: new Set(), subjects: new Set() };
      files.set(fileKey(place), file);
      file.members.add(fingerprint);
      if (!isAuthority(certificate)) file.subjects.add(subject);
    }
  }
  return new Map(
    [...files].flatMap(([key, { members, subjects }]) =>
      subjects.size >= LEAST_OF_OTHERS && !withKeys.has(key) ? [[key, members.size] as const] : [],
    ),
  );
}

function gatheringAt(gatherings: Map<string, Gathering>, repository: string, path: string): Gathering {
  const key = fileKey({ repository, path });
  let gathering = gatherings.get(key);
  if (gathering === undefined) {
    gathering = { members: new Set(), roots: new Set(), organisations: new Set(), owners: new Set() };
    gatherings.set(key, gathering);
  }
  return gathering;
}

/** Roots of version 1 have no cA flag; server certificates made by `openssl req -x509` have it, but name a host. */
function isAuthority({ ca, selfIssued, names, subject }: SeenCertificate): boolean {
  return (ca || selfIssued) && !namesHost({ names, subject });
}

/** Some public roots name the host of their CA, and say by their key usage that they sign certificates. */
const isNamedRoot = ({ ca, selfIssued, keyUsage }: SeenCertificate) =>
  ca && selfIssued && keyUsage.includes('keyCertSign') && !keyUsage.includes('keyEncipherment');

/** The organisation of a CA, or the domain that a directory spells as components. */
function ownerOf({ subject }: SeenCertificate): string | undefined {
  const organisation = dnAttribute(subject, 'O');
  if (organisation !== undefined) return organisation;
  const components = parseDistinguishedName(subject).flatMap(({ type, value }) => (type === 'DC' ? [value] : []));
  return components.length === 0 ? undefined : components.sort().join('.');
}
