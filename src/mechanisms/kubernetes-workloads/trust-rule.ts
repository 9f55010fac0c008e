import { factRule } from '../../facts/rule.ts';
import { factTitle } from '../../topology/describe.ts';
import { graphOf, nodeOf, upstream } from '../../topology/graph.ts';

export const trustsRenewedSecret = factRule('kubernetes-workloads', {
  id: 'kubernetes-workloads-trusts-renewed-secret',
  title: 'A workload trusts the CA that lies beside a certificate',
  level: 'note',
  why: '`ca.crt` of a Secret names the CA of the last renewal only. When the CA is renewed the old one is distrusted at once, while other services still serve certificates of the old one; until the Secret is renewed, the new one is not trusted.',
  fix: 'Distribute the roots by a source of their own (trust-manager), and keep the old and the new one there during a rollover.',
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
      message: `The ${factTitle(fact)} takes nothing but \`ca.crt\` from the Secret "${fact.attributes.secret}", which the ${factTitle(maker.fact)} renews.`,
      related: [maker.fact.location],
    };
  },
});
