import { ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { serviceRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { runAttributes, servicesOfHook, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';
import { clientInvocations, filesWritten, hookOf } from '../../shell/clients/runs.ts';
import { option } from '../../shell/command-files.ts';
import { hookScripts } from '../../shell/scripts.ts';
import { reloadedServices } from '../../shell/service-reloads.ts';

/** What only the rules of step read of its facts. */
type Own = 'exec' | 'expiresIn' | 'renewPeriod' | 'signal';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('step');

/** A unit of step's own template, or what overrides it. */
export const OVERRIDE = /(?:^|\/)(cert-renewer@[^/]{0,200}?)\.service(?:\.d\/[^/]+\.conf)?(?:\.\w+)?$/;

/** One producer for each `step ca renew`, and a reload for a unit of its template that tells other services than its own. */
export function read(file: ConfigFile, output: Output): void {
  const unit = OVERRIDE.exec(file.path)?.[1];
  const after =
    unit === undefined
      ? undefined
      : readIni(file.text).find(({ key, value }) => key === 'ExecStartPost' && value !== '' && !/%i/i.test(value));
  if (after !== undefined && unit !== undefined)
    output.fact(
      { kind: 'reload', reads: [], writes: servicesOfHook(after.value), attributes: { hook: after.value, unit } },
      { line: after.line },
    );
  for (const invocation of clientInvocations(file, 'step')) {
    const { args, line, loop } = invocation.command;
    if (args[1] !== 'renew') continue;
    const files = filesWritten(invocation);
    const writes = pathRefs(...files);
    const has = (name: string) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
    const exec = hookOf(invocation);
    const told = ['--signal', '--pid', '--pid-file'].some(has);
    output.fact(
      {
        kind: 'producer',
        reads: startRefs(file, invocation),
        writes: exec === undefined ? writes : [...writes, ...hookScripts(exec)],
        attributes: {
          name: files[0] ?? 'step ca renew',
          ...runAttributes(invocation),
          daemon: has('--daemon'),
          looped: loop !== undefined,
        },
        own: {
          ...(exec !== undefined && { exec }),
          ...(told && { signal: true }),
          ...(has('--expires-in') && { expiresIn: option(args, '--expires-in') ?? null }),
          ...(has('--renew-period') && { renewPeriod: option(args, '--renew-period') ?? null }),
        },
      },
      { line },
    );
    const chained = invocation.after.flatMap((next) => reloadedServices(next));
    if (chained.length > 0)
      output.fact(
        {
          kind: 'reload',
          reads: writes,
          writes: chained.map(serviceRef),
          attributes: { chained: true },
        },
        { line },
      );
    if (exec !== undefined || told) {
      output.fact(
        {
          kind: 'reload',
          reads: writes,
          writes: exec === undefined ? [UNKNOWN_SERVICE] : servicesOfHook(exec),
          attributes: { hook: exec ?? 'signal' },
        },
        { line },
      );
    }
  }
}
