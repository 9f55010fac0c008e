import { createHmac } from 'node:crypto';
import type { UnreadableReason } from '../model/index.ts';
import { decrypt } from '../x509/ciphers.ts';
import { bodyOfSequence } from '../x509/cms.ts';
import { PURPOSE, pkcs12Key, pkcs12Keys } from '../x509/kdf.ts';
import { attempt, KeystoreError } from '../x509/keystore.ts';
import type { Password } from '../x509/keystore-passwords.ts';
import { hexOf } from '../x509/values.ts';
import { type JavaStream, readBlock, readByte, readCount, readText, take } from './java-stream.ts';

/**
 * Keystores of Bouncy Castle. There is no specification but the source of
 * `org.bouncycastle.jcajce.provider.keystore.bc.BcKeyStoreSpi`, whose constants these are.
 */
const SALT_SIZE = 20;
const MIN_ROUNDS = 1024;
const ENTRY = { end: 0, certificate: 1, key: 2, secret: 3, sealed: 4 } as const;
const PRIVATE_KEY = 0;
/** The writer uses at most 2047. */
const MAX_SEALED_ROUNDS = 4096;

/** Version, salt with its size, rounds. */
const HEADER = 4 + 4 + SALT_SIZE + 4;
const DIGEST = 20;

export interface BksEntry {
  /** A sealed entry holds a private key, or one of another kind: only its password tells. */
  kind: 'certificate' | 'private-key' | 'sealed' | 'other';
  alias: string;
  /** DER of the certificate, or of a key's chain, its own first. */
  certificates: Uint8Array[];
  /** PKCS#8 of a private key, or what a sealed entry holds. */
  encoded?: Uint8Array;
}

export interface Bks {
  entries: BksEntry[];
  /** What the MAC needs; absent where the entries could not be read to their end. */
  mac?: { version: number; salt: Uint8Array; rounds: number; covered: Uint8Array; digest: Uint8Array };
  trailing: number;
}

/** Whether the bytes start with the header that BKS and UBER share. */
function hasHeader(bytes: Buffer): boolean {
  if (bytes.length < HEADER + 1 + DIGEST) return false;
  const version = bytes.readUInt32BE(0);
  return (version === 1 || version === 2) && bytes.readUInt32BE(4) === SALT_SIZE;
}

/** BKS: after the header stands an entry, or nothing but the end and the MAC. */
export function isBks(bytes: Buffer): boolean {
  if (!hasHeader(bytes)) return false;
  const type = bytes[HEADER] as number;
  if (type === ENTRY.end) return bytes.length === HEADER + 1 + DIGEST;
  // The time of creation follows the name, in milliseconds: its first two octets are zero until the year 10889.
  const time = HEADER + 3 + bytes.readUInt16BE(HEADER + 1);
  return type <= ENTRY.sealed && bytes[time] === 0 && bytes[time + 1] === 0;
}

/** UBER: what follows the header is encrypted with Twofish, in whole blocks. Its writer uses 1024 to 2047 rounds. */
export function isUber(bytes: Buffer): boolean {
  if (!hasHeader(bytes) || isBks(bytes) || bytes.readUInt32BE(0) !== 1) return false;
  const rounds = bytes.readUInt32BE(HEADER - 4);
  return rounds >= MIN_ROUNDS && rounds < 2 * MIN_ROUNDS && (bytes.length - HEADER) % 16 === 0;
}

/** BCFKS (`BcFKSKeyStoreSpi`): EncryptedObjectStoreData starts with PBES2, two levels deeper than anything else does. */
export function isBcfks(bytes: Uint8Array): boolean {
  const store = bodyOfSequence(bytes);
  const data = store === undefined ? undefined : bodyOfSequence(bytes, store);
  const algorithm = data === undefined ? undefined : bodyOfSequence(bytes, data);
  return algorithm !== undefined && hexOf(bytes.subarray(algorithm, algorithm + 11)) === '06092a864886f70d01050d';
}

