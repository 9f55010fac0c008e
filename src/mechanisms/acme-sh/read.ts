import { given, ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { programRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { runAttributes, servicesOfHook, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';
import { scriptText } from '../../parsers/yaml.ts';
import { clientOfImage } from '../../shell/clients/index.ts';
import {
  type ClientCall,
  clientInvocations,
  clientServer,
  filesWritten,
  hookOf,
  hostsAskedFor,
  rehearsalOf,
} from '../../shell/clients/runs.ts';
import { type Invocation, option } from '../../shell/command-files.ts';
import { composeServices } from '../../shell/compose-services.ts';
import { hookScripts } from '../../shell/scripts.ts';

/** What only the rules of acme.sh read of its facts. */
type Own = 'arguments' | 'days' | 'deployHook' | 'dns' | 'dnsManual' | 'force' | 'noAri' | 'noCron' | 'replaced';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('acme-sh');

export function read(file: ConfigFile, output: Output): void {
  if (/(?:^|\/)(?:\.acme\.sh|acme(?:\.sh)?)\/.*\.conf$/.test(file.path)) readSettings(file, output);
  else {
    for (const invocation of clientInvocations(file, 'acme-sh')) readInvocation(file, invocation, output);
    if (/\.ya?ml/.test(file.path)) readServices(file, output);
  }
}

function readInvocation(file: ConfigFile, invocation: Invocation & ClientCall, output: Output): void {
  const { args, line } = invocation.command;
  const has = (...names: string[]) => args.some((arg) => names.includes(arg));
  const domains = hostsAskedFor(invocation);
  const command = [
    ['install-cert', '--install-cert', '--installcert', '-i'],
    ['issue', '--issue', '--sign-csr', '--signcsr'],
    ['cron', '--cron', 'daemon'],
    ['renew', '--renew', '-r', '--renew-all'],
    ['install', '--install', '--install-online', '--install-cronjob'],
    ['deploy', '--deploy'],
  ].find(([, ...flags]) => has(...flags))?.[0];
  if (command === undefined) return;
  const files = filesWritten(invocation);
  const writes = pathRefs(...files);
  const reload = hookOf(invocation);
  const dns = option(args, '--dns');
  output.fact(
    {
      kind: 'producer',
      reads: [
        ...startRefs(file, invocation),
        ...(command === 'cron' || command === 'renew' ? [] : [programRef('acme.sh')]),
      ],
      writes: reload === undefined ? writes : [...writes, ...hookScripts(reload)],
      names: domains.map((name) => `dns:${name}`),
      attributes: {
        name: domains[0] ?? (option(args, '-d', '--domain') || `acme.sh ${command}`),
        command,
        ...runAttributes(invocation),
        ...given('reload', reload),
        ...given(
          'installs',
          // No server reads from the folder in which a command happens to run. A person copies the files from there.
          files.some((name) => /^(?:[/~$]|\{\{)/.test(name)),
        ),
        ...given('staging', rehearsalOf(invocation) !== undefined),
        ...given('server', rehearsalOf(invocation) === undefined && clientServer(invocation)),
      },
      own: {
        ...given('dns', dns === undefined ? undefined : dns.startsWith('-') ? '' : dns),
        // The consent says nothing where a provider is named.
        ...given('dnsManual', !dns && has('--yes-I-know-dns-manual-mode-enough-go-ahead-please')),
        ...given('days', Number(option(args, '--days')) || undefined),
        ...given('force', has('--force', '-f')),
        ...given('noCron', has('--nocron')),
      },
    },
    { line },
  );
  if (reload !== undefined)
    output.fact(
      { kind: 'reload', reads: writes, writes: servicesOfHook(reload), attributes: { hook: reload } },
      { line },
    );
  // The installer adds a line to the crontab of the user.
  const own =
    (command === 'install' && !has('--nocron')) || has('--install-cronjob') || (command === 'cron' && has('daemon'));
  if (own)
    output.fact(
      {
        kind: 'schedule',
        reads: [],
        writes: [programRef('acme.sh')],
        attributes: { name: 'acme.sh', program: 'acme.sh' },
      },
      { line },
    );
}

/** `account.conf` and `<domain>.conf`, as acme.sh saves them. */
function readSettings(file: ConfigFile, output: Output): void {
  const entries = readIni(file.text);
  const find = (key: string) => entries.find((entry) => entry.key === key);
  const value = (key: string) => find(key)?.value.replace(/^['"]|['"]$/g, '') || undefined;
  const domain = value('Le_Domain');
  const days = value('Le_RenewalDays') ?? value('DEFAULT_RENEW');
  if (domain === undefined && days === undefined) return;
  const reload = value('Le_ReloadCmd');
  const writes = pathRefs(value('Le_RealFullChainPath'), value('Le_RealCertPath'), value('Le_RealKeyPath'));
  output.fact(
    {
      kind: 'producer',
      reads: [programRef('acme.sh')],
      writes,
      names: [domain, ...(value('Le_Alt') ?? '').split(',')].flatMap((name) =>
        name && name !== 'no' ? [`dns:${name}`] : [],
      ),
      attributes: {
        name: domain ?? 'account.conf',
        command: 'saved',
        surface: 'configuration',
        ...(reload !== undefined && { reload }),
        ...(writes.length > 0 && { installs: true }),
        ...(/staging/.test(value('Le_API') ?? '') && { staging: true }),
      },
      own: { ...(days !== undefined && { days: Number(days) }), ...(value('NO_ARI') === '1' && { noAri: true }) },
    },
    { line: (find('Le_RenewalDays') ?? find('DEFAULT_RENEW') ?? find('Le_Domain'))?.line ?? 1 },
  );
  if (reload !== undefined)
    output.fact(
      { kind: 'reload', reads: writes, writes: [UNKNOWN_SERVICE], attributes: { hook: reload } },
      { line: find('Le_ReloadCmd')?.line ?? 1 },
    );
}

/** Services of the acme.sh image: only the command `daemon` runs cron, the default is `--help`. */
function readServices(file: ConfigFile, output: Output): void {
  for (const { name, image, node: service, environment } of composeServices(file, output)) {
    if (clientOfImage(image)?.client.id !== 'acme-sh') continue;
    const command = service.entries.get('command');
    // Its deploy hooks are told by variables what to do: `DEPLOY_DOCKER_CONTAINER_LABEL`.
    const hookLine = [...environment].find(([variable]) => /^DEPLOY_[A-Z0-9]+_/.test(variable))?.[1].line;
    const words =
      command?.kind === 'list' ? command.items.map((item) => scriptText(item)).join(' ') : scriptText(command);
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: [],
        attributes: {
          name,
          command: 'service',
          surface: 'compose',
          image: image === '' ? null : image,
        },
        own: {
          arguments: words ?? '',
          replaced: service.entries.has('entrypoint'),
          ...given('deployHook', hookLine),
        },
      },
      { line: command?.line ?? service.line },
    );
  }
}
