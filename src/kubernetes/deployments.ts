/** What lies in reach of a deployment: the files below the folders that it names, and what kustomizations include from there. */
import { posix } from 'node:path';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, nameOfRef } from '../facts/refs.ts';
import type { Fact } from '../model/index.ts';
import { fileKey } from '../util/path-names.ts';

/** Files and folders that are looked at for one deployment. */
const MAX_VISITS = 100_000;

const byFolder: FactKeys = ({ kind, attributes, location: { repository, path } }) =>
  kind === 'scope' && attributes.via === 'kustomize' ? [fileKey({ repository, path: posix.dirname(path) })] : [];

const byRepository: FactKeys = ({ location }) => [location.repository];

/** The repository that a deployment takes its files from: the one that it names, where that was scanned, or its own. */
export function repositoryOf({ attributes: { repository }, location }: Fact, facts: readonly Fact[]): string {
  const known = typeof repository === 'string' && factsBy(facts, byRepository, repository).length > 0;
  return known ? repository : location.repository;
}

/**
 * Files and folders that a deployment reaches. One that a kustomization with a namespace of its own includes is left to that
 * one, where `own` is set.
 */
export function reachOf(scope: Fact, facts: readonly Fact[], own = false): Set<string> {
  const repository = repositoryOf(scope, facts);
  const reached = new Set<string>();
  const pending = filesOf(scope);
  for (let path = pending.pop(); path !== undefined && reached.size < MAX_VISITS; path = pending.pop()) {
    if (reached.has(path)) continue;
    const inner = factsBy(facts, byFolder, fileKey({ repository, path }))[0];
    if (own && typeof inner?.attributes.namespace === 'string' && inner !== scope) continue;
    reached.add(path);
    if (inner !== undefined) pending.push(...filesOf(inner));
  }
  return reached;
}

/** The files and folders that a deployment names. */
function filesOf({ writes }: Fact): string[] {
  return writes.flatMap((ref) => (isOfKind(ref, 'file') ? [nameOfRef(ref)] : []));
}

/** Whether a file, or a folder above it, is in a reach. */
export function isReached(path: string, reach: ReadonlySet<string>): boolean {
  for (let here = path; here !== '.' && here !== '' && here !== '/'; here = posix.dirname(here)) {
    if (reach.has(here)) return true;
  }
  return reach.has('.') || reach.has('');
}
