import { LETS_ENCRYPT_PROFILES, retirement, retirementText } from '../../certificates/ca-policy-dates.ts';
import { placeOf, statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { namespaceOfRef, parseRef } from '../../facts/refs.ts';
import { type FactContext, factRule, oncePerCause } from '../../facts/rule.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { deployedTogether } from '../../topology/neighbours.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { isToFillIn, listed } from '../../util/text.ts';
import { closestName } from '../../util/typos.ts';
import {
  authorityOf,
  called,
  clusterIssuers,
  isDefinedElsewhere,
  isStaging,
  issuerOf,
  issuers,
  MECHANISM,
} from './issuers.ts';
import { own } from './own.ts';

const INGRESS = 'https://cert-manager.io/docs/usage/ingress/';
const CERTIFICATE = 'https://cert-manager.io/docs/usage/certificate/';
const API = 'https://cert-manager.io/docs/reference/api-docs/';
const ACME = 'https://cert-manager.io/docs/configuration/acme/';
const PROFILES = 'https://letsencrypt.org/docs/profiles/';

interface Asked {
  kind: 'issuer' | 'cluster-issuer';
  namespace: string;
  name: string;
}

function asked(fact: Fact): Asked | undefined {
  const [ref] = fact.reads;
  if (ref === undefined) return undefined;
  const { kind, namespace = '', name } = parseRef(ref);
  return name !== '' && (kind === 'issuer' || kind === 'cluster-issuer') ? { kind, namespace, name } : undefined;
}

/** Issuers with the name that a producer asks for, when none of them is the one it asks. */
function namesakes(fact: Fact, context: FactContext): { asks: Asked; found: readonly Fact[] } | undefined {
  const asks = asked(fact);
  if (asks === undefined || issuerOf(fact, context) !== undefined || isDefinedElsewhere(fact, context))
    return undefined;
  return { asks, found: factsBy(issuers(fact, context), byName, asks.name) };
}

const byResource: FactKeys = ({ attributes }) => [String(attributes.resource)];
const byName: FactKeys = ({ attributes }) => [String(attributes.name)];

/** Names among which a mistyped one is looked for. */
const MAX_NAMES = 300;

const namesOf = memoizeByObject((some: readonly Fact[]): readonly string[] =>
  [...new Set(some.map(({ attributes }) => String(attributes.name)))].slice(0, MAX_NAMES),
);

const ISSUER_LINES = ['issuerKind', 'issuerName', 'clusterIssuer', 'issuer'];

const kindWrongEach = factRule(MECHANISM, {
  id: 'cert-manager-issuer-kind-wrong',
  title: 'issuerRef names an issuer of the wrong kind',
  level: 'warning',
  why: 'An issuerRef without a kind means an Issuer in the same namespace. If only a ClusterIssuer has this name, the request waits forever.',
  fix: 'Set `issuerRef.kind: ClusterIssuer` (or use the annotation `cert-manager.io/cluster-issuer`).',
  references: [CERTIFICATE],
  kind: 'producer',
  problem(fact, context) {
    const { asks, found } = namesakes(fact, context) ?? {};
    const other = asks?.kind === 'issuer' ? 'ClusterIssuer' : 'Issuer';
    const namesake = found?.find((issuer) => issuer.attributes.resource === other);
    if (asks === undefined || namesake === undefined || found?.some((issuer) => issuer.attributes.resource !== other))
      return undefined;
    const means = asks.kind === 'issuer' ? 'an Issuer in its own namespace' : 'a ClusterIssuer';
    return {
      message: `${called(fact)} refers to ${means} named "${asks.name}", but the only issuer of that name here is ${other === 'Issuer' ? 'an Issuer' : 'a ClusterIssuer'}.`,
      ...(other === 'Issuer' && {
        fix: 'Refer to it as an Issuer from its own namespace, or make it a ClusterIssuer.',
      }),
      locations: [placeOf(fact, ...ISSUER_LINES)],
      related: [namesake.location],
    };
  },
});

const kindWrong = oncePerCause(
  kindWrongEach,
  (count, first) => `${count} resources refer to one issuer by the wrong kind. ${first}`,
);

const otherNamespace = factRule(MECHANISM, {
  id: 'cert-manager-issuer-in-other-namespace',
  title: 'Issuer is in another namespace',
  level: 'warning',
  otherLevels: { note: 'when both are not deployed together' },
  why: 'An Issuer serves its own namespace only. A Certificate elsewhere that names it is never issued.',
  fix: 'Use a ClusterIssuer, or create the Issuer in the namespace of the certificate.',
  references: [INGRESS],
  kind: 'producer',
  problem(fact, context) {
    const { asks, found } = namesakes(fact, context) ?? {};
    if (asks?.kind !== 'issuer' || asks.namespace === '?' || found === undefined || found.length === 0)
      return undefined;
    if (found.some((issuer) => issuer.attributes.resource !== 'Issuer')) return undefined;
    const spaces = [...new Set(found.map((issuer) => namespaceOf(issuer)))].map((space) => `"${space}"`).join(', ');
    return {
      // What deploys the certificate alone may bring its Issuer along.
      ...(!found.some((issuer) => deployedTogether(issuer, fact)) && { level: 'note' as const }),
      message: `${called(fact)} in namespace "${asks.namespace}" refers to the Issuer "${asks.name}", which exists in ${spaces} only.`,
      locations: [placeOf(fact, ...ISSUER_LINES)],
      related: found.map((issuer) => issuer.location),
    };
  },
});

/** The namespace of an issuer as the topology resolved it. */
function namespaceOf(issuer: Fact): string {
  return issuer.writes.map(namespaceOfRef).find((space) => space !== undefined) ?? '?';
}

const notFound = factRule(MECHANISM, {
  id: 'cert-manager-issuer-not-found',
  title: 'Certificate names an undefined issuer',
  level: 'warning',
  why: 'A request to a missing issuer stays pending forever. Issuers are often in another repository, so this is reported only if the name resembles one that is defined here.',
  fix: 'Point the reference at an issuer that exists.',
  references: [CERTIFICATE],
  kind: 'producer',
  problem(fact, context) {
    const { asks, found } = namesakes(fact, context) ?? {};
    if (asks === undefined || found === undefined || found.length > 0) return undefined;
    // A reference to one kind was not meant for the other.
    const ofKind = (resource: string) => factsBy(issuers(fact, context), byResource, resource);
    const candidates =
      asks.kind === 'cluster-issuer' ? [ofKind('ClusterIssuer'), clusterIssuers(fact, context)] : [ofKind('Issuer')];
    const meant = closestName(asks.name, candidates.flatMap(namesOf));
    if (meant === undefined) return undefined;
    return {
      message: `${called(fact)} refers to the issuer "${asks.name}", which is not defined here; did you mean "${meant}"?`,
      locations: [placeOf(fact, 'issuerName', 'clusterIssuer', 'issuer')],
    };
  },
});

const wildcard = factRule(MECHANISM, {
  id: 'cert-manager-wildcard-without-dns01',
  title: 'Wildcard name needs DNS-01, but the issuer uses HTTP-01',
  level: 'warning',
  why: 'ACME validates a wildcard name by DNS only. An issuer with only http01 solvers can never issue it.',
  fix: 'Add a dns01 solver that is selected for the zone.',
  references: [API, ACME],
  kind: 'producer',
  problem(fact, context) {
    const name = fact.names?.find((one) => one.startsWith('dns:*.'));
    const issuer = name === undefined ? undefined : issuerOf(fact, context);
    const solvers = own(issuer).solvers;
    if (name === undefined || !Array.isArray(solvers) || !solvers.every((solver) => solver === 'http01'))
      return undefined;
    return {
      message: `${called(fact)} requests ${name.slice(4)} from "${String(issuer?.attributes.name)}", which has only http01 solvers.`,
      ...(issuer !== undefined && { related: [issuer.location] }),
    };
  },
});

const TESTING =
  /(?:^|[^a-z])(?:stag|stage|staging|test|testing|dev|develop|preview|sandbox|demo|e2e|qa|canary|non-?prod|local|example)/i;

const staging = oncePerCause(
  factRule(MECHANISM, {
    id: 'cert-manager-staging-issuer',
    title: 'Certificate comes from the staging environment',
    level: 'warning',
    why: 'No client trusts certificates of the staging environment, so clients reject the connection.',
    fix: 'Use an issuer with the server https://acme-v02.api.letsencrypt.org/directory.',
    references: ['https://letsencrypt.org/docs/staging-environment/', ACME],
    kind: 'producer',
    problem(fact, context) {
      const issuer = issuerOf(fact, context);
      if (issuer === undefined || !isStaging(issuer)) return undefined;
      const surroundings = [
        fact.location.path,
        String(fact.attributes.namespace),
        String(fact.attributes.name),
        ...(fact.names ?? []),
        ...fact.writes,
      ];
      if (surroundings.some((text) => TESTING.test(text))) return undefined;
      return {
        message: `${called(fact)} is issued by "${String(issuer.attributes.name)}", which uses Let's Encrypt's staging environment.`,
        locations: [placeOf(fact, 'issuerName', 'clusterIssuer', 'issuer')],
        related: [issuer.location],
      };
    },
  }),
  (count, first) => `${count} resources use one staging issuer. ${first}`,
);

const profile = factRule(MECHANISM, {
  id: 'cert-manager-acme-profile-unknown',
  title: 'ACME issuer requests an unknown profile',
  level: 'warning',
  why: 'The CA rejects an order with a profile that it does not offer. Every issuance and renewal of this issuer fails.',
  fix: 'Remove `spec.acme.profile`; get client certificates from a private CA.',
  references: [PROFILES, ACME],
  kind: 'issuer',
  problem(fact) {
    const name = statedText(fact.attributes.profile);
    if (typeof name !== 'string' || authorityOf(fact) === undefined || LETS_ENCRYPT_PROFILES.includes(name))
      return undefined;
    return {
      message: `The ${called(fact)} requests the profile ${JSON.stringify(name)}, which Let's Encrypt does not offer.`,
      locations: [placeOf(fact, 'profile')],
    };
  },
});

const CLIENT_AUTHENTICATION = retirement('client-authentication');

const clientAuth = factRule(MECHANISM, {
  id: 'cert-manager-client-auth-from-public-ca',
  title: 'Public CA no longer issues client certificates',
  level: 'note',
  why: 'Public CAs omit the clientAuth usage. A client certificate that is renewed there no longer works for client authentication.',
  fix: CLIENT_AUTHENTICATION.fix,
  references: [CLIENT_AUTHENTICATION.source],
  kind: 'producer',
  problem(fact, context) {
    const usages = own(fact).usages;
    const wants = Array.isArray(usages) ? usages.includes('client auth') : /client auth/.test(String(usages ?? ''));
    if (!wants || authorityOf(issuerOf(fact, context)) === undefined) return undefined;
    return `${called(fact)} requests client authentication. ${retirementText(CLIENT_AUTHENTICATION, context.now)}`;
  },
});

/** Names of Services, and names without a domain: a public CA cannot verify who owns them. */
const INSIDE = /^[^.]+$|\.svc$|\.cluster\.local$/;
/** An asterisk stands for the whole first label (RFC 9525 section 6.3); a name has no port, no scheme and no gap. */
const MALFORMED = /^\*[^.]|.\*|[\s/:]|\.\.|^\.|\.$/;

/** `REPLACE_ME`, `YOUR-DOMAIN`: a word for a person or a script to replace. */
const PLACEHOLDER = /^dns:[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+$/;

const impossible = factRule(MECHANISM, {
  id: 'cert-manager-name-not-issuable',
  title: 'Issuer cannot issue one of the names',
  level: 'warning',
  why: 'A CA rejects the whole order if it rejects one of its names. The certificate is never issued; if the name was added later, the current certificate is never renewed.',
  fix: 'Request cluster-internal names from a private issuer, in a separate Certificate. Write a wildcard as `*.` and the domain.',
  references: ['https://letsencrypt.org/docs/faq/', 'https://www.rfc-editor.org/rfc/rfc9525#section-6.3', CERTIFICATE],
  kind: 'producer',
  problem(fact, context) {
    const names = (fact.names ?? []).flatMap((name) =>
      /^dns:[^$<{(]+$/.test(name) && !PLACEHOLDER.test(name) && !isToFillIn(name) ? [name.slice(4)] : [],
    );
    const broken = names.filter((name) => MALFORMED.test(name));
    const issuer = issuerOf(fact, context);
    const inside = authorityOf(issuer) === undefined ? [] : names.filter((name) => INSIDE.test(name));
    const bad = broken.length > 0 ? broken : inside;
    // An entry without a Secret requests nothing, which has a finding of its own.
    if (bad.length === 0 || own(fact).missing !== undefined) return undefined;
    const why =
      broken.length > 0
        ? `requests ${listed(bad, 3)}, which ${bad.length === 1 ? 'is not a DNS name' : 'are not DNS names'}`
        : `requests ${listed(bad, 3)} from Let's Encrypt, which never issues such names`;
    return {
      message: `${called(fact)} ${why}.`,
      locations: [placeOf(fact, 'dnsNames')],
      ...(issuer !== undefined && { related: [issuer.location] }),
    };
  },
});

export const issuerRules: readonly Rule[] = [
  kindWrong,
  otherNamespace,
  notFound,
  wildcard,
  impossible,
  staging,
  profile,
  clientAuth,
];
