import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../scripts/random.ts';
import { audit } from '../../src/audit/audit.ts';
import { knowsFacts, openFactsCache } from '../../src/sources/facts-cache.ts';
import { openSource } from '../../src/sources/open.ts';
import { fixture } from '../support/decoding.ts';
import { ca, edgeKey, leaf, store } from '../support/material.ts';
import { commit, ENV, repository, run, scratch, write } from './repository.ts';

const NOW = Date.parse('2026-11-22T00:00:00Z');
const cacheIn = (folder: string, program = 'one') => openFactsCache({ folder: join(folder, 'facts'), program });
const open = (root: string) => openSource(root, { env: ENV });
const scan = async (root: string, cache?: ReturnType<typeof cacheIn>, passwords: string[] = []) => {
  const { inventory, faults, findings } = await audit([await open(root)], { now: NOW, env: ENV, passwords, cache });
  return { inventory, faults, findings };
};
/** The files that have to be read. */
const unknown = async (root: string, cache: ReturnType<typeof cacheIn>) =>
  cache.recall(await open(root)).source.entries.map(({ name }) => name);

/** Lets the files be older than the index, as they are a moment after git wrote them. */
function age(root: string): void {
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(root, '.git', 'index'), later, later);
}

function moveBehindLink(path: string): void {
  renameSync(path, `${path}-moved`);
  symlinkSync(`${path}-moved`, path);
}

function makePipe(path: string): void {
  rmSync(path);
  execFileSync('mkfifo', [path]);
}

