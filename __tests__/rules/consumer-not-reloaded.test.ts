import { describe, expect, it } from 'vitest';
import { consumerNotReloaded } from '../../src/rules/consumer-not-reloaded.ts';
import { type Attributes, consumer, itKnowsRestarts, workloadProblems } from '../support/workload-reloads.ts';

describe('consumer-not-reloaded', () => {
  it.each<[string, Attributes, number]>([
    ['the whole volume', { via: 'volume' }, 1],
    ['subPath, which is another finding', { via: 'sub-path' }, 0],
    ['a server that watches its files', { via: 'volume', image: 'docker.io/library/traefik:3' }, 0],
    ['an image that is not known', { via: 'volume', image: null }, 0],
    ['a webhook', { via: 'volume', mountPath: '/etc/k8s-webhook-server/serving-certs' }, 0],
    ['a trust store', { via: 'volume', mountPath: '/etc/ssl/ca' }, 0],
    ['a program that an option makes read again', { via: 'volume', reload: true }, 0],
    ['a CronJob', { via: 'volume', resource: 'CronJob' }, 0],
  ])('%s', (_, attributes, expected) =>
    expect(workloadProblems(consumerNotReloaded, attributes)).toHaveLength(expected),
  );

  itKnowsRestarts(consumerNotReloaded, { via: 'volume' }, 0);

  it('speaks where a list of Reloader names only another Secret of the workload', () => {
    const reads = ['secret:web/other'];
    const other = { ...consumer({ via: 'volume' }), reads };
    const list = { kind: 'reload', reads, writes: other.writes, attributes: { trigger: 'list' } } as const;
    expect(workloadProblems(consumerNotReloaded, { via: 'volume' }, [other, list])).toHaveLength(1);
    expect(workloadProblems(consumerNotReloaded, { via: 'volume' }, [list])).toEqual([]);
  });
});
