import { placeOf, statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, nameOfRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { factTitle } from '../../topology/describe.ts';
import { downstream, graphOf, nodeOf, upstream } from '../../topology/graph.ts';
import { duration } from '../../util/duration.ts';
import { own } from './own.ts';

const MECHANISM = 'vault';
const OPERATOR = 'https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference';
const INJECTOR = 'https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations';

const storeWriters: FactKeys = ({ writes }) => (writes.some((ref) => isOfKind(ref, 'stored', 'vault')) ? ['all'] : []);

function called(fact: Fact): string {
  return `The ${String(fact.attributes.resource)} "${String(fact.attributes.name)}"`;
}

export const vaultRules: readonly Rule[] = [
  factRule(MECHANISM, {
    id: 'vault-mirrored-path-unwritten',
    title: 'Vault: nothing writes the mirrored certificate',
    level: 'warning',
    why: 'A key-value path in Vault keeps what was stored there. The operator copies it into the cluster, and goes on doing so after the certificate expired.',
    fix: 'Issue the certificate with a VaultPKISecret, or add what writes the path after each renewal.',
    references: [OPERATOR],
    kind: 'copy',
    problem(fact, { topology }) {
      const stored = fact.reads.find((ref) => isOfKind(ref, 'stored'));
      if (own(fact).tls !== true || stored === undefined) return undefined;
      // Where some of the store is written, its writer was scanned, and another rule compares the names.
      if (factsBy(topology.facts, storeWriters, 'all').length > 0) return undefined;
      const [graph, node] = [graphOf(topology), nodeOf(topology, fact)];
      if (upstream(graph, node, 5).some((one) => one.fact.kind !== 'scope')) return undefined;
      const user = downstream(graph, node, 20).find((one) => one.fact.kind === 'consumer');
      if (user === undefined) return undefined;
      return {
        message: `${called(fact)} mirrors a certificate from ${nameOfRef(stored)} in Vault, which nothing that was scanned writes; ${factTitle(user.fact)} uses it.`,
        related: [user.fact.location],
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'vault-expiry-offset-missing',
    title: 'The certificate is not renewed before it expires',
    level: 'warning',
    why: 'The operator renews a VaultPKISecret `expiryOffset` before its end. Without one, old releases never renew, and newer ones renew in the moment of expiry; one as long as the `ttl` renews without end.',
    fix: 'Set `spec.expiryOffset` to about a third of `spec.ttl`.',
    references: [OPERATOR],
    kind: 'producer',
    problem(fact) {
      if (fact.attributes.resource !== 'VaultPKISecret' || own(fact).templated === true) return undefined;
      const [offset, ttl] = [statedText(fact.attributes.expiryOffset), statedText(own(fact).ttl)];
      if (offset === null) return undefined;
      const [before, lifetime] = [duration(offset ?? '0s'), typeof ttl === 'string' ? duration(ttl) : undefined];
      if (!(fact.attributes.expiryOffset !== undefined) || before === 0)
        return {
          message: `${called(fact)} states no expiryOffset, so that its certificate is not renewed before it expires.`,
          locations: [placeOf(fact, 'expiryOffset')],
        };
      if (before === undefined || lifetime === undefined || before < lifetime) return undefined;
      return {
        message: `${called(fact)} has an expiryOffset of ${offset}, no shorter than its ttl of ${ttl}.`,
        locations: [placeOf(fact, 'expiryOffset')],
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'vault-duration-invalid',
    title: 'A duration is not one that the operator reads',
    level: 'error',
    why: 'The Vault Secrets Operator reads one number with `h`, `m` or `s`. Anything else (`90d`, `1h30m`, a bare number) is refused by its resource definition, and the certificate is neither issued nor renewed.',
    fix: 'State the duration in hours: `720h` in place of `30d`.',
    references: [OPERATOR],
    kind: 'producer',
    problem(fact) {
      if (fact.attributes.resource !== 'VaultPKISecret') return undefined;
      const stated = { ttl: own(fact).ttl, expiryOffset: fact.attributes.expiryOffset };
      const wrong = (['ttl', 'expiryOffset'] as const).find((name) => {
        const text = statedText(stated[name]);
        return typeof text === 'string' && !text.startsWith('$') && !/^[0-9]+(?:\.[0-9]+)?[smh]$/.test(text);
      });
      if (wrong === undefined) return undefined;
      return {
        message: `${called(fact)} states ${wrong} as ${JSON.stringify(statedText(stated[wrong]))}, which the operator refuses.`,
        locations: [placeOf(fact, wrong)],
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'vault-no-rollout-restart',
    title: 'Nothing restarts the workload when the certificate changes',
    level: 'note',
    why: 'The operator updates the Secret; a process that read the certificate when it started keeps the old one until it is restarted.',
    fix: 'Add `rolloutRestartTargets`, or use Reloader.',
    references: [OPERATOR],
    problem(fact, context) {
      if (own(fact).restarts !== false || (fact.kind === 'copy' && own(fact).tls !== true)) return undefined;
      const consumers = context
        .neighbours(fact)
        .filter(
          (one) =>
            one.kind === 'consumer' &&
            one.mechanism === 'kubernetes-workloads' &&
            one.reads.some((ref) => fact.writes.includes(ref)),
        );
      // A controller that watches the Secret needs no restart, and what restarts a workload is known by its name.
      const restarted = new Set(context.neighbours(fact).flatMap((one) => (one.kind === 'reload' ? one.writes : [])));
      const waiting = consumers.filter(
        (one) => one.attributes.via !== 'watch' && !one.writes.some((ref) => restarted.has(ref)),
      );
      if (waiting.length === 0) return undefined;
      if (context.neighbours(fact).some((one) => one.mechanism === 'reloader')) return undefined;
      return {
        message: `${called(fact)} names no rolloutRestartTargets, and nothing else restarts what uses its certificate.`,
        related: waiting.map((one) => one.location),
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'vault-agent-pre-populate-only',
    title: 'The injected certificate is never renewed',
    level: 'warning',
    why: 'With `agent-pre-populate-only` the injector adds an init container and no sidecar: the certificate is fetched when the pod starts, and expires in it.',
    fix: 'Remove the annotation, so that the sidecar renews the certificate.',
    references: [INJECTOR],
    kind: 'producer',
    problem: (fact) =>
      own(fact).prePopulateOnly !== true
        ? undefined
        : {
            message: `${called(fact)} has its certificate injected once, by an init container; no sidecar renews it.`,
            locations: [placeOf(fact, 'prePopulateOnly')],
          },
  }),
  factRule(MECHANISM, {
    id: 'vault-agent-no-command',
    title: 'Nothing reloads the injected certificate',
    level: 'note',
    why: 'The sidecar writes the renewed certificate into the shared volume, and runs nothing unless a command is given; most servers go on with the one that they read first.',
    fix: 'Add `vault.hashicorp.com/agent-inject-command-<name>` with a command that reloads the server.',
    references: [INJECTOR],
    kind: 'producer',
    problem: (fact) =>
      fact.attributes.via !== 'agent-injector' || own(fact).reloads !== false || own(fact).prePopulateOnly === true
        ? undefined
        : {
            message: `${called(fact)} has a certificate injected, and no agent-inject-command reloads it.`,
            locations: [placeOf(fact, 'secret')],
          },
  }),
];
