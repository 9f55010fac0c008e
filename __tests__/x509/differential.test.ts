/** Our fields against those of three other parsers, over every fixture. What differs is listed with its reason. */
import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import * as peculiar from '@peculiar/x509';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { sha256 } from '../../src/x509/values.ts';
import { certificateDer, certificates } from './certificates.ts';

const fixtures = [...certificates.keys()];

/** Fields in our spelling; one that is left out is not compared. */
type Fields = Record<string, unknown>;

function ours(der: Buffer): Fields {
  const { certificate } = parseCertificate(der);
  const { fingerprint, serialNumber, notBefore, notAfter, subject, issuer, names, ca, publicKey } = certificate;
  return {
    fingerprint,
    serialNumber,
    notBefore,
    notAfter,
    subject,
    issuer,
    names: names.join(', '),
    ca,
    key: publicKey.fingerprint,
  };
}

const ORACLES: Record<string, (der: Buffer, fixture: string) => Fields> = {
  node(der, fixture) {
    const x = new X509Certificate(der);
    const name = (text: string | undefined) => text?.split('\n').join(', ') ?? '';
    return {
      fingerprint: x.fingerprint256.replaceAll(':', '').toLowerCase(),
      serialNumber: hex(x.serialNumber),
      notBefore: instant(new Date(x.validFrom)),
      notAfter: instant(new Date(x.validTo)),
      subject: name(x.subject),
      issuer: name(x.issuer),
      names: (x.subjectAltName ?? '').replace(/(DNS|URI|email|IP Address):/g, (_, kind) => NODE_KINDS[kind] ?? kind),
      ca: x.ca,
      // Not touched where the key is damaged: Node 20 can abort on it.
      ...(fixture.startsWith('key-') ? {} : { key: sha256(x.publicKey.export({ format: 'der', type: 'spki' })) }),
    };
  },
  peculiar(der) {
    const x = new peculiar.X509Certificate(der);
    const names = x.getExtension(peculiar.SubjectAlternativeNameExtension)?.names.toJSON() ?? [];
    return {
      fingerprint: sha256(Buffer.from(x.rawData)),
      serialNumber: hex(x.serialNumber),
      notBefore: instant(x.notBefore),
      notAfter: instant(x.notAfter),
      subject: x.subject,
      issuer: x.issuer,
      names: names.map(({ type, value }) => `${type}:${value}`).join(', '),
      ca: x.getExtension(peculiar.BasicConstraintsExtension)?.ca ?? false,
      key: sha256(Buffer.from(x.publicKey.rawData)),
    };
  },
  forge(der) {
    const x = forge.pki.certificateFromAsn1(forge.asn1.fromDer(der.toString('binary')));
    return {
      serialNumber: hex(x.serialNumber),
      notBefore: instant(x.validity.notBefore),
      notAfter: instant(x.validity.notAfter),
      subject: x.subject.attributes.map(({ shortName, type, value }) => `${shortName ?? type}=${value}`).join(', '),
    };
  },
};

const NODE_KINDS: Record<string, string> = { DNS: 'dns:', URI: 'uri:', email: 'email:', 'IP Address': 'ip:' };

function hex(text: string): string {
  return text.toLowerCase().replace(/^(-?)0+(?=.)/, '$1');
}

