import { expect, it } from 'vitest';
import type { Arrival } from '../../src/model/index.ts';
import { renewalGap } from '../../src/rules/renewal-gap.ts';
import { fingerprint, REPOSITORY } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const arrival = (time: string, notBefore: string, notAfter: string, overrides: Partial<Arrival> = {}): Arrival => ({
  repository: REPOSITORY,
  path: 'pods/13/tls.crt',
  revision: 'a'.repeat(40),
  fingerprint: fingerprint(notAfter),
  subject: 'CN=mail.corp.internal',
  time: `${time}Z`,
  notBefore: `${notBefore}T00:00:00Z`,
  notAfter: `${notAfter}T00:00:00Z`,
  ...overrides,
});
const first = arrival('2025-01-01T00:00:00', '2025-01-01', '2025-04-01');
const run = (...arrivals: Arrival[]) => problems(renewalGap, { arrivals });

it('says when the place had nothing valid, and when that is due again', () => {
  const [problem] = run(arrival('2025-04-02T12:00:00', '2025-03-01', '2025-06-01'), first);
  expect(problem?.message).toContain('once');
  expect(problem?.message).toContain('from 2025-04-01 at 00:00 UTC to 2025-04-02 at 12:00 UTC');
  expect(problem?.message).toContain('expires on 2025-06-01');
});

it('counts the times', () => {
  const second = arrival('2025-04-02T12:00:00', '2025-03-01', '2025-06-01');
  expect(run(first, second, arrival('2025-06-03T00:00:00', '2025-06-01', '2025-09-01'))[0]?.message).toContain(
    '2 times',
  );
});

it.each([
  ['arrived in time, to the second', [first, arrival('2025-04-01T00:00:00', '2025-03-01', '2025-06-01')]],
  ['is another certificate', [first, arrival('2025-04-02T00:00:00', '2025-03-01', '2025-06-01', { subject: 'CN=x' })]],
  ['lies elsewhere', [first, arrival('2025-04-02T00:00:00', '2025-03-01', '2025-06-01', { path: 'pods/15/tls.crt' })]],
  ['was put back', [arrival('2025-04-05T00:00:00', '2025-01-01', '2025-04-01'), first]],
])('is silent where the next one %s', (_, arrivals) => {
  expect(run(...arrivals)).toEqual([]);
});

it('is silent without a history', () => {
  expect(problems(renewalGap, {})).toEqual([]);
});
