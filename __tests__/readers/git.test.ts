import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/index.ts';
import type { Content } from '../../src/readers/file-reader.ts';
import { blobReader, GitError, git } from '../../src/readers/git.ts';
import { ENV, repository, run } from '../sources/repository.ts';

const MiB = 1 << 20;

function reader(root: string, env = ENV, maxFileBytes = MiB) {
  return blobReader(join(root, '.git'), env, { maxFileBytes, suspect: (_, window) => window.includes('NEEDLE') });
}

function entriesOf(root: string): Entry[] {
  const lines = run(root, ['ls-tree', '-r', '-z', 'HEAD']).split('\0').slice(0, -1);
  return lines.map((line) => ({ name: line.slice(line.indexOf('\t') + 1), oid: line.split(/[ \t]/)[2] as string }));
}

describe('blobReader', () => {
  it('reads the objects that were asked for, in their order, through any sizes of pipe', async () => {
    const files = Object.fromEntries(
      [0, 1, 65_535, 65_536, 65_537, 300_000, 10].map((size, i) => [`${i}`, String(i).repeat(size)]),
    );
    const root = repository(files);
    const blobs = reader(root);
    const told: [string, string][] = [];
    const entries = entriesOf(root);
    for (const batch of [entries, [...entries].reverse()]) {
      await blobs.each(batch, async ({ name }, content) => {
        await new Promise(setImmediate);
        told.push([name, content.kind === 'bytes' ? content.bytes.toString() : content.kind]);
      });
    }
    blobs.close();
    expect(told).toEqual([...Object.entries(files), ...Object.entries(files).reverse()]);
  });

  it('searches an object over the limit as it passes, and goes on behind it', async () => {
    const large = Buffer.alloc(9 * MiB, 0x20);
    const marked = Buffer.from(large);
    marked.write('NEEDLE', 4 * MiB - 3);
    const root = repository({ a: large, b: marked, c: 'c' });
    const told: Content[] = [];
    const blobs = reader(root);
    await blobs.each(entriesOf(root), (_, content) => void told.push(content));
    blobs.close();
    expect(told).toMatchObject([
      { kind: 'large', size: 9 * MiB, suspect: false },
      { kind: 'large', size: 9 * MiB, suspect: true },
      { kind: 'bytes' },
    ]);
  });

  it('says which objects are missing, damaged or no files, and reads the others', async () => {
    const root = repository({ a: 'a'.repeat(100), b: 'b', c: 'c' });
    const [a, b, c] = entriesOf(root) as [Entry, Entry, Entry];
    const path = (oid = '') => join(root, '.git', 'objects', oid.slice(0, 2), oid.slice(2));
    rmSync(path(b.oid));
    const tree = run(root, ['rev-parse', 'HEAD^{tree}']).trim();
    const told: string[] = [];
    const blobs = reader(root);
    await blobs.each(
      [b, a, { name: 'tree', oid: tree }, { name: 'zero', oid: '0'.repeat(40) }, { name: 'none' }, c],
      ({ name }, content) => void told.push(`${name}: ${content.kind === 'skipped' ? content.reason : content.kind}`),
    );
    blobs.close();
    expect(told).toEqual([
      'b: unreadable',
      'a: bytes',
      'tree: unreadable',
      'zero: unreadable',
      'none: unreadable',
      'c: bytes',
    ]);
  });

  it('goes on with a new process where git ends at one object', async () => {
    const root = repository({ a: 'a', b: randomBytes(300_000), c: 'c' });
    const entries = entriesOf(root);
    const { oid = '' } = entries[1] ?? expect.fail();
    const object = join(root, '.git', 'objects', oid.slice(0, 2), oid.slice(2));
    chmodSync(object, 0o644);
    truncateSync(object, 100_000);
    const told: string[] = [];
    const blobs = reader(root);
    await blobs.each(entries, ({ name }, content) => void told.push(`${name}: ${content.kind}`));
    blobs.close();
    expect(told).toEqual(['a: bytes', 'b: skipped', 'c: bytes']);
  });

  it('reads nothing without git, and says so of each entry', async () => {
    const root = repository({ a: 'a', b: 'b' });
    const told: Content[] = [];
    const blobs = reader(root, { PATH: '/nonexistent' });
    await blobs.each(entriesOf(root), (_, content) => void told.push(content));
    blobs.close();
    expect(told).toMatchObject([
      { kind: 'skipped', reason: 'unreadable' },
      { kind: 'skipped', reason: 'unreadable' },
    ]);
  });
});

describe('git', () => {
  it('gives the output as bytes, and fails with what git said first', async () => {
    const root = repository({ a: '\xff' });
    expect((await git(['ls-files'], { env: ENV, cwd: root })).toString()).toBe('a\n');
    const failure = git(['cat-file', '-p', 'nothing'], { env: ENV, cwd: root });
    await expect(failure).rejects.toThrow(GitError);
    await expect(failure).rejects.toMatchObject({ code: 128, message: expect.stringMatching(/^fatal: .*nothing$/) });
  });

  it('is not listened to without end', async () => {
    const failure = git(['version'], { env: ENV, maxOutput: 3 });
    await expect(failure).rejects.toMatchObject({ name: 'GitError', code: 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER' });
  });

  it('tells that there is no git', async () => {
    await expect(git(['version'], { env: { PATH: '/nonexistent' } })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
