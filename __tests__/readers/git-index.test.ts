import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type IndexEntry, readIndex, tracksMany } from '../../src/readers/git-index.ts';
import { repository, run } from '../sources/repository.ts';

it('tells how many entries an index has', () => {
  const gitDir = join(repository({ a: '1', b: '2', c: '3' }), '.git');
  expect([2, 3, 4].map((many) => tracksMany(gitDir, many))).toEqual([true, true, false]);
});

it.each(['', 'DIRC', 'something else, which is no index'])('takes %j for none', (text) => {
  const gitDir = join(repository({ a: '1' }), '.git');
  writeFileSync(join(gitDir, 'index'), text);
  expect(tracksMany(gitDir, 1)).toBe(false);
});

it('takes a folder without an index for none', () => expect(tracksMany('/nowhere', 1)).toBe(false));

describe('the entries of an index', () => {
  const FILES = {
    'a.pem': 'a',
    'b/link': 'two',
    'b/linked.txt': 'three!',
    'b/c/über.txt': '4',
    [`b/${'c'.repeat(200)}`]: 'x',
  };
  /** As git lists them. */
  const listed = (root: string) =>
    run(root, ['ls-files', '-s', '-z'])
      .split('\0')
      .slice(0, -1)
      .map((line) => [Buffer.from(line.split('\t')[1] ?? '').toString('latin1'), line.split(' ')[1]]);
  const read = (root: string) =>
    [...(readIndex(join(root, '.git'))?.entries ?? [])].map(({ name, oid }) => [name, oid]);

  it.each(['2', '3', '4'])('are those that git lists, in version %s', (version) => {
    const root = repository(FILES);
    run(root, ['update-index', '--index-version', version]);
    expect(read(root)).toHaveLength(5);
    expect(read(root)).toEqual(listed(root));
    const { size, changed, modified, inode } =
      readIndex(join(root, '.git'))?.entries.find(({ name }) => name === 'b/linked.txt') ?? ({} as Partial<IndexEntry>);
    const stat = statSync(join(root, 'b/linked.txt'));
    expect([size, inode]).toEqual([6, stat.ino % 2 ** 32]);
    expect(changed).toBeCloseTo(stat.ctimeMs, 2);
    expect(modified).toBeCloseTo(stat.mtimeMs, 2);
  });

  it('are without those that git shall not look at', () => {
    const root = repository(FILES);
    run(root, ['update-index', '--assume-unchanged', 'a.pem']);
    run(root, ['update-index', '--skip-worktree', 'b/link']);
    expect(read(root).map(([name]) => name)).not.toContain('a.pem');
    expect(read(root)).toHaveLength(3);
  });

  it('are unknown where they are in another file', () => {
    const root = repository(FILES);
    run(root, ['update-index', '--split-index']);
    expect(readIndex(join(root, '.git'))).toBeUndefined();
  });

  it.each([
    ['is cut off', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['says that it has more', (bytes: Buffer) => bytes.fill(0xff, 8, 12)],
    ['is none', () => Buffer.from('x')],
  ])('are unknown where the index %s', (_, harm) => {
    const path = join(repository(FILES), '.git', 'index');
    writeFileSync(path, harm(readFileSync(path)));
    expect(readIndex(join(path, '..'))).toBeUndefined();
  });
});
