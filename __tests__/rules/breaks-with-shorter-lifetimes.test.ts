import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/index.ts';
import { breaksWithShorterLifetimes } from '../../src/rules/breaks-with-shorter-lifetimes.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { at, type FactOverrides, fact, inventory, location, ruleInput } from '../support/builders.ts';

const check = (now: string, ...facts: Fact[]) => {
  const stock = inventory({ facts });
  const input = ruleInput({ inventory: stock, topology: buildTopology(stock), now: at(now) });
  return [...breaksWithShorterLifetimes.check(input)];
};
const dates = (now: string, ...facts: Fact[]) =>
  check(now, ...facts).map(({ message }) => /^This breaks on (\S+),/.exec(message)?.[1]);

const of = (mechanism: string, attributes: Fact['attributes'], overrides: FactOverrides = {}) =>
  fact({ mechanism, attributes, ...overrides });
const cron = (schedule: string, name = 'certbot') => of('cron', { schedule, name }, { kind: 'schedule' });
const NOW = '2026-11-22T00:00:00Z';

describe('breaks-with-shorter-lifetimes', () => {
  it.each<[string, Fact, string[]]>([
    ['certbot, 70 days before the end', of('certbot', { renewBefore: '70 days' }), ['2027-02-10']],
    ['certbot, 64 days', of('certbot', { renewBefore: '64 days' }), ['2027-02-10']],
    ['certbot, 63 days', of('certbot', { renewBefore: '63 days' }), ['2028-02-16']],
    ['certbot, 44 days', of('certbot', { renewBefore: '44 days' }), []],
    ['certbot, two months', of('certbot', { renewBefore: '2 months' }), ['2028-02-16']],
    ['certbot, more than the lifetime already', of('certbot', { renewBefore: '90 days' }), []],
    ['certbot without a threshold', of('certbot', {}), []],
    ['a profile of 45 days', of('certbot', { renewBefore: '40 days', profile: 'tlsserver' }), []],
    ['dehydrated', of('dehydrated', { renewDays: 50 }), ['2028-02-16']],
    ['Terraform', of('terraform', { resource: 'acme_certificate', minDays: 60 }), ['2028-02-16']],
    ['Pulumi', of('pulumi', { name: 'acme.Certificate "www"', minDays: 60 }), ['2028-02-16']],
    ['ACM by Pulumi', of('pulumi', { name: 'aws.acm.Certificate "www"', minDays: 60 }), []],
    ['another resource of Terraform', of('terraform', { resource: 'google_certificate', minDays: 60 }), []],
    ['a private authority', of('certbot', { renewBefore: '70 days', server: 'https://ca.corp.internal/acme' }), []],
    ['an authority that is not known', of('certbot', { renewBefore: '70 days', server: null }), []],
    [
      'another public authority',
      of('certbot', { renewBefore: '60 days', server: 'https://dv.acme-v02.api.pki.goog/directory' }),
      ['2029-03-15'],
    ],
    [
      'Traefik that is told of certificates for a year',
      of('traefik', { name: 'corp', renewDays: 120, server: 'https://acme.sectigo.com/v2/OV' }),
      ['2027-03-15'],
    ],
    ['Traefik that is told of 90 days', of('traefik', { name: 'le', renewDays: 30 }), []],
    ['getssl, 50 days', of('getssl', { name: 'www', renewDays: 50 }), ['2028-02-16']],
    ['a monthly run', cron('0 3 1 * *'), ['2027-02-10']],
    ['a run every 20 days', cron('0 3 1,21 * *'), ['2028-02-16']],
    ['a weekly run', cron('0 3 * * 1'), []],
    ['a run every other month, which fails today', cron('0 3 1 */2 *'), []],
    ['a monthly run of something else', cron('0 3 1 * *', 'logrotate'), []],
    ['a producer that a workflow starts', of('lego', { schedules: ['0 3 1 * *'] }), ['2027-02-10']],
    ['a schedule that is not understood', of('lego', { schedules: ['0 3 1 * *', '?'] }), []],
    ['a schedule that is switched off', of('lego', { schedules: ['0 3 1 * *'], disabled: true }), []],
  ])('%s', (_, one, expected) => expect(dates(NOW, one)).toEqual(expected));

  it('knows what has come to pass', () => {
    const one = of('certbot', { renewBefore: '63 days' });
    expect(dates('2028-02-15T23:59:59Z', one)).toEqual(['2028-02-16']);
    expect(dates('2028-02-16T00:00:00Z', one)).toEqual([]);
  });

  it('speaks once for a mechanism and a repository, of the nearest date', () => {
    const facts = ['63 days', '70 days', '50 days'].map((renewBefore, index) =>
      of('certbot', { renewBefore }, { location: location(`renewal/${index}.conf`, 3), lines: { renewBefore: 7 } }),
    );
    const [problem, ...others] = check(NOW, ...facts);
    expect(others).toEqual([]);
    expect(problem?.message).toContain('This breaks on 2027-02-10');
    expect(problem?.locations).toHaveLength(3);
    expect(problem?.locations[0]?.line).toBe(7);
    const elsewhere = of('certbot', { renewBefore: '70 days' }, { location: location('a', 1, 'corp/other') });
    expect(check(NOW, ...facts, elsewhere)).toHaveLength(2);
  });

  it('tells a line of a crontab once', () => {
    const line = location('etc/cron.d/certbot', 1);
    const facts = [
      of('cron', { schedule: '0 3 1 * *', name: 'certbot' }, { kind: 'schedule', location: line }),
      of('certbot', { schedules: ['0 3 1 * *'] }, { location: line }),
    ];
    expect(check(NOW, ...facts)).toHaveLength(1);
  });
});
