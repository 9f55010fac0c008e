import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Issued, issue } from '../../scripts/fixtures/pki.ts';
import { audit } from '../../src/audit/audit.ts';
import { auditChange } from '../../src/audit/audit-change.ts';
import type { Source } from '../../src/model/index.ts';
import { NOW, REPOSITORY } from '../support/builders.ts';

type Files = Record<string, string | Buffer>;

let signer: Issued;
let host: Issued;
let ended: Issued;
let local: Issued;
beforeAll(async () => {
  const dates = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-06-01T00:00:00Z' };
  signer = await issue({ subject: 'CN=Shop', ...dates });
  host = await issue({ subject: 'CN=pay.corp.internal', names: ['pay.corp.internal'], ...dates });
  local = await issue({ subject: 'CN=localhost', names: ['localhost'], ...dates });
  ended = await issue({
    subject: 'CN=Partner CA',
    ca: true,
    notBefore: '2025-01-01T00:00:00Z',
    notAfter: '2026-11-01T00:00:00Z',
  });
});

function source(files: Files): Source {
  const contents = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      (typeof text === 'string' ? Buffer.from(text) : text).toString('base64'),
    ]),
  );
  const entries = Object.keys(files).map((name) => ({ name }));
  return { name: REPOSITORY, entries, skipped: [], access: { kind: 'memory', contents } };
}

const KEY = 'private-key-committed';
const pair = (one = signer, path = 'app/certs/shop') => ({ [`${path}.key`]: one.keyPem, [`${path}.crt`]: one.pem });

async function levelOf(files: Files, rule = KEY): Promise<string | undefined> {
  const { findings } = await audit([source(files)], { now: NOW });
  return findings.find((one) => one.rule === rule)?.level;
}

describe('a key that no production code names', () => {
  it.each<[string, Files, string]>([
    ['by nothing', {}, 'note'],
    ['by a test', { 'app/tests/tls_test.go': 'load("../certs/shop.key")\n' }, 'note'],
    ['by a README', { 'app/README.md': 'The key is `certs/shop.key`.\n' }, 'note'],
    ['by a compose file for development', { 'docker-compose.dev.yml': '    - ./app/certs/shop.key:/k\n' }, 'note'],
    ['by the server of developers', { 'vite.config.ts': "key: 'app/certs/shop.key'\n" }, 'note'],
    ['by a script that makes it', { 'make.sh': 'openssl req -x509 \\\n  -keyout app/certs/shop.key -nodes\n' }, 'note'],
    ['by more comments than are looked at', { 'app.conf': '# shop.key\n'.repeat(250_000) }, 'error'],
    ['by a comment', { 'app.conf': '# tls_key app/certs/shop.key\n' }, 'note'],
    ['by .gitignore', { '.gitignore': 'shop.key\n*.key\n' }, 'note'],
    ['by a name that ends alike', { 'app.conf': 'tls_key workshop.key\n' }, 'note'],
    [
      'by a script in UTF-16',
      { 'deploy.ps1': Buffer.from('\uFEFFCopy-Item app\\certs\\shop.key C:\\tls\n', 'utf16le') },
      'error',
    ],
    ['by code', { 'app/main.go': 'load("certs/shop.key")\n' }, 'error'],
    ['by a server', { 'nginx.conf': '  ssl_certificate_key /etc/ssl/shop.key;\n' }, 'error'],
    ['by a compose file', { 'docker-compose.yml': '    - ./app/certs:/etc/certs\n' }, 'error'],
    ['by its folder in code', { 'app/main.js': "read(path.join(root, 'certs'))\n" }, 'error'],
    ['by its extension', { 'app/main.py': "for one in glob('certs/*.key'):\n" }, 'error'],
    ['by its name in two parts', { 'App.swift': 'path(forResource: "shop", ofType: "key")\n' }, 'error'],
    ['by a script that copies it', { 'ship.sh': 'scp app/certs/shop.key web:/etc/\n' }, 'error'],
    ['by a test and by code', { 'tests/a.py': "'shop.key'\n", 'a.py': "'shop.key'\n" }, 'error'],
  ])('is named %s: %3$s', async (_, files, level) => {
    expect(await levelOf({ ...pair(), ...files })).toBe(level);
  });

  it('tells why it is a note', async () => {
    const told = async (files: Files) => (await audit([source({ ...pair(), ...files })], { now: NOW })).findings;
    expect((await told({}))[0]?.message).toContain('Nothing found here refers to it.');
    const tests = { 'tests/a.py': "'shop.key'\n" };
    expect((await told(tests))[0]?.message).toContain('Only tests, examples and development tools refer to it.');
  });

  it.each<[string, () => Files]>([
    ['of a host', () => pair(host)],
    ['beside the certificate of a host', () => ({ ...pair(), 'app/certs/pay.crt': host.pem })],
    ['in a folder of production', () => pair(signer, 'prod/certs/shop')],
    ['in a role', () => pair(signer, 'roles/web/files/shop')],
    ['without a certificate', () => ({ 'app/certs/shop.key': signer.keyPem })],
  ])('stays an error %s', async (_, files) => {
    expect(await levelOf(files())).toBe('error');
  });

  it('without a certificate is a note if only tests name it', async () => {
    const files = { 'app/jwt.pem': signer.keyPem, 'tests/test_jwt.py': "open('app/jwt.pem')\n" };
    expect(await levelOf(files)).toBe('note');
    expect(await levelOf({ ...files, 'app/jwt.py': "open('jwt.pem')\n" })).toBe('error');
  });
});

