import { factRule } from '../../lib/fact-rules.ts';
import { text } from '../../lib/tool-facts.ts';
import type { Fact, Mechanism, Rule } from '../../model/index.ts';
import { read } from './read.ts';

const ACME = 'https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/';
const ROUTER = 'https://doc.traefik.io/traefik/reference/routing-configuration/http/tls/overview/';

const resolvers = (facts: readonly Fact[]) =>
  facts.filter((fact) => fact.mechanism === 'traefik' && fact.kind === 'producer');

const rules: readonly Rule[] = [
  factRule('traefik', {
    id: 'traefik-resolver-unknown',
    title: 'A router names a certificate resolver that does not exist',
    level: 'warning',
    why: 'Traefik serves its self-signed default certificate for such a router. Names of resolvers are case-sensitive.',
    fix: 'Use the name of a resolver that is defined.',
    references: [ROUTER, ACME],
    kind: 'consumer',
    problem(fact, { neighbours }) {
      const defined = resolvers(neighbours(fact));
      // Without any definition here, the proxy is configured in another repository.
      if (defined.length === 0 || defined.some((other) => fact.reads.includes(`resolver:${other.attributes.name}`)))
        return undefined;
      const names = [...new Set(defined.map((other) => String(other.attributes.name)))];
      return {
        message: `A router names the resolver "${fact.attributes.name}"; defined here: ${names.join(', ')}.`,
        related: defined.map((other) => other.location),
      };
    },
  }),
  factRule('traefik', {
    id: 'traefik-no-challenge',
    title: 'A certificate resolver has no challenge',
    level: 'warning',
    why: 'Without a challenge Traefik can prove no domain, so it obtains and renews nothing.',
    fix: 'Configure one of `httpChallenge`, `tlsChallenge` and `dnsChallenge`.',
    references: [ACME],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (fact.attributes.challenge === true) return undefined;
      // Flags of one resolver may be spread over several files.
      const elsewhere = resolvers(neighbours(fact)).some(
        (other) => other.attributes.name === fact.attributes.name && other.attributes.challenge === true,
      );
      return elsewhere ? undefined : `The resolver "${fact.attributes.name}" configures no challenge.`;
    },
  }),
  factRule('traefik', {
    id: 'traefik-staging',
    title: 'A certificate resolver talks to a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Remove `caServer`, and delete the staging certificates from the storage.',
    references: [ACME, 'https://letsencrypt.org/docs/staging-environment/'],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (!/staging/.test(text(fact, 'server') ?? '')) return undefined;
      const name = String(fact.attributes.name);
      // A second resolver for trying things out says so in its name; what counts is whether routers use it.
      const used = neighbours(fact).some(
        (other) => other.kind === 'consumer' && other.reads.includes(`resolver:${name}`),
      );
      return /stag|test/i.test(name) && !used ? undefined : `The resolver "${name}" uses ${fact.attributes.server}.`;
    },
  }),
  factRule('traefik', {
    id: 'traefik-duration-not-set',
    title: 'Traefik renews short-lived certificates without end',
    level: 'note',
    why: 'Traefik takes certificates to last 90 days and renews 30 days before the end. A certificate that lasts 45 days or 6 is then due almost at once.',
    fix: 'Set `certificatesDuration` to the lifetime in hours.',
    references: [ACME, 'https://letsencrypt.org/docs/profiles/'],
    kind: 'producer',
    problem(fact) {
      const profile = text(fact, 'profile');
      if (profile === undefined || !/shortlived|tlsserver/.test(profile) || fact.attributes.duration !== undefined)
        return undefined;
      return `The resolver "${fact.attributes.name}" uses the profile "${profile}" and sets no \`certificatesDuration\`.`;
    },
  }),
];

export const traefik: Mechanism = {
  id: 'traefik',
  title: 'Traefik',
  identifiedBy:
    '`certificatesResolvers` in static configuration, flags, labels or Helm values, and `tls.certresolver` of routers',
  references: [ACME, ROUTER],
  accepts: (path) => /\.(?:ya?ml|toml|env|sh|hcl|nomad)(?:\.\w+)?$/.test(path),
  needles: ['ertificatesResolvers', 'ertificatesresolvers', 'ertResolver', 'certresolver', 'CERTIFICATESRESOLVERS'],
  read,
  rules,
};
