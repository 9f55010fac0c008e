import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedFiles } from '../../src/sources/changes.ts';
import { readSourceText } from '../../src/sources/read-text.ts';
import { UsageError } from '../../src/util/errors.ts';
import { commit, ENV, repository, run, scratch, write } from './repository.ts';

/** What differs after some work on a repository that was made of files. */
async function change(files: Record<string, string | Buffer>, work: (root: string) => void) {
  const root = repository(files);
  const base = run(root, ['rev-parse', 'HEAD']).trim();
  work(root);
  const head = commit(root);
  const changed = await changedFiles(join(root, '.git'), base, head, 'corp/web', ENV);
  const side = (one: typeof changed.base) => one.entries.map(({ name }) => name).sort();
  return { root, changed, names: [...changed.names].sort(), base: side(changed.base), head: side(changed.head) };
}

describe('the files that differ', () => {
  it('are those on either side, and nothing else', async () => {
    const found = await change({ 'same.txt': 'a', 'gone.txt': 'b', 'edited.txt': 'c' }, (root) => {
      run(root, ['rm', '--quiet', 'gone.txt']);
      write(root, { 'edited.txt': 'd', 'new/file.txt': 'e' });
    });
    expect(found.names).toEqual(['edited.txt', 'gone.txt', 'new/file.txt']);
    expect(found.base).toEqual(['edited.txt', 'gone.txt']);
    expect(found.head).toEqual(['edited.txt', 'new/file.txt']);
    expect(await readSourceText(found.changed.base, 'edited.txt', ENV)).toBe('c');
    expect(await readSourceText(found.changed.head, 'edited.txt', ENV)).toBe('d');
  });

  it('of a rename are two', async () => {
    const found = await change({ 'a.pem': 'same content' }, (root) => run(root, ['mv', 'a.pem', 'b.pem']));
    expect([found.names, found.base, found.head]).toEqual([['a.pem', 'b.pem'], ['a.pem'], ['b.pem']]);
  });

  it('count when only their mode changed', async () => {
    const found = await change({ 'run.sh': 'x' }, (root) => chmodSync(join(root, 'run.sh'), 0o755));
    expect(found.names).toEqual(['run.sh']);
  });

  it('have names of any bytes', async () => {
    const names = ['tab\tand\nfeed.txt', '"quoted"', '-rf', 'ü.pem', ':(glob)*', 'a b'];
    const found = await change({ x: '1' }, (root) => write(root, Object.fromEntries(names.map((name) => [name, 'y']))));
    expect(found.names).toEqual(names.map((name) => Buffer.from(name).toString('latin1')).sort());
  });

  it('are regular ones on the side where they are', async () => {
    const found = await change({ 'was-file': 'x' }, (root) => {
      run(root, ['rm', '--quiet', 'was-file']);
      symlinkSync('/etc/passwd', join(root, 'was-file'));
    });
    expect([found.names, found.base, found.head]).toEqual([['was-file'], ['was-file'], []]);
  });

  it('hold nothing to read where they were a link', async () => {
    const found = await change({ a: 'b' }, () => {});
    symlinkSync('/etc/passwd', join(found.root, 'was-link'));
    const base = commit(found.root);
    run(found.root, ['rm', '--quiet', 'was-link']);
    write(found.root, { 'was-link': 'x' });
    const changed = await changedFiles(join(found.root, '.git'), base, commit(found.root), 'corp/web', ENV);
    expect([changed.base.entries, changed.head.entries.map(({ name }) => name)]).toEqual([[], ['was-link']]);
  });

  it('are none between a commit and itself', async () => {
    expect((await change({ a: 'b' }, () => {})).names).toEqual([]);
  });
});

it('a commit that is not there is said, and not taken for an empty one', async () => {
  const root = repository({ a: 'b' });
  const head = run(root, ['rev-parse', 'HEAD']).trim();
  await expect(changedFiles(join(root, '.git'), 'f'.repeat(40), head, 'x', ENV)).rejects.toThrow(UsageError);
  const message = `${'f'.repeat(12)} and ${head.slice(0, 12)} cannot be compared: `;
  await expect(changedFiles(join(root, '.git'), 'f'.repeat(40), head, 'x', ENV)).rejects.toThrow(message);
});

it('the sides know their commit and their repository', async () => {
  const { changed } = await change({ a: 'b' }, (root) => write(root, { a: 'c' }));
  expect([changed.base, changed.head].map(({ name, skipped }) => [name, skipped])).toEqual([
    ['corp/web', []],
    ['corp/web', []],
  ]);
  expect([changed.base.revision, changed.head.revision].every((one) => /^[0-9a-f]{40}$/.test(one ?? ''))).toBe(true);
  expect(changed.base.revision).not.toBe(changed.head.revision);
});

it('what a partial clone has of neither side is skipped where nobody gives it, and it says why', async () => {
  const root = repository({ 'a.pem': 'a'.repeat(5_000), 'b.pem': 'b' });
  const base = run(root, ['rev-parse', 'HEAD']).trim();
  write(root, { 'a.pem': 'c'.repeat(5_000), 'b.pem': 'd', 'ü.pem': 'e'.repeat(5_000) });
  const head = commit(root);
  run(root, ['config', 'uploadpack.allowFilter', 'true']);
  const clone = join(scratch(), 'partial.git');
  run(root, ['clone', '--quiet', '--bare', '--filter=blob:limit=1k', `file://${root}`, clone]);
  const changed = await changedFiles(clone, base, head, 'corp/web', ENV);
  const names = (side: typeof changed.base) => [
    side.entries.map(({ name }) => name),
    side.skipped.map(({ path }) => path),
  ];
  expect(names(changed.base)).toEqual([['b.pem'], ['a.pem']]);
  expect(names(changed.head)).toEqual([['b.pem'], ['a.pem', 'ü.pem']]);
  expect(changed.head.skipped[0]).toEqual({
    path: 'a.pem',
    reason: 'unreadable',
    detail: 'this partial clone lacks it: fetch its content, or clone without a filter',
  });
  const origin = { remote: { serverUrl: `file://${scratch()}` }, repository: 'corp/none' };
  expect(names((await changedFiles(clone, base, head, 'corp/web', ENV, { origin })).head)[1]).toEqual([
    'a.pem',
    'ü.pem',
  ]);
});
