import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.ts';
import { reporters } from '../../src/reporters/index.ts';
import { fixture } from '../support/decoding.ts';
import { auditPullRequest, auditTeam } from '../support/team-chains.ts';

/** The password of the fixtures `given-*`. */
const PASSWORD = 'team-0nly!';
const NAME = 'corp/web';
const p12 = fixture('pkcs12/given-password.p12');
const jks = fixture('jks/given-truststore.jks');

type Files = Parameters<typeof auditTeam>[0][string];
const auditOf = (files: Files) => auditTeam({ [NAME]: files });
const rulesOf = ({ findings }: Report) => new Set(findings.map(({ rule }) => rule));
const passwords = ({ findings }: Report) => findings.filter(({ rule }) => rule === 'keystore-password-committed');

describe('a keystore whose password is in its repository', () => {
  it.each<[string, Files, string]>([
    ['beside it', { 'certs/web.p12': p12, 'certs/web.pass': `${PASSWORD}\n` }, 'certs/web.pass:1'],
    [
      'in the configuration that names it',
      {
        'certs/web.p12': p12,
        'conf/application.yml': `ssl:\n  key-store: web.p12\n  key-store-password: \${P:${PASSWORD}}\n`,
      },
      'conf/application.yml:3',
    ],
    [
      'in the script that made it',
      {
        'certs/web.p12': p12,
        'scripts/renew.sh': `#!/bin/sh\nopenssl pkcs12 -export -out web.p12 -passout 'pass:${PASSWORD}'\n`,
      },
      'scripts/renew.sh:2',
    ],
    [
      'in a Secret',
      {
        'web.p12': p12,
        'k8s/s.yaml': `kind: Secret\ndata: {storepass: ${Buffer.from(PASSWORD).toString('base64')}}\n`,
      },
      'k8s/s.yaml:2',
    ],
    [
      'and that is a BKS',
      {
        'app/web.bks': fixture('bks/given-password.bks'),
        'app/build.gradle': `storeFile file("web.bks")\nstorePassword "${PASSWORD}"\n`,
      },
      'app/build.gradle:2',
    ],
  ])('%s is opened, and told with the place', async (_, files, place) => {
    const report = await auditOf(files);
    const [finding, ...others] = passwords(report);
    expect(others).toEqual([]);
    // The private key in it is told once, with the same place.
    const loud = report.findings.filter(({ level, rule }) => level === 'error' && rule !== 'expired');
    expect(loud.map(({ message }) => message.includes(`keystore, at ${place}.`))).toEqual(loud.map(() => true));
    expect(loud.length).toBe(report.inventory.privateKeys.length);
    expect(finding?.level).toBe('note');
    expect(finding?.message).toContain(`is in the repository, at ${place}.`);
    expect(rulesOf(report)).not.toContain('unreadable');
    expect(report.inventory.certificates.length).toBeGreaterThan(0);
    expect(report.inventory.keystores.map(({ opened }) => opened)).toEqual(['repository-password']);
  });

  it('is named, the password is not, in any output', async () => {
    const report = await auditOf({
      'certs/web.p12': p12,
      'conf/application.yml': `key-store: web.p12\nkey-store-password: ${PASSWORD}\n`,
    });
    expect(passwords(report)).toHaveLength(1);
    for (const { id, render } of reporters) {
      const text = render(report, { color: false, width: 100, quiet: false });
      expect(text.includes(PASSWORD), id).toBe(false);
      expect(text.includes(Buffer.from(PASSWORD).toString('base64')), id).toBe(false);
    }
  });

  it('is a note where it holds certificates alone', async () => {
    const [finding] = passwords(
      await auditOf({ 'conf/trust.jks': jks, 'conf/app.properties': `truststore.password=${PASSWORD}\n` }),
    );
    expect(finding?.level).toBe('note');
    expect(finding?.message).toContain('The keystore holds no private key.');
  });

  it('is opened and not told in tests', async () => {
    const report = await auditOf({
      'src/test/resources/web.p12': p12,
      'src/test/resources/app.yml': `keystore-password: ${PASSWORD}\n`,
    });
    expect(passwords(report)).toEqual([]);
    expect(report.inventory.certificates.length).toBeGreaterThan(0);
  });
});

