import { describe, expect, it } from 'vitest';
import type { ExpectEntry, IgnoreEntry, Inventory } from '../../src/model/index.ts';
import { readBaseline } from '../../src/policy/baseline.ts';
import { judge } from '../../src/policy/judge.ts';
import { rules } from '../../src/rules/index.ts';
import {
  at,
  certificate,
  fingerprint,
  inventory,
  location,
  NOW,
  policy,
  repository,
  sighting,
  topology,
  unreadable,
} from '../support/builders.ts';

const CONFIG = '.github/cert-hygiene.yml';
const OURS = new Set([
  'expired',
  'weak-key',
  'unreadable',
  'suppression-lapsed',
  'suppression-unused',
  'expectation-broken',
]);

interface Case {
  ignore?: Partial<IgnoreEntry>[];
  expect?: ExpectEntry[];
  baseline?: string;
  contents?: Partial<Inventory>;
  now?: number;
  levels?: Record<string, 'off'>;
}

const verdict = ({ ignore = [], expect: expected = [], baseline, contents, now = NOW, levels = {} }: Case) =>
  judge({
    inventory: inventory(contents),
    topology: topology(),
    now,
    rules: rules.filter((rule) => OURS.has(rule.id)),
    policy: policy({
      levels,
      ignore: ignore.map((entry, i) => ({
        reason: 'ticket 123',
        until: '2026-12-31',
        ...entry,
        location: location(CONFIG, i + 2),
      })),
      expect: expected.map((entry, i) => ({ ...entry, location: location(CONFIG, i + 20) })),
    }),
    baseline: baseline === undefined ? undefined : readBaseline(baseline, 'baseline.txt'),
  }).findings.map((finding) => ({ ...finding, at: `${finding.location.path}:${finding.location.line}` }));

const old = (...paths: string[]) =>
  certificate({ notAfter: '2026-01-01T00:00:00Z', sightings: paths.map((path) => sighting(path)) });

