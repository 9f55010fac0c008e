import { parseRef } from '../facts/refs.ts';
import type { Fact, Inventory, Location } from '../model/index.ts';
import { fileKey, fileNameOf } from '../util/path-names.ts';

/** Container of what a string in source code spells. */
export const SOURCE = 'source-string';

/** Container of what stands in a comment that documents code. */
const DOCUMENTATION = 'documentation-comment';
/** Container of what only tests are compiled with. */
const TEST_CODE = 'test-code';
/** Mechanisms whose files deploy what they refer to. A compose file may as well be for a developer's machine. */
const DEPLOYS: ReadonlySet<string> = new Set(['docker', 'kubernetes-secret', 'kustomize', 'terraform']);
/** Mechanisms that install files on hosts, for development as well. */
const INSTALLS: ReadonlySet<string> = new Set([...DEPLOYS, 'ansible']);
/** A word in the name of such a file that means deployment for tests or development: `Dockerfile.dev`. */
const NOT_PRODUCTION =
  /(?:^|[-_.])(?:dev|devel|development|local|tests?|testing|e2e|ci|debug|sample|example)(?:[-_.]|$)/i;

/** Evidence about places from the contents of a repository, beside their paths. Keys are those of {@link fileKey}. */
export interface Evidence {
  /** Files that something deploys: an image, a chart, a manifest, Terraform. */
  deployed: ReadonlySet<string>;
  /** Those of them that are only in images. */
  imaged?: ReadonlySet<string>;
  /** Lines of files, as `fileKey`, a null byte and the line, where a comment shows an example. */
  documented: ReadonlySet<string>;
  /** Lines of code that only tests are compiled with. */
  tested?: ReadonlySet<string>;
  /** Lines where source code spells a private key. */
  spelled?: ReadonlySet<string>;
  /** Files whose CA bundles a controller overwrites once they are applied. */
  injected?: ReadonlySet<string>;
}

/**
 * Gathers the evidence of an inventory, in one pass over its facts and sightings.
 * @returns with them the files that something deploys or installs on hosts
 * @param isProduction whether the path of a place alone gives no other context
 */
export function evidenceOf(
  {
    facts = [],
    certificates,
    privateKeys = [],
  }: Pick<Inventory, 'certificates'> & Partial<Pick<Inventory, 'facts' | 'privateKeys'>>,
  isProduction: (place: Pick<Location, 'repository' | 'path'>) => boolean,
): Evidence & { installed: ReadonlySet<string> } {
  const deployed = new Set<string>();
  const installed = new Set<string>();
  const imaged = new Set<string>();
  const elsewhere = new Set<string>();
  for (const fact of facts) {
    for (const path of filesOf(fact)) {
      if (!isProduction(fact.location)) continue;
      const file = fileKey({ repository: fact.location.repository, path });
      installed.add(file);
      if (!DEPLOYS.has(fact.mechanism)) continue;
      deployed.add(file);
      (fact.mechanism === 'docker' ? imaged : elsewhere).add(file);
    }
  }
  for (const file of elsewhere) imaged.delete(file);
  const injected = new Set(
    facts.filter(({ attributes }) => attributes.inject !== undefined).map(({ location }) => fileKey(location)),
  );
  const documented = new Set<string>();
  const tested = new Set<string>();
  for (const { sightings } of [...certificates, ...privateKeys]) {
    for (const sighting of sightings) {
      if (sighting.container === DOCUMENTATION) documented.add(lineKey(sighting));
      if (sighting.container === TEST_CODE) tested.add(lineKey(sighting));
    }
  }
  const spelled = new Set(
    privateKeys.flatMap(({ sightings }) => sightings.filter(({ container }) => container === SOURCE).map(lineKey)),
  );
  return { deployed, installed, imaged, documented, tested, spelled, injected };
}

/** The key of a line of a file in {@link Evidence.documented}. */
export function lineKey({ line = 0, ...file }: Pick<Location, 'repository' | 'path' | 'line'>): string {
  return `${fileKey(file)}\0${line}`;
}

/** Whether the name of a file says that it is for tests or development. */
export function isForDevelopment(path: string): boolean {
  return NOT_PRODUCTION.test(fileNameOf(path));
}

function filesOf({ mechanism, location, reads }: Fact): string[] {
  if (!INSTALLS.has(mechanism) || isForDevelopment(location.path)) return [];
  return reads.flatMap((ref) => {
    const { kind, name: path } = parseRef(ref);
    return kind === 'file' ? [path] : [];
  });
}
