import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAudit } from '../../src/commands/run-audit.ts';
import type { Runtime } from '../../src/commands/runtime.ts';
import { isPublic } from '../../src/github/event.ts';
import { toInstant } from '../../src/util/dates.ts';
import { UsageError } from '../../src/util/errors.ts';
import { ENV, repository, run } from '../sources/repository.ts';

const WORKFLOW = `on: { schedule: [{ cron: '17 3 * * *' }] }
jobs:
  renew:
    runs-on: ubuntu-24.04
    steps:
      - run: certbot renew --deploy-hook /opt/deploy.sh
`;
const DAY = 86_400_000;

describe('the schedule of a public repository', () => {
  const audited = async (days: number, visible: boolean) => {
    const cwd = repository({ '.github/workflows/renew.yml': WORKFLOW });
    const committed = Number(run(cwd, ['log', '-1', '--format=%ct'])) * 1_000;
    const request = { paths: ['.'], now: committed + days * DAY, include: [], exclude: [], passwords: [] };
    const world = { cwd, env: ENV, workerUrl: undefined, elapsed: () => 0 } as unknown as Runtime;
    const { inventory, findings } = await runAudit({ ...request, public: visible }, world);
    const found = findings.filter(({ rule }) => rule === 'github-actions-schedule-lapses');
    return { committed: toInstant(committed), known: inventory.repositories[0]?.committed, found };
  };

  it('is about to be switched off where nothing has happened for long', async () => {
    const { committed, known, found } = await audited(46, true);
    expect(known).toBe(committed);
    expect(found).toMatchObject([{ level: 'warning', message: expect.stringContaining(committed.slice(0, 10)) }]);
  });

  it.each([
    ['after 44 days', 44, true],
    ['of a repository that may be private', 400, false],
  ])('%s is not', async (_, days, visible) => {
    expect((await audited(days, visible)).found).toEqual([]);
  });
});

describe('what was read otherwise than one would think', () => {
  const noticesOf = async (files: Record<string, string>, globs: { include?: string[]; exclude?: string[] }) => {
    const root = repository(files);
    const request = { paths: ['.'], now: 0, include: [], exclude: [], passwords: [], ...globs };
    const { notices } = await runAudit(request, {
      cwd: root,
      env: ENV,
      workerUrl: undefined,
      elapsed: () => 0,
    } as unknown as Runtime);
    return notices?.map((text) => text.replace(basename(root), 'web'));
  };

  it.each([
    ['a file', { 'a.txt': 'x' }, {}, undefined],
    ['no file', {}, {}, ['web: it has no file, so nothing was scanned.']],
    [
      'a glob with a slip',
      { 'a.txt': 'x' },
      { include: ['cert/**'] },
      ['web: include and exclude match no file, so nothing was scanned.'],
    ],
    [
      'too much left out',
      { 'a.txt': 'x' },
      { exclude: ['**'] },
      ['web: include and exclude match no file, so nothing was scanned.'],
    ],
  ])('%s', async (_, files, globs, notices) => {
    expect(await noticesOf(files as Record<string, string>, globs)).toEqual(notices);
  });
});

describe('paths of an audit', () => {
  const audited = async (...paths: string[]) => {
    const root = repository({
      'services/a/x.txt': 'a',
      'services/b/x.txt': 'b',
      'services/[b]/x.txt': 'c',
      'y.txt': 'd',
    });
    const request = { paths, now: 0, include: [], exclude: [], passwords: [] };
    const { inventory } = await runAudit(request, {
      cwd: root,
      env: ENV,
      workerUrl: undefined,
      elapsed: () => 0,
    } as unknown as Runtime);
    return inventory.repositories.map(({ name, files }) => `${name.replace(basename(root), 'web')} ${files}`).sort();
  };

  it.each<[string[], string[]]>([
    [['services/*'], ['[b] 1', 'a 1', 'b 1']],
    [['services/**'], ['services 3']],
    [['services/[b]'], ['[b] 1']],
    [['services/[ab]'], ['a 1', 'b 1']],
  ])('%j are %j', async (paths, expected) => {
    expect((await audited(...paths)).map((line) => line.replace(/^.*\//, ''))).toEqual(expected);
  });

  it('that match nothing are the mistake of the user', async () => {
    await expect(audited('service/*')).rejects.toThrow(new UsageError('service/* matches nothing'));
  });
});

describe('isPublic', () => {
  it.each([
    [{ repository: { private: false } }, true],
    [{ repository: { private: true } }, false],
    [{ repository: {} }, false],
    [{ repository: null }, false],
    [{}, false],
    [undefined, false],
    ['?', false],
  ])('%j: %s', (payload, expected) => expect(isPublic(payload)).toBe(expected));
});
