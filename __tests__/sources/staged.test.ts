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
