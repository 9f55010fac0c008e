import { describe, expect, it } from 'vitest';
import { judgeInventory } from '../../src/audit/audit.ts';
import { factRule } from '../../src/facts/rule.ts';
import type { Context, Inventory, Level, Problem, Rule } from '../../src/model/index.ts';
import { readConfig } from '../../src/policy/config.ts';
import { type JudgeInput, judge } from '../../src/policy/judge.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { expired } from '../../src/rules/expired.ts';
import { expiring } from '../../src/rules/expiring.ts';
import { suppressionUnused } from '../../src/rules/suppression-unused.ts';
import { weakKey } from '../../src/rules/weak-key.ts';
import {
  certificate,
  fact,
  fingerprint,
  inventory,
  location,
  NOW,
  policy,
  repository,
  root,
  sighting,
  topology,
} from '../support/builders.ts';

const OLD = '2026-01-01T00:00:00Z';

/** A rule that says what it is told to. */
const saying = (id: string, problems: (Partial<Problem> & { subject: string })[], level: Level = 'error'): Rule => ({
  id,
  title: id,
  level,
  why: 'why',
  fix: `fix of ${id}`,
  references: [],
  since: '0.1.0',
  *check() {
    for (const problem of problems)
      yield { message: `${problem.subject} is bad.`, locations: [location()], ...problem };
  },
});

const verdict = (overrides: Partial<JudgeInput> & { contents?: Partial<Inventory> } = {}) => {
  const { contents, ...rest } = overrides;
  return judge({
    inventory: inventory(contents),
    topology: topology(),
    policy: policy(),
    now: NOW,
    rules: [expired],
    ...rest,
  });
};
const byFolder = policy({
  contextOf: ({ path }): Context =>
    path.startsWith('test/') ? 'fixture' : path.startsWith('docs/') ? 'example' : 'production',
});

describe('the time of the rules', () => {
  let clock = 0;
  const limit = { milliseconds: 100, elapsed: () => clock };
  /** A rule that takes so many milliseconds for each fact of a repository. */
  const slow = (id: string, took: Record<string, number>) =>
    factRule('x', {
      ...{ id, title: id, level: 'note', why: '', fix: '', references: [] },
      problem({ location: { repository: name } }) {
        clock += took[name] ?? 0;
        return 'It is bad.';
      },
    });
  const facts = ['b/bomb', 'b/bomb', 'b/bomb', 'w/web'].map((name, line) =>
    fact({ mechanism: 'x', location: { repository: name, path: `a${line}` } }),
  );
  const repositories = [repository({ name: 'b/bomb' }), repository({ name: 'w/web' })];
  const within = (rules: Rule[]) => {
    clock = 0;
    const judged = verdict({ rules, limit, topology: topology({ facts }), contents: { repositories, facts } });
    return { ...judged, found: judged.findings.map(({ rule, location: at }) => `${rule} ${at.repository}`) };
  };

  it('ends for a repository that uses it up, and goes on for the others', () => {
    const judged = within([slow('first', { 'b/bomb': 60 }), slow('second', {})]);
    // Two of its three facts were looked at.
    expect(clock).toBe(120);
    expect(judged.found).toEqual(['first b/bomb', 'first b/bomb', 'first w/web', 'second w/web']);
    expect(judged.unfinished).toEqual(['b/bomb']);
  });

  it.each([
    [100, ['first w/web', 'second w/web']],
    [101, ['first w/web']],
  ])('of a rule over all repositories: %i ms of 100', (took, found) => {
    const everywhere = (id: string): Rule => ({
      ...saying(id, []),
      *check() {
        clock += id === 'first' ? took : 0;
        yield { subject: id, message: 'It is bad.', locations: [{ repository: 'w/web', path: 'a' }] };
      },
    });
    const judged = within([everywhere('first'), everywhere('second')]);
    expect(judged.found).toEqual(found);
    expect(judged.unfinished).toEqual(found.length === 1 ? ['b/bomb', 'w/web'] : []);
  });

  it('is enough for rules that stay below it, however many they are', () => {
    const judged = within([
      slow('first', { 'b/bomb': 20, 'w/web': 60 }),
      slow('second', { 'b/bomb': 10, 'w/web': 40 }),
    ]);
    expect(judged.unfinished).toEqual([]);
    expect(judged.findings).toHaveLength(2 * facts.length);
  });

  it('makes the run incomplete, and no entry of the config unused', async () => {
    const ignore = '{rule: expired, path: old.pem, reason: ticket, until: 2027-01-01}';
    const config = await readConfig(`ignore: [${ignore}]`, 'c.yml', ['expired']);
    const sides = [limit, { ...limit, elapsed: () => (clock += 101) }];
    const [whole, cut] = await Promise.all(
      sides.map((one) => judgeInventory(inventory({ repositories }), [], { now: NOW, config, limit: one })),
    );
    expect(whole?.incomplete).toEqual([]);
    expect(whole?.findings.map(({ rule }) => rule)).toEqual(['suppression-unused']);
    expect(cut?.incomplete).toEqual([
      'b/bomb was not fully checked: its rules took more than 0.1 s. Leave files out with `exclude`.',
      'w/web was not fully checked: its rules took more than 0.1 s. Leave files out with `exclude`.',
    ]);
    expect(cut?.findings).toEqual([]);
  });
});

