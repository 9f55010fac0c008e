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

/** A certificate that is in use, and for which no renewal was found. */
export const noAutomation: Rule = {
  id: 'no-automation',
  family: 'renewal',
  title: 'No tool renews this certificate',
  several: 'have no configured renewal',
  level: 'note',
  why: 'No scanned configuration requests a certificate with these names or writes to this path. A person must remember to renew it. It is a warning when the certificate expires soon and others in the repository are renewed automatically.',
  fix: 'Automate the renewal (cert-manager, an ACME client, a managed certificate), or scan the repository that holds its automation as well.',
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
  // Expired and replaced certificates have findings of their own; what names no host is no server's certificate.
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
    message: `The ${certificateNoun(certificate)} is valid until ${dayOf(readInstant(certificate.notAfter) ?? 0)}. No configured tool requests these names or writes to this path. Tools found for other certificates: ${tools}.`,
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
    message: `No renewal configuration found for ${many ? `the ${certificates.length} certificates of this repository (${certificates.slice(0, 3).map(certificateNoun).join(', ')}${certificates.length > 3 ? ', …' : ''})` : `the ${certificateNoun(first)}`}. Looked for ACME clients, cert-manager, secret stores, Terraform and cloud templates, and scheduled jobs.`,
    locations: certificates.flatMap((certificate) => unrenewed(certificate, input)).sort(compareLocations),
  };
}
