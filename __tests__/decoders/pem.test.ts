import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequence, tlv } from '../../scripts/fixtures/raw-certificate.ts';
import { pem } from '../../src/decoders/pem.ts';
import type { Found, Layer, Output, PrivateKey } from '../../src/model/index.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { sha256 } from '../../src/x509/values.ts';
import type { Files } from '../support/material.ts';
import { packedFixtures } from '../support/packed-fixtures.ts';
import * as forms from './forms/pem.ts';

const FILES = packedFixtures('decoders/pem.txt');
const onDisk = (part: string): Files =>
  Object.fromEntries(
    [...FILES].flatMap(([name, bytes]) => (name.startsWith(`${part}/`) ? [[name.slice(part.length + 1), bytes]] : [])),
  );
const parts: Record<string, Files> = {
  good: forms.good,
  bad: forms.bad,
  decoys: forms.decoys,
  chain: onDisk('chain'),
  keys: onDisk('keys'),
  objects: onDisk('objects'),
};
const files = (part: string) => Object.keys(parts[part] ?? {}).sort();

/** The content of a file, as `good/plain.pem`. */
function read(path: string): Buffer {
  const [part = '', file = ''] = path.split('/');
  const content = parts[part]?.[file];
  if (content === undefined) throw new Error(`there is no ${path}`);
  return Buffer.from(content);
}
const [leaf, ca] = [read('chain/leaf.der'), read('chain/ca.der')];
const names = new Map([
  [sha256(leaf), 'leaf'],
  [sha256(ca), 'ca'],
]);

type Event = { what: string; key?: PrivateKey; bytes?: Buffer } & Partial<Found>;

/** Everything that the decoder hands out for one layer, and that it left the bytes as they were. */
function decode(bytes: Buffer, path = 'file', depth = 0): Event[] {
  const events: Event[] = [];
  const before = sha256(bytes);
  const der = (what: string) => (object: Uint8Array, found: Found) => {
    events.push({ what: names.get(sha256(object)) ?? what, bytes: Buffer.from(object), ...found });
  };
  const output: Output = {
    certificate: der('certificate'),
    revocationList: der('revocation-list'),
    request: der('request'),
    privateKey: (key, found) => void events.push({ what: 'key', key, ...found }),
    parsed: () => expect.unreachable(),
    keystore: () => expect.unreachable(),
    expiration: () => expect.unreachable(),
    encrypted: () => expect.unreachable(),
    unreadable: (reason, detail, place) => void events.push({ what: `${reason}: ${detail}`, ...place }),
    layer: (inner, found) => void events.push({ what: 'layer', bytes: inner, ...found }),
  };
  const layer: Layer = { bytes, path, depth };
  if (pem.detect(layer)) pem.decode(layer, output, { passwords: [] });
  expect(sha256(bytes)).toBe(before);
  return events;
}

const summary = (events: Event[]) => events.map(({ what, line, endLine }) => ({ what, line, endLine }));

/** The lines that hold a word, counted without the decoder. */
function linesWith(path: string, word: string): number[] {
  const bytes = read(path);
  const text = path.includes('utf16')
    ? Buffer.from(path.includes('big') ? Buffer.from(bytes).swap16() : bytes).toString('utf16le')
    : bytes.toString('latin1');
  const ending = text.includes('\n') ? '\n' : '\r';
  return [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => text.slice(0, index).split(ending).length);
}

describe('a chain in every form', () => {
  it.each(files('good'))('%s', (file) => {
    const path = `good/${file}`;
    const [begin, end] = [linesWith(path, '-----BEGIN'), linesWith(path, '-----END')];
    expect(summary(decode(read(path), file))).toEqual([
      { what: 'leaf', line: begin[0], endLine: end[0] },
      { what: 'ca', line: begin[1], endLine: end[1] },
    ]);
  });

  it('is called a string of source code where it is one', () => {
    const quoted = files('good').filter((file) => {
      const events = decode(read(`good/${file}`), file);
      return events.every(({ container }) => container === 'source-string');
    });
    expect(quoted).toEqual([
      'adjacent.c',
      'ampersand.vb',
      'array.js',
      'backtick.ps1',
      'builder.java',
      'bytes.py',
      'continued.sh',
      'dot.php',
      'echo.sh',
      'heredoc.sh',
      'implicit.py',
      'lines.java',
      'literal.rs',
      'macro.h',
      'plus-first.js',
      'plus.go',
      'raw.go',
      'template.js',
      'three-parts.py',
      'triple.py',
    ]);
  });

  it('in a deeper layer has pointers instead of lines', () => {
    const events = decode(read('good/plain.pem'), 'plus.go', 1);
    expect(events.map(({ bytes: _, ...event }) => event)).toEqual([
      { what: 'leaf', format: 'pem' },
      { what: 'ca', format: 'pem', pointer: '#2' },
    ]);
  });

  it('of 300 certificates has 300 lines', () => {
    const text = read('good/plain.pem').toString();
    const height = text.split('\n').length - 1;
    const events = decode(Buffer.from(text.repeat(150)));
    expect(events).toHaveLength(300);
    expect(events.at(-2)).toMatchObject({ what: 'leaf', line: 149 * height + 1 });
  });
});

