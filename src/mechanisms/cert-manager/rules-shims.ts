import { placeOf, statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, namespaceOfRef, spellSecret } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { sameUnit, unitOf } from '../../kubernetes/manifests.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { excludeEachOther, isOffByDefault } from '../../topology/conditions.ts';
import { groupBy } from '../../util/collections.ts';
import { fileKey } from '../../util/path-names.ts';
import { didYouMean } from '../../util/suggest.ts';
import { listed } from '../../util/text.ts';
import { called, MECHANISM } from './issuers.ts';
import { own } from './own.ts';

const INGRESS = 'https://cert-manager.io/docs/usage/ingress/';
const ANNOTATIONS = 'https://cert-manager.io/docs/reference/annotations/';
const GATEWAY = 'https://cert-manager.io/docs/usage/gateway/';
const INJECTOR = 'https://cert-manager.io/docs/concepts/ca-injector/';

/** The resources that ask cert-manager for a Secret. */
const bySecret: FactKeys = (fact) => (fact.mechanism === MECHANISM && fact.kind === 'producer' ? fact.writes : []);
/** Certificates, by name and by where they are deployed. */
const byCertificate: FactKeys = (fact) =>
  fact.mechanism === MECHANISM && fact.attributes.resource === 'Certificate'
    ? [
        `name ${String(fact.attributes.name)}`,
        `unit ${unitOf(fact.location.path)}`,
        ...(String(fact.attributes.name).includes('{{') ? ['template'] : []),
      ]
    : [];
const installations: FactKeys = (fact) => (fact.attributes.resource === 'installation' ? ['all'] : []);
const producers: FactKeys = (fact) => (fact.mechanism === MECHANISM && fact.kind === 'producer' ? ['all'] : []);

/** The namespaces of a Certificate, as written and as the topology resolved them. */
function namespacesOf(certificate: Fact): string[] {
  return certificate.writes.map((ref) => namespaceOfRef(ref) ?? '?');
}

function isShim(fact: Fact): boolean {
  return /^(?:Ingress|Gateway|ListenerSet|XListenerSet)$/.test(String(fact.attributes.resource));
}

const incomplete = factRule(MECHANISM, {
  id: 'cert-manager-ingress-tls-incomplete',
  title: 'A tls entry of an annotated Ingress is incomplete',
  level: 'error',
  why: 'cert-manager makes a certificate only of a tls entry that has both `hosts` and `secretName`; it refuses the whole Ingress otherwise.',
  fix: 'Add both `hosts` and `secretName`.',
  references: [INGRESS],
  kind: 'producer',
  problem: (fact) =>
    own(fact).missing === undefined
      ? undefined
      : `A tls entry of the annotated ${called(fact)} has no ${String(own(fact).missing)}, so that cert-manager issues nothing for it.`,
});

const shared = factRule(MECHANISM, {
  id: 'cert-manager-secret-shared-by-ingresses',
  title: 'Two resources ask for the same Secret',
  level: 'warning',
  why: 'cert-manager makes one Certificate for each Secret name: of annotated resources the first one owns it, and the names of the others never get into it. Two Certificates that write one Secret replace the version of the other again and again.',
  fix: 'Give each resource a Secret of its own, or create one Certificate with all names.',
  references: [INGRESS],
  kind: 'producer',
  problem(fact, context) {
    const ref = fact.writes[0];
    if (ref === undefined || isOffByDefault(fact, context.topology.facts)) return undefined;
    const hosts = (one: Fact) => [...(one.names ?? [])].sort().join();
    const other = factsBy(context.neighbours(fact), bySecret, ref)
      .slice(0, 100)
      .find(
        (one) =>
          isShim(one) === isShim(fact) &&
          isAnother(one, fact) &&
          hosts(one) !== hosts(fact) &&
          sameUnit(one.location.path, fact.location.path) &&
          !excludeEachOther(one, fact),
      );
    if (other === undefined) return undefined;
    const secret = isOfKind(ref, 'secret') ? spellSecret(ref) : ref;
    return {
      subject: ref,
      message: isShim(fact)
        ? `${called(fact)} and ${called(other)} both ask cert-manager for the ${secret}, with different host names.`
        : `${called(fact)} and ${called(other)} both write the ${secret}, with different names: each replaces what the other issued.`,
      related: [other.location],
    };
  },
});