it.each<[string, number, string]>([
  ['is read whole', 1, 'note'],
  ['is too large to be read', 9, 'error'],
])('where each other file %s, it is %3$s', async (_, size, level) => {
  const root = mkdtempSync(join(tmpdir(), 'mentions-'));
  try {
    const files = { 'shop.key': signer.keyPem, 'shop.crt': signer.pem, 'big.sql': 'insert;\n'.repeat(size << 17) };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    const entries = Object.keys(files).map((name) => ({ name }));
    const folder: Source = { name: REPOSITORY, entries, skipped: [], access: { kind: 'files', root } };
    const { findings } = await audit([folder], { now: NOW });
    expect(findings.find((one) => one.rule === KEY)?.level).toBe(level);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

it.each<[string, Files, string]>([
  ['nothing', {}, 'note'],
  ['a test', { 'tests/a.py': "'partner.crt'\n" }, 'note'],
  ['code', { 'a.py': "'partner.crt'\n" }, 'error'],
])('an expired CA certificate that %s names: %3$s', async (_, files, level) => {
  expect(await levelOf({ 'trust/partner.crt': ended.pem, ...files }, 'expired')).toBe(level);
});

async function run(base: Files, head: Files, rule = KEY): Promise<string[]> {
  const names = new Set([...Object.keys(base), ...Object.keys(head)].filter((path) => base[path] !== head[path]));
  const before = source(Object.fromEntries(Object.entries(base).filter(([path]) => names.has(path))));
  const { findings } = await auditChange({ head: source(head), base: before, names }, { now: NOW });
  return findings.filter((one) => one.rule === rule).map(({ level, status }) => `${level} ${status}`);
}

describe('in a change', () => {
  const test = { 'tests/a.py': "'shop.key'\n" };
  const image = { Dockerfile: 'FROM corp/app\nCOPY app/certs/shop.key /etc/tls/\n' };
  const server = {
    'nginx.conf':
      'server {\n  listen 443 ssl;\n  ssl_certificate /etc/ssl/shop.crt;\n  ssl_certificate_key /etc/ssl/shop.key;\n}\n',
  };

  it('a new key is an error, whatever the change adds beside it', async () => {
    expect(await run({}, { ...pair(), ...test })).toEqual(['error new']);
  });

  it('a use that the change takes away still counts', async () => {
    expect(await run({ ...pair(), ...server, ...image }, { ...pair(), ...test })).toEqual(['error existing']);
  });

  it.each([image, server])('a use that the change adds is new', async (use) => {
    expect(await run({ ...pair(), ...test }, { ...pair(), ...test, ...use })).toEqual(['error new']);
  });

  const copies = () => ({ 'tests/data/a.key': signer.keyPem, 'tests/data/b.key': signer.keyPem });

  it('copies in tests that the change adds are no evidence', async () => {
    const key = { 'app/key.yml': JSON.stringify({ key: signer.keyPem }) };
    expect(await run(key, { ...key, ...copies() })).toContain('error existing');
    expect(await run({}, { ...key, ...copies() })).toContain('error new');
  });

  it('a key that stays unused stays a note', async () => {
    expect(await run({ ...pair(), ...image }, { ...pair(), ...image, 'b.conf': 'tls off\n' })).toEqual([]);
    const other = { 'ca.crt': host.pem };
    expect(await run({ ...pair() }, { ...pair(), ...test, ...other })).toEqual(['note existing']);
  });
});

describe('a key in the settings of an application', () => {
  const settings = (path: string) => ({ [path]: JSON.stringify({ JWT_PRIVATE_KEY: signer.keyPem }, undefined, 2) });

  it.each([
    ['config/development.json', 'note'],
    ['config/test.json', 'note'],
    ['src/appsettings.Development.json', 'note'],
    ['config/production.json', 'error'],
    ['.env', 'error'],
    // A stage that runs has manifests.
    ['deploy/values-dev.yaml', 'error'],
    ['environments/dev.json', 'error'],
    ['ansible/dev.json', 'error'],
  ])('%s: %s', async (path, level) => {
    expect(await levelOf(settings(path))).toBe(level);
  });

  it('is an error where a certificate beside it names a host', async () => {
    expect(await levelOf({ ...settings('config/test.json'), 'config/www.pem': host.pem })).toBe('error');
  });

  it('says what the settings are for', async () => {
    const { findings } = await audit([source(settings('config/test.json'))], { now: NOW });
    expect(findings[0]?.message).toMatch(/The settings there are for tests or development only\.$/);
  });
});

describe('a key that signs tokens, in the first data of an identity provider', () => {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const jwks = JSON.stringify({ keys: [jwk] }, undefined, 2);

  it.each([
    ['config/jwks.json', 'note'],
    ['setup/realm.json', 'note'],
    ['prod/jwks.json', 'error'],
    ['k8s/keycloak/jwks.json', 'error'],
    ['values.yaml', 'error'],
  ])('%s: %s', async (path, level) => {
    expect(await levelOf({ [path]: jwks })).toBe(level);
  });

  it.each([
    ['components["org.keycloak.keys.KeyProvider"]', 'org.keycloak.keys.KeyProvider', 'note'],
    ['anything else', 'service_account', 'error'],
  ])('below %s', async (_, name, level) => {
    const provider = [{ config: { privateKey: [signer.keyPem.replace(/-----.*-----|\n/g, '')] } }];
    const realm = JSON.stringify({ components: { [name]: provider } }, undefined, 2);
    expect(await levelOf({ 'realm.json': realm, 'shop.crt': signer.pem, 'a.py': "'shop.crt'\n" })).toBe(level);
  });
});

describe('a key without a certificate, in code or data', () => {
  const inside = (path: string, name = 'signingKey') => ({
    [path]: JSON.stringify({ [name]: signer.keyPem }, undefined, 2),
  });
  const code = () => ({ 'src/jwt.ts': `const key = \`${signer.keyPem}\`;\n` });

  it.each<[string, () => Files, string]>([
    ['the settings of an application', () => inside('config/default.json'), 'note'],
    ['code', code, 'note'],
    ['a script', () => ({ 'setup.sh': `cat > jwt.pem <<EOF\n${signer.keyPem}\nEOF\n` }), 'error'],
    ['settings of production', () => inside('config/production.json'), 'error'],
    ['infrastructure', () => inside('terraform/vars.json'), 'error'],
    ['a manifest', () => inside('values.yaml'), 'error'],
    ['the account of a service', () => inside('config/firebase.json', 'private_key'), 'error'],
    ['a file of its own', () => ({ 'app/jwt.pem': signer.keyPem }), 'error'],
    [
      'code, with its certificate elsewhere',
      () => ({ ...code(), 'shop.crt': signer.pem, 'a.py': "'shop.crt'" }),
      'error',
    ],
  ])('%s: %3$s', async (_, files, level) => {
    expect(await levelOf(files())).toBe(level);
  });

  it('is an error in the change that adds it', async () => {
    expect(await run({}, code())).toEqual(['error new']);
    expect(await run({ 'src/jwt.ts': '' }, code())).toEqual(['error new']);
    const moved = { 'src/keys.ts': code()['src/jwt.ts'] };
    expect(await run(code(), moved)).toEqual(['note existing']);
  });
});

describe('a key that tests have as well', () => {
  const inTests = (count: number): Files =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`tests/data/${i}.key`, signer.keyPem]));
  const key = (path: string): Files => ({ [path]: JSON.stringify({ key: signer.keyPem }, undefined, 2) });

  it.each([
    [2, 'config/live.json', 'error'],
    // Something here deploys a manifest.
    [2, 'deploy/keys.yaml', 'error'],
    [2, 'values.yaml', 'error'],
    [2, 'scripts/local/app.yml', 'note'],
    [1, 'scripts/app.yml', 'error'],
    [2, 'scripts/app.yml', 'note'],
  ])('%i copies of that of %s: %s', async (count, path, level) => {
    expect(await levelOf({ ...key(path), ...inTests(count) })).toBe(level);
  });

  it.each([
    ['docs/keys.xml', 'note'],
    ['lib/keys.xml', 'error'],
  ])('may have them in %s: %s', async (path, level) => {
    expect(await levelOf({ ...key('scripts/app.yml'), ...key(path), ...key(`${path}.json`) })).toBe(level);
  });

  it('is an error if most of its copies are elsewhere', async () => {
    const others = Object.assign({}, ...['a', 'b', 'c'].map((name) => key(`conf/${name}.yml`)));
    expect(await levelOf({ ...others, ...inTests(2) })).toBe('error');
    expect(await levelOf({ ...others, ...inTests(3) })).toBe('note');
  });

  it('is an error if its certificate names a host', async () => {
    const files = { 'app/pay.key': host.keyPem, 'app/pay.crt': host.pem };
    expect(await levelOf({ ...files, 'tests/a.key': host.keyPem, 'tests/b.key': host.keyPem })).toBe('error');
  });
});

