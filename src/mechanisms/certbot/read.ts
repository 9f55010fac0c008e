import { given } from '../../facts/attributes.ts';
import { CERTBOT_LIVE } from '../../facts/host-paths.ts';
import { appendToRef, programRef, serviceRef } from '../../facts/refs.ts';
import { runAttributes, servicesOfHook, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, Ref } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';
import { clientOfImage, clientOfPackage } from '../../shell/clients/index.ts';
import {
  clientInvocations,
  clientRun,
  clientServer,
  hookOf,
  hostsAskedFor,
  isByHand,
  rehearsalOf,
} from '../../shell/clients/runs.ts';
import { dockerInstructions } from '../../shell/command-blocks.ts';
import { type Invocation, invocations, isDockerfile, option } from '../../shell/command-files.ts';
import { hookScripts } from '../../shell/scripts.ts';
import { reloadedServices } from '../../shell/service-reloads.ts';
import { memoizeLast } from '../../util/memoize.ts';
import { hooksGiven, readEnvironment, readHooks } from './hooks.ts';
import type { Output } from './own.ts';

/** Files of certbot's tree, whatever folder of the repository they are kept in. */
const LINEAGE = /(?:^|\/)(?:renewal|letsencrypt[^/]*)\/([^/]+)\.conf(?:\.(?:j2|erb|tpl|tmpl))?$/;
const CLI = /(?:^|\/)cli\.ini(?:\.\w+)?$/;
const OWN_OPTION = /^(?:agree-tos|authenticator|webroot-path|rsa-key-size|(?:deploy|post|pre)-hook)\s{0,9}=/m;
const callsDocker = memoizeLast((text: string) => /\/bin\/docker\b/.test(text));

export function read(file: ConfigFile, output: Output): void {
  readHooks(file, output);
  if (CLI.test(file.path)) {
    // Other tools have a `cli.ini` as well.
    if (/certbot|letsencrypt/.test(file.path) || OWN_OPTION.test(file.text)) readDefaults(file, output);
    return;
  }
  readEnvironment(file, output);
  if (!/certbot|letsencrypt(?:-auto)? \\?\s{0,20}(?:renew|certonly)|renewalparams|letsencrypt::command/.test(file.text))
    return;
  const lineage = LINEAGE.exec(file.path)?.[1];
  if (lineage !== undefined && file.text.includes('[renewalparams]')) readLineage(file, output, lineage);
  else {
    for (const invocation of clientInvocations(file, 'certbot')) readInvocation(file, invocation, output);
    readInstalls(file, output);
    if (/^from\s/im.test(file.text) && isDockerfile(file.path)) readBase(file, output);
  }
}

function livePaths(lineage: string | undefined): Ref[] {
  if (lineage === undefined) return [CERTBOT_LIVE];
  return ['fullchain', 'cert', 'chain', 'privkey'].map((name) => appendToRef(CERTBOT_LIVE, `${lineage}/${name}.pem`));
}

