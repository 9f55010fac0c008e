/** Decides which facts are steps of a renewal path, and which are only context. */
import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind } from '../facts/refs.ts';
import { isDeployment } from '../kubernetes/deployments.ts';
import type { Fact, OwnAttributes, ReviewStep } from '../model/index.ts';
import { downstream, type Graph, upstream } from '../topology/graph.ts';
import { fileKey } from '../util/path-names.ts';

/** A fact that is a step, with its node on its side of the change. */
export interface Step {
  fact: Fact;
  step: ReviewStep;
  node: string;
}

/** A name that says what a Secret or a mount holds, where nothing else does. */
const NAMES_TLS = /(?:^|[^a-z])(?:tls|ssl|certs?|certificates?|pki|x509|ca|https|truststore|keystore)(?:[^a-z]|$)/i;
/** How far a step may be from what it is for. */
const REACH = 50;

/**
 * The step that a fact is; undefined if it has nothing to do with certificates, as far as its side of the change shows.
 */
export function stepOf(fact: Fact, graph: Graph, node: string): ReviewStep | undefined {
  const { kind, attributes } = fact;
  switch (kind) {
    case 'producer':
      return 'renewal';
    case 'issuer':
      // That cert-manager is mentioned; where it is installed, the chart tells.
      return fact.writes.length === 0 && attributes.resource === 'installation' ? undefined : 'issuer';
    case 'copy':
      return 'copy';
    case 'pin':
      return 'pin';
    case 'sink':
      return 'secret';
    case 'schedule':
      return namesRenewal(fact) ||
        downstream(graph, node, REACH).some((one) => isTimedWork(one.fact)) ||
        reloadsStarted(fact, graph).length > 0
        ? 'schedule'
        : undefined;
    case 'reload':
      // What a script reloads if something makes it a hook: the reload itself is a fact of its own.
      if (fact.writes.length === 0 && attributes.state === 'off') return undefined;
      return isReload(fact, graph, node) ? 'reload' : undefined;
    case 'scope':
      if (attributes.installs !== undefined) return 'controller';
      if (fact.writes.some((ref) => isOfKind(ref, 'store', 'cluster-store'))) return 'store';
      if (isDeployment(fact)) return 'deployment';
      if (isValidation(fact)) return 'renewal';
      // What is asked of a CA and has a date of its end.
      if ((attributes as OwnAttributes).asks !== undefined) return 'issuer';
      return attributes.version !== undefined ? 'version' : undefined;
    case 'consumer':
      if (fact.mechanism === 'monitoring') return isAlert(fact) ? 'alert' : undefined;
      return isUse(fact, graph, node) ? 'use' : undefined;
  }
}

/**
 * An expression about the expiration of certificates, or about a failed renewal. Other parts of monitoring are only
 * context.
 */
export function isAlert({ mechanism, attributes }: Fact): boolean {
  return mechanism === 'monitoring' && !/^(?:alerts|mail)$/.test(String(attributes.name));
}

/** The DNS records with which a CA validates, at each renewal, that the names are still ours. */
function isValidation({ kind, attributes }: Fact): boolean {
  const { field }: OwnAttributes = attributes;
  return kind === 'scope' && field === 'domain_validation_options';
}

/** A time at which something runs that is called after certificates. */
function namesRenewal({ attributes, writes }: Fact): boolean {
  const { name, unit, call, schedule } = attributes;
  // Of timers, only those of units that are called so are read.
  if (unit !== undefined) return true;
  if (call === true || schedule === undefined) return false;
  // What is not known to renew may be called so.
  return (attributes as OwnAttributes).unknown !== true || [name, ...writes].some((one) => NAMES_TLS.test(String(one)));
}

/** What renews, copies or reloads; schedules and scripts are there for these. */
export function isWork({ kind }: Fact): boolean {
  return kind === 'producer' || kind === 'copy' || kind === 'reload';
}

/** What a schedule is there for: a step, or a check that warns. */
export const isTimedWork = (fact: Fact) => isWork(fact) || isAlert(fact);

const reloadsByScript: FactKeys = ({ kind, reads }) =>
  kind === 'reload' ? reads.filter((ref) => isOfKind(ref, 'script')) : [];
const usersByService: FactKeys = ({ kind, writes }) => (kind === 'consumer' ? writes : []);
const suppliesByFile: FactKeys = ({ kind, location }) =>
  kind === 'producer' || kind === 'copy' ? [fileKey(location)] : [];

/** Whether a schedule has a time of its own; a call runs when its script runs. */
export function isTimed({ attributes }: Fact): boolean {
  return attributes.call !== true || attributes.schedules !== undefined;
}

/**
 * The restarts, in scripts of their own, that a line starts again and again, or after it renewed or copied. A restart takes
 * nothing from what starts it, so no link of the graph leads there.
 */
export function reloadsStarted(fact: Fact, { facts }: Graph): Fact[] {
  const { location, writes } = fact;
  if (!isTimed(fact) && factsBy(facts, suppliesByFile, fileKey(location)).length === 0) return [];
  return writes
    .flatMap((script) => factsBy(facts, reloadsByScript, script))
    .filter(
      (reload) =>
        reload.location.repository === location.repository &&
        reload.writes.some((service) => factsBy(facts, usersByService, service).length > 0),
    );
}

/** Steps whose loss is reported even where no dependent is known. */
export function carriesOn(fact: Fact): boolean {
  return isWork(fact) || fact.kind === 'schedule';
}

/**
 * A workload may mount any Secret. It holds a certificate if a tool for certificates writes it, or its name says so.
 */
function isUse(fact: Fact, graph: Graph, node: string): boolean {
  if (fact.mechanism !== 'kubernetes-workloads') return true;
  if ((graph.in.get(node) ?? []).length > 0 && upstream(graph, node, REACH).length > 0) return true;
  const { secret, mountPath, directive } = fact.attributes;
  return [secret, mountPath, directive, ...fact.reads].some((one) => typeof one === 'string' && NAMES_TLS.test(one));
}

/** A restart of a program that uses certificates: it follows one, or is named by a server that reads one. */
function isReload(fact: Fact, graph: Graph, node: string): boolean {
  if (fact.attributes.hook !== undefined || fact.mechanism !== 'cron') return true;
  return [...(graph.in.get(node) ?? []), ...(graph.out.get(node) ?? [])].length > 0;
}
