import type {
  DeclaredEndpoint,
  Inventory,
  Location,
  Placed,
  Problem,
  RuleInput,
  SeenCertificate,
  ServedEndpoint,
} from '../model/index.ts';
import { DAY, dayOf } from './dates.ts';
import { duration } from './duration.ts';
import { placesText } from './path-names.ts';
import { listed } from './text.ts';
import { titleOf } from './titles.ts';
import { endOf, newestFirst, replaces, startOf } from './versions.ts';

/** Time that a version may take from its start to what serves it, where the config states none. */
const GRACE = DAY;
/** Addresses that a message names before it counts the rest. */
const NAMED = 4;

/** One endpoint, with all its addresses. */
export interface AskedEndpoint {
  endpoint: string;
  /** Where it was declared. */
  location: Location;
  declared: Placed<DeclaredEndpoint> | undefined;
  rows: ServedEndpoint[];
}

/** A certificate that an endpoint serves, from some of its addresses or from all. */
export interface ServedCertificate {
  asked: AskedEndpoint;
  certificate: SeenCertificate;
  rows: ServedEndpoint[];
}

/** What endpoints serve under their own name and no file holds: versions of what is stored all the same. */
export function servedOnly({ certificates, served = [] }: Inventory): SeenCertificate[] {
  const stored = new Set(certificates.map((one) => one.fingerprint));
  const own = served.flatMap((row) => row.certificates.slice(0, 1)).filter((one) => !stored.has(one.fingerprint));
  return [...new Map(own.map((one) => [one.fingerprint, { ...one, sightings: [] }])).values()];
}

/** The endpoints that were asked, in the order of the inventory. */
export function askedEndpoints({ inventory, policy }: RuleInput): AskedEndpoint[] {
  const asked = new Map<string, AskedEndpoint>();
  for (const row of inventory.served ?? []) {
    const { endpoint, location } = row;
    const known = asked.get(endpoint);
    if (known !== undefined) known.rows.push(row);
    else {
      const declared = policy.endpoints.find((one) => one.endpoint === endpoint);
      asked.set(endpoint, { endpoint, location: declared?.location ?? location, declared, rows: [row] });
    }
  }
  return [...asked.values()];
}

/** What each endpoint serves under its own name; addresses that serve the same stand together. */
export function servedCertificates(input: RuleInput): ServedCertificate[] {
  const stored = new Map(input.inventory.certificates.map((one) => [one.fingerprint, one]));
  return askedEndpoints(input).flatMap((asked) => {
    const groups = new Map<string, ServedCertificate>();
    for (const row of asked.rows) {
      const [own] = row.certificates;
      if (own === undefined) continue;
      const group = groups.get(own.fingerprint);
      if (group !== undefined) group.rows.push(row);
      else {
        const certificate = stored.get(own.fingerprint) ?? { ...own, sightings: [] };
        groups.set(own.fingerprint, { asked, certificate, rows: [row] });
      }
    }
    return [...groups.values()];
  });
}

/** The newest version that is stored for production and replaced what is served. */
export function storedReplacement({ certificate }: ServedCertificate, input: RuleInput): SeenCertificate | undefined {
  const { inventory, topology, policy } = input;
  const lineage = topology.lineages.find(({ versions }) => versions.includes(certificate.fingerprint));
  const versions = new Set(lineage?.versions);
  return inventory.certificates
    .filter((one) => versions.has(one.fingerprint) && replaces(one, certificate))
    .filter((one) => one.sightings.some((place) => policy.contextOf(place, one) === 'production'))
    .sort(newestFirst)[0];
}

/** From when on the endpoint should serve a version, in milliseconds. */
export function dueAt({ asked: { declared } }: ServedCertificate, version: SeenCertificate): number {
  return startOf(version) + (declared?.within === undefined ? GRACE : (duration(declared.within) ?? GRACE));
}

/** `smtp://mx.corp.internal:25`, with the addresses where not all of them serve the same. */
export function spellServed({ asked, rows }: Pick<ServedCertificate, 'asked' | 'rows'>): string {
  if (rows.length === asked.rows.length) return asked.endpoint;
  const addresses = rows.flatMap(({ address }) => address ?? []);
  return `${asked.endpoint} at ${listed(addresses, NAMED)} (${rows.length} of ${asked.rows.length} addresses)`;
}

/** `The newest version that is stored, valid until 2027-02-01, is at certs/mail.pem.` */
export function spellStored(stored: SeenCertificate): string {
  return `The newest version that is stored, valid until ${dayOf(endOf(stored))}, is at ${placesText(stored.sightings)}.`;
}

/** How the newest stored version comes to what serves an old one. */
export function deployFix(stored: SeenCertificate, { asked }: ServedCertificate): string {
  return `Bring the version at ${placesText(stored.sightings)} to every machine behind ${asked.endpoint}, reload what serves it, and check that each one serves serial number ${stored.serialNumber}.`;
}

/** A problem of what an endpoint serves, at the place where the endpoint is declared. */
export function servedProblem(
  served: ServedCertificate,
  problem: Pick<Problem, 'message' | 'fix' | 'level' | 'related'>,
): Problem {
  const { asked, certificate } = served;
  return {
    subject: `${asked.endpoint}|${certificate.fingerprint}`,
    certificate: certificate.fingerprint,
    locations: [placeOfEndpoint(asked)],
    ...(asked.declared?.owners !== undefined && { owners: asked.declared.owners }),
    ...problem,
  };
}

/** Where an endpoint is declared, and which one of the declared it is. */
export function placeOfEndpoint({ location, endpoint }: AskedEndpoint): Location {
  return location.path === endpoint ? location : { ...location, pointer: endpoint };
}

/** `"mx.corp.internal" (serial number 0a1b)`. */
export function nameServed(certificate: SeenCertificate): string {
  return `the certificate "${titleOf(certificate)}" with serial number ${certificate.serialNumber}`;
}
