/** Repositories of a server in one inventory: what is read, what is kept, and what a server or a repository may do. */
import { execFileSync } from 'node:child_process';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { plugIns } from '../../src/audit/audit.ts';
import type { Decoder } from '../../src/model/index.ts';
import { collectTeam, type TeamOptions, type TeamStep } from '../../src/sources/collect-team.ts';
import { decoder } from '../audit/plugins.ts';
import { status } from '../support/github/faults.ts';
import { git } from '../support/github/repository.ts';
import { fixtureFiles, type TeamOfTests, TOKEN, teamOfTests } from '../support/github/team.ts';

const PASSWORD = 'opens-only-fixtures';
const forms = fixtureFiles('incident/forms');
const chain = forms['legacy/mail/fullchain.pem'] as Buffer;
const old = forms['pods/13/tls.crt'] as Buffer;
const keystore = forms['pods/27/mail.p12'] as Buffer;

async function team(): Promise<TeamOfTests> {
  const made = await teamOfTests();
  onTestFinished(() => made.close());
  mkdirSync(join(made.root, 'temp'));
  return made;
}

async function collect(of: TeamOfTests, names: readonly string[], options: Partial<TeamOptions> = {}) {
  const { serverUrl } = of.github;
  const steps: TeamStep[] = [];
  const logged: string[] = [];
  const waits: number[] = [];
  const collected = await collectTeam(
    names.map((name) => ({ name, url: `${serverUrl}/${name}`, size: 0 })),
    {
      ...plugIns,
      remote: { serverUrl, token: TOKEN },
      env: { ...process.env, RUNNER_TEMP: join(of.root, 'temp') },
      sleep: async (milliseconds) => void waits.push(milliseconds),
      elapsed: () => 0,
      progress: (step) => steps.push(step),
      log: (line) => logged.push(line),
      ...options,
    },
  );
  // Whatever came of it, no clone stays behind.
  expect(readdirSync(join(of.root, 'temp'))).toEqual([]);
  return { ...collected, steps, logged, waits };
}

const failures = ({ inventory }: Awaited<ReturnType<typeof collect>>) =>
  inventory.repositories.map(({ name, failure }) => [name, failure?.reason]);

/** The shipped decoders, and one that notes the files that it is shown. */
function watching(): { seen: string[]; options: Pick<TeamOptions, 'decoders'> } {
  const seen: string[] = [];
  const witness: Decoder = decoder('no such file', () => {}, {
    detect({ path, depth }) {
      if (depth === 0) seen.push(path);
      return false;
    },
  });
  return { seen, options: { decoders: [...plugIns.decoders, witness] } };
}