it('of what was archived is lowered, unless it is about a key', () => {
  const leaked = {
    ...saying('leaked', [{ subject: 'k', locations: [location('.archive/web/tls.key')] }]),
    concerns: 'key' as const,
  };
  const broken = saying('broken', [
    { subject: 'a', locations: [location('.archive/web/ingress.yaml')] },
    { subject: 'b', locations: [location('archive/ingress.yaml')] },
    { subject: 'c', locations: [location('apps/.archive.yaml')] },
  ]);
  const { findings } = verdict({ rules: [leaked, broken] });
  expect(findings.map(({ location: { path }, level }) => `${level} ${path}`)).toEqual([
    'error apps/.archive.yaml',
    'error archive/ingress.yaml',
    'error .archive/web/tls.key',
    'note .archive/web/ingress.yaml',
  ]);
});

describe('a finding', () => {
  it('has the key rule|subject, the places of its problem, and the fix of the rule', () => {
    const one = certificate({
      notAfter: OLD,
      sightings: [sighting('b.pem', 3, { container: 'kubernetes-secret' }), sighting('a.pem', 9)],
    });
    const { findings, faults } = verdict({ contents: { certificates: [one] } });
    expect(faults).toEqual([]);
    expect(findings).toEqual([
      {
        rule: 'expired',
        level: 'error',
        message: expect.stringContaining('expired on 2026-01-01'),
        fix: expired.fix,
        location: location('a.pem', 9),
        related: [location('b.pem', 3)],
        certificate: one.fingerprint,
        key: `expired|${one.fingerprint}`,
      },
    ]);
  });

  it('is one for problems of one subject, with all their places and the worst level', () => {
    const rule = saying('r', [
      { subject: 'x', level: 'note', locations: [location('a'), location('b')], related: [location('z')] },
      {
        subject: 'x',
        level: 'warning',
        locations: [location('b'), location('c')],
        related: [location('z'), location('a')],
      },
    ]);
    const { findings } = verdict({ rules: [rule] });
    expect(findings).toMatchObject([
      { key: 'r|x', level: 'warning', location: location('a'), related: [location('b'), location('c'), location('z')] },
    ]);
  });

  it('comes out the same whatever the order of the inventory', () => {
    const certificates = Array.from({ length: 30 }, (_, i) =>
      certificate({ notAfter: OLD, sightings: [sighting(`${i % 7}.pem`, i), sighting(`${i % 3}.pem`, i)] }),
    );
    const reversed = certificates.toReversed().map((one) => ({ ...one, sightings: one.sightings.toReversed() }));
    expect(verdict({ contents: { certificates: reversed } })).toEqual(verdict({ contents: { certificates } }));
  });

  it('stands in its order: worst, production, rule, place; suppressed last', () => {
    const rules = [
      saying('b', [
        { subject: '1', locations: [location('b')] },
        { subject: '2', locations: [location('a')] },
      ]),
      saying(
        'a',
        [
          { subject: '1', locations: [location('z')] },
          { subject: '2', locations: [location('test/a')] },
        ],
        'note',
      ),
      saying('c', [{ subject: '1' }], 'warning'),
      saying('z', [{ subject: '1' }], 'note'),
    ];
    const baseline = { path: 'b', entries: [{ rule: 'b', subject: '1', line: 1 }] };
    expect(verdict({ rules, policy: byFolder, baseline }).findings.map((finding) => finding.key)).toEqual([
      'b|2',
      'c|1',
      'a|1',
      'z|1',
      'a|2',
      'b|1',
    ]);
  });
});

