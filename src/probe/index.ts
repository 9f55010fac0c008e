/** Asks endpoints which certificates they serve. */
import { isIPv6 } from 'node:net';
import type { EndpointFailure, EndpointFailureReason, Instant, Location, ServedEndpoint } from '../model/index.ts';
import { type Endpoint, parseEndpoint } from '../util/endpoint-address.ts';
import { ask, type Outcome } from './ask.ts';
import { addressRefusal, type ProbeScope, portRefusal } from './guard.ts';
import { addressesOf, lookUp, type Resolve } from './resolve.ts';

export type { ProbeScope } from './guard.ts';

export interface ProbeTarget {
  /** As `parseEndpoint` reads it. */
  address: string;
  /** Where it is declared. */
  location: Location;
}

export interface ProbeOptions {
  scope: ProbeScope;
  /** When, as the rows will say it. */
  asked: Instant;
  /** Milliseconds for looking a name up, and again for each address from the first packet to the certificate. Default 10,000. */
  deadline?: number;
  /** Connections at a time. Default 8. */
  concurrency?: number;
  /** Default: as the system resolves names. */
  resolve?: Resolve;
}

/** One address of a target. Without an outcome it is still to be probed. */
interface Attempt {
  target: ProbeTarget;
  endpoint?: Endpoint;
  address?: string;
  outcome?: Outcome;
}

/**
 * A row for each address of each target, because the hosts behind one name may serve different certificates: in the
 * order of the targets, then of the addresses, IPv4 first. Never rejects: an error becomes the failure of its row.
 */
export async function probeEndpoints(
  targets: readonly ProbeTarget[],
  options: ProbeOptions,
): Promise<ServedEndpoint[]> {
  const { scope, asked, deadline = 10_000, concurrency = 8, resolve = lookUp } = options;
  const resolved = once((host: string) => addressesOf(host, resolve, deadline));
  const attempts = (await pooled(targets, concurrency, (target) => attemptsOn(target, scope, resolved))).flat();

  // What is declared twice is asked once.
  const asking = new Map<string, Promise<Outcome>>();
  await pooled(attempts, concurrency, async (attempt) => {
    const { endpoint, address, outcome } = attempt;
    if (outcome !== undefined || endpoint === undefined || address === undefined) return;
    const { host, port, tls, protocol } = endpoint;
    const key = `${tls === 'direct' ? tls : protocol} ${host} ${port} ${address}`;
    const running = asking.get(key) ?? ask(endpoint, address, deadline);
    asking.set(key, running);
    attempt.outcome = await running;
  });
  return withoutUnroutable(attempts).map(({ target, address, outcome = failed('malformed', 'it was not probed') }) => {
    const { unroutable: _, ...served } = outcome;
    const where = {
      endpoint: target.address,
      location: target.location,
      ...(address === undefined ? {} : { address }),
    };
    return { ...where, asked, ...served };
  });
}

/** Ports are checked before names: a DNS query is public, and its server may be chosen by the owner of the name. */
async function attemptsOn(
  target: ProbeTarget,
  scope: ProbeScope,
  resolved: (host: string) => Promise<string[] | EndpointFailure>,
): Promise<Attempt[]> {
  const endpoint = parseEndpoint(target.address);
  if (typeof endpoint === 'string') return [{ target, outcome: failed('unresolvable', endpoint) }];
  const refusal = portRefusal(endpoint.port, scope);
  if (refusal !== undefined) return [{ target, outcome: failed('not-allowed', refusal) }];
  const addresses = await resolved(endpoint.host);
  if (!Array.isArray(addresses)) return [{ target, outcome: { certificates: [], failure: addresses } }];
  return addresses.map((address) => {
    const refused = addressRefusal(address, scope);
    const attempt = { target, endpoint, address };
    return refused === undefined ? attempt : { ...attempt, outcome: failed('not-allowed', refused) };
  });
}

/**
 * IPv6 addresses that this machine cannot reach are left out if another address of the same name answers. If any IPv6
 * address answers, this machine has IPv6, and the failure is real.
 */
function withoutUnroutable(attempts: readonly Attempt[]): Attempt[] {
  const answering = attempts.filter(({ outcome }) => outcome !== undefined && answers(outcome));
  if (answering.some(({ address = '' }) => isIPv6(address))) return [...attempts];
  const named = new Set(answering.map(({ target }) => target));
  return attempts.filter(
    ({ target, address = '', outcome }) => !(outcome?.unroutable === true && isIPv6(address) && named.has(target)),
  );
}

const SILENT: ReadonlySet<EndpointFailureReason> = new Set(['not-allowed', 'unresolvable', 'unreachable', 'timeout']);

function answers({ certificates, failure }: Outcome): boolean {
  return certificates.length > 0 || failure === undefined || !SILENT.has(failure.reason);
}

function failed(reason: EndpointFailureReason, detail: string): Outcome {
  return { certificates: [], failure: { reason, detail } };
}

function once<K, V>(work: (key: K) => V): (key: K) => V {
  const done = new Map<K, V>();
  return (key) => {
    const value = done.get(key) ?? work(key);
    done.set(key, value);
    return value;
  };
}

/** The results of `work` in the order of the items, at most `limit` at a time. */
async function pooled<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const take = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, take));
  return results;
}
