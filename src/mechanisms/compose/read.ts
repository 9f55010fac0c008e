import { reloadedServices } from '../../lib/reloads.ts';
import { runsOf } from '../../lib/run-files.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

/** A reload for every service whose loop reloads its server, or signals another container. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  for (const run of runsOf(file)) {
    if (run.surface !== 'compose') continue;
    for (const command of run.commands) {
      if (command.loop?.sleep === undefined) continue;
      const services = reloadedServices(command);
      if (services.length === 0) continue;
      const writes = services.map((name) => `service:${name}`);
      output.fact(
        { kind: 'reload', reads: [], writes, attributes: { name: run.name ?? '', every: command.loop.sleep } },
        { line: command.line },
      );
    }
  }
}
