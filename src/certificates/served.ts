import type {
  Certificate,
  DeclaredEndpoint,
  Inventory,
  Location,
  Placed,
  Policy,
  Problem,
  RuleInput,
  SeenCertificate,
  ServedEndpoint,
} from '../model/index.ts';
import { dayOf } from '../util/dates.ts';
import { DAY, duration } from '../util/duration.ts';
import { filesText } from '../util/path-names.ts';
import { listed } from '../util/text.ts';
import { displayName } from './names.ts';
import { isNewerVersion, newestFirst, notAfterTime, notBeforeTime } from './versions.ts';

/** Time from the start of a version until it must be served, if the config file states none. */
const GRACE = DAY;
/** Text for an address that served no certificate and gave no reason. */
export const UNSHOWN = 'it sent no certificate';
/** Addresses that a message names before it counts the rest. */
const NAMED = 4;

/** Addresses of one endpoint that showed the same certificate, or none for the same reason. */
export interface Answer {
  endpoint: string;
  /** Where the endpoint was declared. */
  location: Location;
  rows: ServedEndpoint[];
  /** Addresses of the endpoint in all. */
  addresses: number;
  own: Certificate | undefined;
}

/** An answer with the certificate, and with what the config says of the endpoint. */
export interface ServedCertificate extends Answer {
  certificate: SeenCertificate;
  declared: Placed<DeclaredEndpoint> | undefined;
}

/**
 * Certificates that endpoints serve under their own name and no file holds. They still count as versions of stored
 * ones.
 */
export function servedNotStored({ certificates, served = [] }: Inventory): SeenCertificate[] {
  const stored = new Set(certificates.map((one) => one.fingerprint));
  const own = served.flatMap((row) => row.certificates.slice(0, 1)).filter((one) => !stored.has(one.fingerprint));
  return [...new Map(own.map((one) => [one.fingerprint, { ...one, sightings: [] }])).values()];
}

/** What was answered, in the order of the inventory. */
export function answersByEndpoint({ served = [] }: Pick<Inventory, 'served'>): Answer[] {
  const answers = new Map<string, Answer>();
  const addresses = new Map<string, number>();
  for (const row of served) {
    const { endpoint, location, failure } = row;
    const [own] = row.certificates;
    addresses.set(endpoint, (addresses.get(endpoint) ?? 0) + 1);
    const key = `${endpoint}\0${own?.fingerprint ?? failure?.detail}`;
    const same = answers.get(key);
    if (same !== undefined) same.rows.push(row);
    else answers.set(key, { endpoint, location, rows: [row], addresses: 0, own });
  }
  return [...answers.values()].map((answer) => ({ ...answer, addresses: addresses.get(answer.endpoint) ?? 0 }));
}

/** What each endpoint serves under its own name. */
export function servedCertificates({ inventory, policy }: RuleInput): ServedCertificate[] {
  const stored = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
  return answersByEndpoint(inventory).flatMap((answer) => {
    const { own } = answer;
    if (own === undefined) return [];
    const certificate = stored.get(own.fingerprint) ?? { ...own, sightings: [] };
    return [{ ...answer, certificate, declared: declarationOf(answer, policy) }];
  });
}

export function declarationOf({ endpoint }: Answer, { endpoints }: Policy): Placed<DeclaredEndpoint> | undefined {
  return endpoints.find((one) => one.endpoint === endpoint);
}

/** The newest version that is stored for production and replaced what is served. */
export function storedReplacement({ certificate }: ServedCertificate, input: RuleInput): SeenCertificate | undefined {
  const { inventory, topology, policy } = input;
  const lineage = topology.lineages.find(({ versions }) => versions.includes(certificate.fingerprint));
  const versions = new Set(lineage?.versions);
  return inventory.certificates
    .filter((one) => versions.has(one.fingerprint) && isNewerVersion(one, certificate))
    .filter((one) => one.sightings.some((place) => policy.contextOf(place, one) === 'production'))
    .sort(newestFirst)[0];
}

/** The instant from which the endpoint should serve a version, in milliseconds. */
export function dueAt({ declared }: ServedCertificate, version: SeenCertificate): number {
  return notBeforeTime(version) + (declared?.within === undefined ? GRACE : (duration(declared.within) ?? GRACE));
}

/** `smtp://mx.corp.internal:25`, with the addresses where not all of them serve the same. */
export function spellServed({ endpoint, rows, addresses }: Pick<Answer, 'endpoint' | 'rows' | 'addresses'>): string {
  if (rows.length === addresses) return endpoint;
  const named = rows.flatMap(({ address }) => address ?? []);
  return `${endpoint} at ${listed(named, NAMED)} (${rows.length} of ${addresses} addresses)`;
}

/** `The newest version that is stored, valid until 2027-02-01, is at certs/mail.pem.` */
export function spellStored(stored: SeenCertificate): string {
  return `The newest stored version, valid until ${dayOf(notAfterTime(stored))}, is at ${filesText(stored.sightings)}.`;
}

/** How the newest stored version comes to what serves an old one. */
export function deployFix(stored: SeenCertificate, { endpoint }: ServedCertificate): string {
  return `Deploy the version at ${filesText(stored.sightings)} to every host behind ${endpoint} and reload the service. Check that each host serves serial number ${stored.serialNumber}.`;
}

/** A problem of what an endpoint serves, at the place where the endpoint is declared. */
export function servedProblem(
  served: ServedCertificate,
  problem: Pick<Problem, 'message' | 'fix' | 'level' | 'related'>,
): Problem {
  const { certificate, declared } = served;
  return {
    subject: `${served.endpoint}|${certificate.fingerprint}`,
    certificate: certificate.fingerprint,
    locations: [locationOfEndpoint(served, declared)],
    ...(declared?.owners !== undefined && { owners: declared.owners }),
    ...problem,
  };
}

/** Where an endpoint is declared, and which one of the declared it is. */
export function locationOfEndpoint(
  { location, endpoint }: Answer,
  declared: Placed<DeclaredEndpoint> | undefined,
): Location {
  return location.path === endpoint ? location : { ...(declared?.location ?? location), pointer: endpoint };
}

/** `"mx.corp.internal" (serial number 0a1b)`. */
export function servedName(certificate: SeenCertificate): string {
  return `the certificate "${displayName(certificate)}" with serial number ${certificate.serialNumber}`;
}
