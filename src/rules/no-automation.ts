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
import { listed } from '../util/text.ts';

/** Kinds of facts that are rotation configuration, whichever certificate they are for. */
const ROTATION: ReadonlySet<Fact['kind']> = new Set(['issuer', 'producer', 'copy', 'schedule', 'reload']);
const MAX_TOOLS = 5;
/** Facts of one repository that one finding looks at. */
const MAX_NAMED = 20;
/** An absence is only as certain as the scope of the scan. */
const ONE_REPOSITORY = ' Only this repository was scanned.';

/** A certificate that is in use, and for which no renewal was found. */
export const noAutomation: Rule = {
  id: 'no-automation',
  family: 'renewal',
  title: 'No tool renews this certificate',
  several: 'have no configured renewal',
  level: 'note',
  otherLevels: {
    warning: 'when several repositories were scanned, the certificate expires soon, and tools renew others beside it',
  },
  why: 'No scanned configuration requests a certificate with these names or writes to this path. A person must remember to renew it. It is a warning when several repositories were scanned, the certificate expires soon, and others beside it are renewed.',
  fix: 'Automate the renewal (cert-manager, an ACME client, a managed certificate), or scan the repository that holds its automation as well.',
  references: ['https://letsencrypt.org/docs/integration-guide/', 'https://cert-manager.io/docs/usage/certificate/'],
  since: '0.1.0',
  joint: true,
  *check(input) {
    const rotation = rotationByRepository(input.topology.facts);
    const bare = new Map<string, SeenCertificate[]>();
    for (const certificate of input.inventory.certificates) {
      const places = unrenewed(certificate, input);
      const [first] = places;
      if (first === undefined) continue;
      const beside = [...new Set(places.map((place) => place.repository))].flatMap((one) => rotation.get(one) ?? []);
      if (beside.length > 0) yield withoutProducer(certificate, places, beside, input);
      else addTo(bare, first.repository, certificate);
    }
    for (const [repository, certificates] of bare) yield withoutAny(repository, certificates, input);
  },
};

/** A job that calls something whose code was not scanned, such as an audit of certificates. */
function isMereCall({ attributes }: Fact): boolean {
  return attributes.calls === true && attributes.issues !== true;
}

/** The first few facts of rotation of each repository, producers before the rest. */
function rotationByRepository(facts: readonly Fact[]): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>();
  for (const isProducer of [true, false]) {
    for (const fact of facts) {
      if (!ROTATION.has(fact.kind) || (fact.kind === 'producer') !== isProducer || isMereCall(fact)) continue;
      const { repository } = fact.location;
      if ((found.get(repository)?.length ?? 0) < MAX_NAMED) addTo(found, repository, fact);
    }
  }
  return found;
}

/** The places in production of a server certificate that is current and that nothing renews. */
function unrenewed(certificate: SeenCertificate, input: RuleInput): Location[] {
  const end = readInstant(certificate.notAfter);
  // Expired and replaced certificates have findings of their own; what names no host is no server's certificate.
  if (end === null || end < input.now || replacementOf(certificate, input) !== undefined) return [];
  if (!certificate.names.some((name) => /^(?:dns|ip):/.test(name))) return [];
  // The config file names the renewal, which is outside of the scanned repositories.
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
  const producers = beside.filter(({ kind }) => kind === 'producer');
  const tools = [...new Set((producers.length > 0 ? producers : beside).map(toolTitle))].sort();
  // What renews it may be in a repository that was not scanned.
  const scanned = input.inventory.repositories.length;
  const urgent = scanned > 1 && producers.length > 0 && expiringFrom(certificate, input.policy) <= input.now;
  return {
    subject: certificate.fingerprint,
    certificate: certificate.fingerprint,
    ...(urgent && { level: 'warning' as const }),
    message: `The ${certificateNoun(certificate)} is valid until ${dayOf(readInstant(certificate.notAfter) ?? 0)}. No configured tool requests these names or writes to this path. ${producers.length > 0 ? 'Tools found for other certificates' : 'Tools found, none for this certificate'}: ${listed(tools, MAX_TOOLS)}.${scanned > 1 ? '' : ONE_REPOSITORY}`,
    locations: places,
    related: (producers.length > 0 ? producers : beside).slice(0, 3).map((fact) => fact.location),
  };
}

function withoutAny(repository: string, certificates: readonly SeenCertificate[], input: RuleInput): Problem {
  const [first] = certificates as [SeenCertificate, ...SeenCertificate[]];
  const many = certificates.length > 1;
  return {
    subject: repository,
    ...(!many && { certificate: first.fingerprint }),
    message: `No renewal configuration found for ${many ? `the ${certificates.length} certificates of this repository (${certificates.slice(0, 3).map(certificateNoun).join(', ')}${certificates.length > 3 ? ', …' : ''})` : `the ${certificateNoun(first)}`}. Looked for ACME clients, cert-manager, secret stores, Terraform and cloud templates, and scheduled jobs.${input.inventory.repositories.length > 1 ? '' : ONE_REPOSITORY}`,
    locations: certificates.flatMap((certificate) => unrenewed(certificate, input)).sort(compareLocations),
  };
}
