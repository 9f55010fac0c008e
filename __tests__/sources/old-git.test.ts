/** Versions of git from before settings that newer ones have: nothing of the repository is run, or one line says what to install. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitRemote } from '../../src/readers/git-remote.ts';
import { openSource } from '../../src/sources/open.ts';
import { revision } from '../../src/sources/revision.ts';
import { cli } from '../support/bundle.ts';
import { commit, namesOf, repository, run, scratch, write } from './repository.ts';

/**
 * A path with a git that says it is of a version, and lacks what came later: configuration from the environment (2.31), a
 * fsmonitor that may be switched off by a word (2.36), safe.bareRepository (2.38).
 */
function old(version: string): string {
  const folder = scratch();
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
  const script = `#!/bin/bash
[ "$*" = --version ] && { echo "git version ${version}"; exit; }
unset GIT_CONFIG_COUNT GIT_NO_LAZY_FETCH GIT_CONFIG_GLOBAL
words=()
for word in "$@"; do
  case $word in
    safe.bareRepository=*) words+=(x.unused=1) ;;
    --show-object-format) ${version.startsWith('2.24') ? 'words+=(--not-known)' : 'words+=("$word")'} ;;
    core.fsmonitor=false) touch ${folder}/false ;;&
    *) words+=("$word") ;;
  esac
done
exec ${real} "\${words[@]}"
`;
  writeFileSync(join(folder, 'git'), script);
  chmodSync(join(folder, 'git'), 0o755);
  return `${folder}:${process.env.PATH}`;
}

function trap(): { program: string; sprung(): boolean } {
  const folder = scratch();
  const [program, mark] = [join(folder, 'trap'), join(folder, 'mark')];
  writeFileSync(program, `#!/bin/sh\ntouch ${mark}\nexit 1\n`);
  chmodSync(program, 0o755);
  return { program, sprung: () => existsSync(mark) };
}

describe('git 2.25', () => {
  it('runs no program of the repository, whichever file of its configuration names it', async () => {
    const { program, sprung } = trap();
    const root = repository({ 'a.pem': 'a' });
    write(root, { '.git/more': `[core]\n\tfsmonitor = ${program}\n\thooksPath = ${join(root, 'hooks')}\n` });
    run(root, ['config', 'include.path', 'more']);
    run(root, ['config', 'core.fsmonitor', program]);
    rmSync(join(root, 'a.pem'));
    const env = { PATH: old('2.25.1') };
    expect(namesOf(await openSource(root, { env }))).toEqual(['a.pem']);
    expect(namesOf(await revision(root, 'HEAD', { env }))).toEqual(['a.pem']);
    expect(sprung()).toBe(false);
  });

  it('takes no folder of the content for a repository', async () => {
    const root = repository({ 'a.pem': 'a' });
    const embedded = join(root, 'sub', 'evil');
    mkdirSync(embedded, { recursive: true });
    run(embedded, ['init', '--quiet', '--bare']);
    run(embedded, ['--git-dir=.', 'config', 'core.bare', 'false']);
    run(embedded, ['--git-dir=.', 'config', 'core.worktree', '.']);
    write(embedded, { 'hidden.pem': 'h', 'info/exclude': '*\n' });
    rmSync(join(embedded, 'hooks'), { recursive: true, force: true });
    commit(root);
    const env = { PATH: old('2.25.1') };
    const names = namesOf(await openSource(embedded, { env }));
    expect(names).toContain('hidden.pem');
    expect(names).toContain('config');
  });

  it('is given no token', async () => {
    const remote = { serverUrl: 'https://git.corp.internal', token: 'secret-of-the-test' };
    const asking = gitRemote(['ls-remote', 'https://git.corp.internal/corp/web'], remote, { PATH: old('2.25.1') });
    await expect(asking).rejects.toThrow('git 2.25 is too old: install git 2.31 or later');
  });
});

describe('git 2.24', () => {
  it('is refused in one line', () => {
    const root = repository({ 'a.pem': 'a' });
    const { code, err, out } = cli(['scan', '.'], { cwd: root, env: { PATH: old('2.24.4') } });
    expect({ code, err, out }).toEqual({
      code: 2,
      err: 'cert-hygiene: git 2.24 is too old: install git 2.25 or later\n',
      out: '',
    });
  });
});

describe('other versions', () => {
  it.each(['2.25.0', '2.30.0', '2.41.0.windows.1', '2.39.5 (Apple Git-154)', '3.0.0', 'unknown'])(
    '%s reads',
    async (version) => {
      const root = repository({ 'a.pem': 'a' });
      expect(namesOf(await openSource(root, { env: { PATH: old(version) } }))).toEqual(['a.pem']);
    },
  );
});
