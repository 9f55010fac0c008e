import { describe, expect, it } from 'vitest';
import type { Finding, SeenCertificate } from '../../src/model/index.ts';
import { loweredGroups } from '../../src/reporting/groups.ts';
import { locationsToFix } from '../../src/reporting/locations.ts';
import { skippedEntries } from '../../src/reporting/skipped-entries.ts';
import { groupedSummary, nextExpiry, summarize } from '../../src/reporting/summary.ts';
import {
  certificate,
  finding,
  fingerprint,
  inventory,
  location,
  report,
  repository,
  sighting,
} from '../support/builders.ts';

const first = certificate({ fingerprint: fingerprint('first'), notAfter: '2026-11-01T00:00:00Z' });
const second = certificate({ fingerprint: fingerprint('second'), notAfter: '2026-12-01T00:00:00Z' });
const of = (findings: Finding[]) => report({ inventory: inventory({ certificates: [second, first] }), findings });

describe('digest', () => {
  it('counts each finding once: by level, or as lowered, suppressed or fixed', () => {
    const { totals } = summarize(
      of([
        finding(),
        finding({ level: 'warning' }),
        finding({ level: 'note' }),
        finding({ level: 'note', context: 'fixture' }),
        finding({ suppressed: { by: 'baseline', reason: 'known' } }),
        finding({ suppressed: { by: 'ignore', reason: 'known' }, context: 'example' }),
        finding({ status: 'fixed' }),
        finding({ status: 'new' }),
      ]),
    );
    expect(totals).toMatchObject({ error: 2, warning: 1, note: 1, lowered: 1, suppressed: 2, fixed: 1 });
    expect(totals).toMatchObject({ certificates: 2, places: 2 });
  });

  it('groups by certificate, worst first, then by how close the end is, then what has no certificate', () => {
    const { groups } = summarize(
      of([
        finding({ rule: 'weak-key', level: 'note', certificate: first.fingerprint }),
        finding({ rule: 'expiring', level: 'warning', certificate: second.fingerprint }),
        finding({ rule: 'private-key-committed', level: 'warning' }),
        finding({ rule: 'private-key-committed', level: 'error' }),
        finding({ rule: 'weak-key', level: 'warning', certificate: first.fingerprint }),
      ]),
    );
    expect(
      groups.map((group) => [group.level, group.certificate?.notAfter ?? group.rule, group.findings.length]),
    ).toEqual([
      ['error', 'private-key-committed', 1],
      ['warning', '2026-12-01T00:00:00Z', 1],
      ['warning', '2026-11-01T00:00:00Z', 2],
      ['warning', 'private-key-committed', 1],
    ]);
  });

  it('puts what is new before what was there, on one level', () => {
    const { groups, totals } = summarize(
      of([
        finding({ rule: 'a', status: 'existing' }),
        finding({ rule: 'b', status: 'new' }),
        finding({ rule: 'c', status: 'new', level: 'note' }),
      ]),
    );
    expect(groups.map(({ rule }) => rule)).toEqual(['b', 'a', 'c']);
    expect(totals.fresh).toBe(2);
    expect(summarize(of([finding()])).totals.fresh).toBeUndefined();
  });

  it.each([
    [{ incomplete: ['a limit was hit'] }, true],
    [{ faults: [{ where: 'rule x', message: 'y' }] }, true],
    [{}, false],
  ])('is incomplete with %j: %s', (overrides, expected) =>
    expect(summarize(report(overrides)).incomplete).toBe(expected),
  );
});

describe('placesOf', () => {
  const copies = ['a.pem', 'b.pem', 'testdata/c.pem'].map((path) => sighting(path));
  const of = report({ contextOf: ({ path }) => (path.startsWith('testdata/') ? 'fixture' : 'production') });
  const found = finding({
    location: location('a.pem', 1),
    related: ['b.pem', 'testdata/c.pem', 'new.pem'].map((path) => location(path, 1)),
  });

  it('tells the places to be mended from those that explain and those that count less', () => {
    const { places, others } = locationsToFix(found, certificate({ sightings: copies }), of);
    expect(places.map(({ path }) => path)).toEqual(['a.pem', 'b.pem']);
    expect(others.map(({ path }) => path)).toEqual(['testdata/c.pem', 'new.pem']);
  });

  it('takes for no place of a version where another one lies, as that which a change renews', () => {
    const older = certificate({ sightings: copies });
    const newer = certificate({ sightings: [sighting('new.pem')] });
    const both = { ...of, inventory: inventory({ certificates: [older, newer] }) };
    const left = { ...found, location: location('new.pem', 1), related: [location('a.pem', 1), location('b.pem', 1)] };
    const { places, others } = locationsToFix(left, older, both);
    expect(places.map(({ path }) => path)).toEqual(['a.pem', 'b.pem']);
    expect(others.map(({ path }) => path)).toEqual(['new.pem']);
    // A key is mended where it lies, and no certificate lies there.
    const key = { ...left, location: location('a.key', 1) };
    expect(locationsToFix(key, older, both).places.map(({ path }) => path)).toEqual(['a.key', 'a.pem', 'b.pem']);
  });

  it('knows one place alone where there is no certificate', () => {
    expect(locationsToFix(found, undefined, of).others).toHaveLength(3);
  });
});

