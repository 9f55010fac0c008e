import { certificateNoun } from '../certificates/describe.ts';
import { expiringFrom } from '../certificates/expiry.ts';
import { declaredCertificates } from '../copies/declared-sync.ts';
import { placesInUse, replacementOf } from '../copies/replacement.ts';
import {
  compareLocations,
  type Fact,
  type Location,
  type Problem,
  type Rule,
  type RuleInput,
  type SeenCertificate,
} from '../model/index.ts';
import { toolTitle } from '../topology/describe.ts';
import { coverageOf } from '../topology/renewers.ts';
import { addTo } from '../util/collections.ts';
import { dayOf, readInstant } from '../util/dates.ts';

/** A certificate that is in use, and that nothing in sight renews. */
export const noAutomation: Rule = {
  id: 'no-automation',
  family: 'renewal',
  title: 'Nothing renews this certificate',
  several: 'are renewed by nothing that was found',
  level: 'note',
  why: 'No configuration that was scanned asks for a certificate with these names, or writes the place where it lies. Somebody has to remember to renew it. It is a warning when the certificate is about to expire while others beside it are renewed.',
  fix: 'Let a tool renew it (cert-manager, an ACME client, a managed certificate), or add the repository that holds its automation to the scan.',
  references: ['https://letsencrypt.org/docs/integration-guide/', 'https://cert-manager.io/docs/usage/certificate/'],
  since: '0.1.0',
  joint: true,
  *check(input) {
    const producers = new Map<string, Fact[]>();
    for (const fact of input.topology.facts) {
      if (fact.kind !== 'producer') continue;
      const { repository } = fact.location;
      producers.set(repository, [...(producers.get(repository) ?? []).slice(0, 20), fact]);
    }
    const bare = new Map<string, SeenCertificate[]>();
    for (const certificate of input.inventory.certificates) {
      const places = unrenewed(certificate, input);
      const [first] = places;
      if (first === undefined) continue;
      const beside = places.flatMap((place) => producers.get(place.repository) ?? []);
      if (beside.length > 0) yield withoutProducer(certificate, places, beside, input);
      else addTo(bare, first.repository, certificate);
    }
    for (const [repository, certificates] of bare) yield withoutAny(repository, certificates, input);
  },
};

/** The places in production of a server certificate that is current and that nothing renews. */
function unrenewed(certificate: SeenCertificate, input: RuleInput): Location[] {
  const end = readInstant(certificate.notAfter);
  // What has run out, or was replaced, has findings of its own; what names no host is no server's certificate.
  if (end === null || end < input.now || replacementOf(certificate, input) !== undefined) return [];
  if (!certificate.names.some((name) => /^(?:dns|ip):/.test(name))) return [];
  // The config says who renews it, out of sight.
  if (declaredCertificates(input).has(certificate.fingerprint)) return [];
  const places = placesInUse(certificate, input).filter(
    (place) => input.policy.contextOf(place, certificate) === 'production',
  );
  if (places.length === 0) return [];
  const { producers, copies } = coverageOf(input.topology, certificate.fingerprint);
  return producers.length > 0 || copies.length > 0 ? [] : [...places].sort(compareLocations);
}

function withoutProducer(
  certificate: SeenCertificate,
  places: Location[],
  beside: readonly Fact[],
  input: RuleInput,
): Problem {
  const tools = [...new Set(beside.map(toolTitle))].sort().join(', ');
  const urgent = expiringFrom(certificate, input.policy) <= input.now;
  return {
    subject: certificate.fingerprint,
    certificate: certificate.fingerprint,
    ...(urgent && { level: 'warning' as const }),
    message: `Nothing renews the ${certificateNoun(certificate)}, valid until ${dayOf(readInstant(certificate.notAfter) ?? 0)}: no producer asks for its names or writes where it lies. Producers that were found here, for other certificates: ${tools}.`,
    locations: places,
    related: beside.slice(0, 3).map((fact) => fact.location),
  };
}

function withoutAny(repository: string, certificates: readonly SeenCertificate[], input: RuleInput): Problem {
  const [first] = certificates as [SeenCertificate, ...SeenCertificate[]];
  const many = certificates.length > 1;
  return {
    subject: repository,
    ...(!many && { certificate: first.fingerprint }),
    message: `No rotation configuration was found in this repository, so nothing in sight renews ${many ? `its ${certificates.length} certificates (${certificates.slice(0, 3).map(certificateNoun).join(', ')}${certificates.length > 3 ? ', …' : ''})` : `the ${certificateNoun(first)}`}. Looked for ACME clients, cert-manager, secret stores, Terraform and cloud templates, and scheduled jobs.`,
    locations: certificates.flatMap((certificate) => unrenewed(certificate, input)).sort(compareLocations),
  };
}
