import { textOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, makeRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Mechanism, Rule } from '../../model/index.ts';
import { own } from './own.ts';
import { read } from './read.ts';

const ACME = 'https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/';
const ROUTER = 'https://doc.traefik.io/traefik/reference/routing-configuration/http/tls/overview/';

const isStaging = (fact: Fact) => /staging/.test(textOf(fact.attributes.server) ?? '');
const producers: FactKeys = (fact) => (fact.mechanism === 'traefik' && fact.kind === 'producer' ? ['all'] : []);
const resolvers = (facts: readonly Fact[]) => factsBy(facts, producers, 'all');
const byName: FactKeys = (fact) =>
  producers(fact).length > 0 ? [makeRef('resolver', String(fact.attributes.name))] : [];

/** Places of one kind that are named at most. */
const MAX_RELATED = 20;

const routers: FactKeys = (fact) => {
  if (fact.mechanism !== 'traefik') return [];
  const { router, resolver } = own(fact);
  return [
    ...(resolver === true || fact.reads.some((ref) => isOfKind(ref, 'resolver')) ? ['named'] : []),
    ...(resolver === false ? ['without'] : []),
    ...(router !== undefined && resolver === true ? (fact.names ?? []) : []),
  ];
};
const readers: FactKeys = ({ kind, reads }) => (kind === 'consumer' ? reads : []);
/** Resolvers of a trusted CA, by their file. */
const inProduction: FactKeys = (fact) => (producers(fact).length > 0 && !isStaging(fact) ? [fact.location.path] : []);
const written: FactKeys = ({ kind, writes }) => (kind === 'producer' ? writes : []);