describe('what is read', () => {
  it('is the same however many are read at once', async () => {
    const of = await team();
    const names = ['acme/a', 'acme/b', 'acme/c', 'acme/d'];
    for (const name of names) of.add(name, { 'tls.pem': name < 'acme/c' ? chain : old, 'README.md': name });
    const [one, eight] = [await collect(of, names, { concurrency: 1 }), await collect(of, names, { concurrency: 8 })];
    expect(JSON.stringify(eight.inventory)).toBe(JSON.stringify(one.inventory));
    expect(one.inventory.certificates.map(({ sightings }) => sightings.map(({ repository }) => repository))).toEqual(
      expect.arrayContaining([['acme/a', 'acme/b'], ['acme/c', 'acme/d'], names]),
    );
    expect(one.stats).toMatchObject({ cloned: 4, unchanged: 0, failed: 0, files: 8 });
  });

  it('is the default branch, whatever it is called', async () => {
    const of = await team();
    const { gitDir } = of.add('acme/a', { 'tls.pem': chain });
    git(gitDir, 'update-ref', 'refs/heads/--upload-pack=touch', 'refs/heads/main');
    writeFileSync(join(gitDir, 'HEAD'), 'ref: refs/heads/--upload-pack=touch\n');
    git(gitDir, 'update-ref', '-d', 'refs/heads/main');
    const { inventory } = await collect(of, ['acme/a']);
    expect(inventory.repositories).toMatchObject([
      { name: 'acme/a', files: 1, revision: expect.stringMatching(/^\w{40}$/) },
    ]);
  });

  it('is the commit at a HEAD that is on no branch', async () => {
    const of = await team();
    const { gitDir } = of.add('acme/a', { 'tls.pem': chain });
    const oid = git(gitDir, 'rev-parse', 'main').trim();
    of.push('acme/a', { 'later.pem': old });
    writeFileSync(join(gitDir, 'HEAD'), `${oid}\n`);
    const cacheFolder = join(of.root, 'cache');
    const { inventory } = await collect(of, ['acme/a'], { cacheFolder });
    expect(inventory.repositories).toMatchObject([{ name: 'acme/a', files: 1, revision: oid }]);
    expect((await collect(of, ['acme/a'], { cacheFolder })).stats).toMatchObject({ unchanged: 1 });
  });

  it('is no submodule, no link and nothing that a repository would have run', async () => {
    const of = await team();
    of.add('acme/inner', { 'tls.pem': chain });
    const { gitDir } = of.add('acme/a', {
      '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ${of.github.serverUrl}/acme/inner\n`,
      '.gitattributes': '* filter=lfs diff=lfs merge=lfs\n',
      '.lfsconfig': '[lfs]\n\turl = http://127.0.0.1:9/\n',
      'hooks/post-checkout': '#!/bin/sh\ntouch /srv/never\n',
    });
    const tree =
      git(gitDir, 'ls-tree', 'main') +
      `160000 commit ${'a'.repeat(40)}\tx\n120000 blob ${git(gitDir, 'rev-parse', 'main:.lfsconfig').trim()}\tlink\n`;
    const oid = execFileSync('git', ['-C', gitDir, 'mktree', '--missing'], { input: tree }).toString().trim();
    const env = {
      ...process.env,
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@b',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@b',
    };
    const head = execFileSync('git', ['-C', gitDir, 'commit-tree', '-m', 'x', oid], { env }).toString().trim();
    git(gitDir, 'update-ref', 'refs/heads/main', head);
    of.fetched();
    const { inventory } = await collect(of, ['acme/a']);
    expect(inventory.repositories[0]?.skipped).toEqual([
      { path: 'link', reason: 'symlink' },
      { path: 'x', reason: 'submodule', detail: 'its repository is not part of this scan', repository: 'acme/inner' },
    ]);
    expect(of.fetched()).toEqual(['acme/a']);
  });

  it('is a bounded number at once', async () => {
    const of = await team();
    const names = Array.from({ length: 12 }, (_, index) => `acme/app-${index}`);
    for (const name of names) of.add(name, { 'a.txt': 'a' });
    let done = 0;
    let most = 0;
    const progress = () => void done++;
    of.github.faults.push({
      operation: 'git',
      async wait() {
        const begun = new Set(of.github.calls.map(({ path }) => path.split('/')[2])).size;
        most = Math.max(most, begun - done);
      },
    });
    await collect(of, names, { concurrency: 3, progress });
    expect(most).toBe(3);
  });

  it('knows the owners of each repository', async () => {
    const of = await team();
    of.add('acme/a', { CODEOWNERS: '* @acme/a\n', 'a.txt': 'a' });
    of.add('acme/b', { 'a.txt': 'a' });
    const { inventory } = await collect(of, ['acme/a', 'acme/b']);
    expect(inventory.repositories.map(({ owners }) => owners)).toEqual([
      [{ pattern: '*', owners: ['@acme/a'] }],
      undefined,
    ]);
  });
});

