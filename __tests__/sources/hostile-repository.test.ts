/** Rows G1 and G2 of the attack table: a repository that makes git run programs. Each defence is shown to be needed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/audit/collect.ts';
import { GIT_ARGUMENTS, gitEnvironment } from '../../src/readers/git.ts';
import { openSource } from '../../src/sources/open.ts';
import { revision } from '../../src/sources/revision.ts';
import { bareClone, commit, ENV, namesOf, repository, run, scratch, write } from './repository.ts';

/** A program that leaves a mark where it runs, whatever it is asked. */
function trap(): { program: string; sprung(): boolean } {
  const folder = scratch();
  const program = join(folder, 'trap');
  const mark = join(folder, 'mark');
  writeFileSync(program, `#!/bin/sh\ntouch ${mark}\ncat >/dev/null 2>&1 </dev/null\nexit 1\n`);
  chmodSync(program, 0o755);
  return {
    program,
    sprung() {
      const sprung = existsSync(mark);
      rmSync(mark, { force: true });
      return sprung;
    },
  };
}

/** Sets in the repository's own configuration all keys that name a program. */
function arm(root: string, program: string): void {
  const hooks = join(root, '.git', 'hostile-hooks');
  mkdirSync(hooks);
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'post-checkout']) {
    symlinkSync(program, join(hooks, hook));
  }
  const keys = {
    'core.fsmonitor': program,
    'core.hooksPath': hooks,
    'core.sshCommand': program,
    'core.pager': program,
    'core.editor': program,
    'core.alternateRefsCommand': program,
    'core.askPass': program,
    'diff.external': program,
    'filter.evil.clean': program,
    'filter.evil.smudge': program,
    'filter.evil.process': program,
    'diff.evil.textconv': program,
    'gpg.program': program,
    'log.showSignature': 'true',
    'credential.helper': `!${program}`,
    'pager.ls-files': program,
    'pager.ls-tree': program,
    'alias.ls-files': `!${program}`,
    'alias.cat-file': `!${program}`,
    'uploadpack.packObjectsHook': program,
    'safe.bareRepository': 'all',
    'protocol.ext.allow': 'always',
  };
  for (const [key, value] of Object.entries(keys)) run(root, ['config', key, value]);
  writeFileSync(join(root, '.git', 'info', 'attributes'), '* filter=evil diff=evil\n');
}

/** Runs git in the product's environment, or in that environment without some of its settings. */
function hardened(cwd: string, args: readonly string[], ...without: string[]): void {
  const env = gitEnvironment({ env: ENV });
  const before = [...GIT_ARGUMENTS];
  for (const setting of without) {
    const at = before.findIndex((argument) => argument.startsWith(`${setting}=`));
    expect(at >= 0 || setting in env).toBe(true);
    if (at >= 0) before[at] = 'x.unused=1';
    delete env[setting];
  }
  spawnSync('git', [...before, ...args], { cwd, env, input: '' });
}

/** A commit object with a signature that only a program can verify. */
function signedCommit(root: string): void {
  const text = run(root, ['cat-file', 'commit', 'HEAD']);
  const [head, ...body] = text.split('\n\n');
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
  const oid = run(
    root,
    ['hash-object', '-t', 'commit', '-w', '--stdin'],
    `${head}\n${signature}\n\n${body.join('\n\n')}`,
  );
  run(root, ['update-ref', 'refs/heads/main', oid.trim()]);
}

/** A partial clone that lacks an object, and would have a program fetch it. */
function partialClone(program: string): { clone: string; absent: string } {
  const root = repository({ 'small.pem': 's', 'large.bin': 'l'.repeat(5_000) });
  run(root, ['config', 'uploadpack.allowFilter', 'true']);
  const clone = join(scratch(), 'partial.git');
  run(root, ['clone', '--quiet', '--bare', '--filter=blob:limit=1k', `file://${root}`, clone]);
  run(clone, ['config', 'remote.origin.uploadpack', program]);
  return { clone, absent: run(root, ['rev-parse', 'HEAD:large.bin']).trim() };
}

