import { expect, it } from 'vitest';
import { servedUnreachable } from '../../src/rules/served-unreachable.ts';
import { certificate, served } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const MX = 'smtp://mx.corp.internal:25';
const run = (...rows: ReturnType<typeof served>[]) => problems(servedUnreachable, { served: rows });

it('says why', () => {
  const [problem, ...more] = run(served(MX));
  expect(more).toEqual([]);
  expect(problem?.message).toBe(`${MX}: it did not answer within 10 s.`);
});

it('says of each address that is silent why it is, and nothing of the others', () => {
  const refused = { reason: 'unreachable', detail: 'nothing listens there' } as const;
  const [problem] = run(
    served(MX, undefined, { address: '192.0.2.13' }),
    served(MX, certificate(), { address: '192.0.2.15' }),
    served(MX, undefined, { address: '192.0.2.27', failure: refused }),
  );
  expect(problem?.message).toBe(
    `${MX} at 192.0.2.13 (1 of 3 addresses): it did not answer within 10 s. ${MX} at 192.0.2.27 (1 of 3 addresses): nothing listens there.`,
  );
});

it.each([
  ['not-allowed', 'Set `endpoints: private`'],
  ['no-tls', 'Turn on TLS on this port'],
  ['unresolvable', 'Correct the name'],
] as const)('says what to do where it is %s', (reason, part) => {
  const [problem] = run(served(MX, undefined, { failure: { reason, detail: 'so it is' } }));
  expect(problem?.fix).toContain(part);
});

it('is silent where a certificate was seen, even if the handshake was refused', () => {
  const refused = { reason: 'handshake', detail: 'it wants a client certificate' } as const;
  expect(run(served(MX, certificate(), { failure: refused }))).toEqual([]);
});