describe('an ignore entry', () => {
  const one = old('legacy/a.pem');
  const contents = { certificates: [one] };

  it.each<[string, Partial<IgnoreEntry>]>([
    ['by rule', { rule: 'expired' }],
    ['by path', { path: 'legacy/**' }],
    ['by certificate', { certificate: one.fingerprint }],
    ['by all three', { rule: 'expired', path: 'legacy/**', certificate: one.fingerprint }],
  ])('accepts %s', (_, entry) => {
    expect(verdict({ contents, ignore: [entry] })).toMatchObject([
      { rule: 'expired', level: 'error', suppressed: { by: 'ignore', reason: 'ticket 123', until: '2026-12-31' } },
    ]);
  });

  it.each<[string, Partial<IgnoreEntry>]>([
    ['another rule', { rule: 'weak-key', path: 'legacy/**' }],
    ['another path', { rule: 'expired', path: 'prod/**' }],
    ['another certificate', { rule: 'expired', certificate: fingerprint() }],
  ])('of %s accepts nothing, and is unused', (_, entry) => {
    expect(verdict({ contents, ignore: [entry] })).toMatchObject([
      { rule: 'expired', level: 'error' },
      { rule: 'suppression-unused', level: 'note', at: `${CONFIG}:2` },
    ]);
  });

  it('accepts single places: the others still count', () => {
    const found = verdict({
      contents: { certificates: [old('legacy/a.pem', 'prod/a.pem')] },
      ignore: [{ path: 'legacy/**' }],
    });
    expect(found).toMatchObject([{ rule: 'expired', at: 'prod/a.pem:1', related: [location('legacy/a.pem', 1)] }]);
    expect(found[0]).not.toHaveProperty('suppressed');
  });

  it.each([
    ['more than seven days before its end', '2026-11-23T23:59:59Z', ['expired*']],
    ['seven days before its end', '2026-11-24T00:00:00Z', ['suppression-lapsed', 'expired*']],
    ['on its last day', '2026-11-30T23:59:59Z', ['suppression-lapsed', 'expired*']],
    ['a second later', '2026-12-01T00:00:00Z', ['expired', 'suppression-lapsed']],
  ])('%s', (_, now, expected) => {
    const found = verdict({ contents, ignore: [{ rule: 'expired', until: '2026-11-30' }], now: at(now) });
    expect(found.map(({ rule, suppressed }) => (suppressed === undefined ? rule : `${rule}*`))).toEqual(expected);
    const lapsed = found.find(({ rule }) => rule === 'suppression-lapsed');
    if (lapsed !== undefined)
      expect(lapsed).toMatchObject({ at: `${CONFIG}:2`, related: [location('legacy/a.pem', 1)] });
  });

  it.each(['2020-01-01', '2026-11-26'])('of the last day %s is unused when what it accepted is gone', (until) => {
    expect(verdict({ ignore: [{ rule: 'expired', until }] }).map(({ rule }) => rule)).toEqual(['suppression-unused']);
  });

  it.each<[string, string, string[], object?]>([
    ['on its last day', '2026-11-30T23:59:59Z', ['suppression-lapsed', 'expired*']],
    ['a second later', '2026-12-01T00:00:00Z', ['expired', 'suppression-lapsed']],
    ['of another rule', '2026-11-30T00:00:00Z', ['expired', 'suppression-unused'], { rule: 'weak-key' }],
    ['of a line below', '2026-11-30T00:00:00Z', ['expired', 'suppression-unused'], { from: 2, to: 3 }],
    ['in another file', '2026-11-30T00:00:00Z', ['expired', 'suppression-unused'], { path: 'b.pem' }],
  ])('in a comment, %s', (_, now, expected, other = {}) => {
    const said = { rule: 'expired', until: '2026-11-30', reason: 'x', from: 1, to: 1, anchor: '', ...other };
    const comment = { ...location('legacy/a.pem', 1), ...said };
    const found = verdict({ contents: { ...contents, ignoreComments: [comment] }, now: at(now) });
    expect(found.map(({ rule, suppressed }) => (suppressed === undefined ? rule : `${rule}*`))).toEqual(expected);
  });

  it('that accepts nothing is told with all that it names', () => {
    const ignore = [{ rule: 'expired', path: 'nowhere/**', certificate: one.fingerprint }];
    const found = verdict({ contents, ignore }).find(({ rule }) => rule === 'suppression-unused');
    expect(found?.message).toContain(`rule expired, path nowhere/**, certificate ${one.fingerprint.slice(0, 16)}`);
  });

  it('with a day that cannot be read accepts nothing', () => {
    expect(verdict({ contents, ignore: [{ rule: 'expired', until: 'for ever' }] })[0]).not.toHaveProperty('suppressed');
  });

  it.each(['excluded', 'too-large', 'denied', 'unreadable'] as const)(
    'is not called unused when a file was %s',
    (reason) => {
      const repositories = [repository({ skipped: [{ path: 'legacy/a.pem', reason }] })];
      expect(verdict({ contents: { repositories }, ignore: [{ path: 'legacy/**' }] })).toEqual([]);
    },
  );

  it('is called unused when links and submodules were skipped', () => {
    const repositories = [
      repository({
        skipped: [
          { path: 'a', reason: 'symlink' },
          { path: 'b', reason: 'submodule' },
        ],
      }),
    ];
    expect(verdict({ contents: { repositories }, ignore: [{ path: 'legacy/**' }] })).toHaveLength(1);
  });

  it('does not accept what is said of the policy itself', () => {
    const ignore = [{ rule: 'suppression-unused' }, { path: `${CONFIG}` }];
    const found = verdict({ ignore });
    expect(found.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['suppression-unused', undefined],
      ['suppression-unused', undefined],
    ]);
    expect(verdict({ ignore, levels: { 'suppression-unused': 'off' } })).toEqual([]);
  });
});

