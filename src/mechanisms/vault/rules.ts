import { placeOf, statedText } from '../../facts/attributes.ts';
import { anyFact, type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, nameOfRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { factTitle } from '../../topology/describe.ts';
import { downstream, graphOf, nodeOf, upstream } from '../../topology/graph.ts';
import { duration } from '../../util/duration.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { own } from './read.ts';

const MECHANISM = 'vault';
const OPERATOR = 'https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference';
const INJECTOR = 'https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations';

const workloads: FactKeys = ({ kind, mechanism, reads }) =>
  kind === 'consumer' && mechanism === 'kubernetes-workloads' ? reads : [];
/** What is restarted by something else than a change of its own. */
const restartedBy = memoizeByObject(
  (around: readonly Fact[]) => new Set(around.flatMap((one) => (one.kind === 'reload' ? one.writes : []))),
);
const restartsAll = anyFact(({ attributes }) => attributes.trigger === 'all');
const storeWriters: FactKeys = ({ writes }) => (writes.some((ref) => isOfKind(ref, 'stored', 'vault')) ? ['all'] : []);

function called(fact: Fact): string {
  return `The ${String(fact.attributes.resource)} "${String(fact.attributes.name)}"`;
}

export const vaultRules: readonly Rule[] = [
  factRule(MECHANISM, {
    id: 'vault-mirrored-path-unwritten',
    title: 'Vault path of a mirrored certificate is never written',
    level: 'warning',
    why: 'A key-value path in Vault keeps its stored value. The operator copies it to the cluster even after the certificate has expired.',
    fix: 'Issue the certificate with a VaultPKISecret, or add a step that writes the path after each renewal.',
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
        message: `${called(fact)} mirrors a certificate from ${nameOfRef(stored)} in Vault, but no scanned configuration writes it. ${factTitle(user.fact)} uses it.`,
        related: [user.fact.location],
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'vault-expiry-offset-missing',
    title: 'VaultPKISecret is not renewed before it expires',
    level: 'warning',
    why: 'The operator renews a VaultPKISecret `expiryOffset` before it expires. Without an offset it renews never or too late. An offset as long as the `ttl` renews in a loop.',
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
          message: `${called(fact)} sets no expiryOffset, so its certificate is not renewed before it expires.`,
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
    title: 'Vault Secrets Operator rejects a duration',
    level: 'error',
    why: 'The Vault Secrets Operator reads one number with `h`, `m` or `s`. It rejects all else (`90d`, `1h30m`, a bare number), and the certificate is neither issued nor renewed.',
    fix: 'State the duration in hours: `720h` instead of `30d`.',
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
        message: `${called(fact)} sets ${wrong} to ${JSON.stringify(statedText(stated[wrong]))}, which the operator rejects.`,
        locations: [placeOf(fact, wrong)],
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'vault-no-rollout-restart',
    title: 'Vault: workload is not restarted after a renewal',
    level: 'note',
    why: 'The operator updates the Secret. A process that read the certificate at its start keeps the old one until a restart.',
    fix: 'Add `rolloutRestartTargets`, or use Reloader.',
    references: [OPERATOR],
    problem(fact, context) {
      if (fact.attributes.restarts !== false || (fact.kind === 'copy' && own(fact).tls !== true)) return undefined;
      const consumers = [...new Set(fact.writes.flatMap((ref) => factsBy(context.neighbours(fact), workloads, ref)))];
      // A controller that watches the Secret needs no restart, and what restarts a workload is known by its name.
      const restarted = restartedBy(context.neighbours(fact));
      const waiting = consumers.filter(
        (one) => one.attributes.via !== 'watch' && !one.writes.some((ref) => restarted.has(ref)),
      );
      if (waiting.length === 0) return undefined;
      if (restartsAll(context.neighbours(fact))) return undefined;
      return {
        message: `${called(fact)} sets no rolloutRestartTargets, and nothing else restarts the consumers of its certificate.`,
        related: waiting.map((one) => one.location),
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'vault-agent-pre-populate-only',
    title: 'Injected Vault certificate is never renewed',
    level: 'warning',
    why: 'With `agent-pre-populate-only`, the injector adds an init container but no sidecar. The certificate is fetched only when the pod starts, and expires in the running pod.',
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
    title: 'Injected Vault certificate is not reloaded',
    level: 'note',
    why: 'The sidecar writes the renewed certificate to the shared volume, but runs no command by default. Most servers keep the certificate that they read first.',
    fix: 'Add `vault.hashicorp.com/agent-inject-command-<name>` with a command that reloads the server.',
    references: [INJECTOR],
    kind: 'producer',
    problem: (fact) =>
      fact.attributes.via !== 'agent-injector' || own(fact).reloads !== false || own(fact).prePopulateOnly === true
        ? undefined
        : {
            message: `${called(fact)} uses an injected certificate, but no agent-inject-command reloads it.`,
            locations: [placeOf(fact, 'secret')],
          },
  }),
];
