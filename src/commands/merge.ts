import { type Judgement, judgeInventory } from '../audit/audit.ts';
import { compareText, type EndpointScope, type Fault, type Report } from '../model/index.ts';
import { UsageError } from '../util/errors.ts';
import { type Arguments, instant } from './arguments.ts';
import { endpointsOf, planDelivery, readText } from './audit-request.ts';
import { addServed } from './endpoints.ts';
import { missingFrom, readPlan } from './plan.ts';
import { type ReadReports, readReports } from './read-report.ts';
import { homeOf } from './run-audit.ts';
import type { Runtime } from './runtime.ts';
import { judgementHere } from './team-audit.ts';
import { deliver } from './write-report.ts';

/** Merges the JSON reports of shards and judges the whole; the order of the shards does not matter. */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  if (args.operands.length === 0) throw new UsageError('merge needs the JSON reports of at least one run');
  const delivery = planDelivery(args);
  const now = args.value('now');
  const endpoints = endpointsOf(args);
  const judgement = await judgementHere(
    {
      now: now === undefined ? world.clock : instant('--now', now),
      home: await homeOf(world),
      config: args.value('config'),
      baseline: args.value('baseline'),
    },
    world,
  );
  const reports = await readReports(args.operands, world);
  const merged = await mergeReports(reports, args.value('plan'), world, judgement, endpoints);
  return deliver(merged, delivery, world);
}

/**
 * One report of the reports of shards. A repository of the plan that is in none of them makes it incomplete.
 * @param plan path of the plan; undefined where there was none, and nothing is known to be missing
 */
export async function mergeReports(
  { inventory, faults }: ReadReports,
  plan: string | undefined,
  world: Runtime,
  judgement: Judgement,
  endpoints?: EndpointScope,
): Promise<Report> {
  const planned = plan === undefined ? undefined : await readPlan(readText(plan, world), plan);
  await addServed(inventory, judgement.config, judgement.home ?? '', endpoints, world);
  const merged = await judgeInventory(inventory, faults, judgement);
  const missing = planned === undefined ? [] : missingFrom(planned, inventory);
  return { ...merged, faults: distinct(merged.faults), incomplete: [...missing, ...merged.incomplete] };
}

/** A failure while a shard was evaluated occurs again, if its cause remains. */
function distinct(faults: readonly Fault[]): Fault[] {
  const known = new Map(faults.map((fault) => [`${fault.where}\0${fault.message}`, fault]));
  return [...known].sort(([a], [b]) => compareText(a, b)).map(([, fault]) => fault);
}