/** `/etc/letsencrypt/renewal/<lineage>.conf`: what certbot remembers for `certbot renew`. */
function readLineage(file: ConfigFile, output: Output, lineage: string): void {
  const entries = readIni(file.text);
  const find = (...keys: string[]) => entries.find((entry) => keys.includes(entry.key));
  const hook = find('deploy_hook', 'renew_hook');
  const installer = find('installer')?.value;
  const off = find('autorenew');
  const writes = livePaths(lineage);
  const text = <Name extends string>(name: Name, ...keys: string[]): { [name in Name]?: string } => {
    const value = find(...keys)?.value;
    return value === undefined || value === 'None' ? {} : ({ [name]: value } as { [name in Name]: string });
  };
  output.fact(
    {
      kind: 'producer',
      reads: [programRef('certbot')],
      writes: hook === undefined ? writes : [...writes, ...hookScripts(hook.value)],
      names: entries.filter((entry) => entry.section === 'webroot_map').map((entry) => `dns:${entry.key}`),
      attributes: {
        name: lineage,
        command: 'lineage',
        surface: 'configuration',
        ...text('server', 'server'),
        ...text('renewBefore', 'renew_before_expiry'),
        ...text('profile', 'required_profile', 'preferred_profile'),
        ...(hook !== undefined && hook.value !== 'None' && { hook: hook.value }),
      },
      own: {
        ...text('authenticator', 'authenticator'),
        ...text('manualHook', 'manual_auth_hook'),
        ...(off !== undefined && { autorenew: !/^(?:false|no|0)$/i.test(off.value) }),
        ...(installer !== undefined && installer !== 'None' && { installer }),
      },
    },
    { line: off?.line ?? entries[0]?.line ?? 1 },
  );
  if (hook !== undefined && hook.value !== 'None') {
    output.fact(
      { kind: 'reload', reads: writes, writes: servicesOfHook(hook.value), attributes: { hook: hook.value } },
      { line: hook.line },
    );
  }
  readInstaller(output, installer, writes, entries[0]?.line ?? 1);
}

/** `cli.ini`: options that every run of certbot takes. */
function readDefaults(file: ConfigFile, output: Output): void {
  for (const { key, value, line } of readIni(file.text)) {
    if (key === 'deploy-hook' || key === 'renew-hook' || key === 'post-hook') {
      output.fact(
        { kind: 'reload', reads: [CERTBOT_LIVE], writes: servicesOfHook(value), attributes: { hook: value } },
        { line },
      );
    } else if (
      (key === 'server' && /staging/.test(value)) ||
      (/^(?:staging|test-cert)$/.test(key) && /^true$/i.test(value))
    ) {
      output.fact(
        {
          kind: 'producer',
          reads: [programRef('certbot')],
          writes: [CERTBOT_LIVE],
          attributes: { name: 'cli.ini', command: 'defaults', surface: 'configuration', staging: key },
        },
        { line },
      );
    }
  }
}

