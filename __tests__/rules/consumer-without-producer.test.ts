import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/index.ts';
import { consumerWithoutProducer } from '../../src/rules/consumer-without-producer.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { fact, inventory, location, ruleInput } from '../support/builders.ts';

const provider = (secret: string, path = 'web/certificate.yaml') =>
  fact({ writes: [secret], location: location(path, 1), attributes: { resource: 'Certificate', name: 'api' } });
const route = (secret: string, attributes = {}) =>
  fact({
    kind: 'consumer',
    mechanism: 'kubernetes-workloads',
    reads: [secret],
    location: location('web/ingress.yaml', 9),
    attributes: { resource: 'Ingress', name: 'web', via: 'watch', ...attributes },
  });

const check = (...facts: Fact[]) => {
  const stock = inventory({ facts });
  return [...consumerWithoutProducer.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))].map(
    (problem) => problem.level,
  );
};

describe('consumer-without-producer', () => {
  it.each<[string, Fact[], string[]]>([
    ['the Secret is provided', [provider('secret:web/tls'), route('secret:web/tls')], []],
    ['it may be the one that is provided', [provider('secret:?/tls'), route('secret:web/tls')], []],
    ['others are provided beside it', [provider('secret:web/shop-tls'), route('secret:web/www-tls')], ['note']],
    ['one of nearly that name is', [provider('secret:web/shop-tls'), route('secret:web/shop-tsl')], ['warning']],
    ['it is provided in another namespace', [provider('secret:shop/tls'), route('secret:web/tls')], ['warning']],
    ['nothing is provided in the repository', [route('secret:web/tls')], []],
    [
      'others are provided in another folder',
      [provider('secret:web/shop-tls', 'shop/certificate.yaml'), route('secret:web/www-tls')],
      [],
    ],
    [
      'a template beside it may provide it',
      [provider('secret:?/{{.Values.name}}-tls@web/'), route('secret:web/www-tls')],
      [],
    ],
    ['its own name is a template', [provider('secret:web/shop-tls'), route('secret:?/{{.Values.name}}@web/')], []],
    ['a person fills its name in', [provider('secret:<NAME>/<NAME>'), route('secret:<NAME>/<NAME>-tls')], []],
    ['the same without a placeholder', [provider('secret:a/a'), route('secret:a/a-tls')], ['warning']],
    ['a pod mounts it', [provider('secret:web/shop-tls'), route('secret:web/www-tls', { via: 'volume' })], []],
  ])('%s', (_, facts, expected) => expect(check(...facts)).toEqual(expected));
});
