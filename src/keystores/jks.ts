import { createHash } from 'node:crypto';
import type { UnreadableReason } from '../model/index.ts';
import { attempt, KeystoreError } from '../x509/keystore.ts';
import { skipJavaObject } from './java-object.ts';
import { type JavaStream, readBlock, readCount, readText, take } from './java-stream.ts';

/** The keystores of the JDK's provider SUN (JKS) and SunJCE (JCEKS); the latter may hold secret keys. */
const JKS_MAGIC = 0xfeedfeed;
const JCEKS_MAGIC = 0xcececece;

interface JavaEntry {
  kind: 'key' | 'certificate' | 'secret';
  alias: string;
  /** DER of the certificate, or of the key's chain, its own first. */
  certificates: Uint8Array[];
}

export interface JavaKeystore {
  entries: JavaEntry[];
  /** As the header states it. */
  count: number;
  /** The octets that the digest covers, and the digest; absent where the entries could not be read to their end. */
  sealed?: { covered: Uint8Array; digest: Uint8Array; trailing: number };
}

/** Which of the two the bytes start as, in a version that is known. */
export function javaKeystoreFormat(bytes: Buffer): 'jks' | 'jceks' | undefined {
  if (bytes.length < 12) return undefined;
  const version = bytes.readUInt32BE(4);
  if (version !== 1 && version !== 2) return undefined;
  const magic = bytes.readUInt32BE(0);
  return magic === JKS_MAGIC ? 'jks' : magic === JCEKS_MAGIC ? 'jceks' : undefined;
}

/**
 * Reads the entries of a JKS or JCEKS keystore, whose certificates and names stand in the clear. There is no specification
 * but the source of `sun.security.provider.JavaKeyStore.engineLoad` and `com.sun.crypto.provider.JceKeyStore`.
 * What was read before damage is returned, and the damage handed to `report`.
 */
export function readJavaKeystore(
  bytes: Buffer,
  report: (reason: UnreadableReason, message: string) => void,
): JavaKeystore {
  const stream: JavaStream = { bytes, at: 4 };
  const version = readCount(stream);
  const store: JavaKeystore = { entries: [], count: 0 };
  attempt(() => {
    store.count = readCount(stream);
    while (store.entries.length < store.count) readEntry(stream, version, store.entries);
    const covered = bytes.subarray(0, stream.at);
    const digest = take(stream, 20);
    store.sealed = { covered, digest, trailing: bytes.length - stream.at };
  }, report);
  return store;
}

/** The entry goes on the list before its certificates are read, so that damage costs only what lies behind it. */
function readEntry(stream: JavaStream, version: number, entries: JavaEntry[]): void {
  const tag = readCount(stream);
  const kind = KINDS[tag];
  if (kind === undefined) throw new KeystoreError('malformed', `an entry has the unknown type ${tag}`);
  const entry: JavaEntry = { kind, alias: readText(stream), certificates: [] };
  // The time of creation, in milliseconds.
  take(stream, 8);
  entries.push(entry);
  if (kind === 'secret') {
    skipJavaObject(stream);
    return;
  }
  if (kind === 'key') readBlock(stream);
  const count = kind === 'key' ? readCount(stream) : 1;
  while (entry.certificates.length < count) entry.certificates.push(readCertificate(stream, version));
}

const KINDS: Readonly<Record<number, JavaEntry['kind']>> = { 1: 'key', 2: 'certificate', 3: 'secret' };

/** Version 2 names the type, which is X.509 in practice. */
function readCertificate(stream: JavaStream, version: number): Uint8Array {
  if (version === 2) readText(stream);
  return readBlock(stream);
}

/** Whether the digest over password, a phrase and the keystore is the one that it ends with (`getPreKeyedHash`). */
export function opensJavaKeystore(
  { covered, digest }: { covered: Uint8Array; digest: Uint8Array },
  password: string,
): boolean {
  const hash = createHash('sha1').update(Buffer.from(password, 'utf16le').swap16()).update('Mighty Aphrodite');
  return hash.update(covered).digest().equals(digest);
}
