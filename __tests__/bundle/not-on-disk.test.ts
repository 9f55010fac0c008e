/** What is in git and not on the disk, through the bundle: it is read, or it is named and the run is incomplete. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, run, scratch, write } from '../sources/repository.ts';
import { cliAsync } from '../support/bundle.ts';
import { expired, renewed } from '../support/github/scenarios.ts';

const NOW = '2026-11-22';
const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 1704\n';

async function scan(root: string, ...args: string[]) {
  const { code, out, err } = await cliAsync(['scan', '.', '--now', NOW, '--format', 'json', ...args], { cwd: root });
  expect(err).toBe('');
  const report = JSON.parse(out);
  return {
    code,
    report,
    expired: report.findings
      .filter(({ rule }: { rule: string }) => rule === 'expired')
      .map(({ location }: { location: { repository: string; path: string } }) => location.path),
    incomplete: report.incompleteReasons as string[],
  };
}

describe('a tracked certificate that is not on the disk', () => {
  const files = { 'README.md': 'x', 'src/a.txt': 'x', 'certs/mail.pem': expired.pem };
  const removals: [string, (root: string) => void][] = [
    ['left out by a sparse checkout', (root) => void run(root, ['sparse-checkout', 'set', 'src'])],
    [
      'left out by a sparse index',
      (root) => void run(root, ['sparse-checkout', 'set', '--cone', '--sparse-index', 'src']),
    ],
    ['deleted by an earlier step', (root) => rmSync(join(root, 'certs/mail.pem'))],
    ['deleted with its folder', (root) => rmSync(join(root, 'certs'), { recursive: true })],
    [
      'marked as skip-worktree and deleted',
      (root) => {
        run(root, ['update-index', '--skip-worktree', 'certs/mail.pem']);
        rmSync(join(root, 'certs/mail.pem'));
      },
    ],
    [
      'replaced by a link',
      (root) => {
        rmSync(join(root, 'certs/mail.pem'));
        symlinkSync('../README.md', join(root, 'certs/mail.pem'));
      },
    ],
    [
      'in a folder that was replaced by a link',
      (root) => {
        rmSync(join(root, 'certs'), { recursive: true });
        symlinkSync('src', join(root, 'certs'));
      },
    ],
    [
      'replaced by a folder',
      (root) => {
        rmSync(join(root, 'certs/mail.pem'));
        mkdirSync(join(root, 'certs/mail.pem'));
      },
    ],
    [
      'never checked out',
      (root) => {
        rmSync(join(root, 'certs'), { recursive: true });
        rmSync(join(root, '.git/index'));
      },
    ],
  ];

  it.each(removals)('%s, is read from git', async (_, remove) => {
    const root = repository(files);
    remove(root);
    const { code, report, expired: found, incomplete } = await scan(root);
    expect(found).toEqual(['certs/mail.pem']);
    expect(code).toBe(1);
    expect(incomplete).toEqual([]);
    expect(report.repositories[0].fromGit).toBeGreaterThan(0);
    expect(report.notices.join()).toMatch(/not on disk and read from git instead/);
  });

  it('is not looked for where it is removed from the index too', async () => {
    const root = repository(files);
    run(root, ['rm', '--quiet', 'certs/mail.pem']);
    expect(await scan(root)).toMatchObject({ code: 0, expired: [], incomplete: [] });
  });

  it('is left out where a glob excludes it', async () => {
    const root = repository(files);
    rmSync(join(root, 'certs'), { recursive: true });
    expect(await scan(root, '--exclude', 'certs/**')).toMatchObject({ code: 0, expired: [], incomplete: [] });
  });

  it('has its config read from git too', async () => {
    const root = repository({ ...files, '.github/cert-hygiene.yml': 'levels: {expired: off}\n' });
    run(root, ['sparse-checkout', 'set', 'src']);
    expect((await scan(root)).expired).toEqual([]);
    expect((await scan(root, '--include', 'certs/**')).expired).toEqual([]);
  });

  it('makes the run incomplete where git lacks it too', async () => {
    const root = repository(files);
    const oid = run(root, ['rev-parse', 'HEAD:certs/mail.pem']).trim();
    rmSync(join(root, 'certs'), { recursive: true });
    rmSync(join(root, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    const { code, incomplete } = await scan(root);
    expect(code).toBe(2);
    expect(incomplete).toEqual([expect.stringContaining('certs/mail.pem could not be scanned')]);
  });

  it('makes the run incomplete where a partial clone lacks it', async () => {
    const origin = repository(files);
    run(origin, ['config', 'uploadpack.allowFilter', 'true']);
    const root = join(scratch(), 'clone');
    run(origin, ['clone', '--quiet', '--filter=blob:none', '--no-checkout', `file://${origin}`, root]);
    run(root, ['sparse-checkout', 'set', 'src']);
    run(root, ['checkout', '--quiet', 'main']);
    const { code, incomplete } = await scan(root);
    expect(code).toBe(2);
    expect(incomplete[0]).toMatch(/certs\/mail\.pem could not be scanned .*partial clone/);
    expect(await scan(root, '--exclude', 'certs/**')).toMatchObject({ code: 0, incomplete: [] });
  });
});

describe('what only points at material', () => {
  it.each(['certs/mail.p12', 'certs/bundle.zip', 'deploy/tls-keys.bin'])(
    'an LFS pointer at %s makes the run incomplete, and says how to check it out',
    async (path) => {
      const { code, incomplete } = await scan(repository({ [path]: POINTER }));
      expect(code).toBe(2);
      expect(incomplete).toEqual([expect.stringMatching(`${path} could not be scanned .*lfs: true`)]);
    },
  );

  it('an LFS pointer beside a certificate makes the run incomplete', async () => {
    const { incomplete } = await scan(repository({ 'mail/data.bin': POINTER, 'mail/mail.pem': renewed.pem }));
    expect(incomplete).toEqual([expect.stringContaining('mail/data.bin')]);
  });

  it.each(['assets/intro.mp4', 'models/weights.bin', 'testdata/ca.p12', 'certs/logo.png'])(
    'an LFS pointer at %s is counted and no more',
    async (path) => {
      const { code, incomplete, report } = await scan(repository({ [path]: POINTER }));
      expect({ code, incomplete }).toEqual({ code: 0, incomplete: [] });
      expect(report.repositories[0].skipped).toMatchObject([{ path, reason: 'lfs-pointer' }]);
    },
  );

  it.each([
    ['backup.tar.xz', 'fd377a585a000004', 'certs'],
    ['certs.zst', '28b52ffd04000000', 'ops'],
    ['prodCerts.7z', '377abcaf271c0004', 'ops'],
    ['old.rar', '526172211a070100', 'tls'],
    ['keys.tar.bz2', '425a683931415926', 'ops'],
  ])('the archive %s is named by its name or its folder', async (name, magic, folder) => {
    const path = `${folder}/${name}`;
    const { report } = await scan(repository({ [path]: Buffer.from(magic, 'hex') }));
    expect(report.unreadable).toMatchObject([{ path, reason: 'unsupported' }]);
    expect(report.findings).toMatchObject([{ rule: 'unreadable', location: { path } }]);
  });

  it('an archive is named by a certificate beside it', async () => {
    const { report } = await scan(
      repository({ 'mail/old.7z': Buffer.from('377abcaf271c0004', 'hex'), 'mail/mail.pem': renewed.pem }),
    );
    expect(report.unreadable).toMatchObject([{ path: 'mail/old.7z' }]);
  });

  it('an archive with another name and other neighbours is counted and no more', async () => {
    const { code, report } = await scan(
      repository({
        'data/logs.zst': Buffer.from('28b52ffd04', 'hex'),
        'test/certs.xz': Buffer.from('fd377a585a00', 'hex'),
      }),
    );
    expect(code).toBe(0);
    expect(report.unreadable).toEqual([]);
    expect(report.repositories[0].skipped).toHaveLength(2);
  });
});

describe('a submodule', () => {
  function withSubmodule(path: string, url = '../certs.git'): { root: string; inner: string } {
    const inner = repository({ 'mail.pem': expired.pem });
    const root = repository({ 'certs/web.pem': renewed.pem });
    run(root, ['remote', 'add', 'origin', 'https://github.com/corp/app.git']);
    run(root, ['submodule', '--quiet', 'add', inner, path]);
    run(root, ['config', '-f', '.gitmodules', `submodule.${path}.url`, url]);
    run(join(root, path), ['remote', 'set-url', 'origin', 'https://github.com/corp/certs.git']);
    run(root, ['add', '--all']);
    run(root, ['commit', '--quiet', '-m', 'x']);
    return { root, inner };
  }

  it('that is checked out is a repository of its own, with its name', async () => {
    const { root } = withSubmodule('deploy/certs');
    const { code, report, incomplete } = await scan(root);
    expect({ code, incomplete }).toEqual({ code: 1, incomplete: [] });
    const [found] = report.findings.filter(({ rule }: { rule: string }) => rule === 'expired');
    expect(found.location).toMatchObject({ repository: 'corp/certs', path: 'mail.pem' });
    expect(report.repositories.map(({ name }: { name: string }) => name)).toEqual(['corp/app', 'corp/certs']);
    expect(report.notices).toContain('corp/certs is the submodule at deploy/certs of corp/app.');
  });

  it('changes neither keys nor places of the repository around it', async () => {
    const { root } = withSubmodule('deploy/certs');
    write(root, { 'certs/web.pem': expired.pem, 'certs/web.jks': 'x' });
    const text = (await cliAsync(['scan', '.', '--now', NOW, '--no-color'], { cwd: root })).out;
    expect(text).toMatch(/^\s*certs\/web\.pem/m);
    expect(text).toContain('corp/certs: mail.pem');
    const sarif = JSON.parse((await cliAsync(['scan', '.', '--now', NOW, '--format', 'sarif'], { cwd: root })).out);
    const bases = sarif.runs[0].results
      .flatMap(({ locations }: { locations: unknown[] }) => locations)
      .map((one: { physicalLocation: { artifactLocation: { uri: string; uriBaseId: string } } }) => {
        const { uri, uriBaseId } = one.physicalLocation.artifactLocation;
        return `${uriBaseId} ${uri}`;
      });
    expect(bases).toContain('%SRCROOT% certs/web.pem');
    expect(bases).toContain('corp/certs mail.pem');
  });

  it('in a folder of vendored code counts as vendored', async () => {
    const { root } = withSubmodule('third_party/certs');
    const { code, report } = await scan(root);
    expect(code).toBe(0);
    expect(report.findings.map(({ level }: { level: string }) => level)).not.toContain('error');
  });

  it('takes the globs of the repository around it', async () => {
    const { root } = withSubmodule('deploy/certs');
    expect(await scan(root, '--exclude', 'deploy/**')).toMatchObject({ expired: [], incomplete: [] });
    expect((await scan(root, '--include', 'deploy/**')).expired).toEqual(['mail.pem']);
  });

  it('that is not checked out makes the run incomplete where its name or its repository suggests certificates', async () => {
    for (const path of ['deploy/certs', 'ops/shared']) {
      const { root } = withSubmodule(path);
      run(root, ['submodule', '--quiet', 'deinit', '--force', path]);
      const { code, incomplete } = await scan(root);
      expect(code).toBe(2);
      expect(incomplete).toEqual([expect.stringMatching(`${path} could not be scanned .*submodules: true`)]);
      expect(await scan(root, '--exclude', path)).toMatchObject({ code: 0, incomplete: [] });
    }
  });

  it('that is not checked out and suggests nothing is counted and no more', async () => {
    const { root } = withSubmodule('themes/docs', 'https://github.com/corp/theme.git');
    run(root, ['submodule', '--quiet', 'deinit', '--force', 'themes/docs']);
    const { code, incomplete, report } = await scan(root);
    expect({ code, incomplete }).toEqual({ code: 0, incomplete: [] });
    expect(report.repositories[0].skipped).toMatchObject([{ path: 'themes/docs', reason: 'submodule' }]);
  });

  it('is not read by way of a link', async () => {
    const { root } = withSubmodule('deploy/certs');
    const elsewhere = repository({ 'other.pem': expired.pem });
    rmSync(join(root, 'deploy/certs'), { recursive: true });
    symlinkSync(elsewhere, join(root, 'deploy/certs'));
    const { report, incomplete } = await scan(root);
    expect(report.repositories).toHaveLength(1);
    expect(incomplete).toHaveLength(1);
  });

  it('may hold itself', async () => {
    const { root } = withSubmodule('deploy/certs');
    run(join(root, 'deploy/certs'), ['remote', 'set-url', 'origin', 'https://github.com/corp/app.git']);
    writeFileSync(join(root, 'new.pem'), expired.pem);
    const { report } = await scan(root);
    expect(report.repositories.map(({ name }: { name: string }) => name)).toEqual([
      'corp/app',
      'corp/app/deploy/certs',
    ]);
  });
});