const rules: readonly Rule[] = [
  factRule('traefik', {
    id: 'traefik-resolver-unknown',
    title: 'Traefik router names an undefined certificate resolver',
    level: 'warning',
    why: 'Traefik serves its self-signed default certificate for such a router. Resolver names are case-sensitive.',
    fix: 'Use the name of a defined resolver.',
    references: [ROUTER, ACME],
    kind: 'consumer',
    problem(fact, { neighbours }) {
      if (!fact.reads.some((ref) => isOfKind(ref, 'resolver'))) return undefined;
      const defined = resolvers(neighbours(fact));
      // Without any definition here, the proxy is configured in another repository.
      const isNamedElsewhere = defined.some(({ attributes }) => String(attributes.name).includes('{{'));
      if (
        defined.length === 0 ||
        isNamedElsewhere ||
        fact.reads.some((ref) => factsBy(neighbours(fact), byName, ref).length > 0)
      )
        return undefined;
      const some = defined.slice(0, MAX_RELATED);
      const names = [...new Set(some.map((other) => String(other.attributes.name)))];
      return {
        // One name is corrected everywhere, or one resolver is defined.
        subject: `resolver ${fact.attributes.name}`,
        message: `A router refers to the resolver "${fact.attributes.name}", which is not defined. Defined here: ${names.join(', ')}.`,
        related: some.map((other) => other.location),
      };
    },
  }),
  factRule('traefik', {
    id: 'traefik-no-challenge',
    title: 'Traefik certificate resolver has no challenge',
    level: 'warning',
    why: 'Without a challenge Traefik cannot validate a domain, so it obtains and renews nothing.',
    fix: 'Configure one of `httpChallenge`, `tlsChallenge` and `dnsChallenge`.',
    references: [ACME],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (own(fact).challenge === true) return undefined;
      // Flags of one resolver may be spread over several files.
      const elsewhere = resolvers(neighbours(fact)).some(
        (other) => other.attributes.name === fact.attributes.name && own(other).challenge === true,
      );
      return elsewhere ? undefined : `The resolver "${fact.attributes.name}" configures no challenge.`;
    },
  }),
  factRule('traefik', {
    id: 'traefik-staging',
    title: 'Traefik certificate resolver uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Remove `caServer`, and delete the staging certificates from the storage.',
    references: [ACME, 'https://letsencrypt.org/docs/staging-environment/'],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (!isStaging(fact)) return undefined;
      const name = String(fact.attributes.name);
      // A second resolver for trying things out is beside one of production, or says so in its name; unless routers use it.
      const used = factsBy(neighbours(fact), readers, makeRef('resolver', name)).length > 0;
      if (used) return `The resolver "${name}" uses ${fact.attributes.server}.`;
      const isBesides = factsBy(neighbours(fact), inProduction, fact.location.path).length > 0;
      return isBesides || /stag|test/i.test(name)
        ? undefined
        : `The resolver "${name}" uses ${fact.attributes.server}.`;
    },
  }),
  factRule('traefik', {
    id: 'traefik-duration-not-set',
    title: 'Traefik renews short-lived certificates in a loop',
    level: 'note',
    why: 'Traefik assumes 90-day certificates and renews 30 days before expiration. A six-day certificate is renewed every day until a rate limit blocks it.',
    fix: 'Set `certificatesDuration` to the lifetime in hours.',
    references: [ACME, 'https://letsencrypt.org/docs/profiles/'],
    kind: 'producer',
    problem(fact) {
      const profile = textOf(fact.attributes.profile);
      if (profile !== 'shortlived' || fact.attributes.duration !== undefined) return undefined;
      return `The resolver "${fact.attributes.name}" uses the profile "${profile}" and sets no \`certificatesDuration\`.`;
    },
  }),
  factRule('traefik', {
    id: 'traefik-resolver-unused',
    title: 'No Traefik router uses the certificate resolver',
    level: 'warning',
    why: 'A defined resolver is used only by routers that name it. Other routers that terminate TLS serve a certificate from a file, or the self-signed default.',
    fix: 'Set `tls.certresolver` on the routers, or `http.tls.certResolver` on the entry point.',
    references: [ROUTER, ACME],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const of = (key: string) => factsBy(neighbours(fact), routers, key);
      // Where some router names a resolver, the others are there for other purposes; where none ends TLS, routers lie elsewhere.
      if (of('named').length > 0 || of('without').length === 0) return undefined;
      return {
        message: `The resolver "${fact.attributes.name}" is defined, but no router that terminates TLS uses it.`,
        related: of('without')
          .slice(0, MAX_RELATED)
          .map((other) => other.location),
      };
    },
  }),
  factRule('traefik', {
    id: 'traefik-storage-not-kept',
    title: 'Traefik certificates are lost with the container',
    level: 'note',
    otherLevels: { warning: 'when nothing keeps the storage of an instance that other hosts reach' },
    why: 'The storage is inside the container, so every new container obtains all certificates again until a rate limit blocks it. Several replicas cannot share a storage file.',
    fix: 'Mount a volume for the storage, and run one replica.',
    references: [ACME],
    kind: 'producer',
    problem(fact) {
      const { name } = fact.attributes;
      const { exposed, kept, replicas, storage } = own(fact);
      if (kept === false) {
        const resolver = String(name).includes('{{') ? 'A resolver' : `The resolver "${name}"`;
        const message = `${resolver} keeps its certificates in ${storage}, which is not on a volume.`;
        return exposed === true && !isStaging(fact) ? { level: 'warning' as const, message } : message;
      }
      return typeof replicas === 'number' && replicas > 1
        ? `${replicas} instances share the storage file ${storage} of the resolver "${name}".`
        : undefined;
    },
  }),
  factRule('traefik', {
    id: 'traefik-file-before-resolver',
    title: 'Traefik serves a file instead of the resolver certificate',
    level: 'note',
    why: 'Traefik uses a resolver only for names that no certificate file covers. The file is served, and nothing renews it.',
    fix: 'Remove the file from `tls.certificates`, or the resolver from the router.',
    references: [ROUTER, ACME],
    kind: 'consumer',
    problem(fact, { neighbours }) {
      const { certFile } = own(fact);
      const [host] = fact.names ?? [];
      if (certFile === undefined || host === undefined) return undefined;
      const facts = neighbours(fact);
      const resolved = factsBy(facts, routers, host);
      if (resolved.length === 0 || fact.reads.some((ref) => factsBy(facts, written, ref).length > 0)) return undefined;
      return {
        message: `${certFile} covers ${host.slice('dns:'.length)}, although its router uses a resolver.`,
        related: resolved.slice(0, MAX_RELATED).map((other) => other.location),
      };
    },
  }),
];

export const traefik: Mechanism = {
  id: 'traefik',
  title: 'Traefik',
  identifiedBy:
    '`certificatesResolvers` in static configuration, flags, labels or Helm values, and `tls.certresolver` of routers',
  references: [ACME, ROUTER],
  accepts: (path) => /\.(?:ya?ml|toml|env|sh|hcl|nomad|tf)(?:\.\w+)?$/.test(path),
  needles: [
    'traefik.http.routers.',
    'certFile',
    'ertificatesResolvers',
    'ertificatesresolvers',
    'ertResolver',
    'certresolver',
    'CERTIFICATESRESOLVERS',
  ],
  read,
  rules,
};
