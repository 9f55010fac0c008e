import { memoizeByObject } from '../util/memoize.ts';
import { DerError, elementAt, TAG } from './der.ts';
import { isOpenSshKey } from './openssh.ts';
import { type PemBody, readPemBody } from './pem-body.ts';
import { narrowText, type PemBlock, scanPem, type Unterminated } from './pem-scanner.ts';
import type { PrivateKeyKind } from './private-key.ts';

/** What stands under a label. */
export type PemContent =
  | 'certificate'
  | 'trusted'
  | 'revocation-list'
  | 'request'
  | 'layer'
  | 'openssh'
  | PrivateKeyKind;

/** RFC 7468 sections 4 to 11, and the labels that OpenSSL (`PEM_STRING_…` in its pem.h) and others wrote before it. */
const LABELS: ReadonlyMap<string, PemContent> = new Map([
  ['CERTIFICATE', 'certificate'],
  ['X509 CERTIFICATE', 'certificate'],
  ['TRUSTED CERTIFICATE', 'trusted'],
  ['X509 CRL', 'revocation-list'],
  ['CRL', 'revocation-list'],
  ['CERTIFICATE REQUEST', 'request'],
  ['NEW CERTIFICATE REQUEST', 'request'],
  ['PKCS7', 'layer'],
  ['PKCS #7 SIGNED DATA', 'layer'],
  ['CERTIFICATE CHAIN', 'layer'],
  ['CMS', 'layer'],
  ['PKCS12', 'layer'],
  ['PRIVATE KEY', 'pkcs8'],
  ['ANY PRIVATE KEY', 'pkcs8'],
  ['ENCRYPTED PRIVATE KEY', 'encrypted-pkcs8'],
  ['RSA PRIVATE KEY', 'pkcs1'],
  ['EC PRIVATE KEY', 'sec1'],
  ['DSA PRIVATE KEY', 'dsa'],
  // GmSSL and Tongsuo write keys on the curve SM2 under a label of their own.
  ['SM2 PRIVATE KEY', 'sec1'],
  ['OPENSSH PRIVATE KEY', 'openssh'],
]);

/** Whether a label stands over certificates, keys, requests or revocation lists. */
export function isObjectLabel(label: string): boolean {
  return LABELS.has(label);
}

/** An object in its armour. */
export interface PemObject {
  block: Omit<PemBlock, 'body'>;
  content: PemContent;
  /** The object; `encrypted` for a key of which the header alone can be read (RFC 1421); `damaged` for one that is there no more. */
  body: PemBody | 'encrypted' | 'damaged';
  /** Offset at which the object ends: that of END, unless something else stands before it. */
  end: number;
}

export interface PemObjects {
  /** The bytes with one byte a character, which offsets count. */
  text: Buffer;
  objects: readonly PemObject[];
  unterminated: Unterminated | undefined;
}

/**
 * The objects that stand in PEM armour, in order: a label that says what it holds, a body that is one, and END. Everything
 * else between two markers is for others to search. Two readers of one layer share the result.
 * @param layer the bytes must stay as they are while the object lives
 */
export const pemObjects = memoizeByObject(({ bytes }: { readonly bytes: Buffer }): PemObjects => {
  const text = narrowText(bytes);
  const objects: PemObject[] = [];
  const unterminated = scanPem(text, ({ body: raw, ...block }) => {
    const content = LABELS.get(block.label) ?? LABELS.get(block.endLabel);
    const body = content === undefined ? undefined : readBody(content, raw, block.before);
    if (content === undefined || body === undefined) return;
    objects.push({ block, content, body, end: block.end - (typeof body === 'object' ? body.rest : 0) });
  });
  return { text, objects, unterminated };
});

function readBody(content: PemContent, body: string, before: string): PemObject['body'] | undefined {
  // RFC 1421 section 4.6.1.1; OpenSSL writes it for its traditional formats.
  const encrypted = content !== 'certificate' && /Proc-Type:\s*4,\s*ENCRYPTED/.test(body);
  const read = readPemBody(body, before, encrypted ? (bytes) => (bytes.length < 32 ? 0 : bytes.length) : measure);
  return encrypted && typeof read === 'object' ? 'encrypted' : read;
}

/** Octets of the DER or of the OpenSSH key at the start of some bytes; 0 where there is none. */
function measure(bytes: Buffer): number {
  if (bytes[0] !== TAG.sequence) return isOpenSshKey(bytes) ? bytes.length : 0;
  try {
    return elementAt(bytes).next;
  } catch (error) {
    if (error instanceof DerError) return 0;
    throw error;
  }
}
