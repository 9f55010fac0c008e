import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Collected, collect } from '../../src/audit/collect.ts';
import { type Budget, BudgetError, threadPool, withinBudget } from '../../src/audit/read-apart.ts';
import { startThread } from '../../src/audit/threads.ts';
import type { Fact, Source } from '../../src/model/index.ts';
import { folder } from '../../src/sources/folder.ts';
import { openSource } from '../../src/sources/open.ts';
import { revision } from '../../src/sources/revision.ts';
import { commit, ENV, repository, scratch, write } from '../sources/repository.ts';
import { decoder, keys, mechanism } from './plugins.ts';

const PLUG_INS = { decoders: [keys], mechanisms: [] };
/** Fewer files than this stay in one thread. */
const MANY = 4_500;

const keysOf = ({ inventory }: Collected) =>
  inventory.privateKeys.map(
    ({ publicKeyFingerprint, sightings }) => `${publicKeyFingerprint} ${sightings.map(({ path }) => path).join(' ')}`,
  );

const sourceOf = (root: string, names: readonly string[], overrides: Partial<Source> = {}): Source => ({
  name: 'r',
  entries: names.map((name) => ({ name })),
  skipped: [],
  access: { kind: 'files', root },
  ...overrides,
});

describe('collect', () => {
  it('accounts for every entry: read, or skipped with its reason', async () => {
    const root = scratch();
    write(root, {
      'a.pem': 'key k1',
      'lfs.p12': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`,
      'prose.txt': 'version https://git-lfs.github.com/spec/v1 is what a pointer starts with',
      'large.bin': `key ${'k'.repeat(5_000)}`,
      'large.txt': 'x'.repeat(5_000),
    });
    symlinkSync('a.pem', join(root, 'link'));
    mkdirSync(join(root, 'folder'));
    const names = ['a.pem', 'lfs.p12', 'prose.txt', 'large.bin', 'large.txt', 'link', 'folder', 'gone'];
    const { inventory, stats } = await collect([sourceOf(root, names)], { ...PLUG_INS, maxFileBytes: 4_096 });
    expect(inventory.repositories).toEqual([
      {
        name: 'r',
        files: 3,
        bytes: 6 + 72 + 5_000,
        skipped: [
          { path: 'folder', reason: 'not-a-file' },
          { path: 'gone', reason: 'missing' },
          { path: 'large.bin', reason: 'too-large', detail: '5004 bytes' },
          {
            path: 'lfs.p12',
            reason: 'lfs-pointer',
            detail: 'Its content is in Git LFS: set lfs: true in the checkout step',
          },
          { path: 'link', reason: 'symlink' },
        ],
      },
    ]);
    const [account] = inventory.repositories;
    expect((account?.files ?? 0) + (account?.skipped.length ?? 0)).toBe(names.length);
    expect(inventory.unreadable.map(({ path, reason }) => [path, reason])).toEqual([['large.bin', 'too-large']]);
    expect(stats).toEqual({ files: 3, bytes: 5_078, threads: 1 });
  });

  it('gives the same for a work tree, its commit and its folder', async () => {
    const root = repository({ 'a.pem': 'key k1\r\n', 'b/\u00e4.pem': 'key k2', 'c.txt': 'none' });
    const sources = [
      await openSource(root, { env: ENV, name: 'r' }),
      await revision(root, 'HEAD', { env: ENV, name: 'r' }),
      await folder(root, { name: 'r' }),
    ];
    const [tree, objects, walked] = await Promise.all(
      sources.map(async (source) => keysOf(await collect([source], { ...PLUG_INS, env: ENV }))),
    );
    expect(tree).toEqual(['k1 a.pem', 'k2 b/\u00e4.pem']);
    expect(objects).toEqual(tree);
    expect(walked).toEqual(tree);
  });

  it('shows names that are not UTF-8, and reads their files', async () => {
    const root = scratch();
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe])]), 'key k1');
    expect(keysOf(await collect([await folder(root)], PLUG_INS))).toEqual(['k1 \\xff\\xfe']);
  });

  it('reads several sources, and keeps what the sources themselves skipped', async () => {
    const root = scratch();
    write(root, { 'a/1': 'key k1', 'b/1': 'key k1', 'b/2': 'key k2' });
    const collected = await collect(
      [
        sourceOf(join(root, 'b'), ['1', '2'], { name: 'b', skipped: [{ path: 'x', reason: 'submodule' }] }),
        sourceOf(root, [], { name: 'empty', revision: 'f00' }),
        sourceOf(join(root, 'a'), ['1'], { name: 'a' }),
      ],
      PLUG_INS,
    );
    expect(keysOf(collected)).toEqual(['k1 1 1', 'k2 2']);
    expect(collected.inventory.repositories).toEqual([
      { name: 'a', files: 1, bytes: 6, skipped: [] },
      { name: 'b', files: 2, bytes: 12, skipped: [{ path: 'x', reason: 'submodule' }] },
      { name: 'empty', revision: 'f00', files: 0, bytes: 0, skipped: [] },
    ]);
  });

  it('hands passwords to the decoders and waits for those that take their time', async () => {
    const root = scratch();
    write(root, { a: 'slow', b: 'key k2' });
    const slow = decoder('slow', async ({ bytes }, output, { passwords }) => {
      await new Promise(setImmediate);
      // The buffer must still hold this file.
      output.unreadable('locked', `${bytes.toString()} ${passwords.join(' ')}`);
    });
    const { inventory } = await collect([sourceOf(root, ['a', 'b'])], {
      decoders: [slow, keys],
      mechanisms: [],
      passwords: ['x', 'y'],
    });
    expect(inventory.unreadable).toMatchObject([{ path: 'a', detail: 'slow x y' }]);
    expect(inventory.privateKeys.length).toBe(1);
  });

  it('sorts faults, so that their order tells nothing of the threads', async () => {
    const root = scratch();
    write(root, { a: 'bad', b: 'bad', c: 'bad' });
    const bad = decoder('bad', () => {
      throw new Error('it broke');
    });
    const { faults } = await collect([sourceOf(root, ['c', 'a', 'b'])], { decoders: [bad], mechanisms: [] });
    expect(faults.map(({ where }) => where)).toEqual(['decoder bad: a', 'decoder bad: b', 'decoder bad: c']);
  });

  it('gives the same text whatever the order of the entries', async () => {
    const root = scratch();
    const names = Array.from({ length: 30 }, (_, i) => `${i}.conf`);
    write(root, Object.fromEntries(names.map((name, i) => [name, `key k${i % 7}`])));
    symlinkSync('nowhere', join(root, 'link'));
    const options = {
      decoders: [keys],
      mechanisms: [mechanism('m', { read: (_, output) => output.unreadable('denied', 'x') })],
    };
    const expected = JSON.stringify((await collect([sourceOf(root, [...names, 'link', 'gone'])], options)).inventory);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...names, 'link', 'gone'], { minLength: 32 }), async (shuffled) => {
        expect(JSON.stringify((await collect([sourceOf(root, shuffled)], options)).inventory)).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('several threads', () => {
  let workerUrl: URL;
  let root: string;
  const names = Array.from({ length: MANY }, (_, i) => `${i % 90}/${i}`);

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'cert-hygiene-threads-'));
    write(root, Object.fromEntries(names.map((name, i) => [name, i % 3 === 0 ? `key k${i % 500}` : 'prose'])));
    const bundle = await rolldown({ input: join(import.meta.dirname, 'deadly-worker.ts'), platform: 'node' });
    await bundle.write({ dir: join(root, 'bundle'), format: 'esm', entryFileNames: 'worker.mjs' });
    await bundle.close();
    workerUrl = pathToFileURL(join(root, 'bundle', 'worker.mjs'));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  const options = () => ({ ...PLUG_INS, env: ENV, workerUrl });

  it('find what one finds', async () => {
    const one = await collect([sourceOf(root, names)], { ...options(), threads: 1 });
    const three = await collect([sourceOf(root, names)], { ...options(), threads: 3 });
    expect(three.stats).toEqual({ ...one.stats, threads: 3 });
    expect(JSON.stringify(three.inventory)).toBe(JSON.stringify(one.inventory));
    expect(three.faults).toEqual([]);
  });

  it('read objects of git as well', async () => {
    const repo = repository(
      Object.fromEntries(names.map((name, i) => [name, i % 3 === 0 ? `key k${i % 500}` : 'prose'])),
    );
    const source = await revision(repo, commit(repo), { env: ENV, name: 'r' });
    const three = await collect([source], { ...options(), threads: 3 });
    const { revision: _, ...account } = three.inventory.repositories[0] ?? expect.fail();
    const one = await collect([sourceOf(root, names)], { ...options(), threads: 1 });
    expect([account]).toEqual(one.inventory.repositories);
    expect(keysOf(three)).toEqual(keysOf(one));
  });

  it('are two for a few files that take long', async () => {
    let time = 0;
    const few = names.slice(0, 300);
    const slow = await collect([sourceOf(root, few)], { ...options(), threads: 2, elapsed: () => (time += 50) });
    expect(slow.stats).toMatchObject({ files: 300, threads: 2 });
    const quick = await collect([sourceOf(root, few)], { ...options(), threads: 2, elapsed: () => time });
    expect(quick.stats).toMatchObject({ files: 300, threads: 1 });
    expect(JSON.stringify(slow.inventory)).toBe(JSON.stringify(quick.inventory));
  });

  it('may have been started before', async () => {
    const [used, unused] = [startThread(workerUrl), startThread(workerUrl)];
    const stop = vi.spyOn(unused, 'stop');
    const collected = await collect([sourceOf(root, names)], { ...options(), threads: 2, started: [used, unused] });
    expect(collected.stats).toMatchObject({ files: names.length, threads: 2 });
    expect(stop).toHaveBeenCalledOnce();
  });

  it('stay one for a small tree', async () => {
    expect((await collect([sourceOf(root, names.slice(0, 100))], options())).stats.threads).toBe(1);
  });

  it('lose the one file on which a thread died, and nothing else', async () => {
    const mark = join(root, 'mark');
    write(root, { 'poison/1': `DIE ${mark}` });
    // This thread stays in its first chunk until another one has met the last.
    const patient = decoder('key ', async (layer, output, options) => {
      while (!existsSync(mark)) await new Promise(setImmediate);
      await keys.decode(layer, output, options);
    });
    const source = sourceOf(root, [...names, 'poison/1']);
    const collected = await collect([source], { ...options(), decoders: [patient], threads: 2 });
    expect(collected.faults).toEqual([{ where: 'worker: poison/1', message: 'ended with code 7' }]);
    expect(collected.inventory.repositories[0]).toMatchObject({
      files: names.length,
      skipped: [{ path: 'poison/1', reason: 'unreadable', detail: 'the thread that scanned it ended' }],
    });
    const one = await collect([sourceOf(root, names)], { ...options(), threads: 1 });
    expect(keysOf(collected)).toEqual(keysOf(one));
  });

  it('do the work of one that does not start, and say so', async () => {
    const nowhere = pathToFileURL(join(root, 'bundle', 'nowhere.mjs'));
    const collected = await collect([sourceOf(root, names)], { ...options(), workerUrl: nowhere, threads: 2 });
    expect(collected.faults).toMatchObject([{ where: 'worker', message: expect.stringContaining('nowhere.mjs') }]);
    expect(collected.stats.files).toBe(names.length);
  });

  describe('under a budget', () => {
    /** Time stands still until a thread hangs; then each look at it is 20 s later. */
    function budget(mark: string, milliseconds: number): Budget {
      const threads = threadPool();
      onTestFinished(() => threads.stop());
      let time = 0;
      const every = (_: number, look: () => void) => {
        const timer = setInterval(() => existsSync(mark) && look(), 1);
        return () => clearInterval(timer);
      };
      const elapsed = () => {
        if (existsSync(mark)) time += 10_000;
        return time;
      };
      return { milliseconds, elapsed, threads, every };
    }

    it('read what this one would, and stay for the next repository', async () => {
      const within = budget(join(root, 'never'), 1_000);
      const first = within.threads.of(1, workerUrl);
      const some = sourceOf(root, names.slice(0, 900));
      const apart = await collect([some], { ...options(), decoders: [], budget: within, threads: 2 });
      const one = await collect([some], { ...options(), threads: 1 });
      expect(apart.stats).toEqual({ ...one.stats, threads: 2 });
      expect(JSON.stringify(apart.inventory)).toBe(JSON.stringify(one.inventory));
      expect(within.threads.of(1, workerUrl)).toBe(first);
      const again = await collect([some], { ...options(), decoders: [], budget: within, threads: 1 });
      expect(keysOf(again)).toEqual(keysOf(one));
    });

    // In one thread: where time runs, it runs for all of them.
    it.each([
      ['takes for ever', 'HANG', 'took more than 60 s for it'],
      ['kills its thread', 'DIE', 'ended with code 7'],
    ])('lose a file that %s, and nothing else', async (_, does, message) => {
      const mark = join(root, does);
      write(root, { 'poison/2': `${does} ${does === 'HANG' ? mark : join(root, 'died')}` });
      const source = sourceOf(root, [...names.slice(0, 50), 'poison/2', ...names.slice(50, 90)]);
      const collected = await collect([source], { ...options(), threads: 1, budget: budget(mark, 1e9) });
      expect(collected.faults).toEqual([{ where: 'worker: poison/2', message }]);
      expect(collected.inventory.repositories[0]).toMatchObject({ files: 90 });
      expect(collected.inventory.repositories[0]?.skipped.map(({ path }) => path)).toEqual(['poison/2']);
    });

    it('give up a repository that takes longer than all of it may, and read the next one', async () => {
      const mark = join(root, 'over');
      write(root, { 'poison/4': `HANG ${mark}` });
      const within = budget(mark, 30_000);
      await expect(collect([sourceOf(root, ['poison/4'])], { ...options(), budget: within })).rejects.toMatchObject({
        reason: 'timeout',
        message: 'its files were not read within 30 s; raise this limit, or leave files out',
      });
      rmSync(mark);
      const next = await collect([sourceOf(root, ['0/0'])], { ...options(), budget: within });
      expect(next.stats.files).toBe(1);
    });
  });
});

it('a repository that states more facts than are kept is given up', () => {
  const threads = threadPool();
  const taken: unknown[] = [];
  const take = withinBudget({ milliseconds: 1, elapsed: () => 0, threads }, (report) => taken.push(report));
  const report = { chunk: 0, source: 0, files: 1, fromGit: 0, bytes: 1, skipped: [], faults: [] };
  const stating = (length: number) => ({ ...report, parts: [{ facts: new Array<Fact>(length) }] });
  take(stating(100_000));
  expect(() => take(stating(1))).toThrow(BudgetError);
  expect(taken).toHaveLength(1);
});
