import { expect, it } from 'vitest';
import { syncCopyLate } from '../../src/rules/sync-copy-late.ts';
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
    syncCopyLate,
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
  expect(paths(problem)).toEqual(['pods/13/tls.crt']);
  expect(problem?.owners).toEqual(['@corp/mail']);
  expect(problem?.message).toContain('2027-01-01');
});

it('allows no delay where none is declared', () => {
  const { within: _, ...strict } = entry();
  expect(run('2026-06-01T00:00:01Z', old, strict as never)).toHaveLength(1);
});

it('is silent when the copy holds the newest, or another certificate', () => {
  expect(run('2026-09-01', renewed)).toEqual([]);
  expect(run('2026-09-01', { ...old, names: ['dns:other.corp.internal'] })).toEqual([]);
});

it('finds a copy in a Secret by its name', () => {
  const sync = entry({ copies: ['secret:mail/tls'] });
  expect(run('2026-09-01', old, sync, sighting('s.yaml', 9))).toHaveLength(1);
  expect(run('2026-09-01', old, sync, sighting('s.yaml', 19))).toEqual([]);
});

it('finds a copy in another repository', () => {
  const sync = entry({ copies: ['corp/chart:values.yaml'] });
  const there = { ...sighting('values.yaml'), repository: 'corp/chart' };
  expect(run('2026-09-01', old, sync, there)).toHaveLength(1);
  expect(run('2026-09-01', old, sync, sighting('values.yaml'))).toEqual([]);
});
