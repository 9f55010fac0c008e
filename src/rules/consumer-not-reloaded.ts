import { pathBelow } from '../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { makeRef, spellSecret } from '../facts/refs.ts';
import { type Habit, readingHabit } from '../kubernetes/certificate-readers.ts';
import type { Fact, Rule } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { graphOf } from '../topology/graph.ts';
import { deployedTogether } from '../topology/neighbours.ts';
import { consumers, failingRestarterOf, renewerOf, restarterOf } from '../topology/restarts.ts';

/** Processes that watch the files of their certificates, by image; and what controller-runtime's webhooks mount. */
const WATCHES =
  /(?:^|\/)(?:traefik|caddy|envoy|contour|ingress-nginx|nginx-ingress|controller|haproxy-ingress|kong|istio|linkerd|proxyv2|pilot|prometheus|grafana|etcd|kube-apiserver|vault|consul|coredns|cilium|metrics-server|oauth2-proxy|cert-manager)|webhook|operator|controller|spiffe|csi-|exporter|kube-rbac-proxy/i;
const WEBHOOK_MOUNT = /k8s-webhook-server|serving-certs|webhook/;
/** Mounts of trust anchors: most programs read them again with the next connection, and they are never urgent. */
const TRUST_MOUNT = /(?:^|[/._-])(?:ca|cacerts|ca-certs|trust|truststore|ca-certificates)(?:$|[/._-])/i;

/** A renewed Secret that is mounted as a whole by a process that nothing notifies. */
export const consumerNotReloaded: Rule = {
  id: 'consumer-not-reloaded',
  family: 'renewal',
  title: 'Workload is not reloaded after a renewal',
  level: 'note',
  otherLevels: { warning: 'when the process is known to read its certificate only once' },
  why: 'The kubelet updates the mounted files, but most servers read a certificate only when they start. Unless this one watches its files, it serves the old certificate until it restarts.',
  fix: 'Annotate the workload with `secret.reloader.stakater.com/reload: <secret>`, or make sure that the process reloads its files.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/#mounted-secrets-are-updated-automatically',
    'https://github.com/stakater/Reloader#readme',
  ],
  since: '0.1.0',
  brief: 'nothing reloads it',
  *check({ topology }) {
    const graph = graphOf(topology);
    for (const { fact, node } of consumers(topology, 'kubernetes-workloads')) {
      if (fact.attributes.via !== 'volume' || watches(fact) || readsAgain(fact, topology.facts)) continue;
      const renewer = renewerOf(graph, node);
      // A namespace that neither states is the same for what is deployed together.
      const sure =
        renewer?.edge.confidence === 'high' || (renewer !== undefined && deployedTogether(renewer.fact, fact));
      if (renewer === undefined || !sure || restarterOf(graph, node) !== undefined) continue;
      // The tools that could restart it have rules of their own: about an option that is not set, and one with a mistake.
      if (renewer.fact.attributes.restarts === false || failingRestarterOf(graph, node) !== undefined) continue;
      yield {
        subject: `${fact.writes[0]}|${fact.reads[0]}`,
        level: habitOf(fact) === 'once' ? 'warning' : 'note',
        message: `${factTitle(renewer.fact)} renews the ${spellSecret(fact.reads[0])}, which the ${factTitle(fact)} mounts. No configuration found here restarts it or makes it read the files again.`,
        locations: [fact.location],
        related: [renewer.fact.location],
      };
    }
  },
};

const byReload: FactKeys = ({ kind, attributes, location }) =>
  kind === 'consumer' && attributes.reload === true ? [location.repository] : [];

/** Whether the configuration of an application beside it says that it reads the files in that mount again. */
function readsAgain(fact: Fact, facts: readonly Fact[]): boolean {
  const { mountPath } = fact.attributes;
  if (typeof mountPath !== 'string') return false;
  const mount = makeRef('path', `${mountPath.replace(/\/$/, '')}/`);
  return factsBy(facts, byReload, fact.location.repository).some(({ reads }) =>
    reads.some((ref) => pathBelow(ref, mount) !== undefined),
  );
}

function watches(fact: Fact): boolean {
  const { image, mountPath, name, resource } = fact.attributes;
  if (fact.attributes.reload === true || /^(?:Job|CronJob)$/.test(String(resource))) return true;
  if (WEBHOOK_MOUNT.test(String(mountPath)) || TRUST_MOUNT.test(String(mountPath))) return true;
  const habit = habitOf(fact);
  if (habit !== undefined) return habit === 'again';
  return typeof image !== 'string' || WATCHES.test(image) || WATCHES.test(String(name));
}

/** How the program loads a new certificate, if known: by its image, or by the chart that deploys it. */
function habitOf({ attributes: { image, program } }: Fact): Habit | undefined {
  const known = typeof image === 'string' ? image : program;
  return typeof known === 'string' ? readingHabit(known) : undefined;
}
