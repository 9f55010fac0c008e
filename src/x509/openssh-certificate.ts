import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import type { Certificate, Instant, PublicKey } from '../model/index.ts';
import { DerError, elementAt } from './der.ts';
import { escapeValue } from './names.ts';
import { keyFields, type Reader, reader } from './openssh.ts';
import { describePublicKey } from './public-key.ts';
import { sha256 } from './values.ts';

const HOST = 2;
/** The last second of year 9999, which stands for no end (RFC 5280 section 4.1.2.5); OpenSSH writes 2^64 - 1. */
const FOREVER = 253_402_300_799n;
const MAX_PRINCIPALS = 1_000;

/**
 * An OpenSSH certificate (OpenSSH's PROTOCOL.certkeys) in the terms of X.509: the key id is the subject's common name, the
 * CA is named by the fingerprint that `ssh-keygen -L` prints, and the principals are `dns:` or `ip:` names of a host and
 * `user:` names of a user. The fingerprint is that of the whole blob.
 * @throws DerError
 */
export function parseOpenSshCertificate(blob: Uint8Array): Certificate {
  const fields = reader(blob);
  const type = fields.text();
  if (!type.endsWith('-cert-v01@openssh.com')) throw new DerError('the blob is no OpenSSH certificate');
  fields.string();
  const publicKey = publicKeyOf(type, fields);
  const serial = fields.uint64();
  const host = fields.uint32() === HOST;
  const keyId = Buffer.from(fields.string()).toString('utf8');
  const principals = reader(fields.string());
  const names: string[] = [];
  while (!principals.done() && names.length < MAX_PRINCIPALS) names.push(nameOf(principals.text(), host));
  const notBefore = instant(fields.uint64());
  const notAfter = instant(fields.uint64());
  // Critical options, extensions and a reserved field.
  for (let i = 0; i < 3; i++) fields.string();
  const signer = fields.string();
  return {
    fingerprint: sha256(blob),
    subject: `CN=${escapeValue(keyId)}`,
    issuer: `CN=SHA256:${createHash('sha256').update(signer).digest('base64').replace(/=+$/, '')}`,
    serialNumber: serial.toString(16),
    notBefore,
    notAfter,
    names,
    publicKey,
    signatureAlgorithm: reader(fields.string()).text(),
    ca: false,
    selfIssued: false,
    keyUsage: [],
    extendedKeyUsage: [],
  };
}

function publicKeyOf(type: string, fields: Reader): PublicKey {
  const { algorithm, info } = keyFields(type, fields);
  // Keys of a FIDO authenticator name their application (PROTOCOL.u2f).
  if (type.startsWith('sk-')) fields.string();
  if (info === undefined) throw new DerError('the type of the key is unknown');
  return { ...describePublicKey(elementAt(info)).publicKey, algorithm };
}

function nameOf(principal: string, host: boolean): string {
  if (!host) return `user:${principal}`;
  return isIP(principal) === 0 ? `dns:${principal}` : `ip:${principal}`;
}

/** Seconds since the epoch. */
function instant(seconds: bigint): Instant {
  const time = new Date(Number(seconds > FOREVER ? FOREVER : seconds) * 1000);
  return `${time.toISOString().slice(0, 19)}Z`;
}