/** Reads the entries, whose names and chains stand in the clear. What was read before damage is returned. */
export function readBks(bytes: Buffer, report: (reason: UnreadableReason, message: string) => void): Bks {
  const stream: JavaStream = { bytes, at: 0 };
  const store: Bks = { entries: [], trailing: 0 };
  attempt(() => {
    const version = readCount(stream);
    const salt = readBlock(stream);
    const rounds = take(stream, 4).readUInt32BE();
    const from = stream.at;
    while (readEntry(stream, store.entries));
    const covered = bytes.subarray(from, stream.at);
    store.mac = { version, salt, rounds, covered, digest: take(stream, DIGEST) };
    store.trailing = bytes.length - stream.at;
  }, report);
  return store;
}

/**
 * The entry goes on the list before its certificates are read, so that damage costs only what lies behind it.
 * @returns false at the end of the list
 */
function readEntry(stream: JavaStream, entries: BksEntry[]): boolean {
  const type = readByte(stream);
  if (type === ENTRY.end) return false;
  if (type > ENTRY.sealed) throw new KeystoreError('malformed', `an entry has the unknown type ${type}`);
  const entry: BksEntry = { kind: 'other', alias: readText(stream), certificates: [] };
  take(stream, 8);
  entries.push(entry);
  for (let left = readCount(stream); left > 0; left--) entry.certificates.push(readCertificate(stream));
  if (type === ENTRY.certificate) {
    entry.kind = 'certificate';
    entry.certificates.unshift(readCertificate(stream));
  } else if (type === ENTRY.key) {
    const pkcs8 = readKey(stream);
    if (pkcs8 !== undefined) Object.assign(entry, { kind: 'private-key', encoded: pkcs8 });
  } else {
    const encoded = readBlock(stream);
    if (type === ENTRY.sealed) Object.assign(entry, { kind: 'sealed', encoded });
  }
  return true;
}

/** A key in the clear: its kind, names of encoding and algorithm, octets. Undefined for one that is not private. */
function readKey(stream: JavaStream): Uint8Array | undefined {
  const kind = readByte(stream);
  readText(stream);
  readText(stream);
  const encoded = readBlock(stream);
  return kind === PRIVATE_KEY ? encoded : undefined;
}

function readCertificate(stream: JavaStream): Uint8Array {
  readText(stream);
  return readBlock(stream);
}

/**
 * What a sealed entry holds (`PBEWithSHAAnd3-KeyTripleDES-CBC`): the PKCS#8 of a private key, or another kind of key.
 * @returns undefined where the password does not fit, or the rounds are too many
 */
export function unseal(
  { encoded }: BksEntry,
  password: Password,
): { kind: 'private-key'; pkcs8: Uint8Array } | { kind: 'other' } | undefined {
  const stream: JavaStream = { bytes: Buffer.from(encoded ?? []), at: 0 };
  const header = attempt(
    () => ({ salt: readBlock(stream), rounds: take(stream, 4).readUInt32BE() }),
    () => {},
  );
  if (header === undefined || header.rounds > MAX_SEALED_ROUNDS || header.salt.length > SALT_SIZE) return undefined;
  const wanted = [
    { purpose: PURPOSE.key, password, length: 24 },
    { purpose: PURPOSE.iv, password, length: 8 },
  ];
  const [key, iv] = pkcs12Keys('sha1', wanted, header.salt, header.rounds) as [Buffer, Buffer];
  const plaintext = decrypt('des-ede3-cbc', key, iv, stream.bytes.subarray(stream.at));
  if (plaintext === undefined) return undefined;
  const inner: JavaStream = { bytes: plaintext, at: 0 };
  return attempt(
    () => {
      const pkcs8 = readKey(inner);
      if (inner.at !== plaintext.length) return undefined;
      return pkcs8 === undefined ? { kind: 'other' } : { kind: 'private-key', pkcs8 };
    },
    () => {},
  );
}

/** Whether the password is the keystore's. The caller bounds the rounds. */
export function opensBks(
  { version, salt, rounds, covered, digest }: NonNullable<Bks['mac']>,
  password: Password,
): boolean {
  // Version 1 derives as many bits as there should be octets.
  const length = version === 1 ? 2 : DIGEST;
  const key = pkcs12Key('sha1', PURPOSE.mac, password, salt, rounds, length);
  return createHmac('sha1', key).update(covered).digest().equals(digest);
}
