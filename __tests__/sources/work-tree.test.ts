import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/model/index.ts';
import { openSource } from '../../src/sources/open.ts';
import { readSourceText } from '../../src/sources/read-text.ts';
import { revision } from '../../src/sources/revision.ts';
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

  it('tells of links and submodules only where there are some', async () => {
    const root = repository({ 'a.pem': 'a' });
    const plain = await open(root);
    for (const name of ['links', 'submodules', 'owners']) expect(plain).not.toHaveProperty(name);
    expect(plain.access).toEqual({ kind: 'files', root, gitDir: join(root, '.git') });
    symlinkSync('a.pem', join(root, 'link'));
    commit(root);
    const oid = run(root, ['rev-parse', 'HEAD:link']).trim();
    expect((await open(root)).links).toEqual([{ name: 'link', oid }]);
    expect((await open(root, { exclude: ['**'] })).links).toEqual([{ name: 'link', oid }]);
  });

  it('knows its place in the repository, and the objects of what is tracked', async () => {
    const root = repository({ 'team/mail/b.pem': 'b' });
    write(root, { 'team/mail/new.pem': 'n' });
    const folder = join(root, 'team', 'mail');
    const { access, entries } = await open(folder);
    expect(access).toEqual({ kind: 'files', root: folder, gitDir: join(root, '.git'), prefix: 'team/mail/' });
    expect(entries).toEqual([
      { name: 'b.pem', oid: run(root, ['rev-parse', 'HEAD:team/mail/b.pem']).trim() },
      { name: 'new.pem' },
    ]);
  });

  it('without a commit may be partial', async () => {
    const root = scratch();
    run(root, ['init', '--quiet']);
    run(root, ['config', 'remote.origin.promisor', 'true']);
    write(root, { 'a.pem': 'a' });
    expect(namesOf(await open(root))).toEqual(['a.pem']);
  });

  it('that is partial is read from the disk, and says what is in neither place', async () => {
    const root = repository({ 'small.pem': 's', 'large.bin': 'l'.repeat(5_000), 'gone.bin': 'g'.repeat(5_000) });
    run(root, ['config', 'uploadpack.allowFilter', 'true']);
    const clone = join(scratch(), 'partial');
    run(root, ['clone', '--quiet', '--filter=blob:limit=1k', '--no-checkout', `file://${root}`, clone]);
    run(clone, ['config', 'remote.origin.url', 'https://git.corp.internal/corp/web']);
    run(clone, ['read-tree', 'HEAD']);
    write(clone, { 'large.bin': 'l'.repeat(5_000) });
    const source = await open(clone);
    expect(source.entries).toEqual([
      { name: 'large.bin' },
      { name: 'small.pem', oid: run(root, ['rev-parse', 'HEAD:small.pem']).trim() },
    ]);
    const detail = 'it is neither on disk nor in this partial clone: fetch its content, or exclude it';
    expect(source.skipped).toEqual([{ path: 'gone.bin', reason: 'unreadable', detail }]);
    expect((await open(clone, { exclude: ['gone.bin'] })).skipped.map(({ reason }) => reason)).toEqual(['excluded']);
  });

  it('tells its git directory as soon as it is known', async () => {
    const told: string[] = [];
    const root = repository({ 'a.pem': 'a' });
    await open(root, { listing: (gitDir: string) => told.push(gitDir) });
    expect(told).toEqual([join(root, '.git')]);
  });
});

