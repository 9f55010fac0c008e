import { pathRefs } from '../../facts/host-paths.ts';
import { factRule } from '../../facts/rule.ts';
import { runAttributes, servicesOfHook } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { clientInvocations, filesWritten, hookOf, hostsAskedFor } from '../../shell/clients/runs.ts';
import { mayHoldCommands, option } from '../../shell/command-files.ts';

const REQUEST = 'https://www.freeipa.org/page/Certmonger';

/** A producer for each request that certmonger is given to track. */
function read(file: ConfigFile, output: MechanismOutput): void {
  for (const invocation of clientInvocations(file, 'certmonger')) {
    const { args, line } = invocation.command;
    if (args[0] !== 'request' && args[0] !== 'start-tracking') continue;
    const path = option(args, '-f', '--certfile');
    const command = hookOf(invocation);
    const writes = pathRefs(...filesWritten(invocation));
    const names = hostsAskedFor(invocation).map((name) => `dns:${name}`);
    const off = args.includes('-R') || args.includes('--no-renew');
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes,
        ...(names.length > 0 && { names }),
        attributes: {
          name: path ?? 'getcert request',
          ...runAttributes(invocation),
          ...(command !== undefined && { command }),
          ...(off && { renews: false, state: 'off' }),
        },
      },
      { line },
    );
    if (command !== undefined)
      output.fact(
        { kind: 'reload', reads: writes, writes: servicesOfHook(command), attributes: { hook: command } },
        { line },
      );
  }
}

const rules: readonly Rule[] = [
  factRule('certmonger', {
    id: 'certmonger-renewal-off',
    title: 'certmonger tracks a certificate but does not renew it',
    level: 'note',
    why: '`-R` disables the renewal, the main task of certmonger.',
    fix: 'Remove `-R`.',
    references: [REQUEST],
    kind: 'producer',
    problem: (fact) =>
      fact.attributes.renews === false ? `${fact.attributes.name} is requested with \`-R\`.` : undefined,
  }),
  factRule('certmonger', {
    id: 'certmonger-no-command',
    title: 'certmonger renews without a reload command',
    level: 'note',
    why: 'certmonger replaces the file. Without a post-save command, servers keep the old certificate.',
    fix: 'Add `-C "systemctl reload <service>"` to the request.',
    references: [REQUEST],
    kind: 'producer',
    problem: (fact) =>
      fact.attributes.command === undefined && fact.attributes.renews !== false && fact.attributes.opaque !== true
        ? `${fact.attributes.name} is requested without \`-C\`.`
        : undefined,
  }),
];

export const certmonger: Mechanism = {
  id: 'certmonger',
  title: 'certmonger',
  identifiedBy: 'commands that run `getcert request` or `ipa-getcert request`',
  references: [REQUEST],
  accepts: mayHoldCommands,
  needles: ['getcert'],
  read,
  rules,
};
