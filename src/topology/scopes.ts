import { posix } from 'node:path';
import type { Fact, Ref } from '../model/index.ts';

/** Refs whose first part is a namespace that a deployment may decide. */
const NAMESPACED = /^(secret|certificate|grant|configmap|issuer|workload|pod-volume):([^/]*)\//;
/** In the order in which they are asked: the nearest kustomization before what deploys it. */
const DEPLOYERS = ['kustomize', 'flux', 'argo-cd', 'helmfile'] as const;
const MAX_VISITS = 100_000;

/** Namespaces by path (a file or a folder), for one way of deploying. */
type Cover = Map<string, Set<string>>;

/**
 * Fills in the namespaces that manifests leave out, in the order in which tools decide them: the nearest kustomization,
 * Flux's `targetNamespace`, Argo CD's destination. A file that is deployed into several namespaces keeps `?`.
 */
export function resolveNamespaces(facts: readonly Fact[]): Fact[] {
  const covers = new Map<string, Map<string, Cover>>();
  for (const [repository, scopes] of byRepository(facts.filter((fact) => fact.kind === 'scope'))) {
    covers.set(repository, coversOf(scopes));
  }
  return facts.map((fact) => {
    const cover = covers.get(fact.location.repository);
    if (cover === undefined || ![...fact.reads, ...fact.writes].some((ref) => NAMESPACED.test(ref))) return fact;
    const deployed = namespaceOf(fact.location.path, cover);
    if (deployed === undefined) return fact;
    const own = deployed.overrides ? fact.attributes.namespace : undefined;
    const close = (ref: Ref) =>
      ref.replace(NAMESPACED, (whole, kind: string, space: string) =>
        space === '?' || space === own ? `${kind}:${deployed.namespace}/` : whole,
      );
    return { ...fact, reads: fact.reads.map(close), writes: fact.writes.map(close) };
  });
}

function byRepository(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.location.repository);
    if (group === undefined) groups.set(fact.location.repository, [fact]);
    else group.push(fact);
  }
  return groups;
}

function coversOf(scopes: readonly Fact[]): Map<string, Cover> {
  const kustomizations = new Map<string, Fact>();
  for (const scope of scopes) {
    if (scope.attributes.via === 'kustomize') kustomizations.set(posix.dirname(scope.location.path), scope);
  }
  const covers = new Map<string, Cover>();
  let visits = 0;
  for (const scope of scopes) {
    const { namespace, via } = scope.attributes;
    if (typeof namespace !== 'string' || typeof via !== 'string') continue;
    const cover = covers.get(via) ?? new Map<string, Set<string>>();
    covers.set(via, cover);
    const pending = scope.writes.map((ref) => ref.replace(/^file:/, ''));
    const seen = new Set<string>();
    if (via === 'kustomize') add(cover, posix.dirname(scope.location.path), namespace);
    for (let path = pending.pop(); path !== undefined && visits < MAX_VISITS; path = pending.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      visits++;
      const inner = kustomizations.get(path);
      if (inner !== undefined && typeof inner.attributes.namespace === 'string' && inner !== scope) continue;
      add(cover, path, namespace);
      if (inner !== undefined) pending.push(...inner.writes.map((ref) => ref.replace(/^file:/, '')));
    }
  }
  return covers;
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
      // That a file lies beside a kustomization does not mean that it is in its list.
      if (found !== undefined) return only(found, all || (deployer === 'kustomize' && here === path));
    }
    const root = only(cover.get('.') ?? cover.get(''), all);
    if (root !== undefined) return root;
  }
  return undefined;
}
