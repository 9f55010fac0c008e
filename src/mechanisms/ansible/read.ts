import { pathRefs } from '../../lib/host-paths.ts';
import { serviceName } from '../../lib/reloads.ts';
import { shellCommands } from '../../lib/shell.ts';
import { vaultRefs } from '../../lib/stored-refs.ts';
import { at, descend, stringAt, valueAt, type YamlNode } from '../../lib/yaml.ts';
import { textOf, yamlRoots } from '../../lib/yaml-runs.ts';
import type { AttributeValue, ConfigFile, MechanismOutput, Ref } from '../../model/index.ts';
import { argumentsOf, moduleOf, namesOf } from './module.ts';

/** Tasks, handlers and variables; files of Kubernetes are others' business. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  if (/^(?:apiVersion|kind):/m.test(file.text)) return;
  const checksExpiry =
    /x509_certificate_info|openssl_certificate_info|get_certificate\b|valid_at|checkend|\.(?:expired|not_after)\b/.test(
      file.text,
    );
  for (const root of yamlRoots(file, output)) {
    const handlers = handlersOf(file.path, root);
    for (const node of descend(root))
      if (node.kind === 'map') readMap(node, { checksExpiry, handler: handlers.has(node) }, output);
  }
}

/** Handlers run when a task notifies them; any other task runs each time. */
function handlersOf(path: string, root: YamlNode): ReadonlySet<YamlNode> {
  const lists = /(?:^|\/)handlers\//.test(path) ? [root] : root.items.flatMap((play) => at(play, 'handlers') ?? []);
  return new Set(lists.flatMap((list) => list.items));
}

interface Surroundings {
  /** The file asks for the dates of a certificate. */
  checksExpiry: boolean;
  handler: boolean;
}

function readMap(node: YamlNode, { checksExpiry, handler }: Surroundings, output: MechanismOutput): void {
  const acme = argumentsOf(node, 'acme_certificate', 'letsencrypt');
  if (acme !== undefined) readAcme(node, acme, output);
  const x509 = argumentsOf(node, 'x509_certificate', 'openssl_certificate');
  if (x509?.entries.has('path')) readX509(node, x509, checksExpiry, output);
  const shell = moduleOf(node, 'command', 'shell');
  if (shell !== undefined) readCommand(node, shell, output);
  const copied = argumentsOf(node, 'copy', 'template');
  if (copied !== undefined) readCopy(node, copied, output);
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
          role: 'geerlingguy.certbot',
          ...(options !== undefined && { renewOptions: options.kind === 'unknown' ? null : options.text }),
        },
      },
      { line: (options ?? at(node, 'certbot_certs') ?? node).line },
    );
  for (const name of ['certbot_auto_renew', 'certbot_testmode']) {
    const value = valueAt(node, name);
    const line = at(node, name)?.line ?? node.line;
    if (typeof value === 'boolean')
      output.fact({ kind: 'producer', reads: [], writes: [], attributes: { name, [name]: value } }, { line });
  }
}

const title = (task: YamlNode, fallback: string) => stringAt(task, 'name') ?? fallback;

function stated(node: YamlNode, names: Readonly<Record<string, string>>): Record<string, AttributeValue> {
  const found: Record<string, AttributeValue> = {};
  for (const [attribute, key] of Object.entries(names)) {
    const value = valueAt(node, key);
    if (value !== undefined) found[attribute] = value;
  }
  return found;
}

function readAcme(task: YamlNode, acme: YamlNode, output: MechanismOutput): void {
  const writes = pathRefs(stringAt(acme, 'dest') ?? undefined, stringAt(acme, 'fullchain_dest') ?? undefined);
  const attributes = {
    name: title(task, 'acme_certificate'),
    module: 'acme_certificate',
    // The second of the two steps, which has the challenge of the first validated.
    ...(acme.entries.has('data')
      ? { continues: true }
      : stated(acme, { remainingDays: 'remaining_days', server: 'acme_directory' })),
  };
  output.fact({ kind: 'producer', reads: [], writes, attributes }, { line: acme.line, endLine: acme.endLine });
}

