import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Source } from '../../src/model/index.ts';
import { stagedChange } from '../../src/sources/staged.ts';
import { ENV, namesOf, repository, run, scratch, skippedOf, write } from './repository.ts';

const env = { ...ENV, GIT_INDEX_FILE: undefined };
const sorted = (source: Source) => [...namesOf(source)].sort();

it('what is staged is read from the index, whatever lies on the disk', async () => {
  const root = repository({ 'a.pem': 'a', 'b.pem': 'b' });
  write(root, { 'a.pem': 'changed', 'c.pem': 'c', 'd.pem': 'd' });
  symlinkSync('/etc/passwd', join(root, 'passwd'));
  run(root, ['add', 'a.pem', 'c.pem', 'passwd']);
  run(root, ['rm', '--quiet', '--cached', 'b.pem']);
  writeFileSync(join(root, 'a.pem'), 'changed again');
  const { head, base, changed } = await stagedChange(root, undefined, { env, name: 'r' });
  expect(sorted(head)).toEqual(['a.pem', 'c.pem']);
  expect(head.entries.find(({ name }) => name === 'a.pem')?.oid).toBe(run(root, ['rev-parse', ':a.pem']).trim());
  expect(skippedOf(head)).toContain('passwd: symlink');
  expect(head.links).toEqual([{ name: 'passwd', oid: run(root, ['rev-parse', ':passwd']).trim() }]);
  expect(head.access).toEqual({ kind: 'git', gitDir: join(root, '.git') });
  expect(changed.names).toEqual(new Set(['a.pem', 'b.pem', 'c.pem', 'passwd']));
  expect([sorted(changed.base), sorted(changed.head)]).toEqual([
    ['a.pem', 'b.pem'],
    ['a.pem', 'c.pem'],
  ]);
  expect(changed.base.revision).toBe(base.revision);
  expect(changed.head).not.toHaveProperty('revision');
  expect(sorted(base)).toEqual(['a.pem', 'b.pem']);
  expect(base.revision).toBe(run(root, ['rev-parse', 'HEAD']).trim());
  expect([head.name, base.name]).toEqual(['r', 'r']);
  expect(JSON.stringify(changed)).not.toContain('d.pem');
});

it('before the first commit everything is new', async () => {
  const root = scratch();
  run(root, ['init', '--quiet', '--initial-branch=main']);
  write(root, { 'a.pem': 'a' });
  run(root, ['add', '--all']);
  const { head, base } = await stagedChange(root, undefined, { env: { ...env, GIT_INDEX_FILE: '' }, name: 'r' });
  expect([sorted(head), sorted(base)]).toEqual([['a.pem'], []]);
  expect(base.revision).toBeUndefined();
});

it('the index that git prepared for a commit counts, and no other file', async () => {
  const root = repository({ 'a.pem': 'a' });
  write(root, { 'b.pem': 'b' });
  const [prepared, elsewhere] = [join(root, '.git', 'next-index'), join(scratch(), 'index')];
  run(root, ['add', 'b.pem']);
  copyFileSync(join(root, '.git', 'index'), prepared);
  copyFileSync(prepared, elsewhere);
  run(root, ['reset', '--quiet']);
  const read = async (index: string) =>
    sorted((await stagedChange(root, undefined, { env: { ...env, GIT_INDEX_FILE: index }, name: 'r' })).head);
  expect(await read(prepared)).toEqual(['a.pem', 'b.pem']);
  expect(await read(elsewhere)).toEqual(['a.pem']);
});

it('needs a work tree, and a revision that is there', async () => {
  await expect(stagedChange(scratch(), undefined, { env, name: 'r' })).rejects.toThrow('needs a git work tree');
  await expect(stagedChange(repository({ a: 'a' }), 'nowhere', { env, name: 'r' })).rejects.toThrow(/nowhere/);
});

it('what is staged is narrowed by globs, named by its origin, and compared with any revision', async () => {
  const root = repository({ 'a.pem': 'a' });
  const first = run(root, ['rev-parse', 'HEAD']).trim();
  run(root, ['remote', 'add', 'origin', 'https://git.corp.internal/corp/web.git']);
  run(root, ['commit', '--quiet', '--allow-empty', '-m', 'y']);
  write(root, { 'b.pem': 'b', 'c.txt': 'c' });
  run(root, ['add', '--all']);
  run(root, ['update-index', '--add', '--cacheinfo', `160000,${first},module`]);
  const { head, base, changed } = await stagedChange(root, 'HEAD~1', { env, exclude: ['*.txt'] });
  expect([head.name, changed.head.name, base.revision]).toEqual(['corp/web', 'corp/web', first]);
  expect(sorted(head)).toEqual(['a.pem', 'b.pem']);
  expect(skippedOf(head)).toEqual(['*.txt: excluded', 'module: submodule']);
  expect(head).not.toHaveProperty('links');
});

it('a file in conflict is staged once', async () => {
  const root = repository({ 'a.pem': 'a' });
  const oid = run(root, ['rev-parse', 'HEAD:a.pem']).trim();
  run(root, ['rm', '--quiet', '--cached', 'a.pem']);
  const sides = [1, 2, 3].map((side) => `100644 ${oid} ${side}\ta.pem\0`).join('');
  run(root, ['update-index', '-z', '--index-info'], sides);
  expect(sorted((await stagedChange(root, undefined, { env, name: 'r' })).head)).toEqual(['a.pem']);
});

it('a repository without an origin is named by its folder', async () => {
  const root = repository({ 'a.pem': 'a' });
  expect((await stagedChange(root, undefined, { env })).head.name).toBe(root.split('/').at(-1));
});
