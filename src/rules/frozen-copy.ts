import { spellSecret } from '../facts/refs.ts';
import type { Location, Rule } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { graphOf } from '../topology/graph.ts';
import { deployedTogether } from '../topology/neighbours.ts';
import { consumers, renewerOf, restarterOf } from '../topology/restarts.ts';
import { folderOf } from '../util/path-names.ts';

const HOW: Record<string, string> = {
  'sub-path': 'mounts it with subPath, which Kubernetes never updates in a running pod',
  environment: 'reads it into its environment, which is set when the container starts',
  'init-copy': 'copies it in an init container, which runs when the pod starts',
};

/** A renewed Secret that a running pod cannot see. */
export const frozenCopy: Rule = {
  id: 'frozen-copy',
  family: 'renewal',
  title: 'Workload ignores renewed certificates until it restarts',
  level: 'warning',
  otherLevels: {
    note: 'when an init container copies the files, or when it is uncertain that this Secret is the renewed one',
  },
  why: 'The Secret is renewed, but the workload reads it only when the pod starts (subPath, environment variable or init container). Until a restart it serves the old certificate, and in the end an expired one.',
  fix: 'Mount the whole Secret without subPath and reload it in the process. Otherwise restart the workload when the Secret changes (Reloader: `secret.reloader.stakater.com/reload: <secret>`).',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod',
    'https://github.com/stakater/Reloader#readme',
  ],
  since: '0.1.0',
  brief: 'keeps the version from its start',
  *check({ topology }) {
    const graph = graphOf(topology);
    for (const { fact, node } of consumers(topology, 'kubernetes-workloads')) {
      const how = HOW[String(fact.attributes.via)];
      // A Job's pod ends by itself; what it started with is what it needs.
      if (how === undefined || /^(?:Job|CronJob)$/.test(String(fact.attributes.resource))) continue;
      const renewer = renewerOf(graph, node);
      if (renewer === undefined || restarterOf(graph, node) !== undefined) continue;
      yield {
        subject: `${fact.writes[0]}|${fact.reads[0]}`,
        message: `${factTitle(renewer.fact)} renews the ${spellSecret(fact.reads[0])}, but the ${factTitle(fact)} ${how}; nothing restarts it.`,
        // The program that an init container starts may read the converted files again.
        ...((fact.attributes.via === 'init-copy' ||
          (renewer.edge.confidence === 'low' &&
            !sameFolder(renewer.fact.location, fact.location) &&
            !deployedTogether(renewer.fact, fact))) && {
          level: 'note' as const,
        }),
        locations: [fact.location],
        related: [renewer.fact.location],
      };
    }
  },
};

function sameFolder(a: Location, b: Location): boolean {
  return a.repository === b.repository && folderOf(a.path) === folderOf(b.path);
}
