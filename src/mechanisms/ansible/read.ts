import { pathRefs } from '../../lib/host-paths.ts';
import { serviceName } from '../../lib/reloads.ts';
import { shellCommands } from '../../lib/shell.ts';
import { at, descend, stringAt, valueAt, type YamlNode } from '../../lib/yaml.ts';
import { textOf, yamlRoots } from '../../lib/yaml-runs.ts';
import type { AttributeValue, ConfigFile, MechanismOutput } from '../../model/index.ts';

/** Tasks, handlers and variables; files of Kubernetes are others' business. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  if (/^(?:apiVersion|kind):/m.test(file.text)) return;
  const checksExpiry = /x509_certificate_info|openssl_certificate_info|valid_at|\.expired\b|not_after/.test(file.text);
  for (const root of yamlRoots(file, output)) {
    for (const node of descend(root)) if (node.kind === 'map') readMap(node, checksExpiry, output);
  }
}

/** The arguments of a module, under its short name or with its collection. */
function moduleOf(task: YamlNode, ...names: string[]): YamlNode | undefined {
  for (const [key, value] of task.entries) {
    if (names.includes(key.slice(key.lastIndexOf('.') + 1)) && (value.kind === 'map' || textOf(value) !== undefined))
      return value;
  }
  return undefined;
}

function readMap(node: YamlNode, checksExpiry: boolean, output: MechanismOutput): void {
  const acme = moduleOf(node, 'acme_certificate', 'letsencrypt');
  if (acme?.kind === 'map') readAcme(node, acme, output);
  const x509 = moduleOf(node, 'x509_certificate', 'openssl_certificate');
  if (x509?.kind === 'map') readX509(node, x509, checksExpiry, output);
  const shell = moduleOf(node, 'command', 'shell');
  if (shell !== undefined) readCommand(node, shell, output);
  const copied = moduleOf(node, 'copy', 'template');
  if (copied?.kind === 'map') readCopy(node, copied, output);
  const service = moduleOf(node, 'service', 'systemd', 'systemd_service');
  if (service?.kind === 'map') readService(service, output);
  const packages = moduleOf(node, 'apt', 'dnf', 'yum', 'package', 'snap', 'zypper');
  if (packages?.kind === 'map') readPackage(packages, output);
  // Variables of geerlingguy.certbot; what its cron job passes to `certbot renew`.
  const options = at(node, 'certbot_auto_renew_options');
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
    ...stated(acme, { remainingDays: 'remaining_days', server: 'acme_directory' }),
  };
  output.fact({ kind: 'producer', reads: [], writes, attributes }, { line: acme.line, endLine: acme.endLine });
}

function readX509(task: YamlNode, x509: YamlNode, checksExpiry: boolean, output: MechanismOutput): void {
  const attributes = {
    name: title(task, 'x509_certificate'),
    module: 'x509_certificate',
    checksExpiry,
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
  const dest = stringAt(copied, 'dest');
  if (typeof dest !== 'string' || !TARGET.test(dest) || /(?:^|[/._-])(?:ca|root|chain|dh\w*)[/._-]/.test(dest)) return;
  const told = ['notify', 'register', 'listen'].some((key) => at(task, key) !== undefined);
  output.fact(
    { kind: 'copy', reads: [], writes: pathRefs(dest), attributes: { name: dest, told } },
    { line: copied.line },
  );
}

function readService(service: YamlNode, output: MechanismOutput): void {
  const name = stringAt(service, 'name');
  const state = stringAt(service, 'state');
  if (state !== 'reloaded' && state !== 'restarted') return;
  const target = typeof name === 'string' ? serviceName(name) : '?';
  output.fact(
    { kind: 'reload', reads: [], writes: [`service:${target}`], attributes: { state: 'live', action: state } },
    { line: service.line },
  );
}

/** The packages of distributions and the snap bring a timer. */
function readPackage(packages: YamlNode, output: MechanismOutput): void {
  const name = at(packages, 'name') ?? at(packages, 'pkg');
  const wanted = name?.kind === 'list' ? name.items.map(textOf) : (textOf(name) ?? '').split(',');
  if (
    !wanted.some((one) => /^(?:python3-)?certbot\b/.test((one ?? '').trim())) ||
    stringAt(packages, 'state') === 'absent'
  )
    return;
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
