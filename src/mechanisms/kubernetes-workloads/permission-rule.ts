import { othersGrant } from '../../facts/grants.ts';
import { spellSecret } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { factTitle } from '../../topology/describe.ts';

export const secretNotPermitted = factRule('kubernetes-workloads', {
  id: 'kubernetes-workloads-secret-not-permitted',
  title: 'Route names a Secret that it has no permission to read',
  level: 'warning',
  why: 'A Secret of another namespace is served only if that namespace permits it. The existing permission is for other namespaces, so the listener does not work, even with a new certificate.',
  fix: 'Add the namespace of the route to the ReferenceGrant or TLSCertificateDelegation.',
  references: [
    'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
    'https://projectcontour.io/docs/main/config/tls-delegation/',
  ],
  kind: 'consumer',
  problem(fact, { topology }) {
    const other = othersGrant(fact, topology);
    if (other === undefined) return undefined;
    return {
      message: `${factTitle(fact)} in namespace "${String(fact.attributes.namespace)}" serves the ${spellSecret(fact.reads[0])}, but ${factTitle(other)} permits only other namespaces.`,
      related: [other.location],
    };
  },
});
