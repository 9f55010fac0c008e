/** Writes X.509 certificates (RFC 5280) with keys of their own, for the demonstration. Not a CA: nothing trusts what it signs. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { TAG } from './der.ts';

interface CertificateFields {
  commonName: string;
  organization?: string;
  /** DNS names. */
  names?: readonly string[];
  /** Hex digits, an even number, the first one below 8. */
  serialNumber: string;
  /** ISO 8601 UTC with seconds, before 2050. */
  notBefore: string;
  notAfter: string;
  ca?: true;
  /** Signs itself where it is left out. */
  issuer?: WrittenCertificate;
}

export interface WrittenCertificate {
  pem: string;
  /** DER of the subject's name. */
  subject: Buffer;
  privateKey: KeyObject;
}

/** A certificate of a new P-256 key, signed with ECDSA and SHA-256. */
export function writeCertificate(fields: CertificateFields): WrittenCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = nameOf(fields);
  const body = sequence(
    element(0xa0, integer('02')),
    integer(fields.serialNumber),
    ECDSA_WITH_SHA256,
    fields.issuer?.subject ?? subject,
    sequence(utcTime(fields.notBefore), utcTime(fields.notAfter)),
    subject,
    publicKey.export({ format: 'der', type: 'spki' }),
    element(0xa3, sequence(...extensionsOf(fields))),
  );
  const signature = sign('sha256', body, fields.issuer?.privateKey ?? privateKey);
  const der = sequence(body, ECDSA_WITH_SHA256, element(TAG.bitString, Buffer.of(0), signature));
  return { pem: pemOf(der), subject, privateKey };
}

function nameOf({ commonName, organization }: CertificateFields): Buffer {
  const part = (type: string, text: string) =>
    element(TAG.set, sequence(oid(type), element(TAG.utf8String, Buffer.from(text))));
  // 2.5.4.10 organizationName, 2.5.4.3 commonName.
  return sequence(...(organization === undefined ? [] : [part('55040a', organization)]), part('550403', commonName));
}

function extensionsOf({ ca, names = [] }: CertificateFields): Buffer[] {
  const extension = (type: string, value: Buffer, critical = false) =>
    sequence(oid(type), ...(critical ? [element(TAG.boolean, Buffer.of(0xff))] : []), element(TAG.octetString, value));
  // RFC 5280 section 4.2.1: basicConstraints and keyUsage of a CA (keyCertSign, cRLSign); of a server subjectAltName and
  // extendedKeyUsage (id-kp-serverAuth).
  if (ca) {
    const constraints = sequence(element(TAG.boolean, Buffer.of(0xff)));
    return [
      extension('551d13', constraints, true),
      extension('551d0f', element(TAG.bitString, Buffer.of(1, 0x06)), true),
    ];
  }
  return [
    extension('551d11', sequence(...names.map((name) => element(0x82, Buffer.from(name, 'latin1'))))),
    extension('551d25', sequence(oid('2b06010505070301'))),
  ];
}

function element(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  // X.690 section 8.1.3: the short form, else one or two octets that tell the length.
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...head), body]);
}

const sequence = (...parts: Uint8Array[]) => element(TAG.sequence, ...parts);
const integer = (hex: string) => element(TAG.integer, Buffer.from(hex, 'hex'));
/** @param hex content octets of the identifier */
const oid = (hex: string) => element(TAG.oid, Buffer.from(hex, 'hex'));
const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));

/** `2025-09-22T08:00:00Z` → `250922080000Z`. */
function utcTime(instant: string): Buffer {
  return element(TAG.utcTime, Buffer.from(instant.slice(2).replace(/[-:T]/g, ''), 'latin1'));
}

function pemOf(der: Buffer): string {
  const armor = (word: string) => `-----${word} CERTIFICATE-----`;
  return [armor('BEGIN'), ...(der.toString('base64').match(/.{1,64}/g) ?? []), armor('END'), ''].join('\n');
}
