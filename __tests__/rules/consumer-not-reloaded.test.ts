import { describe, expect, it } from 'vitest';
import type { AttributeValue, Fact } from '../../src/model/index.ts';
import { consumerNotReloaded } from '../../src/rules/consumer-not-reloaded.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { fact, inventory, location, ruleInput } from '../support/builders.ts';

const SECRET = 'secret:web/api-tls';
const WORKLOAD = 'workload:web/Deployment/api';

function check(attributes: Record<string, AttributeValue>, more: Partial<Fact>[] = []) {
  const stock = inventory({
    facts: [
      fact({ writes: [SECRET], attributes: { resource: 'Certificate', name: 'api' } }),
      fact({
        kind: 'consumer',
        mechanism: 'kubernetes-workloads',
        location: location('deploy/api.yaml', 20),
        reads: [SECRET],
        writes: [WORKLOAD],
        attributes: {
          resource: 'Deployment',
          name: 'api',
          image: 'registry.corp.internal/api:1',
          mountPath: '/etc/tls',
          ...attributes,
        },
      }),
      ...more.map((one) => fact({ location: location('deploy/api.yaml', 5), ...one })),
    ],
  });
  return [...consumerNotReloaded.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))];
}

const frozen = { via: 'volume' };

describe('consumer-not-reloaded', () => {
  it.each<[string, Record<string, AttributeValue>, number]>([
    ['the whole volume', { via: 'volume' }, 1],
    ['subPath, which is another finding', { via: 'sub-path' }, 0],
    ['a server that watches its files', { via: 'volume', image: 'docker.io/library/traefik:3' }, 0],
    ['an image that is not known', { via: 'volume', image: null }, 0],
    ['a webhook', { via: 'volume', mountPath: '/tmp/k8s-webhook-server/serving-certs' }, 0],
    ['a trust store', { via: 'volume', mountPath: '/etc/ssl/ca' }, 0],
    ['a CronJob', { via: 'volume', resource: 'CronJob' }, 0],
  ])('%s', (_, attributes, expected) => expect(check(attributes)).toHaveLength(expected));

  it.each<[string, Partial<Fact>, number]>([
    ['Reloader for all', { kind: 'reload', writes: [WORKLOAD], attributes: { trigger: 'auto' } }, 0],
    [
      'Reloader for this Secret',
      { kind: 'reload', writes: [WORKLOAD], reads: [SECRET], attributes: { trigger: 'list' } },
      0,
    ],
    [
      'Reloader for another Secret',
      { kind: 'reload', writes: [WORKLOAD], reads: ['secret:web/other'], attributes: { trigger: 'list' } },
      1,
    ],
    [
      'Reloader for a pattern',
      { kind: 'reload', writes: [WORKLOAD], reads: ['secret:web/api-*'], attributes: { trigger: 'list' } },
      0,
    ],
    ['Reloader switched off', { kind: 'reload', writes: [WORKLOAD], attributes: { trigger: 'off' } }, 1],
    [
      'Reloader of another workload',
      { kind: 'reload', writes: ['workload:web/Deployment/other'], attributes: { trigger: 'auto' } },
      1,
    ],
    ['a checksum in the pod template', { kind: 'reload', writes: [WORKLOAD], attributes: { trigger: 'checksum' } }, 0],
  ])('with %s', (_, reload, expected) => expect(check(frozen, [reload])).toHaveLength(expected));

  it('names the producer, and stands at the consumer', () => {
    expect(check(frozen)[0]).toMatchObject({
      subject: `${WORKLOAD}|${SECRET}`,
      message: expect.stringContaining('Certificate "api" renews the Secret "api-tls" in namespace "web"'),
      locations: [{ path: 'deploy/api.yaml', line: 20 }],
    });
  });

  it('is silent where nothing renews the Secret', () => {
    const stock = inventory({
      facts: [
        fact({
          kind: 'consumer',
          mechanism: 'kubernetes-workloads',
          reads: [SECRET],
          writes: [WORKLOAD],
          attributes: { ...frozen, image: 'x' },
        }),
      ],
    });
    expect([...consumerNotReloaded.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))]).toEqual([]);
  });

  it('is silent where the producer makes it once', () => {
    const stock = inventory({
      facts: [
        fact({ writes: [SECRET], attributes: { state: 'once' } }),
        fact({
          kind: 'consumer',
          mechanism: 'kubernetes-workloads',
          reads: [SECRET],
          writes: [WORKLOAD],
          attributes: { ...frozen, image: 'x' },
        }),
      ],
    });
    expect([...consumerNotReloaded.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))]).toEqual([]);
  });
});
