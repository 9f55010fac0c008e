import { type Arguments, instant } from './arguments.ts';
import { endpointsOf } from './endpoints.ts';
import { type AuditRequest, readText, runAudit } from './run-audit.ts';
import type { Runtime } from './runtime.ts';
import { deliver, planDelivery } from './write-report.ts';

/** Audits folders, work trees and bare repositories. */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const plan = planDelivery(args);
  return deliver(await runAudit(requestOf(args, world), world), plan, world);
}

/** What the options ask for. */
export function requestOf(args: Arguments, world: Runtime): AuditRequest {
  const now = args.value('now');
  return {
    paths: args.operands,
    now: now === undefined ? world.clock : instant('--now', now),
    config: args.value('config'),
    baseline: args.value('baseline'),
    include: args.values('include'),
    exclude: args.values('exclude'),
    endpoints: endpointsOf(args),
    passwords: passwordsOf(args.value('keystore-passwords'), world),
  };
}

/** One password a line; `-` is standard input. A line that is empty is no password. */
function passwordsOf(file: string | undefined, world: Runtime): string[] {
  if (file === undefined) return [];
  const text = file === '-' ? world.input() : readText(file, world);
  return text.split(/\r?\n/).filter((line) => line !== '');
}
