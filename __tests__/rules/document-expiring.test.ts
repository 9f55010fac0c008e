import { describe, expect, it } from 'vitest';
import type { Expiration, Rule } from '../../src/model/index.ts';
import { documentExpired } from '../../src/rules/document-expired.ts';
import { documentExpiring } from '../../src/rules/document-expiring.ts';
import { at, location, problems, revocationList } from '../support/builders.ts';

const date = (overrides: Partial<Expiration> = {}): Expiration => ({
  ...location('saml/idp.xml', 2),
  kind: 'saml-metadata',
  name: 'https://idp.example',
  notAfter: '2026-12-01T00:00:00Z',
  ...overrides,
});
const told = (rule: Rule, now: string, ...expirations: Expiration[]) =>
  problems(rule, { now: at(now), inventory: { expirations } });

describe('document-expiring', () => {
  it.each([
    ['2026-10-31T23:59:59Z', 0, 0],
    ['2026-11-01T00:00:00Z', 1, 0],
    ['2026-12-01T00:00:00Z', 1, 0],
    ['2026-12-01T00:00:01Z', 0, 1],
  ])('and document-expired at %s', (now, soon, ended) => {
    expect(told(documentExpiring, now, date())).toHaveLength(soon);
    expect(told(documentExpired, now, date())).toHaveLength(ended);
  });

  it('gives notice in a share of a short lifetime', () => {
    const short = date({ notBefore: '2026-11-25T00:00:00Z' });
    expect(told(documentExpiring, '2026-11-28T00:00:00Z', short)).toHaveLength(0);
    expect(told(documentExpiring, '2026-11-29T00:00:01Z', short)).toHaveLength(1);
  });

  it.each<[Expiration['kind'], RegExp, RegExp]>([
    ['saml-metadata', /^The SAML metadata of "a" expires on 2026-12-01 at 00:00 UTC\./, /Fetch the current metadata/],
    ['provisioning-profile', /^The provisioning profile "a" expires/, /Renew the profile/],
    ['pin-set', /^The pin set of "a" expires.*no longer enforces the pins/, /release the app/],
    ['token', /^The kubeconfig token of "a" expires.*API server/, /Issue a new token/],
    ['json-web-key', /^The JSON web key "a" expires/, /Publish the next key/],
  ])('says of %s what it is', (kind, message, fix) => {
    const [problem] = told(documentExpiring, '2026-11-20', date({ kind, name: 'a' }));
    expect(problem?.message).toMatch(message);
    expect(problem?.fix).toMatch(fix);
  });

  it('tells the next update of the newest list of an issuer, in a share of its period', () => {
    const lists = (now: string) =>
      problems(documentExpiring, {
        now: at(now),
        inventory: {
          revocationLists: [
            revocationList({ thisUpdate: '2026-10-01T00:00:00Z', nextUpdate: '2026-11-25T00:00:00Z' }),
            revocationList({ thisUpdate: '2026-11-01T00:00:00Z', nextUpdate: '2026-12-01T00:00:00Z' }),
          ],
        },
      }).map(({ message }) => message);
    expect(lists('2026-11-20T23:59:00Z')).toEqual([]);
    expect(lists('2026-11-21T00:00:00Z')).toEqual([
      expect.stringMatching(/^The revocation list of "Corp Issuing CA" expires on 2026-12-01 at 00:00 UTC\./),
    ]);
    expect(lists('2026-12-02')).toEqual([]);
  });

  it('tells many entries of one file once, the earliest first', () => {
    const others = Array.from({ length: 300 }, (_, i) =>
      date({ line: 3 + i, name: `b${i}`, notAfter: '2026-12-05T00:00:00Z' }),
    );
    const [problem, ...more] = told(documentExpiring, '2026-11-20', ...others, date({ name: 'first' }));
    expect(more).toEqual([]);
    expect(problem?.message).toContain('of "first" expires on 2026-12-01');
    expect(problem?.message).toContain('300 more entries of the file will expire soon.');
  });

  it('names the version that replaces an old one', () => {
    const renewed = date({ path: 'saml/new.xml', notAfter: '2028-01-01T00:00:00Z' });
    const [problem] = told(documentExpired, '2027-01-01', date(), renewed);
    expect(problem?.fix).toContain('saml/new.xml');
    expect(problem?.related).toEqual([renewed]);
    expect(told(documentExpired, '2027-01-01', renewed)).toEqual([]);
  });

  it('shows characters of a name that deceive', () => {
    const [problem] = told(documentExpiring, '2026-11-20', date({ name: 'a\u202eb' }));
    expect(problem?.message).not.toContain('\u202e');
  });
});
