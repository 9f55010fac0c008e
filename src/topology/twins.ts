import { isOfCluster } from '../facts/refs.ts';
import type { Fact, Ref } from '../model/index.ts';

/**
 * Distinguishes joins across clusters or environments from those within one. If a repository has a folder for each
 * (`clusters/eu/shop/ingress.yaml`, `clusters/us/shop/ingress.yaml`), files in one of them refer to the resource in the
 * same folder, not to the one of the same name in the other.
 */
export function twinsOf(facts: readonly Fact[]): (reader: Fact, other: Fact, ref: Ref) => boolean {
  const known = new Set<string>();
  for (const fact of facts) {
    for (const ref of [...fact.reads, ...fact.writes])
      if (isOfCluster(ref)) known.add(keyOf(fact, fact.location.path, ref));
  }
  return (reader, other, ref) => {
    const [own, there] = [reader.location, other.location];
    if (own.repository !== there.repository || own.path === there.path || !isOfCluster(ref)) return false;
    const twin = twinPath(own.path, there.path);
    return twin !== undefined && known.has(keyOf(reader, twin, ref));
  };
}

/** The path with the folder in which it first differs from another replaced by that one's; undefined within one folder. */
function twinPath(path: string, other: string): string | undefined {
  let at = 0;
  while (at < path.length && path.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  const start = path.lastIndexOf('/', at - 1) + 1;
  const [end, otherEnd] = [path.indexOf('/', start), other.indexOf('/', start)];
  return end < 0 || otherEnd < 0 ? undefined : path.slice(0, start) + other.slice(start, otherEnd) + path.slice(end);
}

function keyOf({ mechanism, kind, attributes, location }: Fact, path: string, ref: Ref): string {
  const { resource, name } = attributes;
  return [location.repository, path, mechanism, kind, String(resource), String(name), ref].join('\0');
}
