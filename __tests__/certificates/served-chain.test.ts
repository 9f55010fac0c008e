import { describe, expect, it } from 'vitest';
import { chainText } from '../../src/certificates/served-chain.ts';
import { certificate, NOW, root } from '../support/builders.ts';

const own = certificate({ issuer: 'O=Corp, CN=Corp Issuing CA' });
const issuing = certificate({
  names: [],
  subject: 'O=Corp, CN=Corp Issuing CA',
  issuer: 'O=Corp, CN=Corp Root',
  ca: true,
});
const corp = root('Corp Root');
const stranger = root('Other Root');

describe('the chain that a server sends', () => {
  it.each([
    ['complete, without the root', [own, issuing], 'chain complete up to Corp Root'],
    ['complete, with the root', [own, issuing, corp], 'chain complete up to Corp Root'],
    ['complete, in another order', [own, corp, issuing], 'chain complete up to Corp Root'],
    ['of one', [own], 'chain incomplete, unless clients trust Corp Issuing CA itself'],
    ['of a root for itself', [corp], 'self-signed'],
    [
      'with the wrong intermediate',
      [own, stranger],
      'chain broken: Corp Issuing CA is not sent, but other certificates are',
    ],
    [
      'with an expired intermediate',
      [own, { ...issuing, notAfter: '2026-11-21T00:00:00Z' }],
      'chain broken: Corp Issuing CA has expired',
    ],
    ['of nothing', [], ''],
    [
      'whose issuers issue each other',
      [own, { ...issuing, issuer: own.subject, subject: own.issuer }],
      `chain complete up to www.corp.internal`,
    ],
  ])('%s', (_, sent, text) => {
    expect(chainText(sent, NOW)).toBe(text);
  });
});
