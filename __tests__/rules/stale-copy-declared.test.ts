import { expect, it } from 'vitest';
import { staleCopy } from '../../src/rules/stale-copy.ts';
import { certificate, fact, location, sighting } from '../support/builders.ts';
import { paths, problems } from '../support/problems.ts';

const old = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' };
const renewed = { notBefore: '2026-06-01T00:00:00Z', notAfter: '2027-06-01T00:00:00Z' };
const entry = (overrides = {}) => ({
  name: 'mail',
  source: 'legacy/mail.pem',
  copies: ['pods/*/tls.crt', 'imaps://mail.corp.internal'],
  within: '24h',
  owners: ['@corp/mail'],
  location: location('.github/cert-hygiene.yml', 3),
  ...overrides,
});
const run = (now: string, held: object, sync = entry(), place = sighting('pods/13/tls.crt', 9)) =>
  problems(
    staleCopy,
    {
      certificates: [
        certificate({ ...renewed, sightings: [sighting('legacy/mail.pem')] }),
        certificate({ ...held, sightings: [place] }),
      ],
      facts: [fact({ kind: 'sink', writes: ['secret:mail/tls'], location: { ...location('s.yaml', 5), endLine: 10 } })],
    },
    { now, policy: { sync: [sync] } },
  );

it('allows the delay to the second, and no more', () => {
  expect(run('2026-06-02T00:00:00Z', old)).toEqual([]);
  const [problem] = run('2026-06-02T00:00:01Z', old);
  expect(problem?.level).toBe('error');
  expect(paths(problem)).toEqual(['pods/13/tls.crt']);
  expect(problem?.owners).toEqual(['@corp/mail']);
  expect(problem?.message).toContain('2027-01-01');
});

it('allows no delay where none is declared', () => {
  const { within: _, ...strict } = entry();
  expect(run('2026-06-01T00:00:01Z', old, strict as never)).toMatchObject([{ level: 'error' }]);
});

it('is silent when the copy holds the newest, or another certificate', () => {
  expect(run('2026-09-01', renewed)).toEqual([]);
  expect(run('2026-09-01', { ...old, names: ['dns:other.corp.internal'] })).toEqual([]);
});

it('finds a copy in a Secret by its name', () => {
  const sync = entry({ copies: ['secret:mail/tls'] });
  expect(run('2026-09-01', old, sync, sighting('s.yaml', 9))).toMatchObject([{ level: 'error' }]);
  expect(run('2026-09-01', old, sync, sighting('s.yaml', 19))).toMatchObject([{ level: 'warning' }]);
});

it('finds a copy in another repository', () => {
  const sync = entry({ copies: ['corp/chart:values.yaml'] });
  const there = { ...sighting('values.yaml'), repository: 'corp/chart' };
  expect(run('2026-09-01', old, sync, there)).toMatchObject([{ level: 'error' }]);
  expect(run('2026-09-01', old, sync, sighting('values.yaml'))).toMatchObject([{ level: 'warning' }]);
});