describe('a problem in several repositories', () => {
  const [mail, pods] = [location('a.pem', 1, 'corp/mail'), location('b.pem', 1, 'corp/pods')];
  const further = location('c.pem', 1, 'corp/pods');
  const related = [location('new.pem', 1, 'corp/web')];
  const contents = { repositories: ['corp/mail', 'corp/pods', 'corp/web'].map((name) => repository({ name })) };
  const told = (rule: Partial<Rule>) => {
    const locations = [pods, further, mail];
    const rules = [{ ...saying('one', [{ subject: fingerprint('x'), locations, related }]), ...rule }];
    const accepted = policy({
      ignore: [{ path: 'b.pem', reason: 'known', until: '2027-01-01', location: location('.github/cert-hygiene.yml') }],
    });
    return verdict({ contents, rules, policy: accepted }).findings;
  };

  it('is a finding in each, with its own places first and its own verdict', () => {
    expect(told({})).toEqual([
      expect.objectContaining({
        key: `one|corp/mail:${fingerprint('x')}`,
        location: mail,
        related: [pods, further, ...related],
      }),
      expect.objectContaining({
        key: `one|corp/pods:${fingerprint('x')}`,
        location: further,
        related: [pods, mail, ...related],
      }),
    ]);
  });

  it('is one where it is how the places relate to each other', () => {
    expect(told({ joint: true })).toEqual([
      expect.objectContaining({ key: `one|${fingerprint('x')}`, location: mail, related: [further, pods, ...related] }),
    ]);
  });
});

describe('entries for one repository of a team', () => {
  const contents = {
    repositories: ['corp/mail', 'corp/pods'].map((name) => repository({ name })),
    certificates: [
      certificate({
        notAfter: OLD,
        sightings: [
          sighting('a.pem', 1, { repository: 'corp/mail' }),
          sighting('a.pem', 1, { repository: 'corp/pods' }),
        ],
      }),
    ],
  };
  const accepting = (path: string) =>
    verdict({
      contents,
      rules: [expired, suppressionUnused],
      home: 'corp/audit',
      policy: policy({
        ignore: [{ path, reason: 'known', until: '2027-01-01', location: location('.github/cert-hygiene.yml') }],
      }),
    }).findings.map(({ rule, location: place, suppressed }) => [rule, place.repository, suppressed?.by]);

  it('accept there and nowhere else', () => {
    expect(accepting('corp/mail:a.pem')).toEqual([
      ['expired', 'corp/pods', undefined],
      ['expired', 'corp/mail', 'ignore'],
    ]);
  });

  it('are unused where the repository was read, and not where it was not', () => {
    expect(accepting('corp/mail:b.pem').map(([rule]) => rule)).toEqual(['expired', 'expired', 'suppression-unused']);
    expect(accepting('corp/other:b.pem').map(([rule]) => rule)).toEqual(['expired', 'expired']);
  });
});

