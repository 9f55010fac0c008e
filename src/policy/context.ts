import type { Context, Location, SeenCertificate } from '../model/index.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey } from '../util/path-names.ts';
import { contextOfPath, wholePath } from './path-context.ts';
import { reservedContext } from './reserved-names.ts';
import type { TrustStores } from './trust-stores.ts';

type Place = Pick<Location, 'repository' | 'path' | 'pointer'>;

export type ContextOf = (place: Place, certificate?: SeenCertificate) => Context;

/**
 * Makes the function that tells what surrounds a place. The path speaks first (built-in folders, the config's `fixtures`),
 * then the names of the certificate that was seen there; a CA certificate in a trust store belongs to the store wherever the
 * store lies, so that all of them make one finding. Each path and each certificate is looked at once.
 * @param within the folder, in the repository around it, that a submodule is checked out in
 * @param stages folders whose children are stages, as {@link stageParents} finds them
 */
export function contextClassifier(
  isFixture: (place: Place) => boolean,
  stores: TrustStores,
  stages: ReadonlySet<string> = new Set(),
  within: (repository: string) => string | undefined = () => undefined,
): ContextOf {
  const paths = new Map<string, Context>();
  const contextOfNames = memoizeByObject(reservedContext);
  return (place, certificate) => {
    if (certificate !== undefined && stores.storeOf(place, certificate) !== undefined) return 'trust-store';
    const path = wholePath(place);
    const key = fileKey({ repository: place.repository, path });
    let context = paths.get(key);
    if (context === undefined) {
      context = contextOfPath(path, (folder) => stages.has(fileKey({ repository: place.repository, path: folder })));
      const outer = within(place.repository);
      if (context === 'production' && outer !== undefined) context = contextOfPath(`${outer}/`);
      if (context === 'production' && isFixture(place)) context = 'fixture';
      paths.set(key, context);
    }
    if (context !== 'production' || certificate === undefined) return context;
    return contextOfNames(certificate) ?? context;
  };
}
