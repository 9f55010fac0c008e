import { expect, it } from 'vitest';
import { servedNameMismatch } from '../../src/rules/served-name-mismatch.ts';
import { certificate, served } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const WWW = 'https://www.corp.internal';
const other = certificate({
  names: ['dns:default.corp.internal', 'dns:a.corp.internal', 'dns:b.corp.internal', 'dns:c.corp.internal'],
});
const run = (...rows: ReturnType<typeof served>[]) => problems(servedNameMismatch, { served: rows });

it('names the names that it has', () => {
  expect(run(served(WWW, other, { nameMatches: false }))[0]?.message).toBe(
    `${WWW} serves the certificate "default.corp.internal" with serial number ${other.serialNumber}, which is for default.corp.internal, a.corp.internal, b.corp.internal and 1 more.`,
  );
});

it('says that a certificate has no names', () => {
  const nameless = { ...other, names: [] };
  expect(run(served(WWW, nameless, { nameMatches: false }))[0]?.message).toMatch(/, which has no names\.$/);
});

it('is silent where the name is right, or was not compared', () => {
  const { nameMatches: _, ...unknown } = served(WWW, other);
  expect(run(served(WWW, other), unknown)).toEqual([]);
});

it.each([
  ['is for names alone', other.names, 0],
  ['is for addresses, and not for this one', ['ip:192.0.2.99'], 1],
])('says of one machine by its address nothing where the certificate %s: %j', (_, names, count) => {
  expect(run(served('smtp://192.0.2.13:25', { ...other, names }, { nameMatches: false }))).toHaveLength(count);
});

it('names the address that answers otherwise', () => {
  const [problem] = run(served(WWW, other), served(WWW, other, { address: '192.0.2.15', nameMatches: false }));
  expect(problem?.message).toMatch(/^https:\/\/www\.corp\.internal at 192\.0\.2\.15 \(1 of 2 addresses\) serves /);
});
