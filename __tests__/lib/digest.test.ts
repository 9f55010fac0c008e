import { describe, expect, it } from 'vitest';
import { bystanders, digest, loweredGroups, nextExpiry, placesOf, skippedEntries } from '../../src/lib/digest.ts';
import type { Finding } from '../../src/model/index.ts';
import {
  certificate,
  finding,
  fingerprint,
  inventory,
  location,
  report,
  repository,
  root,
  sighting,
} from '../support/builders.ts';

const first = certificate({ fingerprint: fingerprint('first'), notAfter: '2026-11-01T00:00:00Z' });
const second = certificate({ fingerprint: fingerprint('second'), notAfter: '2026-12-01T00:00:00Z' });
const of = (findings: Finding[]) => report({ inventory: inventory({ certificates: [second, first] }), findings });

describe('digest', () => {
  it('counts each finding once: by level, or as lowered, suppressed or fixed', () => {
    const { totals } = digest(
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

  it('groups by certificate, worst first, then by end, then what has no certificate', () => {
    const { groups } = digest(
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
      ['error', 'private-key-committed', 2],
      ['warning', '2026-11-01T00:00:00Z', 2],
      ['warning', '2026-12-01T00:00:00Z', 1],
    ]);
  });

  it.each([
    [{ incomplete: ['a limit was hit'] }, true],
    [{ faults: [{ where: 'rule x', message: 'y' }] }, true],
    [{}, false],
  ])('is incomplete with %j: %s', (overrides, expected) => expect(digest(report(overrides)).incomplete).toBe(expected));
});

describe('placesOf', () => {
  it('tells the places of the certificate from those that explain', () => {
    const copies = [sighting('a.pem'), sighting('b.pem')];
    const found = finding({ location: location('a.pem', 1), related: [location('b.pem', 1), location('new.pem', 1)] });
    expect(placesOf(found, certificate({ sightings: copies }))).toEqual({
      places: [location('a.pem', 1), location('b.pem', 1)],
      others: [location('new.pem', 1)],
    });
    expect(placesOf(found).others).toHaveLength(2);
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

describe('bystanders and nextExpiry', () => {
  const roots = Array.from({ length: 10 }, (_, index) =>
    root(`Root ${index}`, { notAfter: '2026-11-23T00:00:00Z', sightings: [sighting('cacert.pem')] }),
  );
  const fixture = certificate({ notAfter: '2026-11-24T00:00:00Z' });
  const ended = certificate({ notAfter: '2026-11-21T00:00:00Z' });
  const eternal = certificate({ notAfter: '9999-12-31T23:59:59Z' });
  const own = root('Corp', { notAfter: '2026-12-24T00:00:00Z' });
  const all = report({
    inventory: inventory({ certificates: [...roots, fixture, ended, eternal, own] }),
    findings: [finding({ context: 'fixture', certificate: fixture.fingerprint })],
  });

  it('leave out fixtures and trust stores', () => {
    expect(bystanders(all, digest(all)).size).toBe(11);
    expect(nextExpiry(all, digest(all))?.notAfter).toBe('2026-12-24T00:00:00Z');
  });

  it('keep a fixture that is found elsewhere too', () => {
    const both = { ...all, findings: [...all.findings, finding({ certificate: fixture.fingerprint })] };
    expect(nextExpiry(both, digest(both))?.notAfter).toBe('2026-11-24T00:00:00Z');
  });
});
