import { describe, expect, it } from 'vitest';
import { lifetimeTooLong } from '../../src/rules/lifetime-too-long.ts';
import { at, certificate, problems } from '../support/builders.ts';

const DV = '2.23.140.1.2.1';
const instant = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
/** A public certificate of so many days, both ends included, and some seconds more. */
const issued = (from: string, days: number, seconds = 0, overrides = {}) =>
  certificate({
    policies: [DV],
    notBefore: instant(at(from)),
    notAfter: instant(at(from) + days * 86_400_000 - 1000 + seconds * 1000),
    ...overrides,
  });
const count = (...certificates: ReturnType<typeof certificate>[]) =>
  problems(lifetimeTooLong, { inventory: { certificates } }).length;

describe('lifetime-too-long', () => {
  it.each([
    ['2018-03-02', 825],
    ['2020-08-31T23:59:59Z', 825],
    ['2020-09-01', 398],
    ['2026-03-14T23:59:59Z', 398],
    ['2026-03-15', 200],
    ['2027-03-14T23:59:59Z', 200],
    ['2027-03-15', 100],
    ['2029-03-14T23:59:59Z', 100],
    ['2029-03-15', 47],
  ])('issued %s: %i days, and not a second more', (from, days) => {
    expect([count(issued(from, days)), count(issued(from, days, 1))]).toEqual([0, 1]);
  });

  it.each([
    ['2012-07-02T10:00:00Z', '2017-07-02T10:00:00Z', 60],
    ['2016-07-02T10:00:00Z', '2019-10-02T10:00:00Z', 39],
  ])('issued %s: until %s, %i months', (notBefore, end, _months) => {
    const until = (time: number) => certificate({ policies: [DV], notBefore, notAfter: instant(time) });
    expect([count(until(at(end))), count(until(at(end) + 1000))]).toEqual([0, 1]);
  });

  it('is told once of a certificate that has expired', () => {
    const { notAfter } = issued('2024-01-01', 500);
    const levels = [-1000, 1000].map((after) =>
      problems(lifetimeTooLong, {
        inventory: { certificates: [issued('2024-01-01', 500)] },
        now: at(String(notAfter)) + after,
      }).map(({ level }) => level ?? lifetimeTooLong.level),
    );
    expect(levels).toEqual([['warning'], ['note']]);
  });

  it('has no limit before the requirements', () => {
    expect(count(issued('2012-07-01', 3650))).toBe(0);
  });

  it.each([
    ['a policy for EV', { policies: ['2.23.140.1.1'] }, 1],
    ['a policy for OV among others', { policies: ['1.2.3', '2.23.140.1.2.2'] }, 1],
    ['the organisation of a public CA', { policies: [], issuer: "C=US, O=Let's Encrypt, CN=R3" }, 1],
    ['an organisation with a comma', { policies: [], issuer: 'C=US, O=Entrust\\, Inc., CN=Entrust L1K' }, 1],
    ['a policy, and no purpose stated', { extendedKeyUsage: [] }, 1],
    ['a private CA', { policies: [] }, 0],
    ['a private CA with policies of its own', { policies: ['1.3.6.1.4.1.99999.1'] }, 0],
    ['a policy for code signing', { policies: ['2.23.140.1.4.1'] }, 0],
    ['the staging environment', { policies: [], issuer: "C=US, O=(STAGING) Let's Encrypt, CN=X" }, 0],
    ['a public CA, for mail', { extendedKeyUsage: ['emailProtection'] }, 0],
    ['the organisation, and no purpose stated', { policies: [], issuer: 'O=DigiCert Inc', extendedKeyUsage: [] }, 0],
    ['a CA certificate', { ca: true }, 0],
    ['a self-issued certificate', { selfIssued: true }, 0],
    ['an end that cannot be read', { notAfter: null }, 0],
  ])('%s', (_, overrides, expected) => {
    expect(count(issued('2026-04-01', 365, 0, overrides))).toBe(expected);
  });

  it('names the period, the day and the limit', () => {
    const [problem] = problems(lifetimeTooLong, { inventory: { certificates: [issued('2026-04-01', 365)] } });
    expect(problem?.message).toContain(
      'is valid from 2026-04-01 at 00:00 UTC to 2027-03-31 at 23:59 UTC, 365 days, but a public certificate issued on 2026-04-01 may last 200 days at most',
    );
  });
});