describe('loweredGroups', () => {
  it('are by context', () => {
    const lowered = [
      finding({ context: 'vendored' }),
      finding({ context: 'fixture' }),
      finding({ context: 'fixture' }),
    ];
    expect(loweredGroups(lowered).map(({ context, findings }) => [context, findings.length])).toEqual([
      ['fixture', 2],
      ['vendored', 1],
    ]);
  });
});

describe('skippedEntries', () => {
  it('sets holes in the scope apart', () => {
    const skipped = [
      { path: 'a', reason: 'symlink' as const },
      { path: 'b', reason: 'symlink' as const },
      { path: 'big', reason: 'too-large' as const, detail: '9 GB' },
      { path: 'c', reason: 'submodule' as const },
    ];
    expect(skippedEntries(report({ inventory: inventory({ repositories: [repository({ skipped })] }) }))).toEqual({
      harmless: '1 submodule, 2 symlinks',
      holes: [{ place: 'big', reason: 'too-large: 9 GB' }],
    });
  });
});

describe('nextExpiry', () => {
  const contextOf = ({ path }: { path: string }) => (path.startsWith('testdata/') ? 'fixture' : 'production');
  const fixture = certificate({ notAfter: '2026-11-24T00:00:00Z', sightings: [sighting('testdata/a.pem')] });
  const others = [
    certificate({ notAfter: '2026-11-21T23:59:59Z' }),
    certificate({ notAfter: '9999-12-31T23:59:59Z' }),
    certificate({ notAfter: null }),
    certificate({ notAfter: '2026-12-24T00:00:00Z' }),
    certificate({ notAfter: '2026-12-25T00:00:00Z' }),
  ];
  const next = (certificates: SeenCertificate[]) =>
    nextExpiry(report({ inventory: inventory({ certificates }), contextOf }))?.notAfter;

  it('is the first end to come in production', () => {
    expect(next([fixture, ...others])).toBe('2026-12-24T00:00:00Z');
    expect(next([fixture])).toBeUndefined();
  });

  it('counts a certificate that lies in a fixture and elsewhere', () => {
    const both = { ...fixture, sightings: [...fixture.sightings, sighting('certs/a.pem')] };
    expect(next([both, ...others])).toBe('2026-11-24T00:00:00Z');
  });
});

describe('for people', () => {
  const at = (name: string) => location('tls.crt', 1, name);
  const stale = (name: string, rest: Partial<Finding> = {}) =>
    finding({ rule: 'stale-copy', certificate: first.fingerprint, location: at(name), owners: [`@${name}`], ...rest });
  const shown = (findings: Finding[], names = ['corp/a', 'corp/b', 'corp/c']) => {
    const repositories = names.map((name) => repository({ name }));
    const whole = report({ inventory: inventory({ certificates: [first], repositories }), findings });
    const { groups, totals } = groupedSummary(whole);
    expect(totals.error).toBe(findings.length);
    return groups.flatMap((group) => group.findings);
  };

  it('what is said alike in several repositories is said once, with all places and owners', () => {
    const [one, ...more] = shown([
      stale('corp/a', { related: [at('corp/b'), location('new.pem')] }),
      stale('corp/b', { related: [at('corp/a'), location('new.pem')] }),
      stale('corp/c'),
    ]);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      location: at('corp/a'),
      related: [at('corp/b'), location('new.pem'), at('corp/c')],
      owners: ['@corp/a', '@corp/b', '@corp/c'],
    });
  });

  it.each<[string, Finding]>([
    ['says something else', stale('corp/b', { message: 'Another one.' })],
    ['is of another rule', stale('corp/b', { rule: 'expired' })],
    ['is another one of the same repository', stale('corp/a', { location: location('other.crt', 1, 'corp/a') })],
    ['is of no certificate', finding({ location: at('corp/b') })],
  ])('what %s stays apart', (_, other) => {
    expect(shown([stale('corp/a'), other])).toHaveLength(2);
  });
});