/** A plugin that a variable chooses; with `certbot run` it installs the certificate, and reloads the server at each renewal. */
const PLUGIN = /^--(?:\{\{|\$)/;

const COMMANDS = ['renew', 'certonly', 'run'];

function readInvocation(file: ConfigFile, invocation: Invocation, output: Output): void {
  const { args, line } = invocation.command;
  const run = clientRun(invocation.command);
  if (run === undefined) return;
  const command = args.find((arg) => COMMANDS.includes(arg)) ?? 'run';
  const has = (...names: string[]) => args.some((arg) => names.includes(arg));
  const domains = hostsAskedFor(run);
  const lineage = option(args, '--cert-name') ?? (command === 'renew' ? undefined : domains[0]?.replace(/^\*\./, ''));
  const hook = hookOf(run);
  const staging = rehearsalOf(run);
  const apache = has('--apache', '-a=apache') ? 'apache' : undefined;
  // `certonly` authenticates with the plug-in and installs nothing; a renewal with it reloads the server.
  const installer = option(args, '--installer', '-i') ?? (has('--nginx') ? 'nginx' : apache);
  const writes = args.includes('--csr') ? [] : livePaths(lineage);
  const scripts = hook === undefined ? [] : hookScripts(hook);
  output.fact(
    {
      kind: 'producer',
      reads: startRefs(file, invocation),
      writes: [...writes, ...scripts],
      names: domains.map((name) => `dns:${name}`),
      attributes: {
        name: lineage ?? `certbot ${command}`,
        command,
        ...runAttributes(invocation),
        ...given(
          'retired',
          run.client.retired?.find((name) => name === invocation.command.name),
        ),
        ...given('hook', hook),
        ...given('manual', has('--manual')),
        ...(isByHand(run) && { state: 'manual' as const }),
        ...given('staging', staging),
        ...given('server', staging === undefined && clientServer(run)),
        ...given('profile', option(args, '--preferred-profile', '--required-profile')),
      },
      own: {
        ...given('dockerClient', callsDocker(file.text)),
        ...given('installer', installer),
        ...(installer === undefined && command === 'run' && args.some((arg) => PLUGIN.test(arg)) && { plugin: null }),
        ...given('manualHook', option(args, '--manual-auth-hook')),
        ...given(
          'force',
          args.find((arg) => /^--(?:force-renew(?:al)?|renew-by-default)$/.test(arg)),
        ),
        ...given('csr', has('--csr')),
        ...(hooksGiven(args).length > 1 && { hooks: hooksGiven(args) }),
        ...given('quiet', has('-q', '--quiet')),
        ...given('noDirectoryHooks', has('--no-directory-hooks')),
        ...given('guards', invocation.command.guards),
      },
    },
    { line },
  );
  if (hook !== undefined)
    output.fact({ kind: 'reload', reads: writes, writes: servicesOfHook(hook), attributes: { hook } }, { line });
  readInstaller(output, installer, writes, line);
  const chained = invocation.after.flatMap((next) => reloadedServices(next));
  // The next commands run whether or not anything was renewed. A service that they reload gets the new file in any case.
  if (chained.length > 0) {
    output.fact(
      {
        kind: 'reload',
        reads: writes,
        writes: [...new Set(chained)].map(serviceRef),
        // Behind a first issue it is a reload at set-up, unless the script itself is run again and again.
        attributes: { chained: true, ...(command !== 'renew' && { setup: true }) },
      },
      { line },
    );
  }
}

/** The nginx and apache installers reload their server themselves. */
function readInstaller(output: Output, installer: string | undefined, reads: Ref[], line: number): void {
  if (installer !== 'nginx' && installer !== 'apache') return;
  output.fact({ kind: 'reload', reads, writes: [serviceRef(installer)], attributes: {}, own: { installer } }, { line });
}

/** Scripts in an image that is built on one of certbot run where no package brings a timer. */
function readBase(file: ConfigFile, output: Output): void {
  for (const { name, operands, line } of dockerInstructions(file.text)) {
    const image = name === 'FROM' ? (operands.split(/\s/).find((word) => !word.startsWith('--')) ?? '') : '';
    const base = clientOfImage(image);
    if (base?.client.id !== 'certbot' || base.image.official !== true) continue;
    const version = /:v?([\w.-]{1,60})$/.exec(image)?.[1] ?? 'latest';
    const own = { package: image, manager: 'docker' };
    output.fact({ kind: 'pin', reads: [], writes: [], attributes: { program: 'certbot', version }, own }, { line });
  }
}

/** How certbot came to the machine: packages of distributions and snaps bring a timer, images and pip do not. */
function readInstalls(file: ConfigFile, output: Output): void {
  for (const { command, run } of invocations(
    file,
    ...['apt-get', 'apt', 'dnf', 'yum', 'zypper', 'snap', 'apk', 'pip', 'pip3', 'pipx'],
  )) {
    const wanted = command.args.find((arg) => clientOfPackage(arg)?.id === 'certbot');
    if (wanted === undefined || !command.args.some((arg) => /^(?:install|add)$/.test(arg))) continue;
    const [program, version] = wanted.split('==');
    const common = { program: 'certbot', surface: run.surface };
    const own = { package: program ?? wanted, manager: command.name };
    if (/^(?:pip|apk)/.test(command.name) || run.surface === 'dockerfile') {
      output.fact(
        { kind: 'pin', reads: [], writes: [], attributes: { ...common, version: version ?? 'latest' }, own },
        { line: command.line },
      );
    } else
      output.fact(
        {
          kind: 'schedule',
          reads: [],
          writes: [programRef('certbot')],
          attributes: { ...common, packaged: true },
          own,
        },
        { line: command.line },
      );
  }
}