/** Whether two facts are of two resources; what a chart makes of values has no name but that of its file. */
function isAnother({ attributes: a, location: { path } }: Fact, { attributes: b, location }: Fact): boolean {
  if (a.name !== b.name || a.resource !== b.resource) return true;
  return path !== location.path && String(a.name).startsWith('values of ');
}

const unknownAnnotation = factRule(MECHANISM, {
  id: 'cert-manager-issuer-annotation-unknown',
  title: 'An issuer annotation that cert-manager does not read',
  level: 'warning',
  why: 'A misspelt or retired annotation is ignored without a word, and no certificate is issued or renewed.',
  fix: 'Use `cert-manager.io/cluster-issuer` or `cert-manager.io/issuer`.',
  references: [ANNOTATIONS],
  kind: 'producer',
  problem(fact) {
    const keys = own(fact).unknownAnnotations;
    if (!Array.isArray(keys) || own(fact).templated === true) return undefined;
    // Beside an annotation that counts, a retired one does no harm.
    if (fact.reads.length > 0 || own(fact).clusterIssuer !== undefined || own(fact).issuer !== undefined)
      return undefined;
    const key = String(keys[0]);
    return {
      subject: `${fact.location.path}#${String(fact.attributes.name)}`,
      message: `${called(fact)} carries the annotation ${key}, which cert-manager does not read${didYouMean(key, ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'])}`,
      locations: [placeOf(fact, 'unknownAnnotations')],
    };
  },
});

const noDefault = factRule(MECHANISM, {
  id: 'cert-manager-no-default-issuer',
  title: 'tls-acme without a default issuer',
  level: 'warning',
  why: '`kubernetes.io/tls-acme` works only where cert-manager was given a default issuer; otherwise the Ingress is passed over.',
  fix: 'Configure `ingressShim.defaultIssuerName`, or use `cert-manager.io/cluster-issuer`.',
  references: [INGRESS],
  kind: 'producer',
  problem(fact, context) {
    if (own(fact).tlsAcme !== 'true' || fact.reads.length > 0 || own(fact).templated === true) return undefined;
    if (own(fact).clusterIssuer !== undefined || own(fact).issuer !== undefined) return undefined;
    const installed = factsBy(context.neighbours(fact), installations, 'all');
    // Without the installation in the same repository nobody can tell what its default is.
    if (installed.length === 0 || installed.some((one) => own(one).defaultIssuer === true)) return undefined;
    return {
      message: `${called(fact)} relies on kubernetes.io/tls-acme, and the cert-manager that is installed here has no default issuer.`,
      locations: [placeOf(fact, 'tlsAcme')],
      related: installed.map((one) => one.location).slice(0, 3),
    };
  },
});

const skipped = factRule(MECHANISM, {
  id: 'cert-manager-gateway-listener-skipped',
  title: 'cert-manager passes a listener over',
  level: 'warning',
  why: 'The annotation on the Gateway makes certificates only for listeners that terminate TLS, name a host, and keep a Secret in the namespace of the Gateway.',
  fix: 'Keep the Secret in the namespace of the Gateway, set a hostname, and use `tls.mode: Terminate`.',
  references: [GATEWAY],
  kind: 'producer',
  problem: (fact) =>
    typeof own(fact).skipped !== 'string'
      ? undefined
      : {
          subject: `${fact.location.path}#${String(fact.attributes.name)}/${String(own(fact).listener)}`,
          message: `cert-manager passes over the listener "${String(own(fact).listener)}" of ${called(fact)}: ${own(fact).skipped}.`,
        },
});

const RETIRED = /^(?:certmanager\.k8s\.io\/|cert-manager\.io\/v1(?:alpha|beta)\d)/;

