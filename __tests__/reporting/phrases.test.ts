import { describe, expect, it } from 'vitest';
import type { Level, Report } from '../../src/model/index.ts';
import {
  amountText,
  countedRules,
  keyText,
  locationText,
  moreRepositories,
  stateToday,
  validityState,
  verdictText,
} from '../../src/reporting/phrases.ts';
import { locationUrl } from '../../src/reporting/source-links.ts';
import { summarize } from '../../src/reporting/summary.ts';
import {
  at,
  certificate,
  finding,
  fingerprint,
  inventory,
  report,
  repository,
  unreadable,
} from '../support/builders.ts';

describe('where a certificate stands', () => {
  it.each([
    ['2026-11-22T00:00:00Z', 'expires 2026-11-22, in less than a day'],
    ['2026-11-21T23:59:59Z', 'expired 2026-11-21, less than a day ago'],
    ['2026-11-21T00:00:00Z', 'expired 2026-11-21, less than a day ago'],
    ['2026-11-20T23:59:59Z', 'expired 2026-11-20, 1 day ago'],
    ['2024-11-21T23:59:59Z', 'expired 2024-11-21, 730 days ago'],
    ['2026-11-23T00:00:00Z', 'expires 2026-11-23, in 1 day'],
    ['2026-12-03T23:59:59Z', 'expires 2026-12-03, in 11 days'],
    ['9999-12-31T23:59:59Z', 'never expires'],
    [null, 'expiration date cannot be read'],
  ])('%s: %s', (notAfter, expected) => {
    const seen = certificate({ notAfter });
    expect(stateToday(seen, at('2026-11-22T00:00:00Z'))).toBe(expected);
    expect(validityState(seen, at('2026-11-22T00:00:00Z'))).toBe(expected.replace(/, .*/, ''));
  });

  it('is judged to the second', () => {
    const seen = certificate({ notAfter: '2026-11-22T00:00:00Z' });
    expect(validityState(seen, at('2026-11-22T00:00:00.999Z'))).toBe('expires 2026-11-22');
    expect(validityState(seen, at('2026-11-22T00:00:01Z'))).toBe('expired 2026-11-22');
    expect(validityState(certificate({ notBefore: '2027-01-01T00:00:00Z' }), at('2026-11-22'))).toBe(
      'not valid before 2027-01-01',
    );
  });
});

describe('keyText', () => {
  it.each([
    [{ algorithm: 'EC', curve: 'P-256', bits: 256 }, 'EC P-256'],
    [{ algorithm: 'RSA', bits: 2048 }, 'RSA 2048'],
    [{ algorithm: 'Ed25519' }, 'Ed25519'],
  ])('%j', (key, expected) => {
    expect(keyText(certificate({ publicKey: { ...key, fingerprint: fingerprint() } }))).toBe(expected);
  });
});

describe('locationText', () => {
  const place = { repository: 'corp/web', path: 'a.yaml', line: 3, pointer: 'data["tls.crt"]' };

  it('names the repository where there are several', () => {
    expect(locationText(place, report())).toBe('a.yaml:3 data["tls.crt"]');
    const two = inventory({ repositories: [repository(), repository({ name: 'corp/mail' })] });
    expect(locationText(place, report({ inventory: two }))).toBe('corp/web: a.yaml:3 data["tls.crt"]');
  });

  it('names a repository of which only the inventory of the team knows, and links it nowhere', () => {
    const elsewhere = { ...place, repository: 'corp/pods' };
    expect(locationText(elsewhere, report())).toBe('corp/pods: a.yaml:3 data["tls.crt"]');
    const options = { color: false, width: 80, quiet: false, links: 'https://github.com/corp/web/blob/main/' };
    expect(locationUrl(place, report(), options)).toBe('https://github.com/corp/web/blob/main/a.yaml#L3');
    expect(locationUrl(elsewhere, report(), options)).toBeUndefined();
  });
});

describe('verdictText', () => {
  const verdict = (levels: Level[], incomplete: string[] = []) =>
    verdictText(summarize(report({ findings: levels.map((level) => finding({ level })), incomplete })));

  it.each([
    [[], [], 'No problems found'],
    [[], ['x'], 'No findings, but not everything was read'],
    [['note'], [], '1 note'],
    [['warning', 'note'], [], '1 warning, 1 note'],
    [['error', 'error', 'warning'], [], '2 errors, 1 warning'],
    [['error'], ['x'], '1 error; not everything was read'],
  ] as [Level[], string[], string][])('%j %j', (levels, incomplete, expected) => {
    expect(verdict(levels, incomplete)).toBe(expected);
  });

  it.each([
    ['new', '1 error (1 new)'],
    ['existing', '1 error (none new)'],
  ] as const)('says of a comparison how much is %s', (status, expected) => {
    expect(verdictText(summarize(report({ findings: [finding({ status })] })))).toBe(expected);
  });

  it.each([
    [{ findings: [finding({ context: 'fixture' })] }, 'No problems found outside test and example files'],
    [
      { findings: [finding({ suppressed: { by: 'ignore', reason: 'x' } })] },
      'No problems found, except 1 ignored finding',
    ],
    [{ inventory: inventory({ unreadable: [unreadable('a.p12')] }) }, 'Nothing to fix, but 1 object could not be read'],
  ] as [Partial<Report>, string][])(
    'calls nothing clean that was not looked at or was set apart: %j',
    (overrides, expected) => {
      expect(verdictText(summarize(report(overrides)))).toBe(expected);
    },
  );
});

describe('what was read of a repository', () => {
  const failed = repository({ files: 0, bytes: 0, failure: { reason: 'gone', detail: 'the server answered 410' } });
  const empty = repository({ files: 0, bytes: 0, failure: { reason: 'empty', detail: 'it has no commit' } });

  it.each([
    [repository({ files: 1, bytes: 512 }), '1 file, 512 bytes'],
    [repository({ files: 1, bytes: 512, formerName: 'corp/old' }), '1 file, 512 bytes, renamed from corp/old'],
    [failed, 'not scanned: the server answered 410'],
    [empty, 'empty'],
  ])('%#: %s', (one, expected) => expect(amountText(one)).toBe(expected));

  it('the rest of a list counts those that were not audited', () => {
    const files = { files: 1_200, bytes: 1 };
    expect(moreRepositories([repository(files)])).toBe('1 more repository: 1,200 files');
    expect(moreRepositories([repository(files), failed, empty])).toBe(
      '3 more repositories: 1,200 files, 1 not scanned',
    );
  });
});

describe('countedRules', () => {
  const of = (counts: Record<string, number>) =>
    Object.entries(counts).flatMap(([rule, number]) => Array.from({ length: number }, () => ({ rule })));

  it('names the most frequent first', () => {
    expect(countedRules(of({ b: 1, a: 1, c: 3 }))).toEqual(['3 c', '1 a', '1 b']);
    expect(countedRules([])).toEqual([]);
  });

  it('counts together what is too much to read, and never one alone', () => {
    expect(countedRules(of({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 })).at(-1)).toBe('1 a');
    const many = countedRules(of({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 }));
    expect(many).toEqual(['8 h', '7 g', '6 f', '5 e', '4 d', '3 c', '3 of 2 other rules']);
    const once = countedRules(of({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1 }));
    expect(once.at(-1)).toBe('1 each of 2 other rules');
  });
});
