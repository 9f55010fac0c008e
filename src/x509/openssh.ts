import type { PrivateKey } from '../model/index.ts';
import { DerError } from './der.ts';
import { dsaKeyInfo, ecKeyInfo, octetKeyInfo, rsaKeyInfo } from './key-info.ts';
import { sha256 } from './values.ts';

const MAGIC = Buffer.from('openssh-key-v1\0', 'latin1');

/** DER of the curves that RFC 5656 section 10.1 names. */
const CURVES: Readonly<Record<string, Buffer>> = {
  nistp256: Buffer.from('06082a8648ce3d030107', 'hex'),
  nistp384: Buffer.from('06052b81040022', 'hex'),
  nistp521: Buffer.from('06052b81040023', 'hex'),
};

/** Whether bytes begin as an OpenSSH private key does. */
export function isOpenSshKey(bytes: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, MAGIC.length), MAGIC) === 0;
}

/**
 * An OpenSSH private key (OpenSSH's PROTOCOL.key). Its public half stands in the clear even when it is encrypted, and even
 * when the private half stays in a security key (`sk-…`).
 * @throws DerError
 */
export function describeOpenSshKey(bytes: Uint8Array): PrivateKey {
  if (!isOpenSshKey(bytes)) throw new DerError('the OpenSSH key has no magic');
  const file = reader(bytes.subarray(MAGIC.length));
  const encrypted = file.text() !== 'none';
  file.string();
  file.string();
  if (file.uint32() < 1) throw new DerError('the OpenSSH key file holds no key');
  const key = reader(file.string());
  const { algorithm, info } = keyFields(key.text(), key);
  return { algorithm, encrypted, ...(info === undefined ? {} : { publicKeyFingerprint: sha256(info) }) };
}

/**
 * The fields of a public key that follow its type: RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4, OpenSSH's
 * PROTOCOL.u2f. `info` is the DER SubjectPublicKeyInfo.
 * @throws DerError
 */
export function keyFields(name: string, blob: Reader): { algorithm: string; info?: Uint8Array } {
  const type = name.replace(/^sk-/, '').replace(/(?:-cert-v01)?@openssh\.com$/, '');
  if (type === 'ssh-rsa') {
    const exponent = blob.string();
    return { algorithm: 'RSA', info: rsaKeyInfo(blob.string(), exponent) };
  }
  if (type === 'ssh-ed25519') return { algorithm: 'Ed25519', info: octetKeyInfo('Ed25519', blob.string()) };
  if (type === 'ssh-dss') {
    return { algorithm: 'DSA', info: dsaKeyInfo(blob.string(), blob.string(), blob.string(), blob.string()) };
  }
  if (type.startsWith('ecdsa-sha2-')) {
    const curve = CURVES[blob.text()];
    return curve === undefined ? { algorithm: 'EC' } : { algorithm: 'EC', info: ecKeyInfo(curve, blob.string()) };
  }
  return { algorithm: 'unknown' };
}

/** Reads the data types of RFC 4251 section 5 one after the other. Each method throws a DerError where the bytes end. */
export interface Reader {
  uint32(): number;
  uint64(): bigint;
  /** A length of four octets, and as many octets. */
  string(): Uint8Array;
  /** A string, as Latin-1. */
  text(): string;
  /** Whether all was read. */
  done(): boolean;
}

export function reader(bytes: Uint8Array): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const uint32 = () => {
    if (at + 4 > bytes.length) throw new DerError('the OpenSSH structure is cut off');
    at += 4;
    return view.getUint32(at - 4);
  };
  const string = () => {
    const length = uint32();
    if (at + length > bytes.length) throw new DerError('the OpenSSH structure is cut off');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const uint64 = () => (BigInt(uint32()) << 32n) | BigInt(uint32());
  return { uint32, uint64, string, text: () => textOf(string()), done: () => at === bytes.length };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
