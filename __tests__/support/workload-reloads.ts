/** What the rules about consumers of a renewed Secret have in common: the same workload, renewed by cert-manager. */
import { expect, it } from 'vitest';
import type { AttributeValue, Fact, Problem, Rule } from '../../src/model/index.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { type FactOverrides, fact, inventory, location, ruleInput } from './builders.ts';

const SECRET = 'secret:web/api-tls';
const WORKLOAD = 'workload:web/Deployment/api';

export type Attributes = Record<string, AttributeValue>;

const certificate = (attributes: Attributes = {}) =>
  fact({ writes: [SECRET], attributes: { resource: 'Certificate', name: 'api', ...attributes } });
export const consumer = (attributes: Attributes) =>
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
  });

function problemsOf(rule: Rule, facts: Fact[]): Problem[] {
  const stock = inventory({ facts });
  return [...rule.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))];
}

/** What a rule says of a workload that gets the Secret in some way, with further facts of its manifest. */
export function workloadProblems(rule: Rule, attributes: Attributes, more: FactOverrides[] = []): Problem[] {
  const others = more.map((one) => fact({ location: location('deploy/api.yaml', 5), ...one }));
  return problemsOf(rule, [certificate(), consumer(attributes), ...others]);
}

/**
 * The tests of a rule that a restart of the workload would satisfy.
 * @param failing how many findings it has where a restart is meant and cannot work, which the tool reports
 */
export function itKnowsRestarts(rule: Rule, attributes: Attributes, failing: 0 | 1): void {
  const reload = (trigger: string, more: FactOverrides = {}): FactOverrides => ({
    kind: 'reload',
    writes: [WORKLOAD],
    attributes: { trigger },
    ...more,
  });

  it.each<[string, FactOverrides, number]>([
    ['Reloader for all', reload('auto'), 0],
    ['Reloader for this Secret', reload('list', { reads: [SECRET] }), 0],
    ['Reloader for another Secret', reload('list', { reads: ['secret:web/other'] }), failing],
    ['a misspelled annotation of Reloader', reload('none'), failing],
    ['Reloader for a pattern', reload('list', { reads: ['secret:web/api-*'] }), 0],
    ['Reloader switched off', reload('off'), 1],
    ['Reloader of another workload', reload('auto', { writes: ['workload:web/Deployment/other'] }), 1],
    ['a checksum in the pod template', reload('checksum'), 0],
  ])('with %s', (_, more, expected) => expect(workloadProblems(rule, attributes, [more])).toHaveLength(expected));

  it('names the producer, and stands at the consumer', () => {
    expect(workloadProblems(rule, attributes)[0]).toMatchObject({
      subject: `${WORKLOAD}|${SECRET}`,
      message: expect.stringContaining('Certificate "api" renews the Secret "api-tls" in namespace "web"'),
      locations: [{ path: 'deploy/api.yaml', line: 20 }],
    });
  });

  it('is silent where nothing renews the Secret, or it is made once', () => {
    expect(problemsOf(rule, [consumer(attributes)])).toEqual([]);
    expect(problemsOf(rule, [certificate({ state: 'once' }), consumer(attributes)])).toEqual([]);
  });
}
