import { namesReachableHost } from '../certificates/past-use.ts';
import type { Context, Location, SeenCertificate } from '../model/index.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey, fileNameOf, productionFolder } from '../util/path-names.ts';
import type { Allowed } from './allow-lists.ts';
import { type Evidence, lineKey, SOURCE } from './evidence.ts';
import { contextOfPath, wholePath } from './path-context.ts';
import { reservedContext } from './reserved-names.ts';
import type { TrustStores } from './trust-stores.ts';

/**
 * Number of places of a certificate in test data, for each one elsewhere, from which the few others count as test data
 * too.
 */
const LEAST_IN_TESTS = 4;

/** Settings of Rails: one file has those of all its environments. https://guides.rubyonrails.org/configuring.html */
const RAILS_SETTINGS = /(?:^|\/)config\/[\w-]+\.ya?ml$/;

type Place = Pick<Location, 'repository' | 'path' | 'pointer' | 'line'>;

export type ContextOf = (place: Place, certificate?: SeenCertificate) => Context;

/** Inputs for the context of a place. */
export interface ContextEvidence {
  /** The context from the config file: `production` for a glob that begins with `!`. */
  declared: (place: Place) => 'fixture' | 'production' | undefined;
  stores: TrustStores;
  /** Folders whose children are stages, as {@link stageParents} finds them. */
  stages?: ReadonlySet<string>;
  /** Folders with names like those of vendored code that hold the repository's own code. */
  own?: ReadonlySet<string>;
  /** The folder, in the repository around it, that a submodule is checked out in. */
  within?: (repository: string) => string | undefined;
  found?: Evidence;
  /** The context from lists of the repository itself. */
  allowed?: Allowed;
}

/** Whether a repository is called after the examples that it gathers: `fabric-samples`, `acme/tls-demo`. */
export function isOfExamples(repository: string): boolean {
  return /(?:^|[-_.])(?:examples?|samples?|tutorials?|demos?|workshops?|playground|testbed|devconf|devenv|local-dev)$/i.test(
    fileNameOf(repository),
  );
}

/** Whether it is called so in the plural: a demo may be deployed for good. */
function gathersSamples(repository: string): boolean {
  return /(?:^|[-_.])(?:examples|samples|tutorials|workshops)$/i.test(fileNameOf(repository));
}

/**
 * Makes the function that returns the context of a place. The order of evidence: the config file; what deploys the
 * file, which beats the name of a folder and the names in the certificate; the path; the names of the certificate at
 * that place. A CA certificate in a trust store belongs to the store wherever the store is, so that all of them make
 * one finding. Each path and each certificate is evaluated once.
 */
export function contextClassifier({
  declared,
  stores,
  stages = new Set(),
  own = new Set(),
  within = () => undefined,
  found,
  allowed,
}: ContextEvidence): ContextOf {
  const paths = new Map<string, { context: Context; certain: boolean }>();
  const contextOfNames = memoizeByObject(reservedContext);
  function ofPath(place: Place): { context: Context; certain: boolean } {
    const { repository } = place;
    const said = declared(place);
    if (said === 'production') return { context: said, certain: true };
    // Vendored code stays vendored, whatever image it is copied into.
    const of = (path: string) =>
      contextOfPath(
        path,
        (folder) => stages.has(fileKey({ repository, path: folder })),
        (folder) => own.has(fileKey({ repository, path: folder })),
      );
    let context = of(wholePath(place));
    const outer = within(repository);
    if (context === 'production' && outer !== undefined) context = contextOfPath(`${outer}/`);
    if (said === 'fixture') return { context: context === 'production' ? said : context, certain: true };
    // What examples deploy are examples.
    const isOfSamples = gathersSamples(repository) || allowed?.isCollection(repository) === true;
    const isDeployed = context !== 'vendored' && !isOfSamples && found?.deployed.has(fileKey(place)) === true;
    if (isDeployed) return { context: 'production', certain: true };
    const listed = allowed?.ofFile(place);
    const isTold = listed !== undefined && context === (listed === 'production' ? 'vendored' : 'production');
    return { context: isTold ? listed : context, certain: false };
  }
  const contextOf = (place: Place) => {
    const key = fileKey({ repository: place.repository, path: wholePath(place) });
    const known = paths.get(key) ?? ofPath(place);
    paths.set(key, known);
    return known;
  };
  const sourceLines = memoizeByObject(
    ({ sightings }: SeenCertificate) => new Set(sightings.filter(({ container }) => container === SOURCE).map(lineKey)),
  );
  const isTestData = memoizeByObject(({ sightings }: SeenCertificate) =>
    sightings.some((one) => contextOf(one).context === 'fixture'),
  );
  /** A certificate in source code that a test also has as a file is a sample. */
  const isSample = (place: Place, certificate: SeenCertificate) =>
    (sourceLines(certificate).has(lineKey(place)) || found?.spelled?.has(lineKey(place)) === true) &&
    isTestData(certificate);
  const isOfTests = memoizeByObject(({ sightings }: SeenCertificate) => {
    if (sightings.length <= LEAST_IN_TESTS) return false;
    const inTests = sightings.filter((one) => contextOf(one).context === 'fixture').length;
    return inTests >= LEAST_IN_TESTS && inTests >= (sightings.length - inTests) * LEAST_IN_TESTS;
  });
  return (place, certificate) => {
    if (certificate !== undefined && stores.storeOf(place, certificate) !== undefined) return 'trust-store';
    const { context, certain } = contextOf(place);
    // A rule about images tells of the key in any case. What names one machine or an example proves nothing to others.
    const isImaged = certain && certificate !== undefined && declared(place) === undefined;
    if (isImaged && found?.imaged?.has(fileKey(place)) && productionFolder(place.path) === undefined)
      return contextOfNames(certificate) ?? context;
    if (context !== 'production' || certain) return context;
    if (found?.tested?.has(lineKey(place))) return 'fixture';
    if (found?.documented.has(lineKey(place))) return 'example';
    if (allowed?.ofLine(place)) return 'fixture';
    if (isOfExamples(place.repository)) return 'example';
    // Whatever a README says, others may reach what is named.
    const told = certificate !== undefined && namesReachableHost(certificate) ? undefined : allowed?.ofProse(place);
    if (told !== undefined && told !== 'production') return told;
    // OpenAPI and JSON Schema show sample values under this key.
    if (/(?:^|\.)examples?(?:$|[.[])/.test(place.pointer ?? '')) return 'example';
    if (RAILS_SETTINGS.test(place.path) && /^(?:development|test)\./.test(place.pointer ?? '')) return 'fixture';
    // What a controller overwrites came with the release.
    if (/(?:^|\.)caBundle$/.test(place.pointer ?? '') && found?.injected?.has(fileKey(place))) return 'vendored';
    if (certificate === undefined) return context;
    if (isSample(place, certificate) || isOfTests(certificate)) return 'fixture';
    const named = contextOfNames(certificate);
    // What API servers trust is deployed, also where its maker answered no question about the owner.
    if (named === 'example' && /(?:^|\.)caBundle$/.test(place.pointer ?? '')) return context;
    // Sidecars and agents in production are reached as `localhost` too.
    if (named === 'fixture' && productionFolder(place.path) !== undefined) return context;
    return named ?? context;
  };
}