/** A keystore, and what opens it. */
const locked = fixture('pkcs12/given-password.p12');
const PASSWORD = 'team-0nly!';

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web}
spec: {secretName: web-tls, dnsNames: [web.corp.internal], issuerRef: {name: internal}}
`;
const FILES = { 'a.pem': leaf.pem, 'b/c.yaml': CERTIFICATE, 'notes.txt': 'nothing\n' };

async function scanned(files: Record<string, string | Buffer> = FILES) {
  const root = repository(files);
  const folder = scratch();
  age(root);
  const cold = await scan(root, cacheIn(folder));
  return { root, folder, cache: cacheIn(folder), cold };
}

describe('facts of a work tree', () => {
  it('are the same the second time, when only what changed is read', async () => {
    const { root, cache, cold } = await scanned();
    expect(cold).toEqual(await scan(root));
    expect(await unknown(root, cache)).toEqual([]);
    expect(await scan(root, cache)).toEqual(cold);
    write(root, { 'b/c.yaml': CERTIFICATE.replace('web-tls', 'web-two') });
    expect(await unknown(root, cache)).toEqual(['b/c.yaml']);
    expect(await scan(root, cache)).toEqual(await scan(root));
  });

  it('are read again where the disk has the blob in another form', async () => {
    const { root, cache } = await scanned();
    run(root, ['config', 'core.autocrlf', 'true']);
    rmSync(join(root, 'a.pem'));
    run(root, ['checkout', '--quiet', '--', 'a.pem']);
    age(root);
    expect(readFileSync(join(root, 'a.pem'), 'utf8')).toContain('\r\n');
    expect(await unknown(root, cache)).toEqual(['a.pem']);
  });

  it.each([
    ['that git was told to take for unchanged', '--assume-unchanged'],
    ['that git was told to leave alone', '--skip-worktree'],
  ])('are read again of a file %s', async (_, flag) => {
    const { root, cache } = await scanned();
    run(root, ['update-index', flag, 'a.pem']);
    age(root);
    expect(await unknown(root, cache)).toEqual(['a.pem']);
  });

  it('are read again of a file as young as the index', async () => {
    const { root, cache } = await scanned();
    const early = new Date(Date.now() - 60_000);
    utimesSync(join(root, '.git', 'index'), early, early);
    expect(await unknown(root, cache)).toEqual(Object.keys(FILES));
  });

  it('are read again where another program runs, or the repository has another name', async () => {
    const { root, folder, cache } = await scanned();
    expect(await unknown(root, cacheIn(folder, 'two'))).toHaveLength(3);
    run(root, ['remote', 'add', 'origin', 'https://github.com/acme/web.git']);
    expect(await unknown(root, cache)).toHaveLength(3);
  });

  it.each<[string, (file: string, folder: string) => void]>([
    ['damaged', (file) => writeFileSync(file, readFileSync(file, 'latin1').replace('web-tls', 'web-two'), 'latin1')],
    ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 200))],
    ['a link', moveBehindLink],
    ['a pipe that never ends', makePipe],
    ['one that others can write', (file) => chmodSync(file, 0o602)],
    ['one that the group can write', (file) => chmodSync(file, 0o620)],
    ['in a folder that others can write to', (_, folder) => chmodSync(folder, 0o702)],
    ['in a folder that the group can write to', (_, folder) => chmodSync(folder, 0o720)],
    ['in a folder that is a link', (_, folder) => moveBehindLink(folder)],
  ])('are read again where the record is %s', async (_, harm) => {
    const { root, folder, cache } = await scanned();
    const facts = join(folder, 'facts');
    harm(join(facts, readdirSync(facts)[0] as string), facts);
    expect(await unknown(root, cache)).toHaveLength(3);
    expect(await scan(root, cache)).toEqual(await scan(root));
  });

  describe('with a keystore that a password of the repository opens', () => {
    const files = {
      'x/web.p12': locked,
      'x/deploy.sh': `openssl pkcs12 -in web.p12 -passin pass:${PASSWORD}\n`,
      'notes.txt': 'a\n',
    };
    const opened = ({ inventory }: Awaited<ReturnType<typeof scan>>) => inventory.keystores.map((one) => one.opened);

    it('are known with what it opened', async () => {
      const { root, cache, cold } = await scanned(files);
      expect(opened(cold)).toEqual(['repository-password']);
      const { stores } = cache.recall(await open(root));
      expect(stores?.speaking).toEqual(['x/deploy.sh']);
      expect(JSON.stringify(stores)).not.toContain(PASSWORD);
      expect(await scan(root, cache)).toEqual(cold);
    });

    it.each<[string, Record<string, string>, string]>([
      ['another file changed', { 'notes.txt': 'b\n' }, 'repository-password'],
      ['a new file names another password', { 'new.env': 'PASSWORD=other\n' }, 'repository-password'],
      ['the password changed', { 'x/deploy.sh': 'openssl pkcs12 -in web.p12 -passin pass:other\n' }, 'locked'],
      ['the password is gone', { 'x/deploy.sh': 'true\n' }, 'locked'],
    ])('and opened anew where that tells more: %s', async (_, change, expected) => {
      const { root, cache } = await scanned(files);
      write(root, change);
      const warm = await scan(root, cache);
      expect(opened(warm)).toEqual([expected]);
      expect(warm).toEqual(await scan(root));
      if (expected === 'repository-password') return;
      write(root, files);
      commit(root);
      age(root);
      expect(opened(await scan(root, cache))).toEqual(['repository-password']);
    });

    it('are not believed where the file of the password is gone', async () => {
      const { root, cache } = await scanned(files);
      rmSync(join(root, 'x/deploy.sh'));
      run(root, ['rm', '--quiet', '--cached', 'x/deploy.sh']);
      age(root);
      expect(opened(await scan(root, cache))).toEqual(['locked']);
    });
  });

  it('are not kept where no folder can be made: below a file, or in one that refuses it', async () => {
    const root = repository({ 'a.yaml': CERTIFICATE });
    const parents = [join(root, 'a.yaml'), ...(existsSync('/proc/self') ? ['/proc'] : [])];
    for (const parent of parents) {
      const folder = join(parent, '.cache/cert-hygiene/facts');
      expect(knowsFacts(folder, join(root, '.git'))).toBe(false);
      const cache = openFactsCache({ folder, program: 'one' });
      expect(await unknown(root, cache)).toEqual(['a.yaml']);
      expect(await scan(root, cache)).toEqual(await scan(root));
    }
  });

  it('are not kept where passwords are given', async () => {
    const root = repository(FILES);
    const folder = scratch();
    age(root);
    await scan(root, cacheIn(folder), ['secret']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are those of the newest records only', async () => {
    const { root, folder, cache } = await scanned();
    const facts = join(folder, 'facts');
    const old = new Date(1e12);
    for (let i = 0; i < 40; i++) {
      const file = join(facts, `${i}.facts`);
      writeFileSync(file, '');
      utimesSync(file, old, old);
    }
    write(root, { 'd.pem': ca.pem });
    commit(root);
    age(root);
    await scan(root, cache);
    expect(readdirSync(facts)).toHaveLength(32);
    expect(await unknown(root, cache)).toEqual([]);
  });
});

/** What files may hold; of some kinds the facts depend on more than the file. */
const CONTENTS: readonly (string | Buffer)[] = [
  leaf.pem,
  `${leaf.pem}${ca.pem}`,
  leaf.keyPem,
  leaf.der,
  store,
  locked,
  `openssl pkcs12 -in store.p12 -passin pass:${PASSWORD}\n`,
  edgeKey,
  CERTIFICATE,
  '0 3 * * * root certbot renew\n',
  `# cert-hygiene: ignore expired until=2027-03-01 reason="replaced soon"\nkey: value\n`,
  'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
  Buffer.from('377abcaf271c0004', 'hex'),
  'vendor/** linguist-vendored\n*.yaml text eol=crlf\n',
  'nothing\n',
];
const NAMES = [
  'a.pem',
  'etc/crontab',
  'k8s/web.yaml',
  'vendor/a.pem',
  'x/store.p12',
  '.gitattributes',
  'über.pem',
  'x/a.7z',
];

describe('a random history', () => {
  it.each(Array.from({ length: 6 }, (_, seed) => seed + 1))(
    'gives the same with the cache as without it (%i)',
    async (seed) => {
      const below = randomFrom(seed * 7_919);
      const random = () => below(1_000) / 1_000;
      const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
      const root = repository({ 'a.pem': leaf.pem, 'README.md': 'x' });
      const cache = cacheIn(scratch());
      let known = 0;
      for (let step = 0; step < 8; step++) {
        for (let i = 0; i < 3; i++) {
          const name = pick(NAMES);
          if (random() < 0.2) rmSync(join(root, name), { force: true });
          else write(root, { [name]: pick(CONTENTS) });
        }
        if (random() < 0.7) commit(root);
        if (random() < 0.2) run(root, ['checkout', '--quiet', '-B', 'other', 'HEAD~0']);
        if (random() < 0.2) run(root, ['reset', '--quiet', '--hard', 'HEAD']);
        age(root);
        const source = await open(root);
        known += source.entries.length - cache.recall(source).source.entries.length;
        expect(await scan(root, cache)).toEqual(await scan(root));
      }
      expect(known).toBeGreaterThan(8);
    },
  );
});
