import { othersGrant } from '../../facts/grants.ts';
import { spellSecret } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { factTitle } from '../../topology/describe.ts';

export const secretNotPermitted = factRule('kubernetes-workloads', {
  id: 'kubernetes-workloads-secret-not-permitted',
  title: 'A route names a Secret that it may not read',
  level: 'warning',
  why: 'A Secret of another namespace is served only where that namespace permits it. A permission for other namespaces does not count: the listener is not programmed, or keeps out of service, however fresh the certificate is.',
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
      message: `${factTitle(fact)} in namespace "${String(fact.attributes.namespace)}" serves the ${spellSecret(fact.reads[0])}, and ${factTitle(other)} permits that to other namespaces only.`,
      related: [other.location],
    };
  },
});
