import { describe, expect, it } from 'vitest';
import { fingerprintPins } from '../../src/mechanisms/fingerprint-pins/index.ts';
import { outdatedFingerprint } from '../../src/rules/outdated-fingerprint.ts';
import { certificate, fact, fingerprint, location, problems, sighting, topology } from '../support/builders.ts';
import { FIXTURE_REPOSITORY, readFiles } from '../support/mechanisms.ts';

const sha1 = (seed: string) => fingerprint(seed).slice(0, 40);

const signing = certificate({
  sha1: sha1('signing'),
  names: [],
  subject: 'O=Corp, CN=Corp Code Signing',
  extendedKeyUsage: ['codeSigning'],
  sightings: [sighting('signing/codesign.cer')],
});
const gateway = certificate({ sha1: sha1('gateway'), sightings: [sighting('certs/gateway.pem')] });
const pinned = certificate({
  names: ['dns:api.corp.internal'],
  selfIssued: true,
  sightings: [sighting('certs/api.pem')],
});
const ours = [signing, gateway, pinned];

const pin = (attributes: object, overrides: Parameters<typeof fact>[0] = {}) =>
  fact({ kind: 'pin', mechanism: 'fingerprint-pins', location: location('release.yml', 7), attributes, ...overrides });

function said(pins: ReturnType<typeof fact>[], certificates = ours) {
  return problems(outdatedFingerprint, { inventory: { certificates }, topology: topology({ facts: pins }) });
}

describe('outdated-fingerprint, of a digest that no certificate has', () => {
  const strange = sha1('strange');

  it.each<[string, object, Parameters<typeof fact>[0], number]>([
    ['of a signing tool', { name: '/sha1', version: strange, digest: 'sha1', program: 'signtool' }, {}, 1],
    [
      'the right one of a signing tool',
      { name: '/sha1', version: signing.sha1, digest: 'sha1', program: 'signtool' },
      {},
      0,
    ],
    ['of a key with the name of a file', { name: 'GATEWAY_CERT_THUMBPRINT', version: strange, digest: 'sha1' }, {}, 1],
    ['the right one of such a key', { name: 'gatewayThumbprint', version: gateway.sha1, digest: 'sha1' }, {}, 0],
    ['of a key with another name', { name: 'partnerThumbprint', version: strange, digest: 'sha1' }, {}, 0],
    ['of a key that says nothing', { name: 'thumbprint', version: strange, digest: 'sha1' }, {}, 0],
    [
      'of another repository',
      { name: '/sha1', version: strange, digest: 'sha1', program: 'signtool' },
      { location: location('a.yml', 1, 'corp/other') },
      0,
    ],
    [
      'of the key of a host with a self-signed certificate',
      { name: 'api', version: fingerprint('k'), digest: 'key' },
      { names: ['dns:api.corp.internal'] },
      1,
    ],
    [
      'of the key of a host whose certificate a CA issued',
      { name: 'www', version: fingerprint('k'), digest: 'key' },
      { names: ['dns:www.corp.internal'] },
      0,
    ],
    ['of the key of an unknown host', { name: 'api', version: fingerprint('k'), digest: 'key' }, {}, 0],
  ])('%s', (_, attributes, overrides, expected) => expect(said([pin(attributes, overrides)])).toHaveLength(expected));

  it('tells what to write instead', () => {
    const [problem] = said([pin({ name: '/sha1', version: strange, digest: 'sha1', program: 'signtool' })]);
    expect(problem?.message).toBe(
      'The thumbprint at `/sha1` is no version of the certificate "Corp Code Signing" in signing/codesign.cer. Signing fails without the old version.',
    );
    expect(problem?.fix).toContain(signing.sha1);
  });

  it('is silent beside the right one, where both are accepted', () => {
    const both = [strange, gateway.sha1].map((version) => pin({ name: 'gatewayThumbprint', version, digest: 'sha1' }));
    expect(said(both)).toEqual([]);
  });

  it('is silent where several certificates may be meant', () => {
    const second = certificate({
      ...signing,
      fingerprint: fingerprint(),
      subject: 'CN=Corp Drivers',
      sightings: [sighting('b.cer')],
    });
    const strangers = [pin({ name: '/sha1', version: strange, digest: 'sha1', program: 'signtool' })];
    expect(said(strangers, [signing, second])).toEqual([]);
  });
});

describe('outdated-fingerprint, as jobs and projects name the certificate that they sign with', () => {
  const own = certificate({
    ...signing,
    sightings: [sighting('signing/codesign.cer', 1, { repository: FIXTURE_REPOSITORY })],
  });
  const forms: [string, string, (value: string) => string][] = [
    [
      'an environment',
      '.github/workflows/a.yml',
      (value) =>
        `env:\n  SIGN_THUMBPRINT: ${value}\njobs:\n  a:\n    steps:\n      - run: signtool sign /sha1 $env:SIGN_THUMBPRINT app.exe\n`,
    ],
    [
      'a project',
      'app/App.csproj',
      (value) =>
        `<PropertyGroup>\n<ManifestCertificateThumbprint>${value.toUpperCase()}</ManifestCertificateThumbprint>\n</PropertyGroup>\n`,
    ],
    [
      'a script of PowerShell',
      'sign.ps1',
      (value) =>
        `$cert = Get-ChildItem Cert:\\CurrentUser\\My | Where-Object { $_.Thumbprint -eq '${value}' }\nSet-AuthenticodeSignature app.exe -Certificate $cert\n`,
    ],
    ['a builder', 'electron-builder.yml', (value) => `win:\n  signtoolOptions:\n    certificateSha1: ${value}\n`],
    ['a Mac', 'build.sh', (value) => `codesign --force --sign ${value} dist/App.app\n`],
    [
      'octets apart',
      'release.bat',
      (value) => `signtool sign /fd sha256 /sha1 "${value.match(/../g)?.join(' ')}" app.exe\n`,
    ],
  ];
  const ofText = (path: string, text: string) =>
    said(
      readFiles([[path, text]], [fingerprintPins]).facts.map((one) => fact(one)),
      [own],
    ).length;

  it.each(forms)('%s', (_, path, text) => {
    expect(ofText(path, text(sha1('strange')))).toBe(1);
    expect(ofText(path, text(own.sha1 ?? ''))).toBe(0);
  });
});

describe('outdated-fingerprint, of a key that several versions have', () => {
  const [old, newer] = [
    certificate({ notBefore: '2025-06-01T00:00:00Z', notAfter: '2026-05-31T00:00:00Z' }),
    certificate({ notBefore: '2026-06-01T00:00:00Z', notAfter: '2027-05-31T00:00:00Z' }),
  ];
  const lineages = [{ id: 'web', title: 'www.corp.internal', versions: [newer.fingerprint, old.fingerprint] }];
  const messages = (certificates: (typeof old)[]) =>
    problems(outdatedFingerprint, {
      inventory: { certificates },
      topology: topology({
        lineages,
        facts: [pin({ name: 'www', version: old.publicKey.fingerprint, digest: 'key' })],
      }),
    });

  it('fires where the newest has another key', () => expect(messages([newer, old])).toHaveLength(1));

  it('is silent where the newest has this key', () =>
    expect(messages([old, { ...newer, publicKey: old.publicKey }])).toEqual([]));
});
