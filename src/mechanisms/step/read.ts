import { pathRefs } from '../../lib/host-paths.ts';
import { invocations, option } from '../../lib/run-files.ts';
import { hookServices, runAttributes, starterRefs } from '../../lib/tool-facts.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

/** One producer for each `step ca renew`. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  for (const invocation of invocations(file, 'step')) {
    const { args, line, loop } = invocation.command;
    if (args[0] !== 'ca' || args[1] !== 'renew') continue;
    const files = args.slice(2).filter((arg) => /\.(?:crt|pem|cer|key)$/.test(arg));
    const writes = pathRefs(...files);
    const has = (name: string) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
    const exec = option(args, '--exec');
    const told = ['--signal', '--pid', '--pid-file'].some(has);
    output.fact(
      {
        kind: 'producer',
        reads: starterRefs(file, invocation),
        writes,
        attributes: {
          name: files[0] ?? 'step ca renew',
          ...runAttributes(invocation),
          daemon: has('--daemon'),
          looped: loop !== undefined,
          ...(exec !== undefined && { exec }),
          ...(told && { signal: true }),
          ...(has('--expires-in') && { expiresIn: option(args, '--expires-in') ?? null }),
          ...(has('--renew-period') && { renewPeriod: option(args, '--renew-period') ?? null }),
        },
      },
      { line },
    );
    if (exec !== undefined || told) {
      output.fact(
        {
          kind: 'reload',
          reads: writes,
          writes: exec === undefined ? ['service:?'] : hookServices(exec),
          attributes: { hook: exec ?? 'signal' },
        },
        { line },
      );
    }
  }
}