describe('keys', () => {
  const two = { repositories: [repository(), repository({ name: 'corp/other' })] };
  const subjects = [fingerprint('x'), `key:${fingerprint('x')}`, 'certs/a.jks', 'secret:ns/a'];

  it('have no repository in an audit of one', () => {
    const keys = verdict({
      rules: [
        saying(
          'r',
          subjects.map((subject) => ({ subject })),
        ),
      ],
    }).findings.map(({ key }) => key);
    expect(keys.sort()).toEqual(subjects.map((subject) => `r|${subject}`).sort());
  });

  it('have one in an audit of several, but for fingerprints', () => {
    const rule = saying('r', [
      ...subjects.map((subject) => ({ subject })),
      { subject: 'certs/a.jks', locations: [location('certs/a.jks', 1, 'corp/other')] },
    ]);
    const keys = verdict({ rules: [rule], contents: two }).findings.map(({ key }) => key);
    expect(keys.sort()).toEqual(
      [
        `r|${subjects[0]}`,
        `r|${subjects[1]}`,
        'r|corp/web:certs/a.jks',
        'r|corp/other:certs/a.jks',
        'r|corp/web:secret:ns/a',
      ].sort(),
    );
  });

  it('survive moved lines and later days', () => {
    const keyAt = (line: number, now: number) =>
      verdict({
        now,
        contents: {
          certificates: [
            { ...certificate({ notAfter: OLD }), fingerprint: 'f'.repeat(64), sightings: [sighting('a', line)] },
          ],
        },
      }).findings[0]?.key;
    expect(keyAt(1, NOW)).toBe(keyAt(500, NOW + 86_400_000 * 900));
  });
});

describe('a rule that throws', () => {
  it('is a fault with its name; what it said and what others say still counts', () => {
    const broken: Rule = {
      ...saying('broken', []),
      *check() {
        yield { subject: 'x', message: 'x.', locations: [location()] };
        throw new TypeError('no such thing');
      },
    };
    const { findings, faults } = verdict({ rules: [broken, saying('sound', [{ subject: 'y' }])] });
    expect(findings.map(({ key }) => key)).toEqual(['broken|x', 'sound|y']);
    expect(faults).toEqual([{ where: 'rule broken', message: 'no such thing' }]);
  });

  it('is one too where it names no place', () => {
    const { findings, faults } = verdict({ rules: [saying('r', [{ subject: 'x', locations: [] }])] });
    expect(findings).toEqual([]);
    expect(faults).toEqual([{ where: 'rule r', message: 'the problem of x has no place' }]);
  });

  it('leaves entries alone that it might have used', () => {
    const throwing: Rule = {
      ...saying('broken', []),
      check() {
        throw new Error('x');
      },
    };
    const entry = { rule: 'broken', reason: 'x', until: '2027-01-01', location: location('c.yml', 1) };
    const seen: unknown[] = [];
    const watcher: Rule = {
      ...saying('watcher', []),
      judges: 'policy',
      *check({ entries = [] }) {
        seen.push(...entries.map(({ state }) => state));
      },
    };
    verdict({ rules: [throwing, watcher], policy: policy({ ignore: [entry] }) });
    expect(seen).toEqual(['used']);
  });
});

describe('context', () => {
  const problem = (...paths: string[]) => [
    { subject: 'x', locations: paths.map((path) => location(path)), related: [location('why')] },
  ];

  it.each([
    [['a', 'test/a'], { level: 'error', location: location('a'), related: [location('test/a'), location('why')] }],
    [
      ['test/a', 'docs/a'],
      {
        level: 'note',
        context: 'example',
        location: location('docs/a'),
        related: [location('test/a'), location('why')],
      },
    ],
    [['test/b', 'test/a'], { level: 'note', context: 'fixture', location: location('test/a') }],
    [['test/attic/a'], { level: 'note', context: 'fixture', location: location('test/attic/a') }],
    [['attic/a'], { level: 'note', context: 'example', location: location('attic/a') }],
  ])('%j', (paths, expected) => {
    const { findings } = verdict({ rules: [saying('r', problem(...paths))], policy: byFolder });
    expect(findings).toMatchObject([expected]);
    expect('context' in (findings[0] as object)).toBe('context' in expected);
  });

  it('takes the certificate as evidence', () => {
    const seen: unknown[] = [];
    const watched = policy({
      contextOf: (_, one) => {
        seen.push(one?.fingerprint);
        return 'production';
      },
    });
    const one = certificate({ notAfter: OLD });
    verdict({ contents: { certificates: [one] }, policy: watched, rules: [expired, saying('r', [{ subject: 'x' }])] });
    expect(seen).toEqual([one.fingerprint, undefined]);
  });
});

