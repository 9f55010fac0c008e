import { type FactKeys, factsBy } from '../lib/fact-index.ts';
import { called } from '../lib/kubernetes-facts.ts';
import type { Fact, Rule } from '../model/index.ts';

/** What reads a path, and what writes one; directories count for what lies in them. */
const byRead: FactKeys = (fact) =>
  fact.reads.filter(isPath).map((ref) => `${fact.location.repository}|${folderOf(ref)}`);
const byWritten: FactKeys = (fact) =>
  fact.writes.filter(isPath).map((ref) => `${fact.location.repository}|${folderOf(ref)}`);
const byHost: FactKeys = (fact) =>
  fact.kind === 'producer'
    ? (fact.names ?? []).map((name) => `${fact.location.repository}|${name.replace(/^dns:/, 'host:').toLowerCase()}`)
    : [];

/** A server that reads a certificate from a place to which nothing writes, while its renewed one lies unread elsewhere. */
export const renewedPathUnread: Rule = {
  id: 'renewed-path-unread',
  title: 'The server reads another path than the one that is renewed',
  level: 'warning',
  why: 'The certificate of this host is renewed into one place, and the server is configured to read another, which nothing that was scanned writes. The renewal succeeds, and the server goes on with the certificate that somebody once copied.',
  fix: 'Let the server read the renewed file, or copy it in the deploy hook of the client that renews it.',
  references: ['https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates'],
  since: '0.1.0',
  *check({ topology }) {
    const { facts } = topology;
    for (const consumer of facts) {
      const paths = consumer.reads.filter(isPath);
      const { repository } = consumer.location;
      if (consumer.kind !== 'consumer' || paths.length === 0) continue;
      if (paths.some((ref) => factsBy(facts, byWritten, `${repository}|${folderOf(ref)}`).length > 0)) continue;
      const hosts = consumer.writes.filter((ref) => ref.startsWith('host:'));
      const producer = hosts
        .flatMap((host) => factsBy(facts, byHost, `${repository}|${host}`))
        .find((one) => isUnread(one, facts));
      if (producer === undefined) continue;
      yield {
        subject: `${consumer.location.path}#${paths[0]}`,
        message: `${called(consumer)} reads ${spell(paths[0])}, which nothing here writes, while ${called(producer)} renews the certificate of ${hosts[0]?.slice(5)} into ${spell(producer.writes.find(isPath))}, which nothing here reads.`,
        locations: [consumer.location],
        related: [producer.location],
      };
    }
  },
};

/** Whether a producer's files reach nobody: it writes some, nothing reads them, and no hook may carry them on. */
function isUnread(producer: Fact, facts: readonly Fact[]): boolean {
  const written = producer.writes.filter(isPath);
  const { hook, deployHook, hooks, opaque, chained } = producer.attributes;
  if (written.length === 0 || [hook, deployHook, hooks, chained].some((one) => one !== undefined) || opaque === true)
    return false;
  const { repository } = producer.location;
  const unread = (folder: string) => factsBy(facts, byRead, `${repository}|${folder}`).length === 0;
  return written.every((ref) => foldersOf(ref).every(unread));
}

function isPath(ref: string): boolean {
  return ref.startsWith('path:/');
}

function folderOf(ref: string): string {
  return ref.slice(0, ref.lastIndexOf('/') + 1);
}

/** The folder of a path and those above it: a hook that reads a whole tree may carry anything in it on. */
function foldersOf(ref: string): string[] {
  const folders: string[] = [];
  for (let at = ref.lastIndexOf('/'); at > 'path:/'.length; at = ref.lastIndexOf('/', at - 1))
    folders.push(ref.slice(0, at + 1));
  return folders;
}

function spell(ref: string | undefined): string {
  return ref?.slice(5) ?? '';
}
