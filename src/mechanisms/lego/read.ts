import { given, ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { runAttributes, servicesOfHook, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { clientOfImage } from '../../shell/clients/index.ts';
import {
  clientInvocations,
  clientServer,
  filesWritten,
  hookOf,
  hostsAskedFor,
  rehearsalOf,
  valuesOf,
} from '../../shell/clients/runs.ts';
import { optionValues } from '../../shell/command-files.ts';
import { hookScripts } from '../../shell/scripts.ts';

/** What only the rules of lego read of its facts. */
type Own = 'oldOption';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('lego');

/** One producer for each `lego run` and `lego renew`. `version` is the tag of the image; `latest` where it has none. */
export function read(file: ConfigFile, output: Output): void {
  for (const invocation of clientInvocations(file, 'lego')) {
    const { args, line, container } = invocation.command;
    const words = args.flatMap((arg) => valuesOf(arg, invocation.command));
    // One that is chosen at run time between both renews as well.
    const command = ['renew', 'run'].find((verb) => words.includes(verb));
    if (command === undefined) continue;
    const domains = hostsAskedFor(invocation);
    const writes = pathRefs(...filesWritten(invocation));
    const hook = hookOf(invocation);
    const image = container !== undefined && clientOfImage(container)?.client.id === 'lego' ? container : undefined;
    const old = ['--renew-hook', '--run-hook', '--days', '--dynamic'].find((name) =>
      args.some((arg) => arg === name || arg.startsWith(`${name}=`)),
    );
    output.fact(
      {
        kind: 'producer',
        reads: startRefs(file, invocation),
        writes: hook === undefined ? writes : [...writes, ...hookScripts(hook)],
        names: domains.map((name) => `dns:${name}`),
        attributes: {
          // A name that is known at run time only still tells runs apart.
          name: optionValues(args, ...(invocation.client.names?.options ?? []))[0] ?? `lego ${command}`,
          command,
          ...runAttributes(invocation),
          ...(hook !== undefined && { hook }),
          ...(image !== undefined && {
            version: /:v?([\w.-]+)$/.exec(image)?.[1] ?? (image.includes('@') || image.includes('$') ? null : 'latest'),
          }),
          ...(rehearsalOf(invocation) !== undefined && { staging: true }),
          ...given('server', rehearsalOf(invocation) === undefined && clientServer(invocation)),
        },
        own: {
          ...(old !== undefined && { oldOption: old }),
        },
      },
      { line },
    );
    if (hook !== undefined)
      output.fact({ kind: 'reload', reads: writes, writes: servicesOfHook(hook), attributes: { hook } }, { line });
  }
}
