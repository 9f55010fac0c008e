import { expect, it } from 'vitest';
import { documentExpired as rule } from '../../src/rules/document-expired.ts';
import { location, problems } from '../support/builders.ts';

it('is a warning about the file, with its line', () => {
  const stated = { ...location('kube/config', 12), kind: 'token', notAfter: '2026-11-01T00:00:00Z' } as const;
  const [problem] = problems(rule, { inventory: { expirations: [stated] } });
  expect(rule.level).toBe('warning');
  expect(problem).toMatchObject({ subject: 'token:kube/config', locations: [stated] });
  expect(problem?.message).toBe(
    'The kubeconfig token expired on 2026-11-01 at 00:00 UTC. The API server rejects clients that use it.',
  );
});

it('is silent where nothing states a date', () => {
  expect(problems(rule, {})).toEqual([]);
});