describe('what cannot be read', () => {
  it('is a row with its reason, and stops nothing', async () => {
    const of = await team();
    of.add('acme/a', { 'tls.pem': chain });
    of.add('acme/empty');
    of.add('acme/headless', { 'a.txt': 'a' }).gitDir;
    writeFileSync(join(of.root, 'git/acme/headless/HEAD'), 'ref: refs/heads/nowhere\n');
    of.add('acme/gone', undefined, { trouble: { status: 410 } });
    of.add('acme/locked', undefined, { trouble: { status: 401 } });
    of.add('acme/damaged', { 'a.txt': 'a' });
    const objects = join(of.root, 'git/acme/damaged/objects');
    for (const file of readdirSync(objects, { recursive: true, withFileTypes: true })) {
      if (file.isFile()) writeFileSync(join(file.parentPath, file.name), 'damaged', { flag: 'r+' });
    }
    const names = ['acme/a', 'acme/empty', 'acme/headless', 'acme/gone', 'acme/locked', 'acme/damaged', 'acme/never'];
    const result = await collect(of, names);
    expect(failures(result)).toEqual([
      ['acme/a', undefined],
      ['acme/damaged', expect.stringMatching(/^(damaged|unreachable)$/)],
      ['acme/empty', 'empty'],
      ['acme/gone', 'gone'],
      ['acme/headless', 'no-default-branch'],
      ['acme/locked', 'denied'],
      ['acme/never', 'not-found'],
    ]);
    expect(result.faults).toEqual([]);
    expect(result.stats).toMatchObject({ cloned: 2, failed: 5 });
    expect(JSON.stringify(result)).not.toContain(TOKEN);
  });

  it('without a token is asked for as anybody', async () => {
    const of = await team();
    of.add('acme/a', { 'a.txt': 'a' });
    const { inventory } = await collect(of, ['acme/a'], { remote: { serverUrl: of.github.serverUrl } });
    expect(inventory.repositories[0]?.failure).toEqual({ reason: 'denied', detail: 'it needs a token' });
  });

  it('is asked for again where it may go better, with the reason', async () => {
    const of = await team();
    of.add('acme/a', { 'tls.pem': chain });
    of.github.faults.push({ operation: 'git', calls: [1, 2], ...status(503) });
    const { inventory, waits, logged } = await collect(of, ['acme/a']);
    expect(inventory.repositories).toMatchObject([{ name: 'acme/a', files: 1 }]);
    expect(waits).toEqual([2_000, 4_000]);
    expect(logged[0]).toMatch(/^waiting 2 s for http.*acme\/a: the server answered 503$/);
  });

  it.each([
    [503, 3],
    [429, 3],
    [404, 1],
    [403, 1],
  ])('%d is asked for %d times', async (code, times) => {
    const of = await team();
    of.add('acme/a', undefined, { trouble: { status: code } });
    await collect(of, ['acme/a']);
    expect(of.github.calls).toHaveLength(times);
  });

  it.each([
    [301, 'renamed'],
    [302, 'renamed'],
    [307, 'renamed'],
    [308, 'renamed'],
    [401, 'denied'],
    [403, 'denied'],
    [410, 'gone'],
    [451, 'blocked'],
    [500, 'unreachable'],
  ])('because of %d is %s', async (code, reason) => {
    const of = await team();
    of.add('acme/a', undefined, { trouble: { status: code } });
    expect(failures(await collect(of, ['acme/a'], { attempts: 1 }))).toEqual([['acme/a', reason]]);
  });

  it('is read where the machine names no folder for temporary files', async () => {
    const of = await team();
    of.add('acme/a', { 'tls.pem': chain });
    const { RUNNER_TEMP: _, ...env } = process.env;
    const { inventory } = await collect(of, ['acme/a'], { env });
    expect(inventory.repositories).toMatchObject([{ name: 'acme/a', files: 1 }]);
  });

  it('is told in the words of the server, as part of a sentence', async () => {
    const of = await team();
    of.add('acme/a', undefined, { trouble: { says: 'The repository is being moved.' } });
    const { inventory } = await collect(of, ['acme/a'], { attempts: 1 });
    expect(inventory.repositories[0]?.failure).toMatchObject({
      reason: 'unreachable',
      detail: 'remote error: The repository is being moved',
    });
  });

  it('because nobody answers is told without what differs from run to run', async () => {
    const of = await team();
    await of.github.close();
    const { inventory } = await collect(of, ['acme/a']);
    const { failure } = inventory.repositories[0] ?? {};
    expect(failure?.reason).toBe('unreachable');
    expect(failure?.detail).toMatch(/connect/i);
    expect(failure?.detail).not.toMatch(/ \d+ ms|acme\/a/);
  });

  it('because it takes too long is tried twice', async () => {
    const of = await team();
    of.add('acme/a', undefined, { trouble: 'silent' });
    const result = await collect(of, ['acme/a'], { timeout: 200 });
    expect(failures(result)).toEqual([['acme/a', 'timeout']]);
    expect(result.waits).toEqual([2_000]);
  });

  it('because its files take longer than they may holds up no other', async () => {
    const of = await team();
    of.add('acme/a', { 'a.txt': 'SLOW' });
    of.add('acme/b', { 'a.txt': 'a' });
    let time = 0;
    const slow = decoder('SLOW', () => {
      time += 301_000;
    });
    const result = await collect(of, ['acme/a', 'acme/b'], { decoders: [slow], elapsed: () => time, concurrency: 1 });
    expect(failures(result)).toEqual([
      ['acme/a', 'timeout'],
      ['acme/b', undefined],
    ]);
    expect(result.inventory.repositories[0]?.failure?.detail).toContain('within 300 s; raise this limit');
    expect(result.faults).toEqual([]);
  });

  it('because it is too large is given back', async () => {
    const of = await team();
    of.add('acme/a', { 'large.bin': randomBytes(3 << 20) });
    of.add('acme/b', { 'a.txt': 'a' });
    const result = await collect(of, ['acme/a', 'acme/b'], { maxBytes: 2 << 20 });
    expect(result.inventory.repositories[0]?.failure?.detail).toBe('its files take more than 2 MiB');
    expect(failures(result)).toEqual([
      ['acme/a', 'too-large'],
      ['acme/b', undefined],
    ]);
  });
});

