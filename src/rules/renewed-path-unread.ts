import { namesItsFile } from '../facts/attributes.ts';
import { folderOfPath, foldersAbove, isHostFolder, isHostPath } from '../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { hostRef, isOfKind, nameOfRef, UNKNOWN_SERVICE } from '../facts/refs.ts';
import type { Fact, Ref, Rule, Topology } from '../model/index.ts';
import { scriptRef } from '../shell/scripts.ts';
import { factTitle } from '../topology/describe.ts';
import { factAt, type Graph, graphOf, nodeOf } from '../topology/graph.ts';
import { fileNameOf } from '../util/path-names.ts';

/** What reads a path, and what writes one; directories count for what lies in them. */
const byRead: FactKeys = (fact) =>
  fact.reads.filter(isHostPath).map((ref) => `${fact.location.repository}|${folderOfPath(ref)}`);
const byWritten: FactKeys = (fact) =>
  fact.kind === 'scope'
    ? []
    : fact.writes.filter(isHostPath).map((ref) => `${fact.location.repository}|${folderOfPath(ref)}`);
const byHost: FactKeys = (fact) =>
  fact.kind === 'producer' ? hostsOf(fact).map((host) => `${fact.location.repository}|${host}`) : [];
const byScript: FactKeys = ({ kind, location }) =>
  kind === 'copy' ? [`${location.repository}|${scriptRef(location.path)}`] : [];

const byReload: FactKeys = ({ kind, writes, location }) =>
  kind === 'reload' ? writes.map((ref) => `${location.repository}|${ref}`) : [];
/** What brings renewed certificates, by the file in which it stands. */
const byFile: FactKeys = ({ kind, mechanism, attributes, location }) =>
  (kind === 'copy' && mechanism === 'file-copies' && attributes.setup !== true) ||
  (kind === 'producer' && attributes.installs === true)
    ? [`${location.repository}|${location.path}`]
    : [];

const byProduced: FactKeys = ({ kind, writes, location }) =>
  kind === 'producer' ? writes.filter(isHostPath).map((ref) => `${location.repository}|${ref}`) : [];

