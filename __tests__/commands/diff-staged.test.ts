import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dispatch } from '../../src/commands/dispatch.ts';
import type { Runtime } from '../../src/commands/runtime.ts';
import { ENV, repository, run, scratch, write } from '../sources/repository.ts';
import { runCommand } from '../support/command.ts';
import { expired, renewed } from '../support/github/scenarios.ts';

const staged = (cwd: string, ...args: string[]) => runCommand(cwd, 'diff', '--staged', ...args);

it('judges what is staged, and nothing that is not', async () => {
  const cwd = repository({ 'notes.txt': 'a' });
  expect(await staged(cwd)).toMatchObject({ code: 0, err: '' });
  write(cwd, { 'new.pem': renewed.pem, 'secrets/mail.pem': expired.pem });
  run(cwd, ['add', 'new.pem']);
  expect(await staged(cwd)).toMatchObject({ code: 0, err: '' });
  run(cwd, ['add', 'secrets/mail.pem']);
  const bad = await staged(cwd);
  expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('secrets/mail.pem')]);
});

it('reads the staged content, not the file on the disk', async () => {
  const cwd = repository();
  write(cwd, { 'mail.pem': expired.pem });
  run(cwd, ['add', 'mail.pem']);
  writeFileSync(join(cwd, 'mail.pem'), renewed.pem);
  expect((await staged(cwd)).code).toBe(1);
});

it('works before the first commit, and in a folder of the repository', async () => {
  const cwd = scratch();
  run(cwd, ['init', '--quiet']);
  write(cwd, { 'a/mail.pem': expired.pem });
  run(cwd, ['add', '--all']);
  expect((await staged(cwd)).code).toBe(1);
  expect((await staged(join(cwd, 'a'))).out).toContain('a/mail.pem');
});

it('compares with another revision where one is named', async () => {
  const cwd = repository();
  write(cwd, { 'mail.pem': expired.pem });
  run(cwd, ['add', '--all']);
  run(cwd, ['commit', '--quiet', '-m', 'x']);
  expect((await staged(cwd)).code).toBe(0);
  expect((await staged(cwd, 'HEAD~1')).code).toBe(1);
});

it('is judged by the policy that is committed', async () => {
  const cwd = repository();
  write(cwd, { 'mail.pem': expired.pem, '.github/cert-hygiene.yml': 'levels: {expired: "off"}\n' });
  run(cwd, ['add', '--all']);
  const { code, out } = await staged(cwd);
  expect([code, out]).toEqual([1, expect.stringContaining('edits the policy of cert-hygiene')]);
});

it('reads the index that git prepared for this commit, and believes no other', async () => {
  const cwd = repository();
  write(cwd, { 'mail.pem': expired.pem });
  const prepared = join(cwd, '.git/next-index-7.lock');
  run(cwd, ['add', '--all']);
  renameSync(join(cwd, '.git/index'), prepared);
  run(cwd, ['read-tree', 'HEAD']);
  const withIndex = async (path: string) => {
    const world = {
      cwd,
      env: { ...ENV, GIT_INDEX_FILE: path },
      clock: Date.parse('2026-11-22'),
      columns: 80,
      color: false,
      elapsed: () => 0,
    };
    const silent = { out: () => {}, err: () => {} };
    return dispatch('diff', ['--staged'], { ...world, ...silent } as unknown as Runtime);
  };
  expect(await withIndex('')).toBe(0);
  expect(await withIndex('.git/next-index-7.lock')).toBe(1);
  expect(await withIndex(prepared)).toBe(1);
  mkdirSync(join(cwd, 'planted'));
  renameSync(prepared, join(cwd, 'planted/index'));
  expect(await withIndex('planted/index')).toBe(0);
});

it('touches neither the index nor the objects', async () => {
  const cwd = repository();
  write(cwd, { 'mail.pem': renewed.pem });
  run(cwd, ['add', '--all']);
  appendFileSync(join(cwd, 'mail.pem'), '\n');
  const state = () => [run(cwd, ['status', '--porcelain']), run(cwd, ['count-objects'])];
  const before = state();
  await staged(cwd);
  expect(state()).toEqual(before);
});

it.each([
  [['--staged', 'HEAD', 'HEAD'], 'diff --staged accepts at most one revision, such as HEAD\n'],
  [['--staged', 'nothing'], 'has no revision nothing\n'],
])('%j: a usage error', async (args, message) => {
  const { code, err } = await runCommand(repository(), 'diff', ...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

it('needs a work tree', async () => {
  expect(await staged(scratch())).toMatchObject({
    code: 2,
    err: 'cert-hygiene: diff --staged needs a git work tree\n',
  });
});
