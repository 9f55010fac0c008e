import { describe, expect, it } from 'vitest';
import { servedExpiring } from '../../src/rules/served-expiring.ts';
import { certificate, served, sighting } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const MX = 'smtp://mx.corp.internal:25';
/** 90 days: it counts as expiring for its last 30. */
const own = certificate({
  names: ['dns:mx.corp.internal'],
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2026-03-31T23:59:59Z',
});
const run = (now: string, stored: ReturnType<typeof certificate>[] = [], shown = own) =>
  problems(servedExpiring, { certificates: stored, served: [served(MX, shown)] }, { now });

describe('served-expiring', () => {
  it.each([
    ['before the last third', '2026-03-01T23:59:58Z', 0],
    ['from the last third on', '2026-03-01T23:59:59Z', 1],
    ['until its end', '2026-03-31T23:59:59Z', 1],
    ['not once it has expired', '2026-04-01T00:00:00Z', 0],
  ])('%s', (_, now, count) => {
    expect(run(now)).toHaveLength(count);
  });

  it('is silent where a newer version is stored: that one is to be served', () => {
    const next = {
      ...own,
      fingerprint: 'e'.repeat(64),
      notBefore: '2026-03-02T00:00:00Z',
      notAfter: '2026-05-30T00:00:00Z',
    };
    expect(run('2026-03-20', [next])).toEqual([]);
  });

  it('names where it is stored', () => {
    const stored = { ...own, sightings: [sighting('mail/tls.crt')] };
    expect(run('2026-03-20', [stored])[0]?.related?.map(({ path }) => path)).toEqual(['mail/tls.crt']);
  });

  it('is silent where the end cannot be read', () => {
    expect(run('2026-03-20', [], { ...own, notAfter: null })).toEqual([]);
  });
});
