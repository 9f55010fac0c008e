import { describe, expect, it } from 'vitest';
import type { Context, Fact, SeenCertificate } from '../../src/model/index.ts';
import { expiring } from '../../src/rules/expiring.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { at, certificate, fact, inventory, policy, problems, sighting } from '../support/builders.ts';

const DAY = 86_400_000;
const START = '2026-01-01T00:00:00Z';
/** A certificate of a number of days, both ends included. */
const ofDays = (days: number, overrides = {}) => {
  const end = at(START) + days * DAY - 1000;
  return {
    end,
    one: certificate({ notBefore: START, notAfter: `${new Date(end).toISOString().slice(0, 19)}Z`, ...overrides }),
  };
};

describe('expiring', () => {
  it.each([
    ['365 days: the ceiling of 30', 365, 30 * DAY],
    ['90 days: a third is 30', 90, 30 * DAY],
    ['47 days: a third', 47, (47 * DAY) / 3],
    ['6 days: a third', 6, 2 * DAY],
    ['one day: a third', 1, DAY / 3],
  ])('%s', (_, days, notice) => {
    const { end, one } = ofDays(days);
    const count = (now: number) => problems(expiring, { now, inventory: { certificates: [one] } }).length;
    const from = end - Math.floor(notice / 1000) * 1000;
    expect([count(from - 1000), count(from - 1), count(from), count(end), count(end + 999), count(end + 1000)]).toEqual(
      [0, 0, 1, 1, 1, 0],
    );
  });

  it.each([
    ['365 days: the last 7', 365, 7 * DAY],
    ['71 days: the last 7', 71, 7 * DAY],
    ['47 days: the last tenth', 47, 4.7 * DAY],
    ['6 days: the last tenth', 6, 0.6 * DAY],
  ])('is an error at last where nothing is known to renew it: %s', (_, days, last) => {
    const { end, one } = ofDays(days);
    const level = (now: number) => problems(expiring, { now, inventory: { certificates: [one] } })[0]?.level;
    const from = end - Math.floor(last / 1000) * 1000;
    expect([level(from - 1000), level(from), level(end)]).toEqual([undefined, 'error', 'error']);
  });

  it('stays a warning at last where a tool renews it or its end breaks nothing', () => {
    const { end, one } = ofDays(90);
    const now = end - DAY;
    const level = (certificates: SeenCertificate[], facts: Fact[] = []) => {
      const stock = inventory({ certificates, facts });
      return problems(expiring, {
        now,
        inventory: stock,
        topology: buildTopology(stock),
      }).map((problem) => problem.level);
    };
    const other = fact({ names: ['dns:other.corp.internal'], writes: ['secret:web/other'] });
    expect(level([one], [other])).toEqual(['error']);
    expect(level([one], [fact({ names: one.names as string[] })])).toEqual([undefined]);
    expect(level([one], [fact({ kind: 'copy', writes: ['file:certs/www.pem'] })])).toEqual([undefined]);
    const signer = ofDays(90, { extendedKeyUsage: ['codeSigning'], keyUsage: ['digitalSignature'], names: [] }).one;
    expect(level([signer])).toEqual([undefined]);
  });

  it('tells what becomes of a CA certificate, which is trusted and not served', () => {
    const { end, one } = ofDays(365, { ca: true, selfIssued: true, subject: 'CN=Corp Root', names: [] });
    const [problem] = problems(expiring, { now: end, inventory: { certificates: [one] } });
    expect(problem?.message).toContain('Clients that trust it then reject every certificate that it issued.');
    expect(problem?.fix).toContain('the current version of this CA certificate');
    const [plain] = problems(expiring, { now: end, inventory: { certificates: [ofDays(365).one] } });
    expect(plain?.message).toContain('Clients reject it after that.');
    expect(plain).not.toHaveProperty('fix');
  });

  it('takes both thresholds from the policy', () => {
    const { end, one } = ofDays(365);
    const count = (now: number, days: number, lifetime: number) =>
      problems(expiring, { now, inventory: { certificates: [one] }, policy: policy({ expiring: { days, lifetime } }) })
        .length;
    expect(count(end - 60 * DAY, 60, 1 / 3)).toBe(1);
    expect(count(end - 60 * DAY, 60, 0.1)).toBe(0);
    expect(count(end - 36 * DAY, 60, 0.1)).toBe(1);
    expect(count(end - 1000, 0, 1 / 3)).toBe(0);
  });

  it('goes by the days alone where the start cannot be read', () => {
    const { end, one } = ofDays(6, { notBefore: null });
    const count = (now: number) => problems(expiring, { now, inventory: { certificates: [one] } }).length;
    expect([count(end - 30 * DAY - 1000), count(end - 30 * DAY)]).toEqual([0, 1]);
  });

  it('names the day by which it should have been replaced, and no number of days', () => {
    const { end, one } = ofDays(365);
    const [problem] = problems(expiring, { now: end - 5 * DAY, inventory: { certificates: [one] } });
    expect(problem?.message).toContain(
      'expires on 2026-12-31 at 23:59 UTC and should have been replaced by 2026-12-01',
    );
    expect(problems(expiring, { now: end - DAY, inventory: { certificates: [one] } })[0]).toEqual(problem);
  });

  it('gives fixtures a horizon of their own, and other places theirs', () => {
    const { end, one } = ofDays(3650, { sightings: [sighting('testdata/a.pem'), sighting('prod/a.pem')] });
    const contextOf = ({ path }: { path: string }): Context => (path.startsWith('testdata') ? 'fixture' : 'production');
    const paths = (now: number) =>
      problems(expiring, { now, inventory: { certificates: [one] }, policy: policy({ contextOf }) }).map((problem) =>
        problem.locations.map((location) => location.path),
      );
    expect(paths(end - 180 * DAY - 1000)).toEqual([]);
    expect(paths(end - 180 * DAY)).toEqual([['testdata/a.pem']]);
    expect(paths(end - 30 * DAY)).toEqual([['testdata/a.pem', 'prod/a.pem']]);
  });

  it.each<Context>(['vendored', 'trust-store'])('judges %s places like production', (context) => {
    const { end, one } = ofDays(3650);
    const input = { inventory: { certificates: [one] }, policy: policy({ contextOf: () => context }) };
    expect(problems(expiring, { ...input, now: end - 31 * DAY })).toEqual([]);
    expect(problems(expiring, { ...input, now: end - 29 * DAY })).toHaveLength(1);
  });

  it('is silent for what has no end, or one that lies before its start', () => {
    const certificates = [
      certificate({ notAfter: null }),
      certificate({ notAfter: '9999-12-31T23:59:59Z' }),
      certificate({ notBefore: '2027-06-01T00:00:00Z', notAfter: '2026-12-01T00:00:00Z' }),
    ];
    expect(problems(expiring, { inventory: { certificates } })).toEqual([]);
  });
});
