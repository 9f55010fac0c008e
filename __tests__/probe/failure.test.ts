import { describe, expect, it } from 'vitest';
import { failureOf, ProbeError } from '../../src/probe/failure.ts';

const failing = (code: unknown) => failureOf(Object.assign(new Error('read SECRET'), { code }));

describe('what became of a connection', () => {
  it.each([
    ['ECONNREFUSED', 'unreachable', 'it refuses connections'],
    ['ECONNRESET', 'unreachable', 'it reset the connection'],
    ['EHOSTUNREACH', 'unreachable', 'there is no route to it'],
    ['ETIMEDOUT', 'timeout', 'it does not answer'],
    ['EMFILE', 'unreachable', 'the connection failed (EMFILE)'],
    ['from the <b>wire', 'malformed', 'its answer could not be read'],
    [undefined, 'malformed', 'its answer could not be read'],
    [7, 'malformed', 'its answer could not be read'],
  ])('with %j is told in our words', (code, reason, detail) => {
    expect(failing(code)).toEqual({ reason, detail });
  });

  it('is what a dialogue says of it', () => {
    expect(failureOf(new ProbeError('no-tls', 'it offers none'))).toEqual({
      reason: 'no-tls',
      detail: 'it offers none',
    });
  });

  it('is told of what is no error too', () => {
    expect(failureOf('SECRET')).toEqual({ reason: 'malformed', detail: 'its answer could not be read' });
  });
});
