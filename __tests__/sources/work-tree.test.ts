import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/sources/open.ts';
import { UsageError } from '../../src/util/errors.ts';
import { commit, ENV, namesOf, repository, run, scratch, skippedOf, write } from './repository.ts';

const open = (root: string, options = {}) => openSource(root, { env: ENV, ...options });

describe('a work tree', () => {
  it('is what is tracked and what is neither tracked nor ignored', async () => {
    const root = repository({ 'a.pem': 'a', 'b/c.pem': 'c', '.gitignore': 'ignored.pem\n/build/\n' });
    write(root, { 'new.pem': 'n', 'deep/er/new.pem': 'n', 'ignored.pem': 'i', 'build/out.pem': 'o' });
    writeFileSync(join(root, '.git', 'info', 'exclude'), 'secret-exclude.pem\n');
    write(root, { 'secret-exclude.pem': 's' });
    expect(namesOf(await open(root))).toEqual(['.gitignore', 'a.pem', 'b/c.pem', 'deep/er/new.pem', 'new.pem']);
  });

  it('holds what is tracked although it is ignored', async () => {
    const root = repository({ 'a.pem': 'a' });
    write(root, { '.gitignore': '*.pem\n' });
    expect(namesOf(await open(root))).toEqual(['.gitignore', 'a.pem']);
  });

  it('tells the commit at its head, and none before the first', async () => {
    const root = repository({ 'a.pem': 'a' });
    expect((await open(root)).revision).toBe(run(root, ['rev-parse', 'HEAD']).trim());
    const empty = scratch();
    run(empty, ['init', '--quiet']);
    write(empty, { 'a.pem': 'a' });
    const source = await open(empty);
    expect(source).not.toHaveProperty('revision');
    expect(namesOf(source)).toEqual(['a.pem']);
  });

  it('lists a file in conflict once', async () => {
    const root = repository({ 'a.pem': 'base\n' });
    run(root, ['checkout', '--quiet', '-b', 'other']);
    write(root, { 'a.pem': 'other\n' });
    commit(root);
    run(root, ['checkout', '--quiet', 'main']);
    write(root, { 'a.pem': 'main\n' });
    commit(root);
    expect(() => run(root, ['merge', '--quiet', 'other'])).toThrow();
    expect(namesOf(await open(root))).toEqual(['a.pem']);
  });

  it('lists links, submodules and nested repositories with their reason', async () => {
    const root = repository({ 'a.pem': 'a' });
    symlinkSync('/etc/passwd', join(root, 'passwd'));
    symlinkSync('/', join(root, 'everything'));
    run(root, ['update-index', '--add', '--cacheinfo', `160000,${run(root, ['rev-parse', 'HEAD']).trim()},module`]);
    run(root, ['add', 'passwd']);
    mkdirSync(join(root, 'checkout'));
    run(join(root, 'checkout'), ['init', '--quiet']);
    write(root, { 'checkout/b.pem': 'b' });
    commit(join(root, 'checkout'));
    const source = await open(root);
    expect(skippedOf(source)).toEqual(['checkout/: submodule', 'module: submodule', 'passwd: symlink']);
    // Git does not tell what an untracked name is; the reader does.
    expect(namesOf(source)).toEqual(['a.pem', 'everything']);
  });

  it('of a sub folder is named from there, and by the folder', async () => {
    const root = repository({ 'a.pem': 'a', 'team/mail/b.pem': 'b' });
    run(root, ['remote', 'add', 'origin', 'git@git.corp.internal:corp/web.git']);
    write(root, { 'team/mail/new.pem': 'n', '.gitignore': 'ignored.pem\n', 'team/mail/ignored.pem': 'i' });
    const source = await open(join(root, 'team', 'mail'));
    expect(namesOf(source)).toEqual(['b.pem', 'new.pem']);
    expect(source.name).toBe('mail');
    expect((await open(root)).name).toBe('corp/web');
  });

  it('of another folder than its repository (`git worktree`) is read as well', async () => {
    const root = repository({ 'a.pem': 'a' });
    const other = join(scratch(), 'linked');
    run(root, ['worktree', 'add', '--quiet', '-b', 'linked', other]);
    write(other, { 'b.pem': 'b' });
    expect(namesOf(await open(other))).toEqual(['a.pem', 'b.pem']);
  });

  it('has names of any bytes', async () => {
    const root = repository();
    const names = [
      '-rf',
      'new\nline.pem',
      'a,b:c.pem',
      '\u202emep.evil',
      'A.pem',
      'a.pem',
      'tab\t.pem',
      '"quoted".pem',
    ];
    for (const name of names) writeFileSync(join(root, name), 'x');
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.pem')]), 'x');
    const shown = [...names, '\\xff\\xfe.pem'].sort();
    expect(namesOf(await open(root))).toEqual(shown);
    commit(root);
    expect(namesOf(await open(root))).toEqual(shown);
  });

  it('may be narrowed by globs, and says how much was left out', async () => {
    const root = repository({
      'a.pem': '',
      'b.txt': '',
      'vendor/c.pem': '',
      'vendor/.hidden/d.pem': '',
      'x/e.pem': '',
    });
    const source = await open(root, { include: ['*.pem'], exclude: ['vendor/**', 'nothing/**'] });
    expect(namesOf(source)).toEqual(['a.pem', 'x/e.pem']);
    expect(source.skipped).toEqual([
      { path: '**', reason: 'excluded', detail: '1 outside the included paths' },
      { path: 'vendor/**', reason: 'excluded', detail: '2 excluded' },
    ]);
  });

  it.each([['', 'a'.repeat(2_000)]].flat())('refuses the glob of %#', async (glob) => {
    await expect(open(repository(), { exclude: [glob] })).rejects.toThrow(UsageError);
  });

  it('takes a glob for a list of paths, not for a program', async () => {
    const root = repository({ '!a.pem': '', '#b.pem': '', aaa: '' });
    const source = await open(root, { exclude: ['!a.pem', '#b.pem', '*(*(a))'] });
    expect(namesOf(source)).toEqual(['aaa']);
  });

  it('is read where its files lie, wherever its configuration points', async () => {
    const root = repository({ 'a.pem': 'a' });
    const elsewhere = scratch();
    write(elsewhere, { 'secret.pem': 's' });
    run(root, ['config', 'core.worktree', elsewhere]);
    expect(namesOf(await open(root))).toEqual(['a.pem']);
  });

  it('survives an index that is gone, as one without tracked files', async () => {
    const root = repository({ 'a.pem': 'a' });
    rmSync(join(root, '.git', 'index'));
    expect(namesOf(await open(root))).toEqual(['a.pem']);
  });

  it('leaves the index alone', async () => {
    const root = repository({ 'a.pem': 'a' });
    const state = () => (({ ino, mtimeMs, size }) => [ino, mtimeMs, size])(statSync(join(root, '.git', 'index')));
    const before = state();
    writeFileSync(join(root, 'a.pem'), 'changed');
    await open(root);
    expect(state()).toEqual(before);
  });
});
