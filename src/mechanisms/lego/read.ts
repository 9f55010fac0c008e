import { pathRefs } from '../../facts/host-paths.ts';
import { runAttributes, servicesOfHook, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { invocations, option, optionValues } from '../../shell/command-files.ts';
import { hookScripts } from '../../shell/scripts.ts';

/** One producer for each `lego run` and `lego renew`. `version` is the tag of the image; `latest` where it has none. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  for (const invocation of invocations(file, 'lego')) {
    const { args, line, container } = invocation.command;
    const command = args.find((arg) => arg === 'run' || arg === 'renew');
    if (command === undefined) continue;
    const domains = optionValues(args, '-d', '--domains', '--domain');
    const folder = option(args, '--path');
    const first = domains[0]?.replace('*', '_');
    const writes =
      first === undefined || folder === undefined
        ? []
        : pathRefs(`${folder}/certificates/${first}.crt`, `${folder}/certificates/${first}.key`);
    const hook = option(args, '--renew-hook', '--run-hook', '--deploy-hook');
    const image = container !== undefined && /lego/.test(container) ? container : undefined;
    const old = ['--renew-hook', '--run-hook', '--days', '--dynamic'].find((name) =>
      args.some((arg) => arg === name || arg.startsWith(`${name}=`)),
    );
    output.fact(
      {
        kind: 'producer',
        reads: startRefs(file, invocation),
        writes: hook === undefined ? writes : [...writes, ...hookScripts(hook)],
        names: domains.filter((name) => /^[\w*.-]+\.[\w-]+$/.test(name)).map((name) => `dns:${name}`),
        attributes: {
          name: domains[0] ?? `lego ${command}`,
          command,
          ...runAttributes(invocation),
          ...(hook !== undefined && { hook }),
          ...(image !== undefined && {
            version: /:v?([\w.-]+)$/.exec(image)?.[1] ?? (image.includes('@') || image.includes('$') ? null : 'latest'),
          }),
          ...(old !== undefined && { oldOption: old }),
          ...(/staging/.test(option(args, '--server', '-s') ?? '') && { staging: true }),
        },
      },
      { line },
    );
    if (hook !== undefined)
      output.fact({ kind: 'reload', reads: writes, writes: servicesOfHook(hook), attributes: { hook } }, { line });
  }
}
