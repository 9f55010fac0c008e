/** Markers that look like PEM armour hide nothing: through the bundle, every planted certificate and key is found. */
import { describe, expect, it } from 'vitest';
import { type Issued, issue } from '../../scripts/fixtures/pki.ts';
import { scratch, write } from '../sources/repository.ts';
import { cliAsync } from '../support/bundle.ts';

const planted: Issued[] = await Promise.all(
  ['a', 'b', 'c', 'd', 'e'].map((name) =>
    issue({
      subject: `CN=${name}.corp.internal`,
      names: [`${name}.corp.internal`],
      notBefore: '2026-01-01',
      notAfter: '2027-01-01',
    }),
  ),
);
const [one, two] = planted as [Issued, Issued];

async function found(files: Record<string, string>) {
  const root = scratch();
  write(root, files);
  const { out } = await cliAsync(['scan', '.', '--now', '2026-11-22', '--format', 'json'], { cwd: root });
  const { certificates, privateKeys, unreadable } = JSON.parse(out);
  return {
    certificates: certificates.map(({ subject }: { subject: string }) => subject).sort(),
    keys: privateKeys.length,
    sightings: certificates.flatMap(({ sightings }: { sightings: unknown[] }) => sightings).length,
    unreadable: unreadable.map(({ detail }: { detail: string }) => detail),
  };
}

const subjectOf = ({ certificate }: Issued) => certificate.subject;
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const wrapped = (text: string, indent: string) => (text.match(/.{1,64}/g) ?? []).map((row) => indent + row).join('\n');
const der = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
const secret = ({ pem, keyPem }: Issued, index: number) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: tls-${index}}\ndata:\n  tls.crt: ${base64(pem)}\n  tls.key: ${base64(keyPem)}\n`;

describe('between two markers that are no armour', () => {
  it.each(['GENERATED', 'CERTIFICATE', 'CERTIFICATES (generated, do not edit)', 'RSA PRIVATE KEY'])(
    'Secrets between BEGIN and END %s are read',
    async (label) => {
      const text = `# -----BEGIN ${label}-----\n${planted.map(secret).join('---\n')}# -----END ${label}-----\n`;
      expect(await found({ 'secrets.yaml': text })).toMatchObject({ certificates: planted.map(subjectOf), keys: 5 });
    },
  );

  it('values in block scalars are read, and nothing is called damaged', async () => {
    const text = `# -----BEGIN CERTIFICATE-----\ndata:\n  a: |\n${wrapped(base64(one.pem), '    ')}\n  b: |\n${wrapped(base64(two.pem), '    ')}\n# -----END CERTIFICATE-----\n`;
    expect(await found({ 'values.yaml': text })).toMatchObject({
      certificates: [subjectOf(one), subjectOf(two)],
      unreadable: [],
    });
  });

  it('armour inside and base64 beside it are read, each once', async () => {
    const text = `-----BEGIN BUNDLE-----\n${one.pem}\nca: ${base64(two.pem)}\n-----END BUNDLE-----\n`;
    expect(await found({ 'bundle.txt': text })).toMatchObject({
      certificates: [subjectOf(one), subjectOf(two)],
      sightings: 2,
    });
  });

  it('base64 of DER without a line of its own is read', async () => {
    const text = `-----BEGIN VALUES-----\nCERT=${der(one.pem)}\nOTHER=${der(two.pem)}\n-----END VALUES-----\n`;
    expect(await found({ '.env': text })).toMatchObject({ certificates: [subjectOf(one), subjectOf(two)] });
  });
});

describe('a comment that names the armour', () => {
  it.each([
    '# must start with -----BEGIN CERTIFICATE-----',
    '# -----BEGIN CERTIFICATE-----',
    '# -----BEGIN CERTIFICATE----- ... -----END CERTIFICATE-----',
    '-----BEGIN',
    '# between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----, in base64:',
  ])('%s does not hide the value below it', async (comment) => {
    const text = `ca:\n  ${comment}\n  bundle: ${base64(one.pem)}\n  der: ${der(two.pem)}\n`;
    expect(await found({ 'values.yaml': text })).toMatchObject({ certificates: [subjectOf(one), subjectOf(two)] });
  });

  it('does not hide the armour after it, whatever stands between', async () => {
    const text = `-----BEGIN CERTIFICATE-----\nnot this one\n${one.pem}-----END CERTIFICATE-----\n-----BEGIN X\n${two.pem}`;
    expect(await found({ 'chain.pem': text })).toMatchObject({ certificates: [subjectOf(one), subjectOf(two)] });
  });
});

