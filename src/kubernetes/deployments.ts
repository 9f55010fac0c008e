/**
 * The files of a deployment: those below the folders that it names, and those that kustomizations include from there.
 */
import { posix } from 'node:path';
import { textsOf } from '../facts/attributes.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, nameOfRef } from '../facts/refs.ts';
import type { Fact, Location, OwnAttributes } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey, folderOf } from '../util/path-names.ts';

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

/** The files and folders that a deployment names, patches among them. */
function filesOf({ writes, attributes }: Fact): string[] {
  const { via, mentions }: OwnAttributes = attributes;
  const listed = writes.flatMap((ref) => (isOfKind(ref, 'file') ? [nameOfRef(ref)] : []));
  return via === 'kustomize' ? [...listed, ...textsOf(mentions)] : listed;
}

/** Who applies what, from the deployments of one list of facts. */
export interface Deployments {
  /** All of them. */
  scopes: readonly Fact[];
  /** Those that apply a file themselves: they list it, or a folder above it that no kustomization makes a choice from. */
  applying(place: Pick<Location, 'repository' | 'path'>): readonly Fact[];
  /** Those that apply another one. */
  above(scope: Fact): readonly Fact[];
}

export const deploymentsOf = memoizeByObject((facts: readonly Fact[]): Deployments => {
  const scopes = facts.filter(isDeployment);
  const byTarget = groupBy(
    scopes.flatMap((scope) => {
      const repository = repositoryOf(scope, facts);
      return filesOf(scope).map((path) => ({ scope, repository, path }));
    }),
    ({ repository, path }) => fileKey({ repository, path: path === '.' ? '' : path }),
  );
  const naming = (repository: string, path: string) =>
    (byTarget.get(fileKey({ repository, path })) ?? []).map(({ scope }) => scope);
  /** Deployments that name a folder which contains a file and is applied as a whole. */
  function* folders(repository: string, from: string): Generator<Fact> {
    for (let folder = from; ; folder = folderOf(folder)) {
      const [own] = factsBy(facts, byFolder, fileKey({ repository, path: folder || '.' }));
      if (own !== undefined) {
        // Some of the listed files are unknown.
        if ((own.attributes as OwnAttributes).open === true) yield own;
        return;
      }
      yield* naming(repository, folder);
      if (folder === '') return;
    }
  }
  const applying: Deployments['applying'] = ({ repository, path }) => [
    ...naming(repository, path),
    ...folders(repository, folderOf(path)),
  ];
  return {
    scopes,
    applying,
    above(scope) {
      const { repository, path } = scope.location;
      const folder = folderOf(path);
      const own =
        scope.attributes.via === 'kustomize'
          ? [
              ...naming(repository, path),
              ...naming(repository, folder),
              ...(folder === '' ? [] : folders(repository, folderOf(folder))),
            ]
          : applying(scope.location);
      return own.filter((one) => one !== scope);
    },
  };
});

/** A scope that says which files are applied: one of Flux, of Argo CD, or a kustomization. */
export function isDeployment({ kind, attributes }: Fact): boolean {
  return kind === 'scope' && /^(?:flux|argo-cd|kustomize)$/.test(String(attributes.via));
}

/** Whether a file, or a folder above it, is in a reach. */
export function isReached(path: string, reach: ReadonlySet<string>): boolean {
  for (let here = path; here !== '.' && here !== '' && here !== '/'; here = posix.dirname(here)) {
    if (reach.has(here)) return true;
  }
  return reach.has('.') || reach.has('');
}
