import { placeOf, statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, namespaceOfRef, spellSecret } from '../../facts/refs.ts';
import { factRule, oncePerFolder, oncePerRepository } from '../../facts/rule.ts';
import { sameUnit, unitOf } from '../../kubernetes/units.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { excludeEachOther, isInDisabledSubchart, isOffByDefault } from '../../topology/conditions.ts';
import { groupBy } from '../../util/collections.ts';
import { fileKey } from '../../util/path-names.ts';
import { listed } from '../../util/text.ts';
import { didYouMean } from '../../util/typos.ts';
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

const incompleteEach = factRule(MECHANISM, {
  id: 'cert-manager-ingress-tls-incomplete',
  title: 'tls entry of an annotated Ingress is incomplete',
  level: 'error',
  why: 'cert-manager needs both `hosts` and `secretName` in a tls entry. Otherwise it rejects the whole Ingress.',
  fix: 'Add both `hosts` and `secretName` to the tls entry.',
  references: [INGRESS],
  kind: 'producer',
  problem: (fact) =>
    own(fact).missing === undefined
      ? undefined
      : `A tls entry of the annotated ${called(fact)} has no ${String(own(fact).missing)}, so cert-manager issues nothing for it.`,
});

const incomplete = oncePerFolder(
  incompleteEach,
  (count, first) => `${count} resources here have incomplete tls entries. ${first}`,
);

const shared = factRule(MECHANISM, {
  id: 'cert-manager-secret-shared-by-ingresses',
  title: 'Two resources request the same Secret',
  level: 'warning',
  why: 'If several annotated resources name one Secret, only the first gets its names into the certificate. Two Certificates with one Secret overwrite each other again and again.',
  fix: 'Give each resource its own Secret, or create one Certificate with all names.',
  references: [INGRESS],
  kind: 'producer',
  problem(fact, context) {
    const ref = fact.writes[0];
    if (ref === undefined || isOffByDefault(fact, context.topology.facts)) return undefined;
    const all = factsBy(context.neighbours(fact), bySecret, ref).slice(0, 100);
    // Listeners of one Gateway that share a Secret are one request for all their names.
    const hosts = (one: Fact) =>
      [...new Set(all.filter((same) => !isAnother(same, one)).flatMap(({ names = [] }) => names))].sort().join();
    const other = all.find(
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
        ? `${called(fact)} and ${called(other)} both request the ${secret}, with different host names.`
        : `${called(fact)} and ${called(other)} both write the ${secret}, with different names, and overwrite each other.`,
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
  title: 'cert-manager ignores an issuer annotation',
  level: 'warning',
  why: 'cert-manager silently ignores a misspelled or retired annotation. It issues and renews no certificate.',
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
      message: `${called(fact)} has the annotation ${key}, which cert-manager ignores${didYouMean(key, ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'])}`,
      locations: [placeOf(fact, 'unknownAnnotations')],
    };
  },
});

const noDefault = factRule(MECHANISM, {
  id: 'cert-manager-no-default-issuer',
  title: 'tls-acme annotation without a default issuer',
  level: 'warning',
  why: '`kubernetes.io/tls-acme` works only if cert-manager has a default issuer. Otherwise the Ingress is skipped.',
  fix: 'Configure `ingressShim.defaultIssuerName`, or use `cert-manager.io/cluster-issuer`.',
  references: [INGRESS],
  kind: 'producer',
  problem(fact, context) {
    if (own(fact).tlsAcme !== 'true' || fact.reads.length > 0 || own(fact).templated === true) return undefined;
    if (own(fact).clusterIssuer !== undefined || own(fact).issuer !== undefined) return undefined;
    // Names of documentation are examples: RFC 2606.
    if (fact.names?.length && fact.names.every((name) => /[:.]example(?:\.(?:com|net|org))?$/.test(name)))
      return undefined;
    const installed = factsBy(context.neighbours(fact), installations, 'all');
    // Without the installation in the same repository its default is unknown.
    if (installed.length === 0 || installed.some((one) => own(one).defaultIssuer === true)) return undefined;
    return {
      message: `${called(fact)} relies on kubernetes.io/tls-acme, but the cert-manager that is installed here has no default issuer.`,
      locations: [placeOf(fact, 'tlsAcme')],
      related: installed.map((one) => one.location).slice(0, 3),
    };
  },
});

const skipped = factRule(MECHANISM, {
  id: 'cert-manager-gateway-listener-skipped',
  title: 'cert-manager skips a Gateway listener',
  level: 'warning',
  why: 'The Gateway annotation creates certificates only for listeners that terminate TLS and name a host. Their Secret must be in the namespace of the Gateway.',
  fix: 'Move the Secret to the namespace of the Gateway, set a hostname, and use `tls.mode: Terminate`.',
  references: [GATEWAY],
  kind: 'producer',
  problem: (fact) =>
    typeof own(fact).skipped !== 'string'
      ? undefined
      : {
          subject: `${fact.location.path}#${String(fact.attributes.name)}/${String(own(fact).listener)}`,
          message: `cert-manager skips the listener "${String(own(fact).listener)}" of ${called(fact)}: ${own(fact).skipped}.`,
        },
});

const RETIRED = /^(?:certmanager\.k8s\.io\/|cert-manager\.io\/v1(?:alpha|beta)\d)/;

/** One finding for what a file states in one version: it is migrated in one go. */
const oldApiInFile: Rule = {
  id: 'cert-manager-api-version-removed',
  title: 'Manifest uses a removed cert-manager API version',
  level: 'warning',
  otherLevels: { note: 'in a subchart that the values of its chart turn off' },
  why: 'cert-manager 1.6 stopped serving all versions but cert-manager.io/v1, and 1.7 removed them. The manifest can no longer be applied, so changes to it have no effect.',
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
        message: `${listed(facts.map(called), 4)} ${facts.length === 1 ? 'uses' : 'use'} ${version}, which cert-manager no longer serves.`,
        locations: facts.map((fact) => placeOf(fact, 'apiVersion')),
        ...(facts.every((fact) => isInDisabledSubchart(fact, topology.facts)) && { level: 'note' as const }),
      };
    }
  },
};

const oldApi = oncePerRepository(oldApiInFile, (count, first) => `${count} files use retired API versions. ${first}`);

const staticBundle = factRule(MECHANISM, {
  id: 'cert-manager-ca-bundle-static',
  title: 'CA bundle is hardcoded instead of injected',
  level: 'warning',
  why: 'A hardcoded caBundle is not updated when the CA is renewed. The API server then rejects the webhook.',
  fix: 'Annotate with `cert-manager.io/inject-ca-from: <namespace>/<certificate>` and remove the literal `caBundle`.',
  references: [INJECTOR],
  kind: 'consumer',
  problem(fact, context) {
    if (fact.attributes.literal !== true || fact.attributes.inject !== undefined || own(fact).templated === true)
      return undefined;
    // Only where cert-manager is in use is the injector an option.
    if (factsBy(context.neighbours(fact), producers, 'all').length === 0) return undefined;
    return {
      message: `The ${called(fact)} has a hardcoded CA bundle, which a renewal does not update.`,
      locations: [placeOf(fact, 'literal')],
    };
  },
});

const injectUnknown = factRule(MECHANISM, {
  id: 'cert-manager-inject-target-unknown',
  title: 'CA is injected from a missing Certificate',
  level: 'warning',
  why: 'The injector waits for a Certificate that does not exist, and the webhook keeps an empty or old CA bundle.',
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