describe('an encrypted private key whose password is in its repository', () => {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const legacy = key.export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSWORD });
  const pkcs8 = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: PASSWORD });
  const env = { '.env': `APP_KEY=1\nJWT_PASSPHRASE=${PASSWORD}\n` };
  const loud = (report: Report) =>
    report.findings.flatMap(({ rule, level, message }) =>
      rule === 'private-key-committed' && level !== 'note' ? [message] : [],
    );

  it.each<[string, Files]>([
    ['as OpenSSL wrote it once', { 'config/private.pem': legacy, ...env }],
    ['in source code', { 'src/sign.rb': `KEY = ${JSON.stringify(legacy)}\n`, ...env }],
    ['as PKCS#8', { 'config/private.pem': pkcs8, ...env }],
  ])('is an error: %s', async (_, files) => {
    const report = await auditOf(files);
    expect(loud(report)).toEqual([
      expect.stringContaining('(EC) is in the repository. So is its password, at .env:2.'),
    ]);
    expect(report.inventory.privateKeys[0]).toMatchObject({
      encrypted: true,
      publicKeyFingerprint: expect.any(String),
    });
    for (const { id, render } of reporters)
      expect(render(report, { color: false, width: 100, quiet: false }).includes(PASSWORD), id).toBe(false);
  });

  it('is an error where everyone knows it', async () => {
    const known = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'changeit' });
    expect(loud(await auditOf({ 'config/private.pem': known }))).toEqual([
      expect.stringContaining('It opens with a well-known password.'),
    ]);
  });

  it.each<[string, Files]>([
    ['the password is another one', { 'config/private.pem': pkcs8, '.env': 'JWT_PASSPHRASE=another\n' }],
    ['there is none', { 'config/private.pem': legacy }],
  ])('is a note where %s', async (_, files) => {
    const report = await auditOf(files);
    expect(loud(report)).toEqual([]);
    expect(report.inventory.privateKeys).toHaveLength(1);
  });

  it('is found by a pull request that adds the key', async () => {
    const file = { 'config/private.pem': pkcs8 };
    const told = async (before: Files, after: Files) =>
      loud(await auditPullRequest({ [NAME]: before }, { [NAME]: after })).length;
    expect(await told(env, { ...env, ...file })).toBe(1);
    expect(await told({}, { ...env, ...file })).toBe(1);
    expect(await told({}, file)).toBe(0);
  });

  it('is new where a pull request replaces the key', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const after = other.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: PASSWORD });
    const file = (pem: string | Buffer) => ({ [NAME]: { ...env, 'config/private.pem': pem } });
    const { findings } = await auditPullRequest(file(pkcs8), file(after));
    const keys = findings.filter(({ rule }) => rule === 'private-key-committed');
    expect(keys.map(({ status }) => status)).toEqual(['new']);
  });
});

describe('a keystore stays locked', () => {
  it.each<[string, Files]>([
    [
      'where the password comes from elsewhere',
      { 'certs/web.p12': p12, 'conf/application.yml': `key-store-password: \${KEYSTORE_PASSWORD}\n` },
    ],
    [
      'where another password is written',
      { 'certs/web.p12': p12, 'conf/application.yml': 'key-store-password: another\n' },
    ],
    ['where nothing else is there', { 'certs/web.p12': p12 }],
  ])('%s', async (_, files) => {
    const report = await auditOf(files);
    expect(rulesOf(report)).toContain('unreadable');
    expect(passwords(report)).toEqual([]);
  });

  it('where its password is in another repository', async () => {
    const report = await auditTeam({ [NAME]: { 'web.p12': p12 }, 'corp/conf': { 'web.pass': PASSWORD } });
    expect(passwords(report)).toEqual([]);
  });
});

describe('a pull request', () => {
  const store = { 'certs/web.p12': p12 };
  const config = {
    'conf/application.yml': `server:\n  ssl:\n    key-store: file:/app/certs/web.p12\n    key-store-password: ${PASSWORD}\n`,
  };
  const told = async (before: Files, after: Files) => {
    const report = await auditPullRequest({ [NAME]: before }, { [NAME]: after });
    return passwords(report).map(({ status }) => status);
  };

  it('that adds the store or the password brings the finding', async () => {
    expect(await told(config, { ...config, ...store })).toEqual(['new']);
    expect(await told(store, { ...store, ...config })).toEqual(['new']);
  });

  it('that changes something else does not', async () => {
    const both = { ...store, ...config };
    expect(await told(both, { ...both, 'certs/old.p12': fixture('pkcs12/openssl3.p12') })).toEqual(['existing']);
  });
});
