import { makeRef } from '../../facts/refs.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { CLIENT_NEEDLES } from '../../shell/clients/index.ts';
import { clientRun } from '../../shell/clients/runs.ts';
import type { CommandBlock } from '../../shell/command-blocks.ts';
import { servicesStarted } from '../../shell/containers.ts';
import { scriptOf, scriptRef } from '../../shell/scripts.ts';

/** What a script has to say for its calls to be of interest. */
const CERTIFICATES = /cert|ssl|tls|acme|letsencrypt|\.pem/i;

const speaksOfCertificates = ({ path, text }: ConfigFile) =>
  CERTIFICATES.test(path + text) || CLIENT_NEEDLES.some((name) => text.includes(name));

/**
 * A schedule for every script that another script or a systemd service runs, where certificates are spoken of: it runs
 * when its caller does. `call` marks it; `hidden` tells how its failure is kept quiet.
 */
export function readCalls(file: ConfigFile, runs: readonly CommandBlock[], output: MechanismOutput): void {
  if (/\.ya?ml/.test(file.path) || !speaksOfCertificates(file)) return;
  const own = scriptRef(file.path);
  for (const { surface, commands, name } of runs) {
    if (surface !== 'script' && surface !== 'systemd' && surface !== 'makefile') continue;
    for (const [index, command] of commands.entries()) {
      const script = clientRun(command) === undefined ? scriptOf(command) : undefined;
      const called =
        script === undefined ? servicesStarted(command).map((one) => makeRef('container', one)) : [scriptRef(script)];
      if (called.length === 0 || called.includes(own)) continue;
      const next = commands[index + 1];
      const hidden = next?.operator === '||' && /^(?:true|:)$/.test(next.name) ? `|| ${next.name}` : undefined;
      output.fact(
        {
          kind: 'schedule',
          reads: [surface === 'systemd' ? makeRef('unit', name ?? '') : own],
          writes: called,
          attributes: {
            resource: 'script',
            name: (script ?? servicesStarted(command).join(' ')).replace(/^.*\//, ''),
            call: true,
            ...(hidden !== undefined && { hidden }),
          },
        },
        { line: command.line },
      );
    }
  }
}
