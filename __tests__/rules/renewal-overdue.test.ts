import { describe, expect, it } from 'vitest';
import type { AttributeValue } from '../../src/model/index.ts';
import { renewalOverdue } from '../../src/rules/renewal-overdue.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { at, certificate, fact, inventory, ruleInput } from '../support/builders.ts';

/** 90 days: a third before its end is 2026-12-01, and three days of grace lead to 2026-12-04. */
const www = certificate({ notBefore: '2026-10-02T00:00:00Z', notAfter: '2026-12-31T00:00:00Z' });

function check(
  now: string,
  attributes: Record<string, AttributeValue> = {},
  names = ['dns:www.corp.internal'],
  certificates = [www],
) {
  const stock = inventory({ certificates, facts: [fact({ names, attributes })] });
  return [...renewalOverdue.check(ruleInput({ inventory: stock, topology: buildTopology(stock), now: at(now) }))]
    .length;
}

describe('renewal-overdue', () => {
  it.each<[string, Record<string, AttributeValue>, number]>([
    ['2026-12-03T23:59:59Z', {}, 0],
    ['2026-12-04T00:00:00Z', {}, 1],
    ['2027-02-01T00:00:00Z', {}, 1],
    ['2026-12-23T23:59:59Z', { renewBefore: '240h' }, 0],
    ['2026-12-24T00:00:00Z', { renewBefore: '240h' }, 1],
    ['2026-12-25T00:00:00Z', { renewBeforePercentage: 10 }, 1],
    ['2026-12-24T23:59:59Z', { renewBeforePercentage: 10 }, 0],
    // Thresholds as clients state them: days as a number (lego, dehydrated, getssl), Terraform's minimum, certbot's words.
    ['2026-12-23T23:59:59Z', { renewDays: 10 }, 0],
    ['2026-12-24T00:00:00Z', { renewDays: 10 }, 1],
    ['2026-12-23T23:59:59Z', { minDays: 10 }, 0],
    ['2026-12-24T00:00:00Z', { minDays: 10 }, 1],
    ['2026-12-30T00:00:00Z', { minDays: null }, 0],
    ['2026-12-23T23:59:59Z', { renewBefore: '10 days' }, 0],
    ['2026-12-24T00:00:00Z', { renewBefore: '10 days' }, 1],
    ['2026-12-19T23:59:59Z', { renewBefore: '2 weeks' }, 0],
    ['2026-12-20T00:00:00Z', { renewBefore: '2 weeks' }, 1],
    // A templated threshold is unknown; one longer than the lifetime belongs to another certificate.
    ['2026-12-30T00:00:00Z', { renewBefore: null }, 0],
    ['2026-12-04T00:00:00Z', { renewBefore: '9000h' }, 1],
  ])('at %s with %j: %i', (now, attributes, expected) => expect(check(now, attributes)).toBe(expected));

  it.each<[string, boolean, string | undefined, number]>([
    ['that a public CA signed', false, 'certbot', 1],
    ['that signed itself and that a public CA is asked for', true, 'certbot', 0],
    ['that signed itself and that something else renews', true, undefined, 1],
  ])('a certificate %s', (_, selfIssued, client, expected) => {
    const one = certificate({ notBefore: '2026-10-02T00:00:00Z', notAfter: '2026-12-31T00:00:00Z', selfIssued });
    expect(check('2026-12-30', client === undefined ? {} : { client }, undefined, [one])).toBe(expected);
  });

  it('needs a producer of exactly these names', () => {
    expect(check('2026-12-30', {}, ['dns:www.corp.internal', 'dns:corp.internal'])).toBe(0);
    expect(check('2026-12-30', {}, ['dns:corp.internal'])).toBe(0);
  });

  it('is silent once a newer version is there', () => {
    const newer = certificate({ notBefore: '2026-12-01T00:00:00Z', notAfter: '2027-03-01T00:00:00Z' });
    expect(check('2026-12-30', {}, undefined, [www, newer])).toBe(0);
  });
});