function instant(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`;
}

interface Divergence {
  oracle: keyof typeof ORACLES;
  field: string;
  fixtures: string[];
  reason: string;
  /** Versions of OpenSSL that behave so; all unless stated. Node 20 has 3.0, Node 24 has 3.5. */
  openssl?: RegExp;
}

/** Grows and shrinks with the fixtures: an entry that no longer occurs fails, as does a difference without an entry. */
const DIVERGENCES: Divergence[] = [
  {
    oracle: 'forge',
    field: 'refused',
    fixtures: [
      ...['ca', 'ed25519', 'leaf', 'p256', 'p384'].map((key) => `issued-${key}`),
      ...['brainpoolP256r1', 'dsa', 'ed25519', 'ed448', 'prime256v1', 'prime256v1-explicit', 'rsa-pss'].map(openssl),
      ...['secp256k1', 'secp521r1', 'sect283k1', 'x25519'].map(openssl),
      ...['damaged-dsa', 'damaged-rsa', 'ml-dsa-65', 'unknown', 'unknown-curve'].map((key) => `key-${key}`),
    ],
    reason: 'forge reads certificates with RSA keys only',
  },
  {
    oracle: 'forge',
    field: 'refused',
    fixtures: ['signature-unknown'],
    reason: 'forge caps an arc of an OID at 53 bits',
  },
  {
    oracle: 'forge',
    field: 'refused',
    fixtures: ['names-malformed', 'time-text'],
    reason: 'a damaged field costs the whole certificate; ours is a problem of one field',
  },
  {
    oracle: 'forge',
    field: 'subject',
    fixtures: ['subject-control', 'subject-multi-valued', 'subject-special'],
    reason: 'forge hands out raw values without their grouping; ours are escaped as in RFC 4514',
  },
  {
    oracle: 'forge',
    field: 'subject',
    fixtures: ['subject-universal'],
    reason: 'forge does not decode UniversalString',
  },
  {
    oracle: 'forge',
    field: 'subject',
    fixtures: ['subject-unknown-type'],
    reason: 'ours writes what is no string in hex',
  },
  {
    oracle: 'forge',
    field: 'notAfter',
    fixtures: ['february-29-none', 'february-30', 'hour-24', 'month-13', 'no-zone', 'second-60'].map(time),
    reason: 'forge rolls a date that does not exist over to one that does, and takes a time without zone for UTC',
  },
  { oracle: 'forge', field: 'notAfter', fixtures: ['time-offset'], reason: 'forge misreads the offset +0130' },
  { oracle: 'forge', field: 'serialNumber', fixtures: ['serial-negative'], reason: 'forge shows the octets' },
  {
    oracle: 'node',
    field: 'refused',
    fixtures: ['serial-padded', 'subject-not-utf8', 'subject-unknown-type', 'time-text'],
    reason: 'OpenSSL refuses a certificate for one field that breaks DER',
  },
  {
    oracle: 'node',
    field: 'refused',
    fixtures: ['empty', 'no-seconds', 'no-zone'].map(time),
    reason: 'OpenSSL 3.5 refuses times that RFC 5280 does not allow',
    openssl: /^3\.[5-9]/,
  },
  {
    oracle: 'node',
    field: 'subject',
    fixtures: ['subject-control'],
    reason: 'OpenSSL escapes every control character; ours the NUL that RFC 4514 demands, reporters do the rest',
  },
  { oracle: 'node', field: 'issuer', fixtures: ['subject-control'], reason: 'as for the subject' },
  {
    oracle: 'node',
    field: 'names',
    fixtures: ['names-all-kinds', 'names-injected', 'names-nul'],
    reason: 'Node prints the names into one string and quotes what would break it; ours are a list of raw values',
  },
  {
    oracle: 'node',
    field: 'notAfter',
    fixtures: ['time-year-0'],
    reason: 'Node prints the year 0, which Date reads as 2000',
  },
  {
    oracle: 'node',
    field: 'ca',
    fixtures: ['usages'],
    reason: 'OpenSSL also wants keyCertSign; ours tells what basicConstraints says',
  },
  {
    oracle: 'peculiar',
    field: 'refused',
    fixtures: ['key-damaged-dsa', 'key-damaged-rsa', 'names-malformed', 'time-text'],
    reason: 'a damaged field costs the whole certificate',
  },
  {
    oracle: 'peculiar',
    field: 'notAfter',
    fixtures: [
      ...['february-29-none', 'february-30', 'hour-24', 'month-13', 'no-zone', 'second-60'].map(time),
      ...['empty', 'no-seconds', 'offset', 'offset-zero', 'year-0'].map(time),
    ],
    reason: 'dates that do not exist roll over, forms that the parser does not know become 1899, year 0 becomes 1900',
  },
  { oracle: 'peculiar', field: 'serialNumber', fixtures: ['serial-negative'], reason: 'shows the octets' },
  {
    oracle: 'peculiar',
    field: 'subject',
    fixtures: ['subject-control', 'subject-multi-valued', 'subject-universal'],
    reason: 'escapes the line feed and not the NUL, joins with a bare plus, cuts UniversalString to 16 bits',
  },
  {
    oracle: 'peculiar',
    field: 'issuer',
    fixtures: ['subject-control', 'subject-multi-valued', 'subject-universal'],
    reason: 'as for the subject',
  },
  {
    oracle: 'peculiar',
    field: 'names',
    fixtures: ['names-all-kinds', 'names-injected'],
    reason: 'its own words for the kinds: url, dn, id, upn',
  },
];

function openssl(kind: string): string {
  return `openssl-${kind}`;
}

function time(kind: string): string {
  return `time-${kind}`;
}

/** `oracle field fixture` of each difference. */
function differences(fixture: string): string[] {
  const der = certificateDer(fixture);
  const own = ours(der);
  return Object.entries(ORACLES).flatMap(([oracle, read]) => {
    let theirs: Fields;
    try {
      theirs = read(der, fixture);
    } catch {
      return [`${oracle} refused ${fixture}`];
    }
    return Object.keys(theirs)
      .filter((field) => theirs[field] !== own[field])
      .map((field) => `${oracle} ${field} ${fixture}`);
  });
}

describe('fields of certificates, against Node, @peculiar/x509 and node-forge', () => {
  const expected = DIVERGENCES.filter(({ openssl }) => openssl?.test(process.versions.openssl) ?? true);

  it.each(fixtures)('%s differs only as listed', (fixture) => {
    const listed = expected
      .filter(({ fixtures }) => fixtures.includes(fixture))
      .map(({ oracle, field }) => `${oracle} ${field} ${fixture}`);
    expect(differences(fixture).sort()).toEqual(listed.sort());
  });

  it('lists no fixture that is gone', () => {
    expect(DIVERGENCES.flatMap(({ fixtures }) => fixtures).filter((fixture) => !fixtures.includes(fixture))).toEqual(
      [],
    );
  });
});
