import { attributesAt } from '../../facts/attributes.ts';
import { isUnknown, knownRefs, pathRefs } from '../../facts/host-paths.ts';
import { fileRef, serviceRef } from '../../facts/refs.ts';
import { vaultRefs } from '../../facts/store-refs.ts';
import type { ConfigFile, Ref } from '../../model/index.ts';
import { at, descend, scriptText, stringAt, valueAt, type YamlNode } from '../../parsers/yaml.ts';
import { argumentsOf, moduleOf, namesOf } from '../../shell/ansible-module.ts';
import { clientOfPackage, runRef } from '../../shell/clients/index.ts';
import { clientRun } from '../../shell/clients/runs.ts';
import { shellCommands } from '../../shell/commands.ts';
import { ansibleNotified } from '../../shell/managed-files.ts';
import { serviceName } from '../../shell/service-reloads.ts';
import { yamlRoots } from '../../shell/yaml-commands.ts';
import type { Output } from './own.ts';
import { readContainerSecrets, readIssued, readPackaged } from './packaged.ts';

const CHECKS_EXPIRY =
  /x509_certificate_info|openssl_certificate_info|get_certificate\b|valid_at|checkend|\.(?:expired|not_after)\b/;

/** Tasks, handlers and variables; files of Kubernetes are others' business. */
export function read(file: ConfigFile, output: Output): void {
  if (/^(?:apiVersion|kind):/m.test(file.text)) return;
  const checksExpiry = CHECKS_EXPIRY.test(file.text);
  const mentions = { packaging: /keytool|pkcs12/.test(file.text), podman: file.text.includes('podman_') };
  for (const root of yamlRoots(file, output)) {
    const handlers = handlersOf(file.path, root);
    for (const node of descend(root))
      if (node.kind === 'map') readMap(node, { file, mentions, checksExpiry, handler: handlers.has(node) }, output);
  }
}

/** Handlers run when a task notifies them; any other task runs each time. */
function handlersOf(path: string, root: YamlNode): ReadonlySet<YamlNode> {
  const lists = /(?:^|\/)handlers\//.test(path) ? [root] : root.items.flatMap((play) => at(play, 'handlers') ?? []);
  return new Set(lists.flatMap((list) => list.items));
}

interface Surroundings {
  file: ConfigFile;
  /** What the whole file mentions: a question about all of its text is asked once, not for each task. */
  mentions: { packaging: boolean; podman: boolean };
  /** The file asks for the dates of a certificate. */
  checksExpiry: boolean;
  handler: boolean;
}

function readMap(node: YamlNode, { file, mentions, checksExpiry, handler }: Surroundings, output: Output): void {
  const acme = argumentsOf(node, 'acme_certificate', 'letsencrypt');
  // A volume or a service may have the module's old name.
  if (acme?.entries.has('csr') || acme?.entries.has('dest') || acme?.entries.has('fullchain_dest'))
    readAcme(node, acme, output);
  const x509 = argumentsOf(node, 'x509_certificate', 'openssl_certificate');
  if (x509?.entries.has('path')) readX509(node, x509, checksExpiry, output);
  readIssued(node, file, output);
  const shell = moduleOf(node, 'command', 'shell');
  if (shell !== undefined) {
    readCommand(node, shell, output);
    if (mentions.packaging) readPackaged(node, shell, file, output);
  }
  if (node.entries.has('notify')) readNotice(node, output);
  if (mentions.podman) readContainerSecrets(node, file, output);
  const copied = argumentsOf(node, 'copy', 'template', 'synchronize');
  if (copied !== undefined) readCopy(file.path, node, copied, output);
  const service = argumentsOf(node, 'service', 'systemd', 'systemd_service');
  if (service !== undefined) readService(service, handler, output);
  const packages = argumentsOf(node, 'apt', 'dnf', 'yum', 'package', 'snap', 'zypper');
  if (packages !== undefined) readPackage(node, packages, output);
  // Variables of geerlingguy.certbot; what its cron job passes to `certbot renew`.
  const options = node.entries.get('certbot_auto_renew_options');
  if (node.entries.has('certbot_certs') || options !== undefined)
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: [],
        attributes: {
          name: 'certbot_certs',
        },
        own: {
          role: 'geerlingguy.certbot',
          ...(options !== undefined && { renewOptions: options.kind === 'unknown' ? null : options.text }),
        },
      },
      { line: (options ?? at(node, 'certbot_certs') ?? node).line },
    );
  for (const name of ['certbot_auto_renew', 'certbot_testmode'] as const) {
    const value = valueAt(node, name);
    const line = at(node, name)?.line ?? node.line;
    if (typeof value === 'boolean')
      output.fact({ kind: 'producer', reads: [], writes: [], attributes: { name }, own: { [name]: value } }, { line });
  }
}

const title = (task: YamlNode, fallback: string) => stringAt(task, 'name') ?? fallback;

