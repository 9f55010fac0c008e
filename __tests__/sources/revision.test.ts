import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { collect } from '../../src/audit/collect.ts';
import { certbot } from '../../src/mechanisms/certbot/index.ts';
import { commitTime, revision } from '../../src/sources/revision.ts';
import { UsageError } from '../../src/util/errors.ts';
import { bareClone, commit, ENV, namesOf, repository, run, scratch, skippedOf, write } from './repository.ts';

const open = (repository: string, rev: string, options = {}) => revision(repository, rev, { env: ENV, ...options });

describe('a revision', () => {
  it('is its files, whatever lies in the work tree', async () => {
    const root = repository({ 'a.pem': 'a', 'b/c.pem': 'c' });
    const first = run(root, ['rev-parse', 'HEAD']).trim();
    write(root, { 'new.pem': 'n', 'a.pem': 'changed' });
    const source = await open(root, 'HEAD');
    expect(namesOf(source)).toEqual(['a.pem', 'b/c.pem']);
    expect(source).toMatchObject({ revision: first, access: { kind: 'git', gitDir: join(root, '.git') } });
    expect(source.entries[0]?.oid).toBe(run(root, ['rev-parse', 'HEAD:a.pem']).trim());
    const second = commit(root);
    expect(namesOf(await open(root, second))).toEqual(['a.pem', 'b/c.pem', 'new.pem']);
    expect(namesOf(await open(root, 'HEAD~1'))).toEqual(['a.pem', 'b/c.pem']);
    expect(namesOf(await open(root, 'main'))).toEqual(['a.pem', 'b/c.pem', 'new.pem']);
  });

  it('of a sub folder, of a `.git` folder and of a bare repository is that of the whole', async () => {
    const root = repository({ 'a.pem': 'a', 'b/c.pem': 'c' });
    for (const place of [join(root, 'b'), join(root, '.git'), bareClone(root)]) {
      expect(namesOf(await open(place, 'HEAD'))).toEqual(['a.pem', 'b/c.pem']);
    }
  });

  it('that is not there is told from a folder that is no repository, and from a history that is cut off', async () => {
    const root = repository({ 'a.pem': 'a' });
    await expect(open(root, 'nope')).rejects.toThrow(/ has no revision nope$/);
    await expect(open(scratch(), 'HEAD')).rejects.toThrow(/ is not a git repository$/);
    commit(root);
    const shallow = join(scratch(), 'web');
    run(root, ['clone', '--quiet', '--depth=1', `file://${root}`, shallow]);
    await expect(open(shallow, 'HEAD~1')).rejects.toThrow(/ has no revision HEAD~1; it is a shallow clone: fetch /);
  });

  it('tells of hooks that git keeps without a right to execute', async () => {
    const folder = 'etc/letsencrypt/renewal-hooks/deploy';
    const brought = 'roles/tls/files/etc/letsencrypt/renewal-hooks/deploy/web.sh';
    const reload = '#!/bin/sh\nsystemctl reload postfix\n';
    const root = repository({ [`${folder}/mail.sh`]: reload, [`${folder}/web.sh`]: 'x', [brought]: 'x', 'a.sh': 'x' });
    expect((await open(root, 'HEAD')).inert, 'no mode says anything where none is set').toBeUndefined();
    chmodSync(join(root, folder, 'web.sh'), 0o755);
    commit(root);
    const source = await open(root, 'HEAD');
    expect(source.inert).toEqual([`${folder}/mail.sh`, brought]);
    const { inventory } = await collect([source], { decoders: [], mechanisms: [certbot], env: ENV });
    const lost = inventory.facts.filter(({ attributes }) => attributes.state === 'off');
    expect(lost.map(({ location, attributes }) => [location.path, attributes])).toEqual([
      [`${folder}/mail.sh`, { name: `${folder}/mail.sh`, state: 'off', lost: '100644' }],
    ]);
    // What the script itself reloads does not put it in place.
    const { findings } = await audit([source], { now: 0, env: ENV });
    expect(findings.map(({ rule, location }) => `${rule} ${location.path}`)).toContain(
      `certbot-hook-not-run ${folder}/mail.sh`,
    );
    expect((await open(root, 'HEAD', { exclude: ['etc/**', 'roles/**'] })).inert).toBeUndefined();
  });

  it('may be narrowed by globs', async () => {
    const root = repository({ 'a.pem': 'a', 'b.pem': 'b', 'c/d.pem': 'd' });
    const options = { env: ENV, name: 'r' };
    expect(namesOf(await revision(root, 'HEAD', { ...options, exclude: ['b.pem'] }))).toEqual(['a.pem', 'c/d.pem']);
    expect(namesOf(await revision(root, 'HEAD', { ...options, include: ['c/**'] }))).toEqual(['c/d.pem']);
  });

  it('lists links and submodules with their reason', async () => {
    const root = repository({ 'a.pem': 'a' });
    symlinkSync('/etc/passwd', join(root, 'passwd'));
    run(root, ['add', 'passwd']);
    run(root, ['update-index', '--add', '--cacheinfo', `160000,${run(root, ['rev-parse', 'HEAD']).trim()},module`]);
    run(root, ['commit', '--quiet', '-m', 'x']);
    const source = await open(root, 'HEAD');
    expect(namesOf(source)).toEqual(['a.pem']);
    expect(skippedOf(source)).toEqual(['module: submodule', 'passwd: symlink']);
    expect(source.skipped.find(({ path }) => path === 'module')).toEqual({
      path: 'module',
      reason: 'submodule',
      detail: 'its repository is not part of this scan',
    });
    expect(await open(repository({ a: 'a' }), 'HEAD')).not.toHaveProperty('links');
    expect(source.links).toEqual([{ name: 'passwd', oid: run(root, ['rev-parse', 'HEAD:passwd']).trim() }]);
  });

  it('has names that no file system would take', async () => {
    const root = repository({ 'a.pem': 'a' });
    const oid = run(root, ['rev-parse', 'HEAD:a.pem']).trim();
    const long = `${'d'.repeat(200)}/`.repeat(21);
    for (const name of ['-rf', 'new\nline.pem', `${long}a.pem`]) {
      run(root, ['update-index', '--add', '-z', '--index-info'], `100644 ${oid}\t${name}\0`);
    }
    run(root, ['commit', '--quiet', '-m', 'x']);
    expect(namesOf(await open(root, 'HEAD'))).toEqual(['-rf', 'a.pem', `${long}a.pem`, 'new\nline.pem']);
  });

  it('of a partial clone says what the clone left out, and fetches none of it', async () => {
    const root = repository({ 'small.pem': 's', 'large.bin': 'l'.repeat(5_000) });
    run(root, ['config', 'uploadpack.allowFilter', 'true']);
    const clone = join(scratch(), 'partial.git');
    run(root, ['clone', '--quiet', '--bare', '--filter=blob:limit=1k', `file://${root}`, clone]);
    const source = await open(clone, 'HEAD');
    expect(namesOf(source)).toEqual(['small.pem']);
    expect(source.skipped).toEqual([
      { path: 'large.bin', reason: 'too-large', detail: 'excluded when the repository was cloned' },
    ]);
    expect(run(clone, ['rev-list', '--objects', '--missing=print', 'HEAD'])).toContain('?');
  });

  it('is shown as it was committed, whatever a replacement object says', async () => {
    const root = repository({ 'a.pem': 'a', 'evil.pem': 'e' });
    const committed = run(root, ['rev-parse', 'HEAD']).trim();
    run(root, ['rm', '--quiet', 'evil.pem']);
    run(root, ['replace', committed, commit(root)]);
    expect(namesOf(await open(root, committed))).toEqual(['a.pem', 'evil.pem']);
  });

  it('is named by the origin of its repository', async () => {
    const root = repository();
    run(root, ['remote', 'add', 'origin', 'https://token@git.corp.internal/corp/web.git']);
    expect((await open(root, 'HEAD')).name).toBe('corp/web');
    expect((await open(root, 'HEAD', { name: 'other' })).name).toBe('other');
    expect((await open(bareClone(root), 'HEAD')).name).toBe('mirror');
  });

  it.each(['no-such-branch', '-rf', '--output=/srv/x', '', 'HEAD:a.pem', '@{upstream}'])(
    '%j is refused',
    async (rev) => {
      await expect(open(repository({ 'a.pem': 'a' }), rev)).rejects.toThrow(UsageError);
    },
  );

  it('whose tree is damaged is refused in one line', async () => {
    const root = repository({ 'b/a.pem': 'a' });
    const oid = run(root, ['rev-parse', 'HEAD:b']).trim();
    rmSync(join(root, '.git', 'objects', oid.slice(0, 2), oid.slice(2)));
    await expect(open(root, 'HEAD')).rejects.toThrow(/^the files of [0-9a-f]{40} cannot be listed: .+$/);
  });

  it('is not one of a plain folder', async () => {
    const root = scratch();
    writeFileSync(join(root, 'a.pem'), 'a');
    await expect(open(root, 'HEAD')).rejects.toThrow(UsageError);
  });
});

it('the time of a commit is that of its committer', async () => {
  const root = repository({ a: 'a' });
  const head = run(root, ['rev-parse', 'HEAD']).trim();
  const seconds = Number(run(root, ['log', '-1', '--format=%ct']).trim());
  expect(Date.parse(await commitTime(join(root, '.git'), head, ENV))).toBe(seconds * 1_000);
});
