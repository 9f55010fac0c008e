/** Certificates that OpenSSL and issuers write, from fixtures, and certificates with one odd field each, written here. */
import { createHash } from 'node:crypto';
import * as raw from '../../scripts/fixtures/raw-certificate.ts';
import { x509Fixtures } from '../support/packed-fixtures.ts';

/** Octets without a structure, the same on every run. */
function octets(length: number): Buffer {
  const parts = Array.from({ length: Math.ceil(length / 64) }, (_, i) =>
    createHash('sha512').update(`octets ${i}`).digest(),
  );
  return Buffer.concat(parts).subarray(0, length);
}

function written(): Record<string, Buffer> {
  const {
    alternativeNames,
    commonName,
    extension,
    generalizedTime,
    name,
    oid,
    rawCertificate,
    sequence,
    tlv,
    utcTime,
  } = raw;
  const utf8 = raw.utf8String;
  const keyOf = (algorithm: Buffer, octets: Buffer) => ({ publicKeyInfo: sequence(algorithm, raw.bitString(octets)) });
  const until = (notAfter: Buffer) => rawCertificate({ notAfter });
  return {
    'version-1': rawCertificate({ version: 1 }),
    'version-2': rawCertificate({ version: 2 }),
    'serial-zero': rawCertificate({ serial: [0] }),
    'serial-negative': rawCertificate({ serial: [0xfb, 0xce, 0x99] }),
    'serial-padded': rawCertificate({ serial: [0, 0, 0x0c, 0xff] }),
    'serial-long': rawCertificate({ serial: [0x7f, ...new Array<number>(31).fill(0xa5)] }),
    'subject-empty': rawCertificate({ subject: name(), issuer: commonName('issuer.corp.internal') }),
    'subject-multi-valued': rawCertificate({
      subject: name([
        ['2.5.4.11', utf8('Mail')],
        [raw.CN, utf8('multi.corp.internal')],
      ]),
    }),
    'subject-special': rawCertificate({
      subject: name([[raw.O, utf8('Corp, "Mail" + <Co>; \\ #1')]], [[raw.CN, utf8(' #x ')]]),
    }),
    'subject-control': rawCertificate({ subject: commonName('ok\n::error::forged\0.corp.internal') }),
    'subject-unknown-type': rawCertificate({
      subject: name([['1.3.6.1.4.1.36914.7', utf8('seven')]], [[raw.CN, tlv(0x02, Buffer.of(7))]]),
    }),
    'subject-bmp': rawCertificate({ subject: name([[raw.CN, raw.bmpString('Zürich-Ω.corp.internal')]]) }),
    'subject-teletex': rawCertificate({ subject: name([[raw.CN, raw.teletexString('Zürich.corp.internal')]]) }),
    'subject-universal': rawCertificate({ subject: name([[raw.CN, raw.universalString('Z\u{1d54f}.corp.internal')]]) }),
    'subject-not-utf8': rawCertificate({ subject: name([[raw.CN, tlv(0x0c, Buffer.from('Z\xfcrich', 'latin1'))]]) }),
    'subject-case': rawCertificate({
      subject: name([[raw.CN, utf8('Corp Root')]]),
      issuer: name([[raw.CN, raw.printableString('Corp Root')]]),
    }),
    'names-nul': rawCertificate({ extensions: [alternativeNames([0x82, 'good.corp.internal\0.evil.test'])] }),
    'names-injected': rawCertificate({
      extensions: [alternativeNames([0x86, 'https://x.corp.internal/#, DNS:evil.test'])],
    }),
    'names-all-kinds': rawCertificate({
      extensions: [
        alternativeNames(
          [0x82, 'a.corp.internal'],
          [0x81, 'mail@corp.internal'],
          [0x86, 'spiffe://corp.internal/ns/mail'],
          [0x87, [10, 0, 0, 1]],
          [0x87, [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
          [0x87, [1, 2, 3]],
          [0xa4, commonName('dir.corp.internal')],
          [0x88, oid('1.2.3.4').subarray(2)],
          [0xa0, Buffer.concat([oid('1.3.6.1.4.1.311.20.2.3'), tlv(0xa0, utf8('me@corp.internal'))])],
        ),
      ],
    }),
    'names-malformed': rawCertificate({ extensions: [extension('2.5.29.17', tlv(0x30, Buffer.of(0x82, 0x20, 0x61)))] }),
    usages: rawCertificate({
      extensions: [
        extension('2.5.29.15', tlv(0x03, Buffer.of(5, 0xa0))),
        extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.2.3.4'))),
        extension('2.5.29.19', sequence(tlv(0x01, Buffer.of(0xff)), tlv(0x02, Buffer.of(0)))),
        extension('2.5.29.14', tlv(0x04, Buffer.of(1, 2, 3))),
        extension('2.5.29.35', sequence(tlv(0x80, Buffer.of(4, 5, 6)))),
        extension('2.5.29.32', sequence(sequence(oid('2.23.140.1.2.1')))),
      ],
    }),
    'time-generalized-2031': until(generalizedTime('20310101000000Z')),
    'time-utc-1950': rawCertificate({ notBefore: utcTime('500101000000Z') }),
    'time-utc-2049': until(utcTime('491231235959Z')),
    'time-none': until(generalizedTime('99991231235959Z')),
    'time-inverted': rawCertificate({ notBefore: utcTime('270101000000Z'), notAfter: utcTime('260101000000Z') }),
    'time-february-29': until(utcTime('280229120000Z')),
    'time-february-29-none': until(utcTime('270229120000Z')),
    'time-february-30': until(utcTime('280230120000Z')),
    'time-month-13': until(utcTime('271301000000Z')),
    'time-hour-24': until(utcTime('271201240000Z')),
    'time-second-60': until(utcTime('271231235960Z')),
    'time-fraction': until(generalizedTime('20270101000000.75Z')),
    'time-no-seconds': until(utcTime('2701010000Z')),
    'time-offset': until(utcTime('270101003000+0130')),
    'time-offset-zero': until(utcTime('270101000000+0000')),
    'time-no-zone': until(generalizedTime('20270101000000')),
    'time-empty': until(utcTime('')),
    'time-text': until(raw.printableString('270101000000Z')),
    'time-year-0': until(generalizedTime('00000101000000Z')),
    'key-ml-dsa-65': rawCertificate(keyOf(sequence(oid('2.16.840.1.101.3.4.3.18')), octets(1952))),
    'key-unknown': rawCertificate(keyOf(sequence(oid('1.3.6.1.4.1.99999.1')), octets(64))),
    'key-damaged-rsa': rawCertificate(
      keyOf(sequence(oid('1.2.840.113549.1.1.1'), Buffer.of(5, 0)), octets(40).fill(0, 0, 1)),
    ),
    'key-damaged-dsa': rawCertificate(keyOf(sequence(oid('1.2.840.10040.4.1'), sequence(Buffer.of(2, 1))), octets(40))),
    'key-unknown-curve': rawCertificate(
      keyOf(sequence(oid('1.2.840.10045.2.1'), oid('1.3.6.1.4.1.99999.2')), Buffer.concat([Buffer.of(4), octets(64)])),
    ),
    'signature-unknown': rawCertificate({ signatureAlgorithm: sequence(oid('2.999.4294967297.18446744073709551617')) }),
  };
}

/** DER by name. */
export const certificates: ReadonlyMap<string, Buffer> = new Map(
  [
    ...[...x509Fixtures].flatMap(([name, bytes]): [string, Buffer][] => {
      const [, file] = /^certificates\/(.*)\.der$/.exec(name) ?? [];
      return file === undefined ? [] : [[file, bytes]];
    }),
    ...Object.entries(written()),
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** DER of one of them. */
export function certificateDer(name: string): Buffer {
  const der = certificates.get(name);
  if (der === undefined) throw new Error(`there is no certificate ${name}`);
  return der;
}
