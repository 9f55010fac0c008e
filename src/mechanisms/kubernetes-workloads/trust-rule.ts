import { factRule } from '../../facts/rule.ts';
import { factTitle } from '../../topology/describe.ts';
import { graphOf, nodeOf, upstream } from '../../topology/graph.ts';

export const trustsRenewedSecret = factRule('kubernetes-workloads', {
  id: 'kubernetes-workloads-trusts-renewed-secret',
  title: 'Workload trusts only the current CA of a Secret',
  level: 'note',
  why: '`ca.crt` of a Secret holds only the CA of the last renewal. When the CA is renewed, the old one is distrusted at once, although other services still use it.',
  fix: 'Distribute the roots from a separate source (trust-manager), and keep the old and the new root there during a rollover.',
  references: [
    'https://cert-manager.io/docs/usage/certificate/#target-secret',
    'https://cert-manager.io/docs/trust/trust-manager/',
  ],
  kind: 'consumer',
  problem(fact, { topology }) {
    if (fact.attributes.trust !== true) return undefined;
    const maker = upstream(graphOf(topology), nodeOf(topology, fact), 10).find(
      (one) => one.fact.mechanism === 'cert-manager' && one.fact.kind === 'producer',
    );
    // Of a CA's own Secret, `ca.crt` is what one wants to trust.
    if (maker === undefined || maker.fact.attributes.isCA !== undefined) return undefined;
    return {
      message: `The ${factTitle(fact)} reads only \`ca.crt\` from the Secret "${fact.attributes.secret}", which the ${factTitle(maker.fact)} renews.`,
      related: [maker.fact.location],
    };
  },
});
