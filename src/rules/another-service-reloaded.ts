import { namesItsFile } from '../facts/attributes.ts';
import { foldersAbove } from '../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, nameOfRef, serviceRef, UNKNOWN_SERVICE } from '../facts/refs.ts';
import type { Fact, Problem, Ref, Rule, Topology } from '../model/index.ts';
import { isLiveFolder } from '../shell/clients/index.ts';
import { isServer, readsAnew, watchesFiles } from '../shell/service-reloads.ts';
import { factTitle } from '../topology/describe.ts';
import { factAt, graphOf, nodeOf, stateOf } from '../topology/graph.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { listed } from '../util/text.ts';

/** A step that copies a file reloads a service, but another service reads the file. */
export const anotherServiceReloaded: Rule = {
  id: 'another-service-reloaded',
  family: 'renewal',
  title: 'Renewal reloads the wrong service',
  level: 'warning',
  otherLevels: { note: 'when the service loads the new certificate as soon as its processes are replaced' },
  why: 'The hook reloads a different service from the one that reads this certificate. The renewal and its hook both succeed. The server keeps the certificate that it read when it started, and serves it after it expires.',
  fix: 'In the hook that runs after the renewal, reload the service that reads this certificate.',
  references: ['https://nginx.org/en/docs/control.html', 'https://docs.haproxy.org/3.0/management.html#4'],
  since: '0.1.0',
  *check({ topology }) {
    const { facts } = topology;
    const groups = new Map<string, Unaware[]>();
    for (const consumer of facts) {
      const found = unawareOf(consumer, topology);
      if (found !== undefined) addTo(groups, `${consumer.location.repository}|${placesOf(found.reloads)}`, found);
    }
    // One command that leaves out several services is fixed once.
    for (const group of groups.values()) yield problemOf(group);
  },
};

/** A server that is not notified of new versions, with what copies them and which services are notified. */
interface Unaware {
  consumer: Fact;
  service: string;
  source: Fact;
  reloads: ReadonlySet<Fact>;
}

const placesOf = memoizeByObject((reloads: ReadonlySet<Fact>) =>
  [...reloads]
    .map(({ location }) => `${location.path}:${location.line ?? 0}`)
    .sort()
    .join('|'),
);

function unawareOf(consumer: Fact, topology: Topology): Unaware | undefined {
  const { facts } = topology;
  const graph = graphOf(topology);
  const { service } = consumer.attributes;
  if (consumer.kind !== 'consumer' || typeof service !== 'string' || !isServer(service)) return undefined;
  // Hooks of a client run for all that it keeps in its folder.
  const names = namesItsFile(consumer) || consumer.reads.some(isLiveFolder);
  if (watchesFiles(service) || !names) return undefined;
  const { repository } = consumer.location;
  const sources = (graph.in.get(nodeOf(topology, consumer)) ?? []).flatMap(({ from }) => factAt(graph, from) ?? []);
  // With certbot, and for copies by commands, checks of their own look at all that may reload.
  if (sources.some(({ mechanism }) => mechanism === 'certbot')) return undefined;
  const source = sources.find(
    (one) =>
      (one.kind === 'producer' || (one.kind === 'copy' && one.mechanism !== 'file-copies')) && stateOf(one) === 'live',
  );
  if (source === undefined) return undefined;
  if (toldBy(source).includes(service) && factsBy(facts, byWord, `${repository}|${service}`).length > 0)
    return undefined;
  const reloads = reloadsAfter(source, facts, repository);
  const services = [...reloads.services, ...toldBy(source).map(serviceRef)];
  // A container or an application of another name may well be this server.
  const known = services.every((one) => isOfKind(one, 'service') && isServer(nameOfRef(one)));
  if (services.length === 0 || !known) return undefined;
  const reaching = [serviceRef(service), UNKNOWN_SERVICE].flatMap((ref) =>
    factsBy(facts, byService, `${repository}|${ref}`),
  );
  return reaching.length > 0 ? undefined : { consumer, service, source, reloads: reloads.facts };
}

interface Reloads {
  facts: ReadonlySet<Fact>;
  services: readonly Ref[];
}

/** Reloads by what they read: many sources write below one folder. */
const knownReloads = memoizeByObject((_: readonly Fact[]) => new Map<string, Reloads>());

/** The reloads of a repository that read what a source brings. */
function reloadsAfter(source: Fact, facts: readonly Fact[], repository: string): Reloads {
  const renewed = new Set(source.writes.flatMap((ref) => [ref, ...foldersAbove(ref)]));
  const keys = [...renewed].map((ref) => `${repository}|${ref}`);
  const read = keys.filter((key) => factsBy(facts, byRead, key).length > 0);
  const known = knownReloads(facts);
  const key = read.join('|');
  let found = known.get(key);
  if (found === undefined) {
    const all = new Set(read.flatMap((one) => factsBy(facts, byRead, one)));
    found = { facts: all, services: [...new Set([...all].flatMap(({ writes }) => writes))] };
    known.set(key, found);
  }
  return found;
}

function problemOf(group: readonly Unaware[]): Problem {
  // The server that keeps the old certificate until a person acts is named first.
  const sorted = [...group].sort((a, b) => Number(readsAnew(a.service)) - Number(readsAnew(b.service)));
  const [{ consumer, source, reloads, service: first }] = sorted as [Unaware];
  const services = [...new Set(sorted.map(({ service }) => service))];
  const told = [...new Set([...[...reloads].flatMap(({ writes }) => writes.map(nameOfRef)), ...toldBy(source)])];
  const soon = services.filter(readsAnew);
  const paths = new Set(sorted.map((one) => one.consumer.attributes.certificate));
  const [path] = paths;
  const what = paths.size > 1 ? 'certificates' : (path ?? 'the certificate');
  const reads = `${listed(services)} ${services.length === 1 ? 'reads' : 'read'} ${what}`;
  const brings = `which ${factTitle(source)} ${source.kind === 'copy' ? 'distributes' : 'renews'}`;
  const later = soon.length === 0 ? '' : ` (${listed(soon)} picks it up only when its processes are replaced)`;
  return {
    subject: `${consumer.location.path}#${serviceRef(first)}`,
    ...(soon.length === services.length && { level: 'note' as const }),
    message: `${reads}, ${brings}. Only ${listed(told)} ${told.length === 1 ? 'is' : 'are'} reloaded afterwards; nothing found here reloads ${services.join(' or ')}${later}.`,
    locations: [...new Set(sorted.map((one) => one.consumer.location))],
    related: [...reloads].map(({ location }) => location),
  };
}

/** Services that the task which distributes a file notifies. */
const toldBy = ({ kind, attributes: { chained } }: Fact) => (kind === 'copy' && Array.isArray(chained) ? chained : []);

const byRead: FactKeys = ({ kind, reads, location }: Fact) =>
  kind === 'reload' ? reads.map((ref) => `${location.repository}|${ref}`) : [];
/** Handlers by the words in the names of their units: one restarts `app-tomcat`, where another would be `tomcat`. */
const byWord: FactKeys = ({ kind, writes, attributes, location }: Fact) =>
  kind !== 'reload' || attributes.via !== 'handler'
    ? []
    : writes.flatMap((ref) =>
        nameOfRef(ref)
          .split(/[-_@.]/)
          .map((word) => `${location.repository}|${word}`),
      );
const byService: FactKeys = ({ kind, writes, location }: Fact) =>
  kind === 'reload' ? writes.map((ref) => `${location.repository}|${ref}`) : [];
