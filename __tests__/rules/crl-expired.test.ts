import { describe, expect, it } from 'vitest';
import { crlExpired } from '../../src/rules/crl-expired.ts';
import { at, problems, revocationList, sighting } from '../support/builders.ts';

const NEXT = '2026-11-20T12:00:00Z';

describe('crl-expired', () => {
  it.each([
    ['in its last second', at(NEXT) + 999, 0],
    ['a second after', at(NEXT) + 1000, 1],
  ])('%s', (_, now, count) => {
    const revocationLists = [revocationList({ nextUpdate: NEXT })];
    expect(problems(crlExpired, { now, inventory: { revocationLists } })).toHaveLength(count);
  });

  it('names the issuer and the day', () => {
    const revocationLists = [revocationList({ nextUpdate: NEXT, issuer: 'O=Corp, CN=Corp \u202eAC' })];
    const [problem] = problems(crlExpired, { inventory: { revocationLists } });
    expect(problem?.message).toContain('"Corp <U+202E>AC" was due for an update on 2026-11-20 at 12:00 UTC');
  });

  it('names a later list of the issuer, and leaves out backups of what that replaced', () => {
    const due = (month: string, ...places: string[]) =>
      revocationList({
        thisUpdate: `2026-${month}-01T00:00:00Z`,
        nextUpdate: `2026-${month}-28T00:00:00Z`,
        sightings: places.map((path) => sighting(path)),
      });
    const [late, ...more] = problems(crlExpired, {
      inventory: {
        revocationLists: [due('08', 'backup/crl.pem'), due('09', 'vpn/crl.pem'), due('11', 'ca/crl.pem')],
      },
    });
    expect(more).toEqual([]);
    expect(late?.locations.map(({ path }) => path)).toEqual(['vpn/crl.pem']);
    expect(late?.fix).toContain('ca/crl.pem');
  });

  it('tells of a date that cannot be read, and not of one that is not stated', () => {
    const { nextUpdate: _, ...endless } = revocationList();
    const revocationLists = [endless, revocationList({ nextUpdate: null, issuer: '' })];
    const found = problems(crlExpired, { inventory: { revocationLists } });
    expect(found.map((problem) => problem.message)).toEqual([
      expect.stringContaining('"an issuer without a name" states a next update that cannot be read'),
    ]);
  });
});
