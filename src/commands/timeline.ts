import { timeline } from '../reporters/timeline.ts';
import type { Arguments } from './arguments.ts';
import { requestOf } from './audit-request.ts';
import { runAudit } from './run-audit.ts';
import { EXIT, type Runtime } from './runtime.ts';

/** Prints each lineage on one line, with what the history says of its arrivals. */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const report = await runAudit({ ...requestOf(args, world), history: true }, world);
  world.out(timeline.render(report, { color: world.color, width: world.columns, quiet: false }));
  return report.incomplete.length > 0 || report.faults.length > 0 ? EXIT.trouble : EXIT.clean;
}