/** Hosts that a producer asks for, and the one that its lineage of certbot is named after. */
function hostsOf({ names = [], writes }: Fact): Ref[] {
  const lineages = writes.flatMap((ref) => /\/live\/([\w.-]+)\//.exec(nameOfRef(ref))?.[1] ?? []);
  return [...new Set([...names, ...lineages].map((name) => hostRef(name.replace(/^dns:/, '').toLowerCase())))];
}

/**
 * A server that reads a certificate from a path that nothing writes, while its renewed certificate elsewhere has no
 * reader.
 */
export const renewedPathUnread: Rule = {
  id: 'renewed-path-unread',
  family: 'renewal',
  title: 'Server reads a certificate path that is never renewed',
  level: 'warning',
  why: 'The certificate of this host is renewed in one path, but the server reads another. No scanned configuration writes the path that the server reads. The renewal succeeds, and the server keeps an old copy until it expires.',
  fix: 'Point the server at the renewed file, or copy that file in the deploy hook of the renewal.',
  references: ['https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates'],
  since: '0.1.0',
  brief: 'a different file is renewed',
  *check({ topology }) {
    const { facts } = topology;
    for (const consumer of facts) {
      const paths = consumer.reads.filter(isHostPath);
      const { repository } = consumer.location;
      if (consumer.kind !== 'consumer' || paths.length === 0 || !namesItsFile(consumer)) continue;
      if (isFed(consumer, topology)) continue;
      if (paths.some((ref) => factsBy(facts, byWritten, `${repository}|${folderOfPath(ref)}`).length > 0)) continue;
      const hosts = hostsServed(consumer);
      const producer = hosts
        .flatMap((host) => factsBy(facts, byHost, `${repository}|${host}`))
        .find((one) => unreadEnd(one, topology) !== undefined && mayBeCompared(one, consumer, facts));
      const end = producer && unreadEnd(producer, topology);
      if (producer === undefined || end === undefined) {
        const meant = meantFor(consumer, topology);
        if (meant !== undefined && mayBeCompared(meant, consumer, facts))
          yield {
            subject: `${consumer.location.path}#${paths[0]}`,
            message: `${factTitle(consumer)} reads ${spell(paths[0])}, which nothing found here writes. A renewed certificate is deployed to ${spell(meant.writes.find(isHostPath))}, which nothing found here reads, and then ${consumer.attributes.service} is reloaded.`,
            locations: [consumer.location],
            related: [meant.location],
          };
        continue;
      }
      yield {
        subject: `${consumer.location.path}#${paths[0]}`,
        message: `${factTitle(consumer)} reads ${spell(paths[0])}, which nothing found here writes. ${factTitle(producer)} renews the certificate of ${spell(consumer.writes.find((ref) => isOfKind(ref, 'host')))} in ${spell(producer.writes.find(isHostPath))}, ${end === producer ? '' : `from where it is copied to ${spell(end.writes.find(isHostPath))}, `}which nothing found here reads.`,
        locations: [consumer.location],
        related: end === producer ? [producer.location] : [end.location, producer.location],
      };
    }
  },
};

/** Reloads, and writers of one place, that are looked at for one consumer. */
const MAX_LOOKED = 50;

/** A copy that deploys an unread file of the same name, and then reloads the service of this consumer. */
function meantFor(consumer: Fact, topology: Topology): Fact | undefined {
  const { facts } = topology;
  const { repository } = consumer.location;
  const graph = graphOf(topology);
  const names = new Set(consumer.reads.filter(isHostPath).map(fileNameOfRef));
  const services = consumer.writes.filter((ref) => isOfKind(ref, 'service'));
  const reloads = services.flatMap((ref) => factsBy(facts, byReload, `${repository}|${ref}`)).slice(0, MAX_LOOKED);
  return reloads
    .flatMap((reload) => [
      ...factsBy(facts, byFile, `${repository}|${reload.location.path}`).slice(0, MAX_LOOKED),
      ...reload.reads.slice(0, MAX_LOOKED).flatMap((ref) => factsBy(facts, byProduced, `${repository}|${ref}`)),
    ])
    .find(
      (writer) =>
        writer.writes.some((ref) => isHostPath(ref) && (names.has('') || names.has(fileNameOfRef(ref)))) &&
        writer.attributes.remote !== true &&
        !isOfOthers(writer, consumer) &&
        !readersOf(graph, nodeOf(topology, writer)).some(({ kind }) => kind === 'consumer' || kind === 'copy'),
    );
}

/** Whether both sides name hosts, and none in common. */
function isOfOthers(writer: Fact, consumer: Fact): boolean {
  const asked = hostsOf(writer);
  const served = hostsServed(consumer);
  return asked.length > 0 && served.length > 0 && !served.some((host) => asked.includes(host));
}

/** Folders of containers that lie at a place of the host which is not known. */
const byMount: FactKeys = ({ kind, attributes, writes, location }) =>
  kind === 'scope' && attributes.resource === 'mount' ? writes.map((ref) => `${location.repository}|${ref}`) : [];

/** What is written on a host and read in a container may be one file under two names. */
function mayBeCompared(writer: Fact, reader: Fact, facts: readonly Fact[]): boolean {
  return isMounted(writer.writes, writer, facts) || !isMounted(reader.reads, reader, facts);
}

function isMounted(refs: readonly Ref[], { location }: Fact, facts: readonly Fact[]): boolean {
  const places = refs.filter(isHostPath).flatMap((ref) => [ref, ...foldersAbove(ref)]);
  return places.some((one) => factsBy(facts, byMount, `${location.repository}|${one}`).length > 0);
}

/** Whether something is joined to what a consumer reads. */
function isFed(consumer: Fact, topology: Topology): boolean {
  const graph = graphOf(topology);
  return (graph.in.get(nodeOf(topology, consumer)) ?? []).some(({ from }) => factAt(graph, from) !== undefined);
}

/** Copies of copies that are followed. */
const MAX_DEPTH = 4;
const MAX_READERS = 8;

/**
 * The last fact that writes the files of a producer, if nothing reads them: itself, or a copy. Undefined where they are read, or
 * where a hook may copy them.
 */
function unreadEnd(fact: Fact, topology: Topology, depth = 0): Fact | undefined {
  const written = fact.writes.filter(isHostPath);
  if (written.length === 0 || depth > MAX_DEPTH || mayCarryOn(fact, topology.facts)) return undefined;
  const graph = graphOf(topology);
  const readers = readersOf(graph, nodeOf(topology, fact));
  if (readers.length === 0) {
    const { repository } = fact.location;
    const unread = (folder: string) =>
      factsBy(topology.facts, byRead, `${repository}|${folder}`).every((one) => one === fact || carriesNothing(one));
    return written.every((ref) => foldersOf(ref).every(unread)) ? fact : undefined;
  }
  // A path with many readers is in use.
  if (readers.length > MAX_READERS) return undefined;
  const ends = readers.map((reader) => (reader.kind === 'copy' ? unreadEnd(reader, topology, depth + 1) : undefined));
  return ends.every((end) => end !== undefined) ? ends[0] : undefined;
}

/** Another copy leads elsewhere; a reload of services that are known brings no file to them. */
function carriesNothing({ kind, writes }: Fact): boolean {
  return kind === 'copy' || (kind === 'reload' && !writes.includes(UNKNOWN_SERVICE));
}

function readersOf(graph: Graph, node: string): Fact[] {
  return (graph.out.get(node) ?? []).flatMap(({ to }) => factAt(graph, to) ?? []);
}

/** Whether a hook of a producer may copy the files to an unknown place. A hook whose copies are read here is known. */
function mayCarryOn({ attributes, location }: Fact, facts: readonly Fact[]): boolean {
  const { hook, opaque, chained } = attributes;
  const given = [hook, chained].filter((one) => one !== undefined);
  const seen = given.every(
    (one) => typeof one === 'string' && factsBy(facts, byScript, `${location.repository}|${scriptRef(one)}`).length > 0,
  );
  return opaque === true || !seen;
}

/** The hosts that a server names, in lower case. */
function hostsServed({ writes }: Fact): Ref[] {
  return writes.flatMap((ref) => (isOfKind(ref, 'host') ? [hostRef(nameOfRef(ref).toLowerCase())] : []));
}

/** The name of a file on a host; empty for a folder. */
const fileNameOfRef = (ref: Ref) => fileNameOf(nameOfRef(ref));

/** The folder of a path and those above it: a hook that reads a whole tree may carry anything in it on. */
const foldersOf = (ref: Ref) => [...(isHostFolder(ref) ? [ref] : []), ...foldersAbove(ref)];

const spell = (ref: Ref | undefined) => (ref === undefined ? '' : nameOfRef(ref));
