import { ownAttributes } from '../../facts/attributes.ts';
import { programRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { runAttributes, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';
import { clientInvocations, hookOf } from '../../shell/clients/runs.ts';
import { option } from '../../shell/command-files.ts';
import { hookScripts } from '../../shell/scripts.ts';

/** What only the rules of dehydrated read of its facts. */
type Own = 'ca';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('dehydrated');

const OWN =
  /^(?:CA|HOOK|DOMAINS_TXT|WELLKNOWN|BASEDIR|CERTDIR|CHALLENGETYPE|RENEW_DAYS|KEY_ALGO|CONTACT_EMAIL|CONFIG_D)$/;

/** Settings of `config`, and the runs of the program. A hook reloads what it likes: `service:?`. */
export function read(file: ConfigFile, output: Output): void {
  if (/(?:^|\/)[^/]*dehydrated[^/]*\/config(?:\.\w+)?$|(?:^|\/)dehydrated\.(?:conf|config)/.test(file.path)) {
    const entries = readIni(file.text);
    // A server has a `dehydrated.conf` as well, for the folder of the challenges.
    if (!entries.some((entry) => OWN.test(entry.key))) return;
    const find = (key: string) => entries.find((entry) => entry.key === key);
    const value = (key: string) => find(key)?.value.replace(/^['"]|['"]$/g, '');
    const hook = value('HOOK');
    output.fact(
      {
        kind: 'producer',
        reads: [programRef('dehydrated')],
        writes: hook ? hookScripts(hook) : [],
        attributes: {
          name: 'dehydrated config',
          command: 'config',
          surface: 'configuration',
          ...(hook !== undefined && hook !== '' && { hook }),
          ...(value('CONFIG_D') && { more: value('CONFIG_D') ?? '' }),
          ...(Number(value('RENEW_DAYS')) > 0 && { renewDays: Number(value('RENEW_DAYS')) }),
        },
        own: {
          ...(value('CA') !== undefined && { ca: value('CA') ?? '' }),
        },
      },
      { line: (find('CA') ?? entries[0])?.line ?? 1 },
    );
    if (hook)
      output.fact(
        { kind: 'reload', reads: [], writes: [UNKNOWN_SERVICE], attributes: { hook } },
        { line: find('HOOK')?.line ?? 1 },
      );
    return;
  }
  for (const invocation of clientInvocations(file, 'dehydrated')) {
    const { args, line } = invocation.command;
    if (!args.some((arg) => /^(?:-c|--cron|-s|--signcsr)$/.test(arg))) continue;
    const hook = hookOf(invocation);
    const ca = option(args, '--ca');
    output.fact(
      {
        kind: 'producer',
        reads: startRefs(file, invocation),
        writes: hook === undefined ? [] : hookScripts(hook),
        attributes: {
          name: 'dehydrated',
          command: 'cron',
          ...runAttributes(invocation),
          ...(hook !== undefined && { hook }),
        },
        own: {
          ...(ca !== undefined && { ca }),
        },
      },
      { line },
    );
    if (hook !== undefined)
      output.fact({ kind: 'reload', reads: [], writes: [UNKNOWN_SERVICE], attributes: { hook } }, { line });
  }
}
