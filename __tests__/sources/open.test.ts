import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameFromUrl } from '../../src/sources/discover.ts';
import { openSource } from '../../src/sources/open.ts';
import { revision } from '../../src/sources/revision.ts';
import { UsageError } from '../../src/util/errors.ts';
import { bareClone, ENV, namesOf, repository, run, scratch, write } from './repository.ts';

const open = (path: string, env = ENV) => openSource(path, { env });

describe('openSource', () => {
  it('takes a work tree, and a folder in one, for what git says of it', async () => {
    const root = repository({ 'a.pem': '', 'b/c.pem': '', '.gitignore': '*.key' });
    write(root, { 'b/d.key': '', 'b/e.pem': '' });
    expect(namesOf(await open(root))).toEqual(['.gitignore', 'a.pem', 'b/c.pem', 'b/e.pem']);
    expect(namesOf(await open(join(root, 'b')))).toEqual(['c.pem', 'e.pem']);
  });

  it('takes a bare repository for its head', async () => {
    const bare = bareClone(repository({ 'a.pem': '' }));
    const source = await open(bare);
    expect(namesOf(source)).toEqual(['a.pem']);
    expect(source.access).toEqual({ kind: 'git', gitDir: bare });
  });

  it('takes any other folder for its files', async () => {
    const root = scratch();
    write(root, { 'a.pem': '', 'b/c.pem': '' });
    expect(namesOf(await open(root))).toEqual(['a.pem', 'b/c.pem']);
  });

  it('takes one file for itself, even if git ignores it', async () => {
    const root = repository({ '.gitignore': '*.pem' });
    write(root, { 'b/ä.pem': '' });
    const source = await open(join(root, 'b', 'ä.pem'));
    expect(namesOf(source)).toEqual(['ä.pem']);
    expect(source.access).toEqual({ kind: 'files', root: join(root, 'b') });
  });

  it('follows the link that was named, and none below it', async () => {
    const root = repository({ 'a.pem': '' });
    const link = join(scratch(), 'link');
    symlinkSync(root, link);
    const source = await open(link);
    expect(namesOf(source)).toEqual(['a.pem']);
    expect(source.access).toEqual({ kind: 'files', root, gitDir: join(root, '.git') });
  });

  it('refuses what is not there, what is no file, and a bare repository without a commit', async () => {
    const root = scratch();
    execFileSync('mkfifo', [join(root, 'fifo')]);
    mkdirSync(join(root, 'empty.git'));
    run(join(root, 'empty.git'), ['init', '--quiet', '--bare']);
    for (const name of ['missing', 'fifo', 'empty.git']) {
      await expect(open(join(root, name))).rejects.toThrow(UsageError);
    }
  });

  it('walks the folder where there is no git, and says so', async () => {
    const root = repository({ 'a.pem': '', '.gitignore': '*.key' });
    write(root, { 'b.key': '' });
    const source = await open(root, { PATH: '/nonexistent' });
    expect(namesOf(source)).toEqual(['.gitignore', 'a.pem', 'b.key']);
    expect(source.skipped).toEqual([
      { path: '.git', reason: 'not-a-file', detail: expect.stringContaining('git was not found') },
    ]);
  });

  it('walks a folder whose repository is broken, and says so', async () => {
    const root = repository({ 'a.pem': '' });
    writeFileSync(join(root, '.git', 'config'), '[core\n');
    const source = await open(root);
    expect(namesOf(source)).toEqual(['a.pem']);
    expect(source.skipped).toEqual([
      { path: '.git', reason: 'not-a-file', detail: expect.stringContaining('cannot read') },
    ]);
  });
});

describe('a repository of another user', () => {
  /** Git's own tests have a switch that makes every repository one of another user; our git takes no such variable. */
  function suspicious(): string {
    const folder = scratch();
    const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
    const script = `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${real} "$@"\n`;
    writeFileSync(join(folder, 'git'), script);
    chmodSync(join(folder, 'git'), 0o755);
    return `${folder}:${process.env.PATH}`;
  }

  it('is walked as a folder, with what git would ignore, and the report says so', async () => {
    const root = repository({ 'a.pem': '', '.gitignore': '*.key' });
    write(root, { 'b.key': '' });
    const source = await open(root, { PATH: suspicious() });
    expect(namesOf(source)).toEqual(['.gitignore', 'a.pem', 'b.key']);
    expect(source.access.kind).toBe('files');
    expect(source).not.toHaveProperty('revision');
    expect(source.skipped).toEqual([
      {
        path: '.git',
        reason: 'not-a-file',
        detail: expect.stringMatching(
          /does not trust .* another user: run git config --global --add safe\.directory .*ignores/,
        ),
      },
    ]);
  });

  it('has no revision to read', async () => {
    const root = repository({ 'a.pem': '' });
    await expect(revision(root, 'HEAD', { env: { PATH: suspicious() } })).rejects.toThrow(/another user/);
  });

  it('is read as usual where the user has said that git may trust it', async () => {
    const root = repository({ 'a.pem': '', '.gitignore': '*.key' });
    write(root, { 'b.key': '' });
    const home = scratch();
    write(home, { '.gitconfig': `[safe]\n\tdirectory = ${root}\n` });
    expect(namesOf(await open(root, { PATH: suspicious(), HOME: home }))).toEqual(['.gitignore', 'a.pem']);
  });
});

describe('nameFromUrl', () => {
  it.each([
    ['https://github.com/corp/web.git', 'corp/web'],
    ['https://user:secret@git.corp.internal:8443/corp/web/', 'corp/web'],
    ['git@github.com:corp/web.git', 'corp/web'],
    ['ssh://git@git.corp.internal:22/group/sub/web.git', 'group/sub/web'],
    ['git.corp.internal:corp/web', 'corp/web'],
    ['https://git.corp.internal/corp/web.github.io', 'corp/web.github.io'],
    ['/srv/git/web.git', undefined],
    ['../web', undefined],
    ['file:///srv/git/web.git', undefined],
    ['C:/repos/corp/web', undefined],
    ['https://git.corp.internal/web', undefined],
    ['https://git.corp.internal/corp/web?x=::error::', undefined],
    ['https://git.corp.internal/corp/<img src=x>', undefined],
    ['ext::sh -c touch% x', undefined],
    ['', undefined],
  ])('%j → %j', (url, name) => {
    expect(nameFromUrl(url)).toBe(name);
  });
});