describe('submodules', () => {
  const MODULES = `[submodule "certs"]
	path = certs/
	url = ../certs.git
[submodule "up"]
	path = up
	url = ../../../up
[submodule "far"]
	path = far
	url = https://git.corp.internal/corp/far.git/
[submodule "here"]
	path = here
	url = ./here
[submodule "local"]
	path = local
	url = /srv/git/local
[submodule "none"]
	path = none
`;
  const PLACES = ['certs', 'up', 'far', 'here', 'local', 'none', 'unknown'];

  /** A repository with submodules that are not checked out. */
  function outer(modules: string | undefined, origin = 'https://git.corp.internal/acme/app.git') {
    const root = repository({ 'a.pem': 'a', ...(modules !== undefined && { '.gitmodules': modules }) });
    run(root, ['remote', 'add', 'origin', origin]);
    const head = run(root, ['rev-parse', 'HEAD']).trim();
    for (const place of PLACES) run(root, ['update-index', '--add', '--cacheinfo', `160000,${head},${place}`]);
    run(root, ['commit', '--quiet', '-m', 'x']);
    return root;
  }
  const repositoriesOf = ({ skipped }: { skipped: readonly { path: string; reason: string; repository?: string }[] }) =>
    skipped.flatMap((one) => (one.reason === 'submodule' ? [[one.path, one.repository]] : []));
  const named = [
    ['certs', 'acme/certs'],
    ['far', 'corp/far'],
    ['here', 'acme/app/here'],
    ['local', undefined],
    ['none', undefined],
    ['unknown', undefined],
    ['up', undefined],
  ];

  it('have the name of their repository, where that is a place on a host', async () => {
    const root = outer(MODULES);
    expect(repositoriesOf(await open(root))).toEqual(named);
    expect(repositoriesOf(await revision(root, 'HEAD', { env: ENV }))).toEqual(named);
  });

  it.each([['[core]\n\tx = y\n'], ['not a configuration ['], [undefined]])(
    'are named by no file such as %j',
    async (text) => {
      const nothing = named.map(([path]) => [path, undefined]);
      expect(repositoriesOf(await open(outer(text)))).toEqual(nothing);
      expect(repositoriesOf(await revision(outer(text), 'HEAD', { env: ENV }))).toEqual(nothing);
    },
  );

  it('beside a repository without a name have none by a relative address', async () => {
    expect(repositoriesOf(await open(outer(MODULES, '/srv/git/app'))).filter(([, name]) => name !== undefined)).toEqual(
      [['far', 'corp/far']],
    );
  });

  it('that are checked out are sources of their own, and not by way of a link', async () => {
    const root = outer(MODULES);
    const inner = repository({ 'tls.pem': 't', 'x.txt': 'x' });
    run(inner, ['remote', 'add', 'origin', 'https://git.corp.internal/corp/inner.git']);
    rmSync(join(root, 'certs'), { recursive: true, force: true });
    run(root, ['clone', '--quiet', inner, join(root, 'far')]);
    run(root, ['clone', '--quiet', inner, join(root, 'unknown')]);
    run(join(root, 'far'), ['remote', 'set-url', 'origin', 'https://git.corp.internal/corp/inner.git']);
    run(join(root, 'unknown'), ['remote', 'set-url', 'origin', '/srv/git/inner']);
    symlinkSync(inner, join(root, 'certs'));
    mkdirSync(join(root, 'up'));
    symlinkSync(join(inner, '.git'), join(root, 'up', '.git'));
    const source = await open(root, { exclude: ['far/x.txt'] });
    expect(source.submodules?.map(({ name, within }) => [name, within])).toEqual([
      ['corp/inner', { repository: 'acme/app', path: 'far' }],
      ['acme/app/unknown', { repository: 'acme/app', path: 'unknown' }],
    ]);
    expect(source.submodules?.map(namesOf)).toEqual([['tls.pem'], ['tls.pem', 'x.txt']]);
    expect(repositoriesOf(source).map(([path]) => path)).toEqual(['certs', 'here', 'local', 'none', 'up']);
    expect(source.skipped.find(({ path }) => path === 'up')?.detail).toContain('submodules: true');
  });
});

it('a file that two globs leave out counts for the first', async () => {
  const root = repository({ 'a.pem': 'a', 'b.pem': 'b' });
  const { skipped } = await open(root, { exclude: ['a.*', '*.pem'] });
  expect(skipped).toEqual([
    { path: 'a.*', reason: 'excluded', detail: '1 excluded' },
    { path: '*.pem', reason: 'excluded', detail: '1 excluded' },
  ]);
});

describe('one text of a source', () => {
  const text = async (source: Source, path = 'x/config.yml') => readSourceText(source, path, ENV);

  it('is read although globs leave it out, from the disk or from git', async () => {
    const root = repository({ 'a.pem': 'a', 'x/config.yml': 'text' });
    const source = await open(root, { include: ['*.pem'] });
    expect(await text(source)).toBe('text');
    rmSync(join(root, 'x'), { recursive: true });
    expect(await text(source)).toBe('text');
    expect(await text(await revision(root, 'HEAD', { env: ENV, exclude: ['**'] }))).toBe('text');
    const inside = await open(repository({ 'y/x/config.yml': 'inside' }), { exclude: ['**'] });
    expect(await text(inside)).toBeUndefined();
  });

  it('is that of the folder in the repository', async () => {
    const root = repository({ 'x/config.yml': 'outer', 'y/x/config.yml': 'inner' });
    const source = await open(join(root, 'y'), { exclude: ['**'] });
    rmSync(join(root, 'y', 'x'), { recursive: true });
    expect(await text(source)).toBe('inner');
  });

  it('of a plain folder is read although globs leave it out', async () => {
    const root = scratch();
    write(root, { 'x/config.yml': 'text' });
    expect(await text(await open(root, { exclude: ['**'] }))).toBe('text');
    expect(await text(await open(root), 'missing')).toBeUndefined();
  });

  it('is none where it is not there, or is a link', async () => {
    const root = repository({ 'a.pem': 'a', 'x/other.yml': 'o' });
    symlinkSync('other.yml', join(root, 'x', 'config.yml'));
    commit(root);
    for (const options of [{}, { exclude: ['**'] }]) {
      expect(await text(await open(root, options))).toBeUndefined();
      expect(await text(await revision(root, 'HEAD', { env: ENV, ...options }))).toBeUndefined();
    }
    expect(await text({ ...(await open(root)), access: { kind: 'memory', contents: {} } })).toBeUndefined();
  });
});
