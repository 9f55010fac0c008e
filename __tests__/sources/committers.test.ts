/** Who last changed what has no owner, as far as the history at hand tells for certain. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding, Source } from '../../src/model/index.ts';
import { withCommitters } from '../../src/sources/committers.ts';
import { finding, report } from '../support/builders.ts';
import { ENV, run, scratch, write } from './repository.ts';

const REPOSITORY = 'corp/web';

/** Commits that touch paths, the oldest first: author, address and paths. */
function history(...commits: [name: string, email: string, ...paths: string[]][]): string {
  const root = scratch();
  run(root, ['init', '--quiet', '--initial-branch=main']);
  commits.forEach(([name, email, ...paths], index) => {
    write(root, Object.fromEntries(paths.map((path) => [path, `${index}`])));
    run(root, ['add', '--all']);
    run(root, ['commit', '--quiet', '-m', 'x', `--author=${name} <${email}>`]);
  });
  return root;
}

async function ownersIn(root: string, findings: Partial<Finding>[], more: Partial<Source> = {}) {
  const base: Source = {
    name: REPOSITORY,
    revision: run(root, ['rev-parse', 'HEAD']).trim(),
    entries: [],
    skipped: [],
    access: { kind: 'git', gitDir: join(root, '.git') },
    ...more,
  };
  const all = findings.map((one) => finding({ status: 'new', ...one }));
  return (await withCommitters(report({ findings: all }), base, ENV)).findings.map(({ owners }) => owners);
}

const at = (path: string, repository = REPOSITORY) => ({ repository, path });

describe('the last committers', () => {
  it.each<[string, [string, string][], string[] | undefined]>([
    ['a person', [['Ada Lovelace', 'ada@corp.internal']], ['Ada Lovelace']],
    ['a person whom GitHub knows', [['Ada', '12345+ada-l@users.noreply.github.com']], ['@ada-l']],
    ['the older form of such an address', [['Ada', 'ada@users.noreply.github.com']], ['@ada']],
    [
      'the two latest',
      [
        ['A', 'a@x.y'],
        ['B', 'b@x.y'],
        ['C', 'c@x.y'],
        ['B', 'b@x.y'],
      ],
      ['B', 'C'],
    ],
    [
      'nobody who is a bot',
      [
        ['A', 'a@x.y'],
        ['renovate[bot]', '1+renovate[bot]@users.noreply.github.com'],
      ],
      ['A'],
    ],
    [
      'no build account',
      [
        ['A', 'a@x.y'],
        ['github-actions', 'actions@github.com'],
        ['CI', 'noreply@corp.internal'],
      ],
      ['A'],
    ],
    ['nobody by an address', [['ada@corp.internal', 'ada@corp.internal']], undefined],
    ['nobody by a name like a handle', [['@corp/board', 'mallory@corp.internal']], undefined],
    ['a name beyond ASCII', [['Žofie Ø', 'z@corp.internal']], ['Žofie Ø']],
  ])('name %s', async (_, people, expected) => {
    const root = history(...people.map(([name, email]): [string, string, string] => [name, email, 'tls.pem']));
    expect(await ownersIn(root, [{ location: at('tls.pem') }])).toEqual([expected]);
  });

  it('are those of the place, and first of what depends on it where a change takes something away', async () => {
    const root = history(['A', 'a@x.y', 'certs/a.yaml'], ['B', 'b@x.y', 'apps/b.yaml']);
    const related = [at('apps/b.yaml'), at('apps/b.yaml', 'corp/other')];
    const concerned = { location: at('certs/a.yaml'), related };
    expect(
      await ownersIn(root, [
        { ...concerned, rule: 'expired' },
        { ...concerned, rule: 'automation-removed' },
        { ...concerned, rule: 'automation-removed', owners: [] },
        { ...concerned, rule: 'copies-left-behind', related: [] },
      ]),
    ).toEqual([['A'], ['B', 'A'], ['B', 'A'], ['A']]);
  });

  it('are asked for nothing that has owners or does not count', async () => {
    const root = history(['A', 'a@x.y', 'a.pem']);
    const location = at('a.pem');
    expect(
      await ownersIn(root, [
        { location, owners: ['@corp/web'] },
        { location, status: 'existing' },
        { location, context: 'fixture' },
        { location, suppressed: { by: 'ignore', reason: 'x' } },
        { location },
      ]),
    ).toEqual([['@corp/web'], undefined, undefined, undefined, ['A']]);
  });

  it('are asked for at most 40 paths', async () => {
    const paths = Array.from({ length: 41 }, (_, index) => `${index}.pem`);
    const root = history(['A', 'a@x.y', ...paths]);
    const owners = await ownersIn(
      root,
      paths.map((path) => ({ location: at(path) })),
    );
    expect(owners.filter((one) => one !== undefined)).toHaveLength(40);
  });

  it('of a shallow clone are no more than it shows', async () => {
    const root = history(['A', 'a@x.y', 'a.pem', 'b.pem'], ['B', 'b@x.y', 'c.pem'], ['C', 'c@x.y', 'b.pem']);
    const clone = join(scratch(), 'clone');
    const findings = [{ location: at('a.pem') }, { location: at('b.pem') }];
    run(root, ['clone', '--quiet', '--depth=1', `file://${root}`, clone]);
    expect(await ownersIn(clone, findings)).toEqual([undefined, undefined]);
    run(clone, ['fetch', '--quiet', '--depth=2']);
    expect(await ownersIn(clone, findings)).toEqual([undefined, ['C']]);
    expect(await ownersIn(root, findings)).toEqual([['A'], ['C', 'A']]);
  });

  it('are unknown where there is no history, and where git fails', async () => {
    const root = history(['A', 'a@x.y', 'a.pem']);
    const findings = [{ location: at('a.pem') }];
    expect(await ownersIn(root, findings, { access: { kind: 'memory', contents: {} } })).toEqual([undefined]);
    expect(await ownersIn(root, findings, { revision: '0'.repeat(40) })).toEqual([undefined]);
    expect(await ownersIn(root, [{ location: at(':(glob)**') }])).toEqual([undefined]);
  });
});
