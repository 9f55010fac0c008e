import { posix } from 'node:path';
import { inNamespace, namespaceOfRef } from '../facts/refs.ts';
import { reachOf, repositoryOf } from '../kubernetes/deployments.ts';
import type { Fact, Ref } from '../model/index.ts';

/** In the order in which they are asked: the nearest kustomization before what deploys it. */
const DEPLOYERS = ['kustomize', 'flux', 'argo-cd', 'helmfile'] as const;

/** Files and folders that are looked at for all deployments together. */
const MAX_VISITS = 100_000;

/** Namespaces by path (a file or a folder), for one way of deploying. */
type Cover = Map<string, Set<string>>;

/**
 * Fills in the namespaces that manifests leave out, in the order in which tools decide them: the nearest kustomization,
 * Flux's `targetNamespace`, Argo CD's destination. A file that is deployed into several namespaces keeps `?`.
 */
export function resolveNamespaces(facts: readonly Fact[]): Fact[] {
  const covers = coversOf(facts);
  return facts.map((fact) => {
    const cover = covers.get(fact.location.repository);
    if (cover === undefined || ![...fact.reads, ...fact.writes].some(isNamespaced)) return fact;
    const deployed = namespaceOf(fact.location.path, cover);
    if (deployed === undefined) return fact;
    const own = deployed.overrides ? fact.attributes.namespace : undefined;
    const close = (ref: Ref) => {
      const space = namespaceOfRef(ref);
      return space === '?' || (space !== undefined && space === own) ? inNamespace(ref, deployed.namespace) : ref;
    };
    return { ...fact, reads: fact.reads.map(close), writes: fact.writes.map(close) };
  });
}

const isNamespaced = (ref: Ref) => namespaceOfRef(ref) !== undefined;

/** What is put into which namespace, by repository and by the way of deploying. */
function coversOf(facts: readonly Fact[]): Map<string, Map<string, Cover>> {
  const repositories = new Map<string, Map<string, Cover>>();
  let visits = 0;
  for (const scope of facts) {
    const { namespace, via } = scope.attributes;
    if (visits > MAX_VISITS) break;
    if (scope.kind !== 'scope' || typeof namespace !== 'string' || typeof via !== 'string') continue;
    const repository = repositoryOf(scope, facts);
    const covers = repositories.get(repository) ?? new Map<string, Cover>();
    repositories.set(repository, covers);
    const cover: Cover = covers.get(via) ?? new Map();
    covers.set(via, cover);
    if (via === 'kustomize') add(cover, posix.dirname(scope.location.path), namespace);
    for (const path of reachOf(scope, facts, true)) {
      visits++;
      add(cover, path, namespace);
    }
  }
  return repositories;
}

function add(cover: Cover, path: string, namespace: string): void {
  const known = cover.get(path);
  if (known === undefined) cover.set(path, new Set([namespace]));
  else known.add(namespace);
}

interface Deployed {
  namespace: string;
  /** It takes the place of the one that a manifest states: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/namespace */
  overrides: boolean;
}

function namespaceOf(path: string, covers: ReadonlyMap<string, Cover>): Deployed | undefined {
  const only = (found: Set<string> | undefined, overrides: boolean) => {
    const [namespace] = found?.size === 1 ? found : [];
    return namespace === undefined ? undefined : { namespace, overrides };
  };
  for (const deployer of DEPLOYERS) {
    const cover = covers.get(deployer);
    if (cover === undefined) continue;
    const all = deployer === 'flux';
    for (let here = path; here !== '.' && here !== ''; here = posix.dirname(here)) {
      const found = cover.get(here);
      // A file beside a kustomization is not necessarily in its list; a deeper file must be.
      if (deployer === 'kustomize' && found !== undefined && here !== path && here !== posix.dirname(path)) continue;
      if (found !== undefined) return only(found, all || (deployer === 'kustomize' && here === path));
    }
    const root = only(cover.get('.') ?? cover.get(''), all);
    if (root !== undefined) return root;
  }
  return undefined;
}