function readX509(task: YamlNode, x509: YamlNode, checksExpiry: boolean, output: MechanismOutput): void {
  const name = title(task, 'x509_certificate');
  const authority = /\b(?:CA|root)\b/i.test(`${name} ${at(x509, 'path')?.text}`);
  const attributes = {
    name,
    module: 'x509_certificate',
    checksExpiry,
    ...(authority && { authority }),
    ...stated(x509, { provider: 'provider', ignoreTimestamps: 'ignore_timestamps', force: 'force' }),
  };
  const writes = pathRefs(stringAt(x509, 'path') ?? undefined);
  output.fact({ kind: 'producer', reads: [], writes, attributes }, { line: x509.line, endLine: x509.endLine });
}

/** A command that issues a certificate, and whether the task passes over it once the file is there. */
function readCommand(task: YamlNode, shell: YamlNode, output: MechanismOutput): void {
  const text = shell.kind === 'map' ? (stringAt(shell, 'cmd') ?? '') : (textOf(shell) ?? '');
  const issues = shellCommands(text).find(
    ({ name, args }) =>
      (name === 'certbot' && args.includes('certonly')) ||
      (name === 'acme.sh' && args.includes('--issue')) ||
      (name === 'lego' && args.includes('run')),
  );
  if (issues === undefined) return;
  const creates = stringAt(shell, 'creates') ?? stringAt(task, 'args', 'creates') ?? /\bcreates=(\S+)/.exec(text)?.[1];
  const when = stringAt(task, 'when') ?? '';
  const guard = creates ?? (/not\s+[\w.]+\.stat\.exists|stat\.exists\s*==\s*false/i.test(when) ? when : undefined);
  if (guard === undefined) return;
  output.fact(
    {
      kind: 'producer',
      reads: [`run:${issues.name}`],
      writes: [],
      attributes: { name: title(task, issues.name), module: 'command', program: issues.name, guard },
    },
    { line: shell.line },
  );
}

const TARGET = /^\/etc\/(?:ssl|pki|nginx|apache2|httpd|haproxy|postfix|dovecot|letsencrypt)\/.*\.(?:pem|crt|cer)$/;

function readCopy(task: YamlNode, copied: YamlNode, output: MechanismOutput): void {
  const given = stringAt(copied, 'dest');
  const source = stringAt(copied, 'src') ?? '';
  const dest = given?.endsWith('/') ? `${given}${source.slice(source.lastIndexOf('/') + 1)}` : given;
  if (typeof dest !== 'string' || !TARGET.test(dest) || /(?:^|[/._-])(?:ca|root|chain|dh\w*)[/._-]/.test(dest)) return;
  const told = ['notify', 'register', 'listen'].some((key) => at(task, key) !== undefined);
  output.fact(
    {
      kind: 'copy',
      reads: lookedUp(textOf(at(copied, 'content')) ?? ''),
      writes: pathRefs(dest),
      attributes: { name: dest, told },
    },
    { line: copied.line },
  );
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

function readService(service: YamlNode, handler: boolean, output: MechanismOutput): void {
  const name = stringAt(service, 'name');
  const state = stringAt(service, 'state');
  if (state !== 'reloaded' && state !== 'restarted') return;
  const target = typeof name === 'string' ? serviceName(name) : '?';
  output.fact(
    { kind: 'reload', reads: [], writes: [`service:${target}`], attributes: { state: 'live', action: state, handler } },
    { line: service.line },
  );
}

/** The packages of distributions and the snap bring a timer. */
function readPackage(task: YamlNode, packages: YamlNode, output: MechanismOutput): void {
  const wanted = namesOf(task, at(packages, 'name') ?? at(packages, 'pkg'));
  if (!wanted.some((name) => /^(?:python3-)?certbot\b/.test(name)) || stringAt(packages, 'state') === 'absent') return;
  output.fact(
    {
      kind: 'schedule',
      reads: [],
      writes: ['run:certbot'],
      attributes: { name: 'package', program: 'certbot', packaged: true },
    },
    { line: packages.line },
  );
}