function readAcme(task: YamlNode, acme: YamlNode, output: Output): void {
  const writes = pathRefs(stringAt(acme, 'dest') ?? undefined, stringAt(acme, 'fullchain_dest') ?? undefined);
  // The second of the two steps, which has the challenge of the first validated.
  const continues = acme.entries.has('data');
  const stated = continues ? undefined : acme;
  output.fact(
    {
      kind: 'producer',
      reads: [],
      writes,
      attributes: {
        name: title(task, 'acme_certificate'),
        ...attributesAt(stated, { server: ['acme_directory'] }).attributes,
      },
      own: {
        module: 'acme_certificate',
        ...(continues && { continues }),
        ...attributesAt(stated, { remainingDays: ['remaining_days'] }).attributes,
      },
    },
    { line: acme.line, endLine: acme.endLine },
  );
}

/** Below the result of a task, such as `{{ workdir.path }}/leaf.crt` of the module tempfile: each run begins without the file. */
const IN_NEW_FOLDER = /^\{\{\s*[\w.]{1,80}\.path\s*\}\}\//;

function readX509(task: YamlNode, x509: YamlNode, checksExpiry: boolean, output: Output): void {
  const name = title(task, 'x509_certificate');
  const path = stringAt(x509, 'path') ?? at(x509, 'path')?.text ?? '';
  const authority = /\b(?:CA|root)\b/i.test(`${name} ${at(x509, 'path')?.text}`);
  const stated = at(x509, 'selfsigned_not_after') ?? at(x509, 'ownca_not_after');
  const own = {
    module: 'x509_certificate',
    checksExpiry,
    ...(authority && { authority }),
    ...(IN_NEW_FOLDER.test(path) && { newFolder: true }),
    ...(stated !== undefined && { days: daysOf(stated.text) ?? null }),
    ...attributesAt(x509, { provider: ['provider'], ignoreTimestamps: ['ignore_timestamps'], force: ['force'] })
      .attributes,
  };
  const writes = pathRefs(stringAt(x509, 'path') ?? undefined);
  output.fact(
    { kind: 'producer', reads: [], writes, attributes: { name }, own },
    { line: x509.line, endLine: x509.endLine },
  );
}

/** Days of a time that counts from now: `+3650d`, `+52w`; undefined for any other. */
function daysOf(text: string): number | undefined {
  const [, count, unit] = /^\+(\d{1,5})([wd])/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * (unit === 'w' ? 7 : 1);
}

/** A command that issues a certificate, and whether the task passes over it once the file is there. */
function readCommand(task: YamlNode, shell: YamlNode, output: Output): void {
  const text = shell.kind === 'map' ? (stringAt(shell, 'cmd') ?? '') : (scriptText(shell) ?? '');
  const program = shellCommands(text)
    .flatMap((command) => clientRun(command) ?? [])
    .find(({ client, action }) => action !== 'renew' && action !== 'unknown' && client.issuer !== 'own')
    ?.client.program;
  if (program === undefined) return;
  const args = shell.kind === 'map' ? shell : at(task, 'args');
  const stated = args?.kind === 'map' ? scriptText(at(args, 'creates')) : undefined;
  const creates = stated ?? /\bcreates=(\S+)/.exec(text)?.[1];
  const when = stringAt(task, 'when') ?? '';
  const guard = creates ?? (/not\s+[\w.]+\.stat\.exists|stat\.exists\s*==\s*false/i.test(when) ? when : undefined);
  if (guard === undefined) return;
  output.fact(
    {
      kind: 'producer',
      reads: [runRef(program)],
      writes: [],
      attributes: { name: title(task, program), program },
      own: { module: 'command', guard },
    },
    { line: shell.line },
  );
}

/** Folders of servers, in which a certificate or a whole folder of them is put. */
const TARGET =
  /^\/etc\/(?:ssl|pki|nginx|apache2|httpd|haproxy|postfix|dovecot|letsencrypt)\/.*(?:\.(?:pem|crt|cer)|\/)$/;
const AUTHORITY = /(?:^|[/._-])(?:ca|root|chain|dh\w*)[/._-]|\/private\/$/;