describe('other objects', () => {
  it.each([
    ['crl.pem', 'revocation-list'],
    ['request.pem', 'request'],
    ['new-request.pem', 'request'],
    ['pkcs7.pem', 'layer'],
    ['cms.pem', 'layer'],
    ['pkcs7-as-certificate.pem', 'layer'],
  ])('%s is a %s', (file, what) => {
    const text = read(`objects/${file}`).toString();
    expect(decode(Buffer.from(text))).toEqual([
      expect.objectContaining({
        what,
        line: 1,
        bytes: Buffer.from(text.replace(/-----.*-----/g, ''), 'base64'),
      }),
    ]);
  });

  it('a trusted certificate is one without the trust settings behind it', () => {
    expect(summary(decode(read('objects/trusted.pem')))).toEqual([{ what: 'leaf', line: 1, endLine: 13 }]);
  });
});

describe('private keys', () => {
  const { fingerprint: rsa } = parseCertificate(leaf).certificate.publicKey;
  const { fingerprint: ec } = parseCertificate(ca).certificate.publicKey;

  it.each<[string, PrivateKey]>([
    ['pkcs1.pem', { algorithm: 'RSA', encrypted: false, publicKeyFingerprint: rsa }],
    ['pkcs8.pem', { algorithm: 'RSA', encrypted: false, publicKeyFingerprint: rsa }],
    ['pkcs8-of-pkcs1.pem', { algorithm: 'RSA', encrypted: false, publicKeyFingerprint: rsa }],
    ['der.pem', { algorithm: 'RSA', encrypted: false, publicKeyFingerprint: rsa }],
    ['escaped.yaml', { algorithm: 'RSA', encrypted: false, publicKeyFingerprint: rsa }],
    ['sec1.pem', { algorithm: 'EC', encrypted: false, publicKeyFingerprint: ec }],
    ['encrypted.pem', { algorithm: 'unknown', encrypted: true }],
    ['encrypted-legacy.pem', { algorithm: 'RSA', encrypted: true }],
    ['encrypted-legacy.json', { algorithm: 'RSA', encrypted: true }],
  ])('%s', (file, key) => {
    expect(decode(read(`keys/${file}`))).toEqual([expect.objectContaining({ what: 'key', key, format: 'pem' })]);
  });

  it('on the curve SM2 have a label of their own', () => {
    const sm2 = Buffer.from(read('keys/sec1.pem').toString().replaceAll('EC PRIVATE', 'SM2 PRIVATE'));
    expect(decode(sm2)).toEqual([expect.objectContaining({ what: 'key', line: 4, format: 'pem' })]);
  });

  it.each([
    [2, ['key']],
    [1, []],
  ])('whose secret number is replaced are parameters for everyone: %i', (secret, found) => {
    const integer = (value: number) => tlv(2, Buffer.of(value));
    const group = tlv(2, Buffer.alloc(64, 7));
    const der = sequence(integer(0), group, group, group, group, integer(secret));
    const text = `-----BEGIN DSA PRIVATE KEY-----\n${der.toString('base64')}\n-----END DSA PRIVATE KEY-----\n`;
    expect(decode(Buffer.from(text)).map(({ what }) => what)).toEqual(found);
  });

  it('of OpenSSH tell the public half even when they are encrypted', () => {
    const [event] = decode(read('keys/openssh.pem'));
    expect(event).toMatchObject({ what: 'key', key: { algorithm: 'Ed25519', encrypted: true }, format: 'openssh' });
    expect(event?.key?.publicKeyFingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leave no bytes behind', () => {
    for (const file of files('keys')) {
      for (const { bytes } of decode(read(`keys/${file}`))) expect(bytes).toBeUndefined();
    }
  });
});

describe('what is broken', () => {
  const incomplete = 'malformed: The CERTIFICATE block holds no complete DER.';

  it.each([
    ['truncated.pem', incomplete, 2, 8],
    ['letter-lost.pem', incomplete, 2, 13],
    ['not-der.pem', incomplete, 2, 4],
    ['quoted.js', incomplete, 1, 1],
    ['truncated-key.pem', 'malformed: The PRIVATE KEY block holds no complete DER.', 2, 8],
    ['damaged-key.pem', 'malformed: The private key cannot be read: too many elements.', 2, 4],
    ['unterminated-thrice.pem', 'malformed: Unterminated PEM block at line 1, and 2 more.', 1, undefined],
  ])('%s is told once', (file, what, line, endLine) => {
    const told = decode(read(`bad/${file}`), file).filter((event) => event.what !== 'layer');
    expect(summary(told)).toEqual([{ what, line, endLine }]);
  });

  it.each([
    ['unterminated.pem', 1, 12],
    ['unterminated-inside.pem', 6, 1],
  ])('%s costs no other block', (file, line, unterminated) => {
    expect(summary(decode(read(`bad/${file}`)))).toEqual([
      { what: 'ca', line, endLine: line + 10 },
      { what: `malformed: Unterminated PEM block at line ${unterminated}.`, line: unterminated, endLine: undefined },
    ]);
  });

  it.each([
    ['-----BEGIN\\s+RSA\\s+PRIVATE\\s+KEY-----', 0],
    ['-----BEGIN (?:RSA )?PRIVATE KEY-----', 0],
    ['-----BEGIN RSA PRIVATE KEY-----', 1],
  ])('%s without an end is told %i times: a pattern is no label', (label, count) => {
    const text = `keywords: |\n  secret\n  ${label}\n  ${leaf.toString('base64').slice(0, 64)}\n`;
    expect(decode(Buffer.from(text), 'rules.yaml')).toHaveLength(count);
  });

  it.each([
    ['#    sslCertificate: ', 'documentation-comment'],
    ['     sslCertificate: ', undefined],
  ])('in settings after %j have the container %s', (before, container) => {
    const [begin, ...rest] = ['-----BEGIN CERTIFICATE-----', leaf.toString('base64'), '-----END CERTIFICATE-----'];
    const text = [`${before}'${begin}`, ...rest.map((line) => `${before.slice(0, 1)}      ${line}`)].join('\n');
    const [found] = decode(Buffer.from(`ldap:\n${text}'\n`), 'settings.yml');
    expect(found).toMatchObject({ what: 'leaf' });
    expect(found?.container).toBe(container);
  });

  it.each([
    ['in the tests of a file', 'fn a() {}\n\n#[cfg(test)]\nmod tests {\n', '\n}\n', 'test-code'],
    ['in code', '', '', 'source-string'],
    ['before the tests', '', '\n#[cfg(test)]\nmod tests {\n}\n', 'source-string'],
    ['after them', '#[cfg(test)]\nmod tests {\n}\n', '', 'source-string'],
    ['where code follows the tests', '#[cfg(test)]\nmod tests {\n', '\n}\nfn a() {}\n', 'source-string'],
  ])('of Rust %s has the container %4$s', (_, before, after, container) => {
    const body = `-----BEGIN CERTIFICATE-----\n${leaf.toString('base64')}\n-----END CERTIFICATE-----`;
    const [found] = decode(Buffer.from(`${before}const C: &str = "${body}";${after}`), 'src/lib.rs');
    expect(found).toMatchObject({ what: 'leaf', container });
  });

  it.each([
    ['one line again and again is a filler', 'aaaaaa', 0],
    ['so is one with a line three times', 'aaabcd', 0],
    ['one with a line twice is none', 'aabcde', 1],
  ])('%s', (_, lines, count) => {
    const body = [...lines].map((line) => `#   ${`private${line}key`.repeat(4)}`).join('\n');
    const text = `# key: |\n#   -----BEGIN RSA PRIVATE KEY-----\n${body}\n#   -----END RSA PRIVATE KEY-----\n`;
    expect(decode(Buffer.from(text), 'config.yml')).toHaveLength(count);
  });

  it.each([
    ['#   ', 'CERTIFICATE', 4, 0],
    ['    ', 'CERTIFICATE', 4, 1],
    ['#   ', 'RSA PRIVATE KEY', 4, 0],
    ['    ', 'RSA PRIVATE KEY', 4, 1],
    ['#   ', 'RSA PRIVATE KEY', -1, 1],
  ])('that is damaged after %j is an example as a %s of %i lines: %i', (margin, label, end, count) => {
    const body = leaf.toString('base64').match(/.{64}/g)?.slice(0, end) ?? [];
    const lines = [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`].map((line) => `${margin}${line}`);
    expect(decode(Buffer.from(`# ca: |\n${lines.join('\n')}\n`), 'values.yaml')).toHaveLength(count);
  });

  it('is left to the parser where the DER is whole: a wrong structure, bytes that follow', () => {
    const [wrong] = decode(read('bad/not-a-certificate.pem'));
    expect(() => parseCertificate(wrong?.bytes ?? Buffer.alloc(0))).toThrow();
    const [trailing] = decode(read('bad/trailing.pem'));
    expect(trailing?.bytes).toEqual(Buffer.concat([leaf, Buffer.from('tail')]));
  });

  it('has a pointer in a deeper layer', () => {
    const bytes = Buffer.concat([read('good/plain.pem'), read('bad/truncated.pem')]);
    expect(decode(bytes, 'file', 1).at(-1)).toEqual({ what: incomplete, pointer: '#3' });
  });
});

describe('placeholders and mentions are nothing', () => {
  it.each(files('decoys'))('%s', (file) => {
    expect(decode(read(`decoys/${file}`), file)).toEqual([]);
  });
});

describe('hostile input', () => {
  const BEGIN = '-----BEGIN CERTIFICATE-----';
  const END = '-----END CERTIFICATE-----';
  const lines = (count: number) => Buffer.from(`${BEGIN}\n`.repeat(count));

  it('of a revocation list of 6 MB is read where it is plain, and told where it is not', () => {
    const der = tlv(0x30, Buffer.alloc(6_000_000, 7));
    const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
    const [list] = decode(Buffer.from(`-----BEGIN X509 CRL-----\n${lines}\n-----END X509 CRL-----\n`));
    expect([list?.what, list?.bytes?.length]).toEqual(['revocation-list', der.length]);
    const escaped = `"-----BEGIN X509 CRL-----\\n${lines.replaceAll('\n', '\\n')}\\n-----END X509 CRL-----"`;
    expect(summary(decode(Buffer.from(escaped)))).toEqual([
      { what: 'malformed: The X509 CRL block holds no complete DER.', line: 1, endLine: 1 },
    ]);
  });

  it('of BEGIN after BEGIN in one line is nothing', () => {
    expect(decode(Buffer.from(BEGIN.repeat(2)))).toEqual([]);
  });

  it('of BEGIN lines alone is one fact', () => {
    expect(decode(lines(50_000)).map(({ what }) => what)).toEqual([
      'malformed: Unterminated PEM block at line 1, and 49999 more.',
    ]);
  });

  // A scanner that looks for END anew at each BEGIN, or a pattern that backtracks, needs minutes for one of these.
  it.each([
    ['BEGIN lines', `${BEGIN}\n`],
    ['BEGIN in one line', BEGIN],
    ['empty blocks', `${BEGIN}\n${END}\n`],
    ['backslashes', '\\'],
    ['quotes', '"'],
    ['escaped quotes', '\\"'],
    ['letters', 'A'],
    ['spaces', ' '],
    ['dots', '.'],
    ['ampersands', '&#'],
    ['tags', '<'],
    ['percent signs', '%'],
    ['other characters', '!'],
    ['headers', 'a:\n'],
    ['crosses', 'xxxxxxx '],
    ['dashes', '----BEGIN'],
  ])('of 8 MB of %s is read in linear time', (_, part) => {
    const filling = Buffer.alloc(8 << 20).fill(part);
    const blocks = Buffer.concat([Buffer.from(`"${BEGIN}`), filling, Buffer.from(`${END}\n`), read('good/plain.pem')]);
    const found = decode(blocks).map(({ what }) => what);
    expect(found.filter((what) => !what.startsWith('malformed'))).toEqual(['leaf', 'ca']);
    const short = Buffer.concat([Buffer.from(`"${BEGIN}`), filling.subarray(0, 1 << 20), Buffer.from(END)]);
    expect(decode(short).length).toBeLessThanOrEqual(1);
  });

  it('never throws, and hands out nothing twice', () => {
    const part = fc.oneof(
      fc.constantFrom(
        BEGIN,
        END,
        `${BEGIN}\n`,
        '-----END',
        '-----BEGIN RSA PRIVATE KEY-----',
        '\n',
        '\\n',
        '"',
        "'",
        '+',
        '//',
      ),
      fc.constantFrom(leaf.toString('base64'), leaf.toString('base64').slice(0, 300), 'Proc-Type: 4,ENCRYPTED\n\n'),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), fc.nat(2), (parts, depth) => {
        const text = parts.join('');
        const blocks = text.split('-----BEGIN').length - 1;
        expect(decode(Buffer.from(text), 'a.js', depth).length).toBeLessThanOrEqual(blocks + 1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of damage and truncation never throws', () => {
    const all = ['good', 'keys', 'objects'].flatMap((part) => files(part).map((file) => `${part}/${file}`));
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(6_000), fc.nat(255), (path, at, byte) => {
        const bytes = Buffer.from(read(path));
        decode(bytes.subarray(0, at), path);
        bytes[at % bytes.length] = byte;
        decode(bytes, path);
      }),
      { numRuns: 2_000 },
    );
  });
});