/** One finding for what a file states in one version: it is migrated in one go. */
const oldApi: Rule = {
  id: 'cert-manager-api-version-removed',
  title: 'An API version that cert-manager no longer serves',
  level: 'warning',
  why: 'Everything but cert-manager.io/v1 is not served since cert-manager 1.6 and gone since 1.7: the manifest can no longer be applied, so that no change to it takes effect.',
  fix: 'Migrate the manifest to `cert-manager.io/v1` (`cmctl convert`).',
  references: ['https://cert-manager.io/docs/releases/upgrading/remove-deprecated-apis/'],
  since: '0.1.0',
  *check({ topology }) {
    const files = groupBy(topology.facts, (fact) => {
      const version = fact.mechanism === MECHANISM ? statedText(own(fact).apiVersion) : undefined;
      return typeof version === 'string' && RETIRED.test(version) ? `${fileKey(fact.location)}\0${version}` : undefined;
    });
    for (const facts of files.values()) {
      const version = statedText(own(facts[0] as Fact).apiVersion);
      yield {
        subject: `${(facts[0] as Fact).location.path}#${version}`,
        message: `${listed(facts.map(called), 4)} ${facts.length === 1 ? 'is' : 'are'} written for ${version}, which cert-manager no longer serves.`,
        locations: facts.map((fact) => placeOf(fact, 'apiVersion')),
      };
    }
  },
};

const staticBundle = factRule(MECHANISM, {
  id: 'cert-manager-ca-bundle-static',
  title: 'A CA bundle is written down instead of injected',
  level: 'warning',
  why: 'A caBundle that stands in the manifest stays as it is when the CA is renewed; the API server then refuses the webhook.',
  fix: 'Annotate with `cert-manager.io/inject-ca-from: <namespace>/<certificate>` and drop the literal.',
  references: [INJECTOR],
  kind: 'consumer',
  problem(fact, context) {
    if (fact.attributes.literal !== true || fact.attributes.inject !== undefined || own(fact).templated === true)
      return undefined;
    // Only where cert-manager is in use is the injector an option.
    if (factsBy(context.neighbours(fact), producers, 'all').length === 0) return undefined;
    return {
      message: `The ${called(fact)} holds its CA bundle as a literal, which no renewal reaches.`,
      locations: [placeOf(fact, 'literal')],
    };
  },
});

const injectUnknown = factRule(MECHANISM, {
  id: 'cert-manager-inject-target-unknown',
  title: 'The CA is injected from something that does not exist',
  level: 'warning',
  why: 'The injector waits for a Certificate that is not there, and the webhook keeps an empty or old CA bundle.',
  fix: 'Use `cert-manager.io/inject-ca-from: <namespace>/<certificate>` with a Certificate that exists.',
  references: [INJECTOR],
  kind: 'consumer',
  problem(fact, context) {
    const target = statedText(fact.attributes.target);
    if (fact.attributes.inject !== 'inject-ca-from' || typeof target !== 'string') return undefined;
    const place = { locations: [placeOf(fact, 'target')] };
    if (!target.includes('/'))
      return {
        message: `The ${called(fact)} injects its CA from ${JSON.stringify(target)}, which names no namespace.`,
        ...place,
      };
    const [namespace, name] = target.split('/');
    const certificates = (key: string) => factsBy(context.neighbours(fact), byCertificate, key);
    if (certificates(`unit ${unitOf(fact.location.path)}`).length === 0 || certificates('template').length > 0)
      return undefined;
    if (
      certificates(`name ${name}`).some((one) =>
        namespacesOf(one).some((space) => space === '?' || space === namespace),
      )
    )
      return undefined;
    return {
      message: `The ${called(fact)} injects its CA from "${target}", and no such Certificate is defined beside it.`,
      ...place,
    };
  },
});

export const shimRules: readonly Rule[] = [
  incomplete,
  shared,
  unknownAnnotation,
  noDefault,
  skipped,
  oldApi,
  staticBundle,
  injectUnknown,
];
