/** What a folder has checked out, and where in a workspace a change lies. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ChangePlace, checkedOutAt, headCommit, isChange } from '../../src/sources/change-place.ts';
import { changedFiles } from '../../src/sources/changes.ts';
import { checkedOut } from '../../src/sources/checked-out.ts';
import { defaultBranch } from '../../src/sources/default-branch.ts';
import { repositorySettings } from '../../src/sources/discover.ts';
import { openSource } from '../../src/sources/open.ts';
import { commit, ENV, repository, run, scratch, write } from './repository.ts';

describe('a checkout', () => {
  it('says its commit, its branch, its origin and what a step removed from the index', async () => {
    const root = repository({ 'a.pem': 'a', 'b.pem': 'b' });
    const head = run(root, ['rev-parse', 'HEAD']).trim();
    expect(await checkedOut(root, ENV)).toEqual({ commit: head, branch: 'main', removed: new Set() });
    run(root, ['rm', '--quiet', '--cached', 'a.pem']);
    run(root, ['remote', 'add', 'origin', 'https://github.com/acme/web.git']);
    run(root, ['checkout', '--quiet', '--detach']);
    expect(await checkedOut(root, ENV)).toEqual({ commit: head, origin: 'acme/web', removed: new Set(['a.pem']) });
  });

  it('is none without a commit or a work tree', async () => {
    const empty = scratch();
    run(empty, ['init', '--quiet']);
    expect(await checkedOut(empty, ENV)).toBeUndefined();
    expect(await checkedOut(scratch(), ENV)).toBeUndefined();
  });
});

/** A git that writes down what it is asked. */
function watchedGit() {
  const folder = scratch();
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
  const log = join(folder, 'log');
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$*" >> ${log}\nexec ${real} "$@"\n`);
  chmodSync(join(folder, 'git'), 0o755);
  const command = (line: string) => line.replaceAll(/-c \S+ |--\S+ /g, '').split(' ')[0];
  return {
    env: { ...ENV, PATH: `${folder}:${process.env.PATH}` },
    asked: () => readFileSync(log, 'utf8').trim().split('\n').map(command).sort(),
  };
}

describe('the place of a change', () => {
  it('is the workspace, or a clone up to two levels below it', async () => {
    const workspace = scratch();
    const clone = repository({ 'a.pem': 'a' });
    const { commit: head, parents } = await headCommit(join(clone, '.git'), ENV);
    expect(parents).toEqual([]);
    const there = await checkedOutAt(clone, head, ENV);
    expect([there?.folder, there?.found.gitDir, there?.at.commit]).toEqual([clone, join(clone, '.git'), head]);
    expect(await checkedOutAt(clone, 'f'.repeat(40), ENV)).toBeUndefined();
    const places: [string, boolean][] = [
      ['app', true],
      ['x/app', true],
      ['x/y/app', false],
      ['node_modules/app', false],
    ];
    for (const [place, isFound] of places) {
      const at = join(workspace, place);
      mkdirSync(join(at, '..'), { recursive: true });
      renameSync(clone, at);
      expect([place, (await checkedOutAt(workspace, head, ENV))?.folder]).toEqual([place, isFound ? at : undefined]);
      renameSync(at, clone);
      rmSync(join(workspace, place.split('/')[0] as string), { recursive: true, force: true });
    }
  });

  it('is compared with its base in six processes of git', async () => {
    const root = repository({ 'a.pem': 'a', 'b.txt': 'b' });
    const base = run(root, ['rev-parse', 'HEAD']).trim();
    write(root, { 'a.pem': 'c' });
    const head = commit(root);
    const { env, asked } = watchedGit();
    const place = await checkedOutAt(root, head, env);
    const { found, settings } = place as ChangePlace;
    const source = await openSource(root, { env, found, settings });
    const { names } = await changedFiles(join(root, '.git'), base, head, 'corp/web', env, { settings });
    expect([source.entries.length, [...names]]).toEqual([2, ['a.pem']]);
    // The contents of both sides are read by then.
    expect(asked()).toEqual(['cat-file', 'cat-file', 'config', 'diff-tree', 'ls-files', 'rev-parse']);
  });

  it('has its head, or the merge of it into its base', async () => {
    const root = repository({ a: 'a' });
    const base = run(root, ['rev-parse', 'HEAD']).trim();
    run(root, ['checkout', '--quiet', '-b', 'change']);
    const head = commit(root);
    run(root, ['checkout', '--quiet', 'main']);
    run(root, ['merge', '--quiet', '--no-ff', '-m', 'merge', 'change']);
    const at = await headCommit(join(root, '.git'), ENV);
    expect(at.parents).toEqual([base, head]);
    expect([isChange(at, head), isChange(at, base), isChange(at, at.commit)]).toEqual([true, false, true]);
  });
});

describe('the default branch', () => {
  it('is what the clone was told, else main or master, else what is checked out', async () => {
    const root = repository({ a: 'a' });
    const gitDir = join(root, '.git');
    run(root, ['checkout', '--quiet', '-b', 'feature']);
    expect(await defaultBranch(gitDir, ENV)).toBe('main');
    run(root, ['branch', '--quiet', '-m', 'main', 'master']);
    expect(await defaultBranch(gitDir, ENV)).toBe('master');
    run(root, ['branch', '--quiet', '-D', 'master']);
    expect(await defaultBranch(gitDir, ENV)).toBe('feature');
    run(root, ['update-ref', 'refs/remotes/origin/main', 'HEAD']);
    expect(await defaultBranch(gitDir, ENV)).toBe('main');
    run(root, ['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk']);
    run(root, ['update-ref', 'refs/remotes/origin/trunk', 'HEAD']);
    expect(await defaultBranch(gitDir, ENV)).toBe('trunk');
  });
});

it('a clone is partial where it says so', async () => {
  const root = repository({ a: 'a' });
  const gitDir = join(root, '.git');
  expect(await repositorySettings(gitDir, ENV)).toEqual({ partial: false });
  run(root, ['config', 'remote.origin.promisor', 'true']);
  run(root, ['config', 'remote.origin.url', 'git@github.com:acme/web.git']);
  expect(await repositorySettings(gitDir, ENV)).toEqual({ partial: true, origin: 'acme/web' });
});
