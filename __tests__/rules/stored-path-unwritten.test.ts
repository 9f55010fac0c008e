import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/index.ts';
import { storedPathUnwritten } from '../../src/rules/stored-path-unwritten.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { fact, inventory, location, ruleInput } from '../support/builders.ts';

const writes = (path: string) =>
  fact({
    kind: 'copy',
    writes: [`stored:${path}`],
    location: location('renew.sh', 3),
    attributes: { service: 'vault kv put' },
  });
const reads = (...paths: string[]) =>
  fact({
    kind: 'copy',
    reads: paths.map((path) => `stored:${path}`),
    location: location('secret.yaml', 1, 'corp/portal'),
    attributes: { resource: 'ExternalSecret', name: 'portal' },
  });

const check = (...facts: Fact[]) => {
  const stock = inventory({ facts });
  return [...storedPathUnwritten.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))];
};

describe('stored-path-unwritten', () => {
  it.each<[string, Fact[], number]>([
    ['a slip of the finger', [writes('secret/shop/tls'), reads('secret/shop/tsl')], 1],
    ['a letter too many', [writes('secret/orders/tls'), reads('secret/orderss/tls')], 1],
    ['short names of two things', [writes('secret/web-api/tls'), reads('secret/web-app/tls')], 0],
    ['another word for a certificate', [writes('secret/shop/certificate'), reads('secret/shop/tls')], 1],
    ['a year behind the name', [writes('kv-corp/shop-tls-2027'), reads('kv-corp/shop-tls')], 1],
    [
      'another word, where both are used',
      [writes('secret/shop/cert'), reads('secret/shop/tls'), reads('secret/shop/cert')],
      0,
    ],
    ['the same path', [writes('secret/shop/tls'), reads('secret/shop/tls')], 0],
    [
      'one of several paths that is written',
      [writes('secret/shop/tls'), reads('secret/shop/tsl', 'secret/shop/tls')],
      0,
    ],
    ['another thing altogether', [writes('secret/shop/tls'), reads('secret/database/password')], 0],
    ['a number that differs on purpose', [writes('secret/shop-1/tls'), reads('secret/shop-2/tls')], 0],
    [
      'one path in two stores',
      [
        fact({ kind: 'copy', writes: ['external:a/shop/tls', 'stored:shop/tls'], location: location('push.yaml', 1) }),
        fact({ kind: 'copy', reads: ['external:b/shop/tls', 'stored:shop/tls'], location: location('secret.yaml', 1) }),
      ],
      0,
    ],
    ['nobody who writes', [reads('secret/shop/tls')], 0],
  ])('%s', (_, facts, count) => expect(check(...facts)).toHaveLength(count));

  it('names both paths and both places', () => {
    const [problem] = check(writes('secret/shop/tls'), reads('secret/shop/tsl'));
    expect(problem).toMatchObject({
      message:
        'ExternalSecret "portal" reads secret/shop/tsl from a secret store, but no scanned configuration writes it. vault kv put writes secret/shop/tls.',
      locations: [{ repository: 'corp/portal', path: 'secret.yaml' }],
      related: [{ path: 'renew.sh' }],
    });
  });
});
