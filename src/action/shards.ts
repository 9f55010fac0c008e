import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readText } from '../commands/audit-request.ts';
import { mergeReports } from '../commands/merge.ts';
import { formatPlan, makePlan, matrixOf, readPlan, type Shard, shareOf } from '../commands/plan.ts';
import { showProgress } from '../commands/progress.ts';
import type { ReadReports } from '../commands/read-report.ts';
import type { Runtime } from '../commands/runtime.ts';
import { shardReport } from '../commands/shard-report.ts';
import { judgementHere, listTeam, readTeam } from '../commands/team-audit.ts';
import { render } from '../commands/write-report.ts';
import type { Client } from '../github/client.ts';
import type { RemoteRepository, Report } from '../model/index.ts';
import { UsageError } from '../util/errors.ts';
import { escapeMarkdown, workflowCommand } from '../util/escape.ts';
import { plural } from '../util/text.ts';
import type { Target } from './begin.ts';
import type { ActionInputs, Runner } from './read-inputs.ts';
import { writeGuarded } from './write-guard.ts';

export interface ShardContext {
  inputs: ActionInputs;
  target: Target;
  world: Runtime;
  runner: Runner;
  client(): Promise<Client>;
}

/** Lists the repositories once, and writes down which shard audits which. */
export async function planShards(context: ShardContext): Promise<void> {
  const { inputs, target, world, runner } = context;
  const repositories = await listScope(context);
  const plan = makePlan(repositories, inputs.shards, inputs.now);
  writeGuarded('plan-file', inputs.planFile, formatPlan(plan), world);
  runner.output('plan-file', inputs.planFile);
  runner.output('matrix', matrixOf(plan));
  runner.output('result', 'planned');
  const number = plural(repositories.length, 'repository', 'repositories');
  await runner.summary(`${number} on ${escapeMarkdown(target.serverUrl)} in ${plural(plan.shards, 'shard')}.\n`);
}

/**
 * Reads one shard and writes its report. What it found is no verdict: it neither fails the job, nor is it annotated, nor does
 * it open issues.
 */
export async function auditShard(shard: Shard, context: ShardContext): Promise<void> {
  const { inputs, target, world, runner } = context;
  const file = runner.input('report-file');
  if (file === '') throw new UsageError('shard: set report-file, from which the shards are merged');
  const progress = showProgress(world, world.out, 'group');
  const share = await shareFor(shard, context);
  const request = { ...inputs, ...inputs.fetching, serverUrl: target.serverUrl, token: inputs.token || undefined };
  const { inventory, faults, stats } = await readTeam(share, request, world, progress);
  const report = shardReport(shard, inventory, faults, inputs.now);
  writeGuarded(
    'report-file',
    file,
    render(report, 'json', { color: false, width: world.columns, quiet: false }),
    world,
  );
  runner.output('report-file', file);
  runner.output('incomplete', stats.failed > 0);
  runner.output('result', 'collected');
  const { cloned, unchanged, failed } = stats;
  const counts = `${cloned} read, ${unchanged} unchanged, ${failed} not scanned`;
  const text = `Shard ${shard.number}/${shard.of}: ${counts}. It is evaluated together with the other shards.\n`;
  world.out(text);
  await runner.summary(text);
}

/** One report of those of the shards. Without a plan it is unknown whether one is missing. */
export async function mergeShards(
  shards: ReadReports | undefined,
  { inputs, target, world }: Pick<ShardContext, 'inputs' | 'target' | 'world'>,
): Promise<Report> {
  if (shards === undefined) throw new UsageError('mode: merge needs the reports of the shards in inventory');
  const planned = existsSync(resolve(world.cwd, inputs.planFile));
  const judgement = await judgementHere({ ...inputs, home: target.repository }, world);
  const report = await mergeReports(shards, planned ? inputs.planFile : undefined, world, judgement, inputs.endpoints);
  if (planned) return report;
  const reason = `Without a plan (${inputs.planFile}) a missing shard report cannot be detected.`;
  return { ...report, incomplete: [reason, ...report.incomplete] };
}

/** By the plan where there is one, and without a call of the API; else by a list of its own. */
async function shareFor(shard: Shard, context: ShardContext): Promise<RemoteRepository[]> {
  const { inputs, target, world } = context;
  const { planFile } = inputs;
  const plan = existsSync(resolve(world.cwd, planFile))
    ? await readPlan(readText(planFile, world), planFile)
    : makePlan(await listScope(context), shard.of, inputs.now);
  return shareOf(plan, shard, target.serverUrl);
}

async function listScope({ inputs: { scope }, target, world, client }: ShardContext): Promise<RemoteRepository[]> {
  if (scope === undefined) throw new UsageError('which repositories? Set repositories, organization or team');
  const progress = showProgress(world, world.out, 'group');
  const { repositories, partial } = await listTeam({ scope, serverUrl: target.serverUrl }, client, progress);
  if (partial !== undefined) world.out(`${workflowCommand('warning', { title: 'Incomplete scan' }, [partial])}\n`);
  return repositories;
}