describe('an expectation', () => {
  const bad = old('tests/expired.pem');
  const weak = certificate({
    sightings: [sighting('tests/weak.pem')],
    publicKey: { algorithm: 'RSA', bits: 512, fingerprint: fingerprint() },
  });

  it('accepts what it expects, with any rule of its state', () => {
    const found = verdict({
      contents: { certificates: [bad, weak], unreadable: [unreadable('tests/broken.pem')] },
      expect: [
        { path: 'tests/expired.pem', state: 'expired' },
        { path: 'tests/weak.pem', state: 'weak' },
        { path: 'tests/broken.*', state: 'unreadable' },
      ],
    });
    expect(found.map(({ rule, suppressed }) => [rule, suppressed?.by])).toEqual([
      ['expired', 'expect'],
      ['weak-key', 'expect'],
      ['unreadable', 'expect'],
    ]);
  });

  it('accepts nothing else', () => {
    const found = verdict({
      contents: { certificates: [weak] },
      expect: [{ path: 'tests/weak.pem', state: 'expired' }],
    });
    expect(found.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['expectation-broken', undefined],
      ['weak-key', undefined],
    ]);
  });

  it('is an error at its entry when the certificate is sound, and names the file', () => {
    const renewed = certificate({ sightings: [sighting('tests/expired.pem')] });
    expect(
      verdict({ contents: { certificates: [renewed] }, expect: [{ path: 'tests/*.pem', state: 'expired' }] }),
    ).toMatchObject([
      {
        rule: 'expectation-broken',
        level: 'error',
        at: `${CONFIG}:20`,
        key: 'expectation-broken|expect: tests/*.pem: expired',
        related: [{ path: 'tests/expired.pem' }],
      },
    ]);
  });

  it('asks each file that it matches, for one certificate of that state', () => {
    const chain = certificate({ sightings: [sighting('tests/a.pem', 20)] });
    const certificates = [
      old('tests/a.pem', 'tests/b.pem'),
      chain,
      certificate({ sightings: [sighting('tests/c.pem')] }),
    ];
    const found = verdict({ contents: { certificates }, expect: [{ path: 'tests/*.pem', state: 'expired' }] });
    expect(found.find(({ rule }) => rule === 'expectation-broken')?.related.map(({ path }) => path)).toEqual([
      'tests/c.pem',
    ]);
  });

  it('is broken when the file is gone, unless it may lie in what was not read', () => {
    const entry: ExpectEntry = { path: 'tests/a.pem', state: 'unreadable' };
    expect(verdict({ expect: [entry] }).map(({ rule }) => rule)).toEqual(['expectation-broken']);
    const repositories = [repository({ skipped: [{ path: 'tests/a.pem', reason: 'denied' }] })];
    expect(verdict({ expect: [entry], contents: { repositories } })).toEqual([]);
  });

  it('holds although its rule is off', () => {
    expect(
      verdict({
        contents: { certificates: [bad] },
        expect: [{ path: 'tests/*', state: 'expired' }],
        levels: { expired: 'off' },
      }),
    ).toEqual([]);
  });

  it('speaks before an ignore entry, which both have then matched', () => {
    const found = verdict({
      contents: { certificates: [bad] },
      expect: [{ path: 'tests/*', state: 'expired' }],
      ignore: [{ rule: 'expired' }],
    });
    expect(found.map(({ rule, suppressed }) => [rule, suppressed?.by])).toEqual([['expired', 'expect']]);
  });
});

describe('a line of the baseline', () => {
  const one = old('a b/ü.pem', 'prod/a.pem');
  const contents = { certificates: [one] };

  it('accepts a subject wherever it lies', () => {
    expect(verdict({ contents, baseline: `expired ${one.fingerprint}\n` })).toMatchObject([
      { suppressed: { by: 'baseline' } },
    ]);
  });

  it('accepts it at one path, where it names one', () => {
    const found = verdict({ contents, baseline: `expired ${one.fingerprint} a%20b/%C3%BC.pem\n` });
    expect(found).toMatchObject([{ at: 'prod/a.pem:1' }]);
    expect(found[0]).not.toHaveProperty('suppressed');
  });

  it('that matches nothing is counted in one finding at the baseline', () => {
    const lines = [`expired ${one.fingerprint}`, `expired ${fingerprint()}`, `weak-key ${one.fingerprint}`];
    expect(verdict({ contents, baseline: lines.join('\n') })).toMatchObject([
      { rule: 'suppression-unused', level: 'note', at: 'baseline.txt:2', related: [location('baseline.txt', 3)] },
      { rule: 'expired', suppressed: { by: 'baseline' } },
    ]);
  });
});
