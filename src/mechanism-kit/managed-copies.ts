import { namesItsFile, textOf } from '../facts/attributes.ts';
import { knownRefs } from '../facts/host-paths.ts';
import { fileRef, serviceRef } from '../facts/refs.ts';
import type { FactContext } from '../facts/rule.ts';
import type { ConfigFile, Fact, MechanismOutput, Problem, Ref } from '../model/index.ts';
import { type ManagedFile, sourceFiles } from '../shell/managed-files.ts';
import { isServer, readsAnew } from '../shell/service-reloads.ts';
import { factAt, graphOf, nodeOf } from '../topology/graph.ts';
import { isReloaded } from './command-facts.ts';

const CERTIFICATE = /\.(?:pem|crt|cer|p12|pfx|jks)$/;
/** A folder of certificates that is put there as a whole. */
const FOLDER = /(?:^|\/)(?:\w{0,20}certs|cert|certificates?|ssl|tls|pki)(?:\/|$)/;
/** A file of such a folder whose name a template fills in. */
const NAMED_LATER = /\/(?:\{\{[^{}]{1,100}\}\}|\$\{[^{}]{1,100}\})$/;
/** Keys, parameters and trust anchors: no certificate that a server presents. */
const OTHER =
  /(?:^|[/._-])(?:ca|cas|cacerts?|roots?|trust\w*|anchors|bundle|dh\w*|privkey|key|client|known_hosts)(?:[/._-]|$)|ca-certificates/i;

/**
 * Whether configuration management installs a certificate there that a server or client presents, as far as the path
 * shows.
 */
export function isManagedCertificate({ path }: Pick<ManagedFile, 'path'>): boolean {
  const holds = CERTIFICATE.test(path) || ((path.endsWith('/') || NAMED_LATER.test(path)) && FOLDER.test(path));
  return holds && !OTHER.test(path) && knownRefs(path).length > 0;
}

/** What a mechanism knows of a managed file beside the file itself. */
interface Told {
  /** Where the content comes from, beside a file of the repository: a path of a secret store. */
  reads?: readonly Ref[];
  /** Whether a service is notified of a new version; absent if the file does not say. */
  told?: boolean | null;
}

/** Writes the copy that a managed file is, and a reload of the services that its resource notifies. */
export function managedCopy(output: MechanismOutput, file: ConfigFile, managed: ManagedFile, more: Told = {}): void {
  const writes = knownRefs(managed.path);
  output.fact(
    {
      kind: 'copy',
      reads: [...new Set([...sourceFiles(file.path, managed).map(fileRef), ...(more.reads ?? [])])],
      writes,
      attributes: {
        resource: `${managed.tool} file`,
        name: managed.path,
        remote: true,
        ...(more.told !== undefined && { told: more.told }),
      },
    },
    { line: managed.line },
  );
  managedReload(output, writes, managed.notifies, managed.line);
}

/** A reload of services that hear of files. */
export function managedReload(
  output: MechanismOutput,
  reads: readonly Ref[],
  services: readonly string[],
  line: number,
): void {
  const names = [...new Set(services)];
  if (names.length === 0) return;
  output.fact(
    { kind: 'reload', reads: [...reads], writes: names.map(serviceRef), attributes: { name: names.join(', ') } },
    { line },
  );
}

/** The path of a copy; where a variable holds it, the one that its reader states. */
function nameOf({ attributes: { name } }: Fact, reader: Fact): string {
  return (String(name).includes('{{') ? textOf(reader.attributes.certificate) : undefined) ?? String(name);
}

/**
 * What a copy that notifies nothing means for the servers here that read the file by its name, and that nothing but a handler
 * reloads; undefined where there is none.
 */
export function servedUnnoticed(copy: Fact, { topology, neighbours }: FactContext): Problem | undefined {
  const graph = graphOf(topology);
  const unaware = (graph.out.get(nodeOf(topology, copy)) ?? []).flatMap(({ to, ref }) => {
    const reader = factAt(graph, to);
    const service = reader?.kind === 'consumer' ? textOf(reader.attributes.service) : undefined;
    if (reader === undefined || service === undefined || !isServer(service) || readsAnew(service)) return [];
    // A copy of files with unknown names into this folder may leave this file out.
    if (!namesItsFile(reader) || !copy.writes.includes(ref)) return [];
    // A handler runs only for the tasks that notify it.
    const always = (reload: Fact) => reload.attributes.via !== 'handler';
    return isReloaded(serviceRef(service), neighbours(copy), always) ? [] : [{ reader, service }];
  });
  const [first] = unaware;
  return first === undefined
    ? undefined
    : {
        level: 'warning',
        subject: `${copy.location.path}#${serviceRef(first.service)}`,
        message: `${nameOf(copy, first.reader)}, which ${first.service} serves, is replaced without a reload. Nothing found here reloads ${first.service} afterwards.`,
        locations: [copy.location],
        related: unaware.map(({ reader }) => reader.location),
      };
}