function readCopy(path: string, task: YamlNode, copied: YamlNode, output: Output): void {
  const given = scriptText(at(copied, 'dest')) ?? '';
  const source = scriptText(at(copied, 'src')) ?? '';
  const bases = looped(task, source).map((one) => one.slice(one.lastIndexOf('/') + 1));
  const placed =
    given.endsWith('/') && !source.endsWith('/') ? bases.map((base) => `${given}${base}`) : looped(task, given);
  // Under which names a loop puts files into a folder may not be known; the folder is.
  const dests = placed.map((one) => (given.endsWith('/') && isUnknown(one) && !isUnknown(given) ? given : one));
  const [dest] = dests;
  if (dest === undefined || !TARGET.test(dest) || AUTHORITY.test(dest)) return;
  const told = ['notify', 'register', 'listen'].some((key) => at(task, key) !== undefined);
  const kept = at(copied, 'force')?.value === false;
  const notified = ansibleNotified(task);
  output.fact(
    {
      kind: 'copy',
      reads: [
        ...lookedUp(scriptText(at(copied, 'content')) ?? ''),
        ...looped(task, source).flatMap((one) => sourceRefs(path, one)),
      ],
      writes: dests.flatMap((one) => knownRefs(one)),
      attributes: {
        name: dest,
        told: told || (isUnknown(dest) ? null : false),
        remote: true,
        ...(kept && { state: 'once' }),
        // The handlers are declared elsewhere; whether they are there, their own facts tell.
        ...(notified.length > 0 && { chained: notified }),
      },
    },
    { line: copied.line },
  );
}

/** What a task that is there to pass on a new certificate is about. */
const NEW_CERTIFICATE = /(?:^|[^a-z])(?:certs?|certificates?|keystores?|truststores?|tls|ssl)(?:[^a-z]|$)/i;

/** A task that should notify a handler of a new certificate, but never reports a change. */
function readNotice(task: YamlNode, output: Output): void {
  const changed = at(task, 'changed_when');
  const name = title(task, '');
  const about = [name, scriptText(at(task, 'when')) ?? ''].some((text) => NEW_CERTIFICATE.test(text));
  const told = stringAt(task, 'notify') ?? ansibleNotified(task)[0];
  if (changed === undefined || !/^(?:false|no)$/i.test(changed.text) || !about || told === undefined) return;
  output.fact(
    { kind: 'scope', reads: [], writes: [], attributes: { name }, own: { dead: told } },
    { line: changed.line },
  );
}

/** A path with the items that the task loops over in place of `item`. */
function looped(task: YamlNode, text: string): string[] {
  if (!/\{\{\s{0,4}item\s{0,4}\}\}/.test(text)) return [text];
  const items = ['loop', 'with_items', 'with_list'].flatMap((key) => at(task, key)?.items ?? []);
  const texts = items.flatMap((item) => (item.kind === 'map' || item.kind === 'list' ? [] : (scriptText(item) ?? [])));
  return texts.length === 0
    ? [text]
    : texts.slice(0, 50).map((item) => text.replace(/\{\{\s{0,4}item\s{0,4}\}\}/, item));
}

/** A path of the controller or of the host, or a file of the role or the playbook. */
function sourceRefs(path: string, source: string): Ref[] {
  if (source.startsWith('/')) return knownRefs(source);
  if (source === '' || isUnknown(source)) return [];
  const [, role] = /^(.*?)(?:tasks|handlers)\/[^/]+$/.exec(path) ?? [];
  const home = role ?? path.slice(0, path.lastIndexOf('/') + 1);
  return [fileRef(`${home}files/${source.replace(/^files\//, '')}`)];
}

/** The path of Vault that a lookup of community.hashi_vault reads. */
function lookedUp(text: string): Ref[] {
  const [, plugin = '', path] =
    /\b(?:lookup|query)\(\s{0,4}['"]([\w.]{1,80}vault\w{0,20})['"],\s{0,4}['"](?:secret=)?([\w./-]{1,200})/.exec(
      text,
    ) ?? [];
  const mount = /engine_mount_point\s{0,4}=\s{0,4}['"]([\w./-]{1,100})['"]/.exec(text)?.[1];
  return path === undefined ? [] : vaultRefs(path, mount ?? (/kv[12]_get$/.test(plugin) ? 'secret' : undefined));
}

function readService(service: YamlNode, handler: boolean, output: Output): void {
  const name = stringAt(service, 'name');
  const state = stringAt(service, 'state');
  if (state !== 'reloaded' && state !== 'restarted') return;
  const target = typeof name === 'string' ? serviceName(name) : '?';
  output.fact(
    {
      kind: 'reload',
      reads: [],
      writes: [serviceRef(target)],
      // A handler runs when a task of the same run has changed something.
      attributes: { state: 'live', ...(handler && { via: 'handler' }) },
      own: { action: state, handler },
    },
    { line: service.line },
  );
}

/** The packages of distributions and the snap bring a timer. */
function readPackage(task: YamlNode, packages: YamlNode, output: Output): void {
  const wanted = namesOf(task, at(packages, 'name') ?? at(packages, 'pkg') ?? at(packages, 'package'));
  const program = wanted.flatMap((name) => clientOfPackage(name) ?? [])[0]?.program;
  if (program === undefined || stringAt(packages, 'state') === 'absent') return;
  output.fact(
    {
      kind: 'schedule',
      reads: [],
      writes: [runRef(program)],
      attributes: { name: 'package', program, packaged: true },
    },
    { line: packages.line },
  );
}
