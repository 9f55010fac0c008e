import { isAuthority } from '../certificates/chains.ts';
import { newestFirst, notBeforeTime } from '../certificates/versions.ts';
import { asRef } from '../facts/refs.ts';
import type {
  Inventory,
  Lineage,
  Placed,
  Ref,
  RuleInput,
  SeenCertificate,
  Sighting,
  SyncEntry,
  Topology,
} from '../model/index.ts';
import { duration } from '../util/duration.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { placePattern } from '../util/place-patterns.ts';

/** What was found at one side of a declared synchronization. */
export interface Declared {
  /** As the config spells it. */
  text: string;
  /** Certificates found there, without CA certificates. */
  found: { certificate: SeenCertificate; place: Sighting }[];
  /** Whether the scan would find it: its repository was read, and no controller writes the Secret. */
  inScope: boolean;
}

/** A `sync` entry with what was found at its source and at each of its copies. */
export interface ResolvedSync {
  source: Declared;
  copies: Declared[];
}

/** Endpoints are compared by what they serve, not by what was scanned. */
export function isEndpoint(text: string): boolean {
  return text.includes('://');
}

/** A place is a path, a glob, `owner/repo:path` or `secret:ns/name`. Authorities count where the source holds nothing else. */
export function resolveSync(entry: SyncEntry, { inventory, topology, policy }: RuleInput): ResolvedSync {
  const resolve = (text: string, authorities: boolean): Declared => {
    const secret = asRef('secret', text);
    if (secret !== undefined) {
      const found = [...matching(secretMatcher(secret, topology), inventory, authorities)];
      // What a controller writes is in the cluster alone.
      return { text, found, inScope: !topology.facts.some(({ writes }) => writes.includes(secret)) };
    }
    const { matches, inScope } = placePattern(text, inventory.repositories, policy.matches);
    return { text, found: [...matching(matches, inventory, authorities)], inScope };
  };
  const served = resolve(entry.source, false);
  const trusted = resolve(entry.source, true);
  const authorities = served.found.length === 0 && trusted.found.length > 0;
  return {
    source: authorities ? trusted : served,
    copies: entry.copies.filter((copy) => !isEndpoint(copy)).map((copy) => resolve(copy, authorities)),
  };
}

function* matching(matches: Matcher, inventory: Inventory, authorities: boolean): Generator<Declared['found'][number]> {
  for (const certificate of inventory.certificates) {
    if (isAuthority(certificate) !== authorities) continue;
    for (const place of certificate.sightings) if (matches(place)) yield { certificate, place };
  }
}

/** The newest certificate at one side that is valid by now. */
export function newestOf({ found }: Declared, { now }: Pick<RuleInput, 'now'>): SeenCertificate | undefined {
  const valid = found.flatMap(({ certificate }) => (notBeforeTime(certificate) <= now ? [certificate] : []));
  return valid.sort(newestFirst)[0];
}

type Matcher = (place: Sighting) => boolean;

/** A Secret is found by the fact that writes it: the lines of its manifest. */
function secretMatcher(ref: Ref, topology: Topology): Matcher {
  const manifests = topology.facts.filter((fact) => fact.kind === 'sink' && fact.writes.includes(ref));
  return (place) =>
    manifests.some(
      ({ location }) =>
        location.repository === place.repository &&
        location.path === place.path &&
        (place.line ?? 0) >= (location.line ?? 0) &&
        (place.line ?? 0) <= (location.endLine ?? Number.POSITIVE_INFINITY),
    );
}

/** The lineage that most of the certificates of a place belong to. */
export function lineageOf(declared: Declared, topology: Topology): Lineage | undefined {
  const versions = new Set(declared.found.map(({ certificate }) => certificate.fingerprint));
  return topology.lineages.find((lineage) => lineage.versions.some((version) => versions.has(version)));
}

/** A declared copy that does not hold the newest version of its source. */
export interface DeclaredCopy {
  entry: Placed<SyncEntry>;
  /** Whether it exceeds the delay that the entry allows; without `within` no delay is allowed. */
  late: boolean;
}

/** The places that a `sync` entry declares as copies, with the delay that each may still have. */
export function declaredCopies(input: RuleInput): Map<Sighting, DeclaredCopy> {
  const copiesOf = new Map<Sighting, DeclaredCopy>();
  for (const entry of input.policy.sync) {
    const { source, copies } = resolveSync(entry, input);
    const newest = newestOf(source, input);
    if (newest === undefined) continue;
    const allowed = notBeforeTime(newest) + (entry.within === undefined ? 0 : (duration(entry.within) ?? 0));
    for (const { found } of copies)
      for (const { place } of found) copiesOf.set(place, { entry, late: input.now > allowed });
  }
  return copiesOf;
}

/** Fingerprints of the certificates at a declared source or copy: the config file says who renews them. */
export function declaredCertificates(input: RuleInput): ReadonlySet<string> {
  return declaredIn(input.inventory, input);
}

const declaredIn = memoizeByObject((_: Inventory, input: RuleInput): ReadonlySet<string> => {
  const found = input.policy.sync.flatMap((entry) => {
    const { source, copies } = resolveSync(entry, input);
    return [source, ...copies].flatMap((side) => side.found.map(({ certificate }) => certificate.fingerprint));
  });
  return new Set(found);
});