describe('armour with a slip', () => {
  it('in its label is read by what it holds', async () => {
    const text = one.pem.replaceAll('CERTIFICATE', 'CERTIFCATE');
    expect(await found({ 'a.pem': text })).toMatchObject({ certificates: [subjectOf(one)], sightings: 1 });
  });

  it('that lost its END line is read and named', async () => {
    const { certificates, unreadable } = await found({ 'a.pem': one.pem.replace(/-----END.*\n/, '') });
    expect(certificates).toEqual([subjectOf(one)]);
    expect(unreadable).toEqual([expect.stringContaining('Unterminated PEM block')]);
  });

  it('and a body that is base64 of PEM is read', async () => {
    const text = `-----BEGIN CERTIFICATE-----\n${wrapped(base64(one.pem), '')}\n-----END CERTIFICATE-----\n`;
    expect(await found({ 'a.pem': text })).toMatchObject({ certificates: [subjectOf(one)] });
  });
});

describe('real armour', () => {
  it('is read once, however it is written', async () => {
    const quoted = one.pem
      .trimEnd()
      .split('\n')
      .map((row) => `"${row}\\n"`)
      .join(' +\n  ');
    for (const [name, text] of [
      ['plain.pem', one.pem],
      ['indented.yaml', `data:\n  ca: |\n${one.pem.replace(/^/gm, '    ')}`],
      ['escaped.json', JSON.stringify({ ca: one.pem })],
      ['source.js', `const ca = ${quoted};\n`],
      [
        'script.sh',
        one.pem
          .trimEnd()
          .split('\n')
          .map((row) => `echo "${row}" >> ca.pem`)
          .join('\n'),
      ],
      ['page.html', one.pem.replaceAll('\n', '<br>')],
    ] as const) {
      expect(await found({ [name]: text }), name).toMatchObject({
        certificates: [subjectOf(one)],
        sightings: 1,
        unreadable: [],
      });
    }
  });

  it('of a public key is left alone', async () => {
    const text = `-----BEGIN PUBLIC KEY-----\n${wrapped(base64(Buffer.from(one.certificate.publicKey.rawData)), '')}\n-----END PUBLIC KEY-----\n`;
    expect(await found({ 'a.pub.pem': text })).toMatchObject({ certificates: [], keys: 0, unreadable: [] });
  });
});

describe('armour over something else than its label says', () => {
  const unknown = ['PUBLIC KEY', 'PGP MESSAGE'];
  const labels = [
    'CERTIFICATE REQUEST',
    'X509 CRL',
    'RSA PRIVATE KEY',
    'ENCRYPTED PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'PKCS7',
  ];
  const armoured = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
  const sequence = (...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(body.length);
    return Buffer.concat([Buffer.from('3082', 'hex'), length, body]);
  };
  const DER = Buffer.from(der(one.pem), 'base64');

  it.each([...labels, ...unknown])('a certificate below %s is one', async (label) => {
    expect(await found({ 'a.pem': armoured(label, wrapped(der(one.pem), '')) })).toMatchObject({
      certificates: [subjectOf(one)],
      sightings: 1,
    });
  });

  it.each([...labels, 'CERTIFICATE'])('what is no object hides no certificate inside %s', async (label) => {
    const inside = {
      'path.pem': wrapped(sequence(DER, Buffer.from(der(two.pem), 'base64')).toString('base64'), ''),
      'tail.pem': wrapped(
        base64(Buffer.concat([sequence(Buffer.alloc(200)), DER, Buffer.from(der(two.pem), 'base64')])),
        '',
      ),
      'mixed.pem': `${wrapped(base64(sequence(Buffer.alloc(201))), '')}\nca = ${der(one.pem)}\nother = ${base64(two.pem)}`,
      'twice.pem': `${wrapped(base64(sequence(Buffer.alloc(201))), '')}\n${wrapped(der(one.pem), '')}\n${wrapped(der(two.pem), '')}`,
    };
    for (const [name, body] of Object.entries(inside))
      expect((await found({ [name]: armoured(label, body) })).certificates, name).toEqual([
        subjectOf(one),
        subjectOf(two),
      ]);
  });
});
