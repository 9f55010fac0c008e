/** Issues close on evidence alone: sequences of scheduled runs of the bundle, against a GitHub that checks every call. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, run as git } from '../sources/repository.ts';
import { expired, renewed } from '../support/github/scenarios.ts';
import { type Job, type Scheduled, scheduledOn } from '../support/github/scheduled.ts';

const PLACE = 'certs/mail.pem';
const FILES = { 'README.md': 'Mail.\n', 'src/a.txt': 'x\n', [PLACE]: expired.pem };
const OPEN = 'open: mail.corp.internal: certificate expired on 2026-11-01';
const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 1704\n';

/** In the work tree and in its commit. */
function committed(edit: (root: string) => void): Job {
  return {
    prepared: true,
    prepare: (root) => {
      edit(root);
      commit(root);
    },
  };
}

/** Renewed, and read by a whole run of the branch main: then it closes. */
async function closesOnceRenewed(on: Scheduled, inputs: Record<string, string> = {}): Promise<void> {
  on.push({ [PLACE]: renewed.pem });
  await on.run({ inputs });
  expect(on.issues()).toEqual([OPEN.replace('open', 'closed')]);
  expect(on.github.violations).toEqual([]);
}

describe('an issue stays open, and closes once the certificate is renewed, after a run', () => {
  const jobs: [string, Job, RegExp?][] = [
    ['of a sparse checkout', { sparse: ['src'] }],
    ['of a sparse checkout of a partial clone', { sparse: ['src'], filter: 'blob:none' }],
    [
      'that found an LFS pointer in its place',
      committed((root) => writeFileSync(join(root, PLACE), POINTER)),
      /stays open: certs\/mail\.pem of corp\/web was not read \(lfs-pointer\)|could not be scanned/,
    ],
    [
      'that found a link in its place',
      committed((root) => {
        rmSync(join(root, PLACE));
        symlinkSync('/etc/ssl/mail.pem', join(root, PLACE));
      }),
      /issue #\d+ stays open: certs\/mail\.pem of corp\/web was not read \(symlink\)/,
    ],
    [
      'that found a submodule in the place of its folder',
      committed((root) => {
        rmSync(join(root, PLACE));
        git(root, ['update-index', '--force-remove', PLACE]);
        git(root, ['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},certs`]);
      }),
    ],
    ['after a step deleted it', { prepare: (root) => rmSync(join(root, PLACE)) }],
    [
      'after a step removed it from the index',
      { prepare: (root) => void git(root, ['rm', '--quiet', PLACE]) },
      /stays open: certs\/mail\.pem of corp\/web is in the commit, and was removed from the index/,
    ],
    ['whose globs exclude it', { inputs: { exclude: 'certs/**' } }],
    ['whose globs do not include it', { inputs: { include: 'src/**' } }],
    [
      'without a checkout, where a stray file lies',
      { empty: true, prepare: (root) => writeFileSync(join(root, 'stray.txt'), 'x') },
      /stays open: corp\/web was not read from a commit/,
    ],
    [
      'on a feature branch where it is renewed',
      {
        ...committed((root) => writeFileSync(join(root, PLACE), renewed.pem)),
        event: 'workflow_dispatch',
        ref: 'refs/heads/feature',
        about: { repository: { default_branch: 'main' } },
      },
      /No issue was written: issues are kept by runs on the default branch, and this run is about refs\/heads\/feature/,
    ],
    [
      'of the default branch that checked out another one',
      {
        prepare: (root) => {
          git(root, ['checkout', '--quiet', '-b', 'release']);
          writeFileSync(join(root, PLACE), renewed.pem);
          commit(root);
        },
      },
      /^::warning title=Not written to GitHub::.*the workspace holds the branch release/m,
    ],
    [
      'that checked out another repository',
      {
        prepare: (root) => {
          git(root, ['checkout', '--quiet', '-b', 'main']);
          git(root, ['rm', '--quiet', PLACE]);
          commit(root);
          git(root, ['remote', 'set-url', 'origin', 'https://github.com/corp/other']);
        },
      },
      /the workspace holds corp\/other, not corp\/web/,
    ],
  ];

  it.each(jobs)('%s', async (_, job, said) => {
    const on = await scheduledOn(FILES);
    await on.run();
    expect(on.issues()).toEqual([OPEN]);
    const hidden = await on.run(job);
    expect(on.issues()).toEqual([OPEN]);
    expect(on.repository.comments).toEqual([]);
    if (said !== undefined) expect(hidden.out).toMatch(said);
    await on.run();
    expect(on.issues()).toEqual([OPEN]);
    expect(on.repository.comments).toEqual([]);
    await closesOnceRenewed(on);
  });

  it('closes once the file is gone from the branch, by git', async () => {
    const on = await scheduledOn(FILES);
    await on.run();
    on.push({ [PLACE]: null });
    // An untracked file of the same name is read as well.
    await on.run({
      prepare: (root) => {
        mkdirSync(join(root, 'certs'));
        writeFileSync(join(root, PLACE), expired.pem);
      },
    });
    expect(on.issues()).toEqual([OPEN]);
    await on.run();
    expect(on.issues()).toEqual([OPEN.replace('open', 'closed')]);
    expect(on.repository.comments[0]?.body).toContain('Resolved');
  });

  it('the dashboard stays open in the same way', async () => {
    const on = await scheduledOn(FILES);
    const inputs = { issues: 'dashboard' };
    await on.run({ inputs });
    await on.run({ inputs: { ...inputs, exclude: 'certs/**' } });
    await on.run({ inputs, prepare: (root) => void git(root, ['rm', '--quiet', PLACE]) });
    expect(on.issues()).toEqual(['open: Certificates that need action']);
    on.push({ [PLACE]: renewed.pem });
    await on.run({ inputs });
    expect(on.issues()).toEqual(['closed: Certificates that need action']);
  });

  it('nobody writes issues on a branch that is not the default one', async () => {
    const on = await scheduledOn(FILES);
    for (const ref of ['refs/heads/feature', 'refs/tags/v1', 'refs/pull/7/merge']) {
      const about = { repository: { default_branch: 'main' } };
      const result = await on.run({ event: 'push', ref, about, inputs: { issues: 'per-certificate' } });
      expect(result.outputs.degraded).toBe('false');
    }
    expect(on.issues()).toEqual([]);
  });
});

describe('two jobs of one workflow', () => {
  const other = { 'infra/dns.pem': expired.pem };
  const jobs = [{ include: 'certs/**' }, { include: 'infra/**' }] as const;

  it('with different globs have their own issues: neither closes nor rewrites those of the other', async () => {
    const on = await scheduledOn({ ...FILES, ...other });
    for (const inputs of [...jobs, ...jobs]) await on.run({ inputs });
    expect(on.issues()).toEqual([OPEN, OPEN]);
    expect(on.open().map(({ body }) => /In `?.*\n|certs\/mail\.pem|infra\/dns\.pem/.exec(body)?.[0])).toEqual([
      PLACE,
      'infra/dns.pem',
    ]);
    const writes = () => on.github.calls.filter(({ method, operation }) => method !== 'GET' && operation !== 'graphql');
    const before = writes().length;
    for (const inputs of [...jobs, ...jobs]) await on.run({ inputs });
    expect(writes().filter(({ operation }) => operation.startsWith('issues/')).length).toBe(
      writes().length === before ? 2 : -1,
    );
    on.push({ [PLACE]: renewed.pem });
    await on.run({ inputs: jobs[1] });
    expect(on.issues()).toEqual([OPEN, OPEN]);
    await on.run({ inputs: jobs[0] });
    expect(on.issues()).toEqual([OPEN.replace('open', 'closed'), OPEN]);
    expect(on.repository.comments).toHaveLength(1);
  });

  it('one with globs and one without: the narrow one adds no second issue, and closes none of the other', async () => {
    const on = await scheduledOn({ ...FILES, ...other });
    await on.run();
    await on.run({ inputs: jobs[0] });
    expect(on.issues()).toEqual([OPEN]);
    on.push({ [PLACE]: renewed.pem });
    await on.run({ inputs: jobs[0] });
    expect(on.issues()).toEqual([OPEN]);
    on.push({ 'infra/dns.pem': renewed.pem });
    await on.run({ inputs: jobs[0] });
    expect(on.issues()).toEqual([OPEN]);
    await on.run();
    expect(on.issues()).toEqual([OPEN.replace('open', 'closed')]);
  });

  it('globs that were widened: the issue of before gets worse, and closes, all the same', async () => {
    const on = await scheduledOn(FILES);
    await on.run({ inputs: { ...jobs[0], now: '2026-10-20' } });
    await on.run({ inputs: { now: '2026-11-03' } });
    expect(on.issues()).toEqual([OPEN]);
    expect(on.repository.comments).toHaveLength(1);
    await closesOnceRenewed(on);
  });
});

describe('the run of a repository beside the run of its team', () => {
  it.each(['the team first', 'the repository first'])(
    'none closes what it cannot see, none fights: %s',
    async (order) => {
      const on = await scheduledOn({ 'README.md': 'x', 'tls/mail.pem': expired.pem });
      on.add('legacy', { 'legacy/mail.pem': renewed.pem });
      const team = { repositories: 'corp/web, corp/legacy', now: '2026-10-25' };
      const own = { now: '2026-10-25' };
      const jobs = order === 'the team first' ? [team, own] : [own, team];
      for (const inputs of [...jobs, ...jobs, ...jobs]) await on.run({ inputs });
      const open = on.open().length;
      expect(open).toBeGreaterThan(0);
      expect(on.repository.issues).toHaveLength(open);
      expect(on.repository.comments).toEqual([]);
      const writes = () =>
        on.github.calls.filter(({ operation }) => operation === 'issues/update' || operation === 'issues/create')
          .length;
      const before = writes();
      for (const inputs of [...jobs, ...jobs]) await on.run({ inputs });
      expect(writes()).toBe(before);
      // The repository alone cannot tell that the copy is stale; it closes nothing of the team.
      on.push({ 'tls/mail.pem': renewed.pem });
      await on.run({ inputs: own });
      await on.run({ inputs: team });
      expect(on.open()).toEqual([]);
      expect(on.github.violations).toEqual([]);
    },
  );
});

describe('an issue that an older version opened', () => {
  it('is taken over by the first whole run, and closes on evidence', async () => {
    const on = await scheduledOn(FILES);
    await on.run();
    const [issue] = on.open();
    const old = () => {
      if (issue) issue.body = issue.body.replace(/ part=\w+ policy=\w+ files=[\w-]+ -->/, ' -->');
    };
    old();
    await on.run({ inputs: { exclude: 'certs/**' } });
    expect(on.issues()).toEqual([OPEN]);
    await on.run();
    expect(on.open()[0]?.body).toMatch(/ part=\w+ policy=\w+ files=[\w-]+ -->/);
    expect(on.issues()).toEqual([OPEN]);
    old();
    await closesOnceRenewed(on);
  });
});
