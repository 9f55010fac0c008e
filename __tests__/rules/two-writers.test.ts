import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/index.ts';
import { twoWriters } from '../../src/rules/two-writers.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { type FactOverrides, fact, inventory, location, ruleInput } from '../support/builders.ts';

const SECRET = 'secret:web/api-tls';
const producer = fact({
  writes: [SECRET],
  location: location('web/certificate.yaml', 1),
  attributes: { resource: 'Certificate', name: 'api' },
});
const sink = (overrides: FactOverrides = {}) =>
  fact({
    kind: 'sink',
    mechanism: 'kubernetes-secret',
    writes: [SECRET],
    location: location('web/secret.yaml', 1),
    attributes: { resource: 'Secret', name: 'api-tls', literal: true },
    ...overrides,
  });

const check = (...facts: Fact[]) => {
  const stock = inventory({ facts });
  return [...twoWriters.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))];
};

describe('two-writers', () => {
  it.each<[string, Fact, string | undefined]>([
    ['a Secret in git', sink(), 'error'],
    [
      'a SealedSecret',
      sink({ mechanism: 'sealed-secrets', attributes: { resource: 'SealedSecret', name: 'api-tls' } }),
      'warning',
    ],
    [
      'an ExternalSecret',
      sink({ kind: 'copy', mechanism: 'external-secrets', attributes: { resource: 'ExternalSecret', name: 'api' } }),
      'warning',
    ],
    [
      'an ExternalSecret that is fetched once',
      sink({ kind: 'copy', mechanism: 'external-secrets', attributes: { resource: 'ExternalSecret', state: 'once' } }),
      undefined,
    ],
    [
      'one that owns the Secret',
      sink({
        kind: 'copy',
        mechanism: 'external-secrets',
        attributes: { resource: 'ExternalSecret', state: 'once', policy: 'Owner' },
      }),
      'warning',
    ],
    ['a placeholder', sink({ attributes: { placeholder: true } }), undefined],
    ['a Secret of another namespace', sink({ writes: ['secret:shop/api-tls'] }), undefined],
    ['a Secret of another folder', sink({ location: location('dev/secret.yaml', 1) }), undefined],
    ['a Secret of another repository', sink({ location: location('web/secret.yaml', 1, 'corp/other') }), undefined],
    ['a second fact of the same tool', sink({ kind: 'producer', mechanism: 'cert-manager' }), undefined],
  ])('a Certificate and %s', (_, other, level) => {
    expect(check(producer, other).map((problem) => problem.level)).toEqual(level === undefined ? [] : [level]);
    expect(check(other, producer).map((problem) => problem.level)).toEqual(level === undefined ? [] : [level]);
  });

  it('stands at the copy in git, once for each Secret', () => {
    expect(check(producer, sink(), sink({ location: location('web/again.yaml', 1) }))).toMatchObject([
      { subject: SECRET, locations: [{ path: 'web/again.yaml' }], related: [{ path: 'web/certificate.yaml' }] },
    ]);
  });

  it('is silent about two Secrets in git', () => {
    expect(check(sink(), sink({ mechanism: 'sealed-secrets' }))).toEqual([]);
  });
});
