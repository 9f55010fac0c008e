import { type Arguments, instant } from './arguments.ts';
import { deliver, planDelivery } from './deliver.ts';
import { readText, runAudit } from './run-audit.ts';
import type { World } from './world.ts';

/** Audits folders, work trees and bare repositories. */
export async function run(args: Arguments, world: World): Promise<number> {
  const plan = planDelivery(args);
  const now = args.value('now');
  const report = await runAudit(
    {
      paths: args.operands,
      now: now === undefined ? world.clock : instant('--now', now),
      config: args.value('config'),
      baseline: args.value('baseline'),
      include: args.values('include'),
      exclude: args.values('exclude'),
      passwords: passwordsOf(args.value('keystore-passwords'), world),
    },
    world,
  );
  return deliver(report, plan, world);
}

/** One password a line; `-` is standard input. A line that is empty is no password. */
function passwordsOf(file: string | undefined, world: World): string[] {
  if (file === undefined) return [];
  const text = file === '-' ? world.input() : readText(file, world);
  return text.split(/\r?\n/).filter((line) => line !== '');
}
