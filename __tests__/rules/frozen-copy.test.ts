import { describe, expect, it } from 'vitest';
import { frozenCopy } from '../../src/rules/frozen-copy.ts';
import { type Attributes, itKnowsRestarts, workloadProblems } from '../support/workload-reloads.ts';

describe('frozen-copy', () => {
  it.each<[string, Attributes, number]>([
    ['subPath', { via: 'sub-path' }, 1],
    ['an environment variable', { via: 'environment' }, 1],
    ['an init container', { via: 'init-copy' }, 1],
    ['the whole volume', { via: 'volume' }, 0],
    ['a route', { via: 'watch' }, 0],
    ['subPath in a Job', { via: 'sub-path', resource: 'Job' }, 0],
  ])('%s', (_, attributes, expected) => expect(workloadProblems(frozenCopy, attributes)).toHaveLength(expected));

  itKnowsRestarts(frozenCopy, { via: 'sub-path' }, 1);
});
