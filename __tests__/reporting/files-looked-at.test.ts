/** What a report tells of the files that an issue names; whole runs are in `bundle/issue-evidence.test.ts`. */
import { describe, expect, it } from 'vitest';
import type { Inventory, Repository } from '../../src/model/index.ts';
import { filesLookedAt, type ReadScope } from '../../src/reporting/files-looked-at.ts';
import { ENDPOINTS, type NamedFile } from '../../src/reporting/named-files.ts';
import { certificate, inventory, report, repository, sighting, unreadable } from '../support/builders.ts';

const WHOLE: ReadScope = { include: [], exclude: [], endpoints: true };
const REVISION = 'a'.repeat(40);
const web = (overrides: Partial<Repository> = {}) => repository({ revision: REVISION, ...overrides });
const file = (path: string, repository = 'corp/web'): NamedFile => ({ repository, path });

async function why(
  files: NamedFile[] | undefined,
  of: Partial<Inventory> = {},
  scope: Partial<ReadScope> = {},
  sameGlobs = false,
) {
  const unseen = await filesLookedAt(report({ inventory: inventory({ repositories: [web()], ...of }) }), {
    ...WHOLE,
    ...scope,
  });
  return unseen(files, sameGlobs);
}

describe('a file was looked at', () => {
  it.each<[string, NamedFile, Partial<Inventory>]>([
    ['that was read or is gone', file('a.pem'), {}],
    ['of an empty repository', file('a.pem'), { repositories: [web({ failure: { reason: 'empty', detail: '' } })] }],
    [
      'of a repository that has another name now',
      file('a.pem', 'corp/old'),
      { repositories: [web({ formerName: 'corp/old' })] },
    ],
    [
      'beside one that was not read',
      file('a.pem'),
      { repositories: [web({ skipped: [{ path: 'b.pem', reason: 'symlink' }] })] },
    ],
    [
      'that holds something else beside what cannot be read',
      file('a.jks'),
      { unreadable: [unreadable('a.jks')], certificates: [certificate({ sightings: [sighting('a.jks')] })] },
    ],
    ['that could not be read before', { ...file('a.jks'), unreadable: true }, { unreadable: [unreadable('a.jks')] }],
    [
      'in a folder with links',
      file('certs/'),
      { repositories: [web({ skipped: [{ path: 'certs/l', reason: 'symlink' }] })] },
    ],
    ['on an endpoint that was asked', ENDPOINTS, { served: [] }],
  ])('%s', async (_, one, of) => expect(await why([one], of)).toBeUndefined());
});

describe('a file was not looked at', () => {
  const skips = (path: string, reason: 'symlink' | 'submodule' | 'lfs-pointer' | 'excluded' | 'denied') => ({
    repositories: [web({ skipped: [{ path, reason }] })],
  });
  it.each<[string, NamedFile, Partial<Inventory>, Partial<ReadScope>, RegExp]>([
    ['of another repository', file('a.pem', 'corp/dns'), {}, {}, /corp\/dns is not part of this scan/],
    [
      'of a repository that failed',
      file('a.pem'),
      { repositories: [web({ failure: { reason: 'timeout', detail: '' } })] },
      {},
      /was not read/,
    ],
    ['of a folder without git', file('a.pem'), { repositories: [repository()] }, {}, /not read from a commit/],
    ['that is a link', file('a.pem'), skips('a.pem', 'symlink'), {}, /not read \(symlink\)/],
    ['that is a pointer', file('a.pem'), skips('a.pem', 'lfs-pointer'), {}, /lfs-pointer/],
    ['in a submodule', file('certs/a.pem'), skips('certs', 'submodule'), {}, /submodule/],
    ['in a folder with a submodule', file('certs/'), skips('certs/x', 'submodule'), {}, /submodule/],
    ['in a folder with one that is forbidden', file(''), skips('certs/x', 'denied'), {}, /denied/],
    ['that a glob of a shard left out', file('certs/a.pem'), skips('certs/**', 'excluded'), {}, /include or exclude/],
    ['outside of what a shard includes', file('certs/a.pem'), skips('**', 'excluded'), {}, /include or exclude/],
    ['that is excluded', file('certs/a.pem'), {}, { exclude: ['certs/**'] }, /include or exclude/],
    ['that is not included', file('certs/a.pem'), {}, { include: ['src/**'] }, /include or exclude/],
    ['that cannot be read now', file('a.jks'), { unreadable: [unreadable('a.jks')] }, {}, /could not be read/],
    [
      'that a step removed from the index',
      file('a.pem'),
      {},
      { removed: { repository: 'corp/web', paths: new Set(['a.pem']) } },
      /removed from the index/,
    ],
    [
      'in a folder of which a step removed something',
      file('certs/'),
      {},
      { removed: { repository: 'corp/web', paths: new Set(['certs/a.pem']) } },
      /removed from the index/,
    ],
    ['on an endpoint that nobody asked', ENDPOINTS, {}, { endpoints: false }, /endpoints were not probed/],
  ])('%s', async (_, one, of, scope, reason) => {
    expect(await why([one], of, scope)).toMatch(reason);
  });

  it('by its globs, unless they are those of the issue', async () => {
    const scope = { include: ['certs/*.pem'] };
    expect(await why([file('certs/')], {}, scope)).toMatch(/include or exclude/);
    expect(await why([file('certs/')], {}, scope, true)).toBeUndefined();
    const repositories = [web({ skipped: [{ path: 'certs', reason: 'excluded' as const }] })];
    expect(await why([file('certs/a.pem')], { repositories }, {}, true)).toBeUndefined();
  });

  it('of a submodule, by globs that start at the repository around it', async () => {
    const repositories = [web(), web({ name: 'corp/certs', within: { repository: 'corp/web', path: 'vendor/certs' } })];
    const scope = { exclude: ['vendor/**'] };
    expect(await why([file('a.pem', 'corp/certs')], { repositories }, scope)).toMatch(/include or exclude/);
    expect(await why([file('a.pem', 'corp/certs')], { repositories })).toBeUndefined();
  });
});

describe('files that nobody knows', () => {
  it.each<[string, Partial<Inventory>, Partial<ReadScope>, boolean]>([
    ['were looked at where everything was read', {}, {}, true],
    ['may be left out by a glob', {}, { include: ['certs/**'] }, false],
    ['may be in a pointer', { repositories: [web({ skipped: [{ path: 'a', reason: 'lfs-pointer' }] })] }, {}, false],
    ['may be in a folder without git', { repositories: [repository()] }, {}, false],
    ['may have been removed', {}, { removed: { repository: 'corp/web', paths: new Set(['a']) } }, false],
  ])('%s', async (_, of, scope, seen) => expect((await why(undefined, of, scope)) === undefined).toBe(seen));
});
