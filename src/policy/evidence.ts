import { parseRef } from '../facts/refs.ts';
import type { Fact, Inventory, Location, SeenCertificate } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { fileKey, folderOf } from '../util/path-names.ts';
import { namesHost, reservedContext } from './reserved-names.ts';

/** Container of what a string in source code spells. */
export const SOURCE = 'source-string';

/** Container of what stands in a comment that documents code. */
const DOCUMENTATION = 'documentation-comment';
/** Mechanisms whose files deploy what they refer to. A compose file may as well be for a developer's machine. */
const DEPLOYS: ReadonlySet<string> = new Set(['docker', 'kubernetes-secret', 'kustomize', 'terraform']);
/** A word in the name of such a file that means deployment for tests or development: `Dockerfile.dev`. */
const NOT_PRODUCTION =
  /(?:^|[-_.])(?:dev|devel|development|local|tests?|testing|e2e|ci|debug|sample|example)(?:[-_.]|$)/i;

/** Evidence about places from the contents of a repository, beside their paths. Keys are those of {@link fileKey}. */
export interface Evidence {
  /** Files that something deploys: an image, a chart, a manifest, Terraform. */
  deployed: ReadonlySet<string>;
  /** Lines of files, as `fileKey`, a null byte and the line, where a comment shows an example. */
  documented: ReadonlySet<string>;
  /** Lines where source code spells a private key. */
  spelled?: ReadonlySet<string>;
  /** Files whose CA bundles a controller overwrites once they are applied. */
  injected?: ReadonlySet<string>;
  /** Folders in which all of several certificates are for tests: so are the keys beside them. */
  testFolders?: ReadonlySet<string>;
  /** Certificates without hosts whose siblings, of one issuer and in one folder, are all for reserved names. */
  beside?: ReadonlyMap<string, 'fixture' | 'example'>;
}

/**
 * Gathers the evidence of an inventory, in one pass over its facts and sightings.
 * @param isProduction whether the path of a place alone gives no other context
 */
export function evidenceOf(
  {
    facts = [],
    certificates,
    privateKeys = [],
  }: Pick<Inventory, 'certificates'> & Partial<Pick<Inventory, 'facts' | 'privateKeys'>>,
  isProduction: (place: Pick<Location, 'repository' | 'path'>) => boolean,
): Evidence {
  const deployed = new Set<string>();
  for (const fact of facts) {
    for (const path of filesOf(fact)) {
      if (isProduction(fact.location)) deployed.add(fileKey({ repository: fact.location.repository, path }));
    }
  }
  const injected = new Set(
    facts.filter(({ attributes }) => attributes.inject !== undefined).map(({ location }) => fileKey(location)),
  );
  const documented = new Set<string>();
  for (const { sightings } of [...certificates, ...privateKeys]) {
    for (const sighting of sightings) {
      if (sighting.container === DOCUMENTATION) documented.add(lineKey(sighting));
    }
  }
  const spelled = new Set(
    privateKeys.flatMap(({ sightings }) => sightings.filter(({ container }) => container === SOURCE).map(lineKey)),
  );
  return {
    deployed,
    documented,
    spelled,
    injected,
    testFolders: foldersOfTests(certificates),
    beside: besideReserved(certificates),
  };
}

/** The key of the folder of a place. */
export function folderKey({ repository, path }: Pick<Location, 'repository' | 'path'>): string {
  return fileKey({ repository, path: folderOf(path) });
}

function foldersOfTests(certificates: readonly SeenCertificate[]): Set<string> {
  const folders = new Map<string, { all: number; ofTests: number }>();
  for (const one of certificates) {
    const ofTests = reservedContext(one) === 'fixture' ? 1 : 0;
    for (const folder of new Set(one.sightings.map(folderKey))) {
      const counted = folders.get(folder) ?? { all: 0, ofTests: 0 };
      folders.set(folder, { all: counted.all + 1, ofTests: counted.ofTests + ofTests });
    }
  }
  return new Set([...folders].flatMap(([folder, { all, ofTests }]) => (all > 1 && all === ofTests ? [folder] : [])));
}

/**
 * Certificates that a private CA issues into one folder have one purpose: a client certificate without a host name,
 * beside a server certificate for `localhost`, is for the same machine. By fingerprint.
 */
function besideReserved(certificates: readonly SeenCertificate[]): Map<string, 'fixture' | 'example'> {
  const families = new Map<string, SeenCertificate[]>();
  for (const one of certificates) {
    const folders = new Set(one.sightings.map(folderKey));
    if (!one.selfIssued && folders.size === 1) addTo(families, `${[...folders][0]}\0${one.issuer}`, one);
  }
  const found = new Map<string, 'fixture' | 'example'>();
  for (const family of families.values()) {
    const named = family.filter(namesHost);
    const [context] = named.map(reservedContext);
    if (context === undefined || named.some((one) => reservedContext(one) === undefined)) continue;
    for (const one of family) if (!named.includes(one)) found.set(one.fingerprint, context);
  }
  return found;
}

/** The key of a line of a file in {@link Evidence.documented}. */
export function lineKey({ line = 0, ...file }: Pick<Location, 'repository' | 'path' | 'line'>): string {
  return `${fileKey(file)}\0${line}`;
}

function filesOf({ mechanism, location, reads }: Fact): string[] {
  const name = location.path.slice(location.path.lastIndexOf('/') + 1);
  if (!DEPLOYS.has(mechanism) || NOT_PRODUCTION.test(name)) return [];
  return reads.flatMap((ref) => {
    const { kind, name: path } = parseRef(ref);
    return kind === 'file' ? [path] : [];
  });
}