describe('a repository whose configuration names programs', () => {
  it('is listed and read without running one', async () => {
    const { program, sprung } = trap();
    const root = repository({ 'a.pem': 'a', 'b/c.pem': 'c' });
    signedCommit(root);
    arm(root, program);
    // The index no longer fits the files, so that there would be something to refresh and to filter.
    write(root, { 'a.pem': 'changed', 'new.pem': 'n' });
    sprung();
    const sources = [
      await openSource(root, { env: ENV, name: 'tree' }),
      await openSource(join(root, 'b'), { env: ENV, name: 'folder' }),
      await revision(root, 'HEAD', { env: ENV, name: 'revision' }),
    ];
    const { inventory } = await collect(sources, { decoders: [], mechanisms: [], env: ENV });
    expect(inventory.repositories.map(({ files }) => files)).toEqual([1, 2, 3]);
    expect(sprung()).toBe(false);
  });

  it.each([
    ['core.fsmonitor', ['status']],
    ['core.hooksPath', ['update-index', '--refresh']],
    ['log.showSignature', ['log', '-1']],
  ])('would run one without %s', (key, args) => {
    const { program, sprung } = trap();
    const root = repository({ 'a.pem': 'a', 'b.pem': 'b' });
    signedCommit(root);
    arm(root, program);
    // A filter runs whatever git is told, where contents are compared: those commands are never used.
    rmSync(join(root, '.git', 'info', 'attributes'));
    write(root, { 'a.pem': 'changed' });
    // The index is written, and its hook run, only where the time of a file has changed since.
    const touch = (day: number) => utimesSync(join(root, 'b.pem'), 0, Date.UTC(2025, 0, day) / 1_000);
    sprung();
    touch(1);
    hardened(root, args);
    expect(sprung()).toBe(false);
    touch(2);
    hardened(root, args, key);
    expect(sprung()).toBe(true);
  });

  it('would reach for a host without the list of allowed protocols, and then for a program', () => {
    const { program, sprung } = trap();
    const root = repository({ 'a.pem': 'a' });
    arm(root, program);
    sprung();
    const reach = ['ls-remote', 'ssh://git.corp.internal/corp/web'];
    for (const without of [[], ['core.sshCommand'], ['GIT_ALLOW_PROTOCOL']]) {
      hardened(root, reach, ...without);
      expect(sprung()).toBe(false);
    }
    hardened(root, reach, 'core.sshCommand', 'GIT_ALLOW_PROTOCOL');
    expect(sprung()).toBe(true);
  });

  it('never makes git fetch what a partial clone lacks', async () => {
    const { program, sprung } = trap();
    const { clone, absent } = partialClone(program);
    const source = await revision(clone, 'HEAD', { env: ENV });
    source.entries.push({ name: 'large.bin', oid: absent });
    const { inventory } = await collect([source], { decoders: [], mechanisms: [], env: ENV });
    expect(sprung()).toBe(false);
    expect(inventory.repositories[0]?.skipped).toContainEqual(
      expect.objectContaining({ path: 'large.bin', reason: 'unreadable' }),
    );
    // Versions of git before 2.45 that lack the one setting obey the other.
    const fetching = ['--git-dir=.', 'cat-file', '-p', absent];
    hardened(clone, fetching, 'GIT_NO_LAZY_FETCH');
    expect(sprung()).toBe(false);
    hardened(clone, fetching, 'GIT_NO_LAZY_FETCH', 'GIT_ALLOW_PROTOCOL');
    expect(sprung()).toBe(true);
  });

  it('gets none of the variables of the process', () => {
    const env = gitEnvironment({
      env: { PATH: '/bin', GITHUB_TOKEN: 't', GIT_DIR: '/x', GIT_SSH_COMMAND: 'x', HOME: '/h' },
    });
    expect(env).toMatchObject({ PATH: '/bin', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' });
    for (const name of ['GITHUB_TOKEN', 'GIT_DIR', 'GIT_SSH_COMMAND', 'HOME']) expect(env).not.toHaveProperty(name);
  });
});

describe('a bare repository inside of the content', () => {
  /** Its own configuration says where its work tree is, so that git takes it for a repository with files. */
  function withEmbedded(program: string): string {
    const root = repository({ 'a.pem': 'a' });
    const embedded = join(root, 'sub', 'evil');
    mkdirSync(embedded, { recursive: true });
    run(embedded, ['init', '--quiet', '--bare']);
    run(embedded, ['--git-dir=.', 'config', 'core.fsmonitor', program]);
    run(embedded, ['--git-dir=.', 'config', 'core.bare', 'false']);
    run(embedded, ['--git-dir=.', 'config', 'core.worktree', '.']);
    write(embedded, { 'hidden.pem': 'h', 'deeper/too.pem': 't' });
    rmSync(join(embedded, 'hooks'), { recursive: true, force: true });
    commit(root);
    return root;
  }

  it.each(['.', 'sub', 'sub/evil', 'sub/evil/deeper'])('is content, seen from %s', async (folder) => {
    const { program, sprung } = trap();
    const root = withEmbedded(program);
    sprung();
    const names = namesOf(await openSource(join(root, folder), { env: ENV }));
    expect(names.filter((name) => name.endsWith('.pem')).map((name) => join(folder, name))).toEqual(
      ['a.pem', 'sub/evil/deeper/too.pem', 'sub/evil/hidden.pem'].filter(
        (name) => folder === '.' || name.startsWith(`${folder}/`),
      ),
    );
    expect(sprung()).toBe(false);
  });

  it('would run a program without safe.bareRepository', () => {
    const { program, sprung } = trap();
    const embedded = join(withEmbedded(program), 'sub', 'evil');
    sprung();
    // As its folder is the place that is looked at, the key that names the program is left to it.
    hardened(embedded, ['status'], 'core.fsmonitor');
    expect(sprung()).toBe(false);
    hardened(embedded, ['status'], 'core.fsmonitor', 'safe.bareRepository');
    expect(sprung()).toBe(true);
  });

  it('that a person names outside of any work tree is the repository itself', async () => {
    const bare = bareClone(repository({ 'a.pem': '' }));
    expect((await openSource(bare, { env: ENV })).access.kind).toBe('git');
  });
});