it.each([
  ['is in the repository', true, 'note'],
  ['comes from a pipeline', false, 'warning'],
])('an image has a finding apart from that of its key if the key %s: %3$s', async (_, isHere, level) => {
  const image = { Dockerfile: 'FROM corp/app\nCOPY pay.crt pay.key /etc/tls/\n' };
  const key = isHere ? pair(host, 'pay') : {};
  expect(await levelOf({ ...image, ...key }, 'docker-private-key-in-image')).toBe(level);
  expect(await levelOf({ ...image, ...key })).toBe(isHere ? 'error' : undefined);
});

describe('an image that a change gives a key of which a README says that it is for tests', () => {
  const IMAGE = 'docker-private-key-in-image';
  const image = { 'db/Dockerfile': 'FROM mongo:7\nCOPY db.crt db.key /etc/ssl/\n' };
  const readme = { 'db/README.md': 'Never use these keys in production. They are for demonstration and tests only.\n' };

  it.each<[string, Files, string]>([
    ['one such', readme, 'note'],
    ['no README', {}, 'warning'],
    ['advice', { 'db/README.md': 'Self-signed certificates are not for production.\n' }, 'warning'],
  ])('%s', async (_, files, level) => {
    const base = { ...pair(signer, 'db/db'), ...files };
    const all = { ...base, ...image };
    expect(await run(base, all, IMAGE)).toEqual([`${level} new`]);
    expect(await levelOf(all)).toBe(level === 'note' ? 'note' : 'error');
  });

  it.each<[string, () => Issued, string]>([
    ['the own machine', () => local, 'note'],
    ['a host', () => host, 'warning'],
  ])('without a README, but a certificate of %s: %s', async (_, of, level) => {
    const base = pair(of(), 'db/db');
    expect(await run(base, { ...base, ...image }, IMAGE)).toEqual([`${level} new`]);
  });

  it('is reported all the same if its certificate names a host', async () => {
    expect(await levelOf({ ...pair(host, 'db/db'), ...image, ...readme })).toBe('error');
  });
});