describe('levels of the config', () => {
  const levels = (setting: 'error' | 'warning' | 'note' | 'off', own: Level | undefined, rule: Level) =>
    verdict({
      rules: [saying('r', [{ subject: 'x', ...(own === undefined ? {} : { level: own }) }], rule)],
      policy: policy({ levels: { r: setting } }),
    }).findings.map(({ level }) => level);

  it.each([
    ['note', undefined, 'error', ['note']],
    ['error', undefined, 'note', ['error']],
    ['off', undefined, 'error', []],
    ['off', 'error', 'note', []],
    ['error', 'note', 'warning', ['note']],
    ['error', 'warning', 'warning', ['error']],
    ['warning', 'warning', 'error', ['warning']],
    ['note', 'warning', 'error', ['note']],
    ['note', 'error', 'warning', ['note']],
  ] as const)('%s, where the problem is %s and the rule %s', (setting, own, rule, expected) => {
    expect(levels(setting, own, rule)).toEqual(expected);
  });

  it('do not reach the prototype', () => {
    expect(verdict({ rules: [saying('constructor', [{ subject: 'x' }])] }).findings).toHaveLength(1);
  });
});

describe('trust stores', () => {
  const roots = (count: number, ended: number, path = 'ca.pem', end = '2025-01-01T00:00:00Z') =>
    Array.from({ length: count }, (_, i) =>
      root(`Root ${String(i).padStart(3, '0')}`, {
        sightings: [sighting(path, 1 + i * 20)],
        ...(i < ended ? { notAfter: end } : {}),
      }),
    );
  const judged = async (certificates: ReturnType<typeof certificate>[], more: Partial<JudgeInput> = {}) => {
    const contents = inventory({ certificates });
    return verdict({ inventory: contents, policy: await resolvePolicy(undefined, contents), ...more }).findings;
  };

  it('have one finding a rule, which counts and names', async () => {
    expect(await judged(roots(155, 7))).toEqual([
      {
        rule: 'expired',
        level: 'note',
        message:
          '7 of the 155 certificates in this trust store have expired: "Root 000", "Root 001", "Root 002", "Root 003", "Root 004" and 2 more.',
        fix: expect.stringContaining('Replace the trust store'),
        location: location('ca.pem', 1),
        related: [21, 41, 61, 81, 101, 121].map((line) => location('ca.pem', line)),
        key: 'expired|trust-store:ca.pem',
        context: 'trust-store',
      },
    ]);
  });

  it.each([
    [30, 10, 5, ['warning', 'warning']],
    [30, 10, 4, ['note', 'note']],
    [30, 15, 0, ['warning']],
    [140, 1, 0, ['note']],
    [30, 0, 16, ['warning']],
    [30, 15, 2, ['warning', 'note']],
    [30, 15, 0, ['note'], '2025-11-20T00:00:00Z'],
    [30, 15, 0, ['warning'], '2025-11-24T00:00:00Z'],
  ])('%i roots, %i expired and %i expiring: %j', async (count, ended, ending, levels, end = '2026-10-01T00:00:00Z') => {
    const certificates = roots(count, ended, 'ca.pem', end).map((one, i) =>
      i >= ended && i < ended + ending ? { ...one, notAfter: '2026-11-25T00:00:00Z' } : one,
    );
    const findings = await judged(certificates, { rules: [expired, expiring] });
    expect(findings.map(({ level }) => level)).toEqual(levels);
    const inTests = certificates.map((one) => ({ ...one, sightings: [sighting('test/ca.pem')] }));
    expect((await judged(inTests, { rules: [expired, expiring] })).every(({ level }) => level === 'note')).toBe(true);
  });

  it('keep the key, and the words of the rule, for a single certificate', async () => {
    expect(await judged(roots(20, 1))).toMatchObject([
      {
        key: 'expired|trust-store:ca.pem',
        message: expect.stringContaining('The CA certificate "Root 000" expired on 2025-01-01'),
      },
    ]);
  });

  it('make room for a server certificate among the roots, and for a root that lies elsewhere too', async () => {
    const certificates = roots(20, 2);
    certificates[0]?.sightings.push(sighting('etc/corp-root.pem'));
    certificates.push(certificate({ notAfter: OLD, sightings: [sighting('ca.pem', 999)] }));
    expect(
      (await judged(certificates)).map(({ level, location: { path, line }, key }) => [
        level,
        path,
        line,
        key.includes('store'),
      ]),
    ).toEqual([
      ['error', 'ca.pem', 999, false],
      ['error', 'etc/corp-root.pem', 1, false],
      ['note', 'ca.pem', 21, true],
    ]);
  });

  it('are told apart, and by rule', async () => {
    const weak = { publicKey: { algorithm: 'RSA', bits: 1024, fingerprint: fingerprint() } };
    const certificates = [
      ...roots(12, 2, 'a.pem'),
      ...roots(12, 2, 'b.pem').map((one, i) => ({ ...one, ...(i < 9 ? weak : {}) })),
    ];
    const findings = await judged(certificates, { rules: [expired, weakKey] });
    expect(findings.map(({ key }) => key)).toEqual([
      'expired|trust-store:a.pem',
      'expired|trust-store:b.pem',
      'weak-key|trust-store:b.pem',
    ]);
    expect(findings[2]?.message).toContain('9 of the 12 certificates in this trust store have a key that is too short');
  });

  it('are as bad as the rule says where all of it is bad, unless they are test data', async () => {
    expect(await judged([...roots(12, 12, 'src/roots.c'), ...roots(12, 12, 'test/ca.pem')])).toMatchObject([
      {
        level: 'error',
        message: expect.stringContaining('All of the 12 certificates in this trust store have expired'),
        location: location('src/roots.c', 1),
      },
      { level: 'note', location: location('test/ca.pem', 1), context: 'trust-store' },
    ]);
    expect((await judged(roots(12, 12)))[0]).not.toHaveProperty('context');
  });

  it('have one finding when they are folders', async () => {
    const certificates = Array.from({ length: 12 }, (_, i) =>
      root(`Root ${i}`, {
        subject: `O=Owner ${i}, CN=Root ${i}`,
        sightings: [sighting(`etc/ca/${i}.crt`)],
        ...(i % 4 === 0 ? { notAfter: '2025-01-01T00:00:00Z' } : {}),
      }),
    );
    expect(await judged(certificates)).toMatchObject([
      {
        key: 'expired|trust-store:etc/ca',
        message: '3 of the 12 certificates in this trust store have expired: "Root 0", "Root 4" and "Root 8".',
        location: location('etc/ca/0.crt', 1),
        related: [location('etc/ca/4.crt', 1), location('etc/ca/8.crt', 1)],
      },
    ]);
  });

  it('lose nothing that is said of no certificate', () => {
    const rule = saying('r', [{ subject: 'x' }, { subject: 'y' }]);
    expect(verdict({ rules: [rule], policy: policy({ contextOf: () => 'trust-store' }) }).findings).toMatchObject([
      { level: 'note', message: '2 certificates in this trust store are covered by "r": "x" and "y".' },
    ]);
  });

  it('can be accepted whole, by path and by baseline', async () => {
    const entries = [{ rule: 'expired', subject: 'trust-store:ca.pem', line: 1 }];
    expect(await judged(roots(12, 3), { baseline: { path: 'baseline.txt', entries } })).toMatchObject([
      { key: 'expired|trust-store:ca.pem', suppressed: { by: 'baseline' } },
    ]);
  });
});

describe('the policy of the base', () => {
  it('gives its own verdict on the same facts, whatever the head says', async () => {
    const certificates = [certificate({ notAfter: OLD })];
    const contents = inventory({ certificates });
    const under = async (text: string) => {
      const config = await readConfig(text, '.github/cert-hygiene.yml', ['expired']);
      return verdict({ inventory: contents, policy: await resolvePolicy(config, contents) }).findings.filter(
        (finding) => finding.suppressed === undefined,
      );
    };
    expect(await under('')).toHaveLength(1);
    expect(await under('levels: {expired: off}')).toHaveLength(0);
    expect(await under('ignore: [{rule: expired, reason: loosened, until: 2099-01-01}]')).toHaveLength(0);
    expect(await under('')).toHaveLength(1);
  });
});
