/** Pull requests that pass because the change was not looked at: through the bundle, each is read from git, or is not green. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, run as git } from '../sources/repository.ts';
import { status } from '../support/github/faults.ts';
import type { JobOptions } from '../support/github/pull-request.ts';
import { expired, renewed, withPull } from '../support/github/scenarios.ts';

const PLACE = 'certs/mail.pem';
const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 1704\n';
const CLAIM = 'None of them has to do with certificates';

function clear(workspace: string): void {
  for (const name of readdirSync(workspace)) rmSync(join(workspace, name), { recursive: true });
}

/** What `path:` of actions/checkout does. */
function into(path: string): (workspace: string) => void {
  return (workspace) => {
    const names = readdirSync(workspace);
    mkdirSync(join(workspace, path), { recursive: true });
    for (const name of names) renameSync(join(workspace, name), join(workspace, path, name));
    writeFileSync(join(workspace, 'build.log'), 'x');
  };
}

describe.concurrent('an expired certificate is found', () => {
  const jobs: [string, JobOptions][] = [
    ['in a checkout with path:', { prepare: into('app') }],
    ['in a checkout with a path: of two folders', { prepare: into('source/app') }],
    ['without a checkout', { prepare: clear }],
    [
      'without a checkout, beside a stray file',
      {
        prepare: (root) => {
          clear(root);
          writeFileSync(join(root, 'stray.txt'), 'x');
        },
      },
    ],
    ['in a sparse checkout', { sparse: ['docs'] }],
    ['after a step deleted it', { prepare: (root) => rmSync(join(root, 'certs'), { recursive: true }) }],
    ['after a step replaced it', { prepare: (root) => writeFileSync(join(root, PLACE), renewed.pem) }],
    ['after a step removed it from the index', { prepare: (root) => void git(root, ['rm', '--quiet', '-f', PLACE]) }],
    [
      'after a step committed something else',
      {
        prepare: (root) => {
          writeFileSync(join(root, PLACE), renewed.pem);
          commit(root);
        },
      },
    ],
    ['where the base is checked out', { checkout: 'base' }],
    ['where the base is checked out, on pull_request_target', { checkout: 'base', event: 'pull_request_target' }],
  ];

  it.each(jobs)('%s', (_, job) =>
    withPull({ base: { [PLACE]: renewed.pem, 'docs/a.md': 'x' } }, async (pull) => {
      const run = await pull.run({ comment: 'never' }, job);
      expect(run).toMatchObject({ code: 1, outputs: { result: 'findings', 'new-findings': '1', incomplete: 'false' } });
      expect(run.out).toMatch(/^::error file=certs\/mail\.pem,line=1,/m);
      expect(run.out).not.toContain(CLAIM);
    }),
  );

  it('in what Git LFS stores, where the checkout has fetched it', () =>
    withPull({ head: { [PLACE]: POINTER } }, async (pull) => {
      const prepare = (root: string) => writeFileSync(join(root, PLACE), expired.pem);
      const run = await pull.run({ comment: 'never' }, { prepare });
      expect(run.outputs).toMatchObject({ result: 'findings', 'new-findings': '1', incomplete: 'false' });
    }));
});

describe.concurrent('a change that could not be read', () => {
  it('is not green where nothing is checked out and git is not served, and says what to do', () =>
    withPull({}, async (pull) => {
      pull.github.faults.push({ operation: 'git', ...status(503) });
      const run = await pull.run({ comment: 'never' }, { prepare: clear });
      expect(run).toMatchObject({ code: 1, outputs: { result: 'incomplete', incomplete: 'true' } });
      expect(run.out).toContain('run actions/checkout in an earlier step');
      expect(run.out).toMatch(/^::error title=Certificate hygiene failed::This change may touch certificates/m);
      expect(run.out).not.toContain(CLAIM);
      const allowed = await pull.run({ comment: 'never', 'allow-incomplete': 'true' }, { prepare: clear });
      expect(allowed).toMatchObject({ code: 0, outputs: { result: 'incomplete' } });
    }));

  it('is not green where a large file has signs of certificates, whatever its name', () =>
    withPull({ head: { 'notes.dat': `${expired.pem}${'filler\n'.repeat(2_500_000)}` } }, async (pull) => {
      expect(await pull.run({ comment: 'never' })).toMatchObject({ code: 1, outputs: { incomplete: 'true' } });
    }));

  it('is not green where the pointer of Git LFS is all there is', () =>
    withPull({ head: { [PLACE]: POINTER } }, async (pull) => {
      expect(await pull.run({ comment: 'never' })).toMatchObject({ code: 1, outputs: { incomplete: 'true' } });
    }));
});

describe.concurrent('a pointer of Git LFS that is deleted', () => {
  it('leaves no hole in the change', () =>
    withPull({ base: { [PLACE]: POINTER, 'README.md': 'x' }, head: { [PLACE]: null } }, async (pull) => {
      const run = await pull.run({ comment: 'never' });
      expect(run).toMatchObject({ code: 0, outputs: { result: 'clean', incomplete: 'false' } });
    }));
});

describe.concurrent('a pointer of Git LFS that a certificate replaces', () => {
  const pointerTo = (content: string) =>
    POINTER.replace(/[0-9a-f]{64}/, createHash('sha256').update(content).digest('hex'));

  it('is a new finding where the content is another one', () =>
    withPull({ base: { [PLACE]: pointerTo(renewed.pem) }, head: { [PLACE]: expired.pem } }, async (pull) => {
      const run = await pull.run({ comment: 'never' });
      expect(run).toMatchObject({ code: 1, outputs: { result: 'findings', 'new-findings': '1', incomplete: 'false' } });
    }));

  it('is no new finding where it is what the pointer stood for, and the run is complete', () =>
    withPull({ base: { [PLACE]: pointerTo(expired.pem) }, head: { [PLACE]: expired.pem } }, async (pull) => {
      const run = await pull.run({ comment: 'never' });
      expect(run).toMatchObject({ code: 0, outputs: { 'new-findings': '0', incomplete: 'false' } });
    }));
});

describe.concurrent('include that matches no changed file', () => {
  it('is not green where the change touches certificates', () =>
    withPull({}, async (pull) => {
      const run = await pull.run({ include: 'web/certs/**' });
      expect(run).toMatchObject({ code: 1, outputs: { result: 'incomplete' } });
      expect(run.out).toMatch(/include matches no changed file, but certs\/mail\.pem may hold certificates/);
      expect(run.out).not.toContain(CLAIM);
      expect((await pull.run({ include: 'web/certs/**', 'allow-incomplete': 'true' })).code).toBe(0);
    }));

  it('is green where it does not', () =>
    withPull({ head: { 'README.md': 'Mail, again.\n' } }, async (pull) => {
      expect(await pull.run({ include: 'certs/**' })).toMatchObject({ code: 0, outputs: { result: 'clean' } });
    }));

  it('is green where another changed file is included', () =>
    withPull({ head: { [PLACE]: expired.pem, 'web/a.txt': 'x' } }, async (pull) => {
      const run = await pull.run({ include: 'web/**' });
      expect(run).toMatchObject({ code: 0, outputs: { result: 'clean' } });
      expect(run.out).toContain('include and exclude omit 1 of them');
    }));

  it('that exclude leaves out is told, and nothing is claimed of it', () =>
    withPull({}, async (pull) => {
      const run = await pull.run({ exclude: 'certs/**' });
      expect(run).toMatchObject({ code: 0, outputs: { result: 'clean', 'fixed-findings': '0' } });
      expect(run.out).toContain('include and exclude omit it');
      expect(run.out).not.toContain(CLAIM);
    }));
});