it('an interrupted run ends at once and leaves nothing behind', async () => {
  const of = await team();
  for (const name of ['acme/a', 'acme/b', 'acme/c']) of.add(name, { 'a.txt': 'a' }, { trouble: 'silent' });
  const abort = new AbortController();
  of.github.faults.push({ operation: 'git', wait: async () => abort.abort() });
  await expect(collect(of, ['acme/a', 'acme/b', 'acme/c'], { concurrency: 2, signal: abort.signal })).rejects.toThrow(
    /^interrupted$/,
  );
  expect(readdirSync(join(of.root, 'temp'))).toEqual([]);
});

describe('a repository with another name', () => {
  it('is audited under the one that it has, once', async () => {
    const of = await team();
    of.add('acme/web', { 'tls.pem': chain });
    of.add('acme/old', undefined, { trouble: { movedTo: 'acme/web' } });
    of.add('acme/older', undefined, { trouble: { movedTo: 'acme/web' } });
    for (const names of [
      ['acme/older', 'acme/old'],
      ['acme/old', 'acme/older'],
      ['acme/old', 'acme/web'],
    ]) {
      const { inventory } = await collect(of, names);
      expect(inventory.repositories).toMatchObject([{ name: 'acme/web', formerName: 'acme/old', files: 1 }]);
      expect(inventory.certificates[0]?.sightings).toMatchObject([{ repository: 'acme/web' }]);
    }
  });

  it('is not lost where a server sends it to itself, or two to each other', async () => {
    const of = await team();
    of.add('acme/a', undefined, { trouble: { movedTo: 'acme/a' } });
    of.add('acme/b', undefined, { trouble: { movedTo: 'acme/c' } });
    of.add('acme/c', undefined, { trouble: { movedTo: 'acme/b' } });
    expect(failures(await collect(of, ['acme/a', 'acme/b', 'acme/c'], { concurrency: 1 }))).toEqual([
      ['acme/a', 'renamed'],
      ['acme/b', 'renamed'],
      ['acme/c', 'renamed'],
    ]);
  });

  it('on another server is not followed, and the token stays here', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void elsewhere.close());
    const of = await team();
    of.add('acme/old');
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/acme/old/info/refs`;
    const answer = (response: import('node:http').ServerResponse) => void response.writeHead(301, { location }).end();
    of.github.faults.push({ operation: 'git', answer });
    expect(failures(await collect(of, ['acme/old']))).toEqual([['acme/old', 'renamed']]);
    expect(seen).toEqual([]);
  });
});

describe('the cache', () => {
  const cached = async () => {
    const of = await team();
    const cacheFolder = join(of.root, 'cache');
    of.add('acme/a', { 'tls.pem': chain, 'b.pem': old, 'big.txt': 'x'.repeat(1_000), 'pointer.bin': LFS });
    const files = () => readdirSync(cacheFolder).map((name) => join(cacheFolder, name));
    return {
      of,
      cacheFolder,
      files,
      run: (options: Partial<TeamOptions> = {}) => collect(of, ['acme/a'], { cacheFolder, ...options }),
    };
  };
  const LFS = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`;

  it('answers where the HEAD has not moved', async () => {
    const { of, run, cacheFolder, files } = await cached();
    const first = await run();
    of.fetched();
    const { seen, options } = watching();
    const second = await run(options);
    expect(second.inventory).toEqual(first.inventory);
    expect(second.stats).toMatchObject({ cloned: 0, unchanged: 1 });
    expect({ fetched: of.fetched(), seen }).toEqual({ fetched: [], seen: [] });
    expect(statSync(cacheFolder).mode & 0o777).toBe(0o700);
    expect(files().map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);
  });

  it('spares decoding what has not changed, and knows nothing of what is gone', async () => {
    const { of, run } = await cached();
    await run();
    of.push('acme/a', { 'b.pem': null, 'copy.pem': chain, 'big.txt': 'y'.repeat(2_000), CODEOWNERS: '* @acme/a\n' });
    const { seen, options } = watching();
    const second = await run(options);
    expect(seen.sort()).toEqual(['CODEOWNERS', 'big.txt', 'copy.pem']);
    const fresh = await collect(of, ['acme/a']);
    expect(second.inventory).toEqual(fresh.inventory);
    // And what was put together is whole: the next run takes it as it is.
    expect((await run()).inventory).toEqual(fresh.inventory);
    expect((await run()).stats).toMatchObject({ unchanged: 1 });
  });

  it('counts a file that moved as another one, because its path says what it is', async () => {
    const { of, run } = await cached();
    await run();
    of.push('acme/a', { 'b.pem': null, 'test/b.pem': old });
    const { seen, options } = watching();
    await run(options);
    expect(seen).toEqual(['test/b.pem']);
  });

  it.each<[string, Partial<TeamOptions>]>([
    ['another program', { program: 'another' }],
    ['other files', { exclude: ['b.pem'] }],
    ['another limit', { maxFileBytes: 500 }],
  ])('is no answer for %s', async (_, options) => {
    const { of, run } = await cached();
    await run();
    of.fetched();
    const { inventory, logged } = await run(options);
    expect(of.fetched()).toEqual(['acme/a']);
    expect(inventory).toEqual((await collect(of, ['acme/a'], options)).inventory);
    expect(logged).toEqual([]);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
    ['no JSON', () => gzipSync('{')],
    ['JSON of another shape', () => gzipSync('{"key": "x"}')],
    [
      'of a shape that is wrong deep inside',
      (bytes) => edited(bytes, (text) => text.replace('"sightings":[{', '"sightings":[7,{')),
    ],
    ['a bomb', () => gzipSync(Buffer.alloc(300 << 20), { level: 1 })],
  ])('that is %s is said and not believed', async (_, damage) => {
    const { of, run, files } = await cached();
    const first = await run();
    for (const file of files()) writeFileSync(file, damage(readFileSync(file)));
    of.fetched();
    const second = await run();
    expect(second.logged).toEqual([expect.stringMatching(/^acme\/a: its cached facts are damaged and are not used/)]);
    expect(second.inventory).toEqual(first.inventory);
    expect(of.fetched()).toEqual(['acme/a']);
    expect((await run()).stats).toMatchObject({ unchanged: 1 });
  });

  it.each<[string, (file: string) => void]>([
    ['a pipe', (file) => execFileSync('mkfifo', [file])],
    ['a link', (file) => symlinkSync('/dev/zero', file)],
  ])('is not waited for where it is %s', async (_, put) => {
    const { of, run, files } = await cached();
    const first = await run();
    for (const file of files()) {
      rmSync(file);
      put(file);
    }
    of.fetched();
    const second = await run();
    expect(second.logged).toEqual([expect.stringMatching(/^acme\/a: its cached facts (?:are damaged|cannot be read)/)]);
    expect(second.inventory).toEqual(first.inventory);
    expect((await run()).stats).toMatchObject({ unchanged: 1 });
  });

  it('cannot lie where there is a file, and that is said before anything is fetched', async () => {
    const { of, cacheFolder, run } = await cached();
    writeFileSync(cacheFolder, '');
    await expect(run()).rejects.toThrow(/cannot keep a cache \(EEXIST/);
    expect(of.github.calls).toEqual([]);
  });

  it('does not keep what failed', async () => {
    const { run } = await cached();
    const failing = decoder('-----', () => {
      throw new Error('a fault of ours');
    });
    const options = { decoders: [...plugIns.decoders, failing] };
    for (let times = 0; times < 2; times++) {
      const { faults, stats } = await run(options);
      expect(faults).toEqual([
        { where: 'acme/a: decoder -----: b.pem', message: 'a fault of ours' },
        { where: 'acme/a: decoder -----: tls.pem', message: 'a fault of ours' },
      ]);
      expect(stats).toMatchObject({ cloned: 1 });
    }
  });

  it('reads again what a password may open, and keeps nothing of the password', async () => {
    const { of, run, files } = await cached();
    of.push('acme/a', { 'mail.p12': keystore });
    const opened = async (passwords: string[]) => {
      of.fetched();
      const { inventory } = await run({ passwords });
      return { state: inventory.keystores.map(({ opened: state }) => state), fetched: of.fetched().length };
    };
    expect(await opened([])).toEqual({ state: ['locked'], fetched: 1 });
    expect(await opened([])).toEqual({ state: ['locked'], fetched: 0 });
    expect(await opened([PASSWORD])).toEqual({ state: ['given-password'], fetched: 1 });
    expect(await opened(['another'])).toEqual({ state: ['locked'], fetched: 1 });
    expect(await opened([PASSWORD])).toEqual({ state: ['given-password'], fetched: 1 });
    const [file = ''] = files();
    const text = gunzipSync(readFileSync(file)).toString();
    const digests = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) => [
      createHash(name).update(PASSWORD).digest('hex'),
      createHmac(name, '').update(PASSWORD).digest('hex'),
    ]);
    for (const trace of [PASSWORD, Buffer.from(PASSWORD).toString('base64'), ...digests])
      expect(text).not.toContain(trace);
    expect(text).not.toContain('PRIVATE KEY');
    expect(await opened([])).toEqual({ state: ['locked'], fetched: 1 });
  });

  it('is no substitute for a repository that is gone', async () => {
    const { of, run } = await cached();
    await run();
    Object.assign(of.github.repositories.get('acme/a') ?? {}, { trouble: { status: 404 } });
    const { inventory } = await run();
    expect(inventory.certificates).toEqual([]);
    expect(inventory.repositories).toMatchObject([{ failure: { reason: 'not-found' } }]);
  });

  function edited(bytes: Buffer, change: (text: string) => string): Buffer {
    return gzipSync(change(gunzipSync(bytes).toString()));
  }
});
