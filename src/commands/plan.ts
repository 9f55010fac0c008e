import { compareText, type Inventory, type Plan, type RemoteRepository } from '../model/index.ts';
import { toInstant } from '../util/dates.ts';
import { UsageError } from '../util/errors.ts';
import { toJson } from '../util/escape.ts';
import { listed } from '../util/text.ts';
import { TOOL } from '../version.ts';
import { readJson } from './read-json.ts';
import { assignShards, MAX_SHARDS, shardsFor } from './shards.ts';

const MAX_NAMED = 20;

/** One of the shards of a run: the `number`-th `of` so many, from 1. */
export interface Shard {
  number: number;
  of: number;
}

/** `2/4`. Throws UsageError. */
export function readShard(given: string): Shard {
  const [, number = '', of = ''] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(given) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.of === 0 || shard.number > shard.of || shard.of > MAX_SHARDS)
    throw new UsageError(`shard: "${given}" is not a shard such as 2/4, with at most ${MAX_SHARDS} shards`);
  return shard;
}

/**
 * Assigns repositories to shards.
 * @param shards how many; undefined lets the sizes decide
 */
export function makePlan(repositories: readonly RemoteRepository[], shards: number | undefined, now: number): Plan {
  const wanted = shards ?? shardsFor(repositories);
  const number = Math.max(1, Math.min(wanted, repositories.length, MAX_SHARDS));
  const assigned = assignShards(repositories, number);
  return {
    schemaVersion: 1,
    tool: TOOL,
    listed: toInstant(now),
    shards: number,
    repositories: repositories
      .map(({ url: _, ...repository }) => ({ ...repository, shard: assigned.get(repository.name) ?? 1 }))
      .sort((a, b) => compareText(a.name, b.name)),
  };
}

export function formatPlan(plan: Plan): string {
  return toJson(plan);
}

/** For `strategy.matrix` of a workflow: numbers alone, whatever the repositories are called. */
export function matrixOf({ shards }: Plan): string {
  return JSON.stringify({ shard: Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`) });
}

/** Throws UsageError where the text is no plan. */
export async function readPlan(text: string, path: string): Promise<Plan> {
  const plan = await readJson<Plan>(
    text,
    path,
    'a plan',
    () => import('../../schemas/plan.schema.json', { with: { type: 'json' } }),
  );
  const names = new Set(plan.repositories.map(({ name }) => name.toLowerCase()));
  if (names.size !== plan.repositories.length)
    throw new UsageError(`${path} is not a plan: it lists a repository twice`);
  if (plan.repositories.some(({ shard }) => shard > plan.shards))
    throw new UsageError(`${path} is not a plan: a repository refers to a missing shard`);
  return plan;
}

/**
 * The repositories of one shard. The plan does not decide where they are cloned from, because the token is sent there.
 * @throws UsageError where the plan was made for another number of shards
 */
export function shareOf(plan: Plan, shard: Shard, serverUrl: string): RemoteRepository[] {
  if (plan.shards !== shard.of)
    throw new UsageError(
      `shard: "${shard.number}/${shard.of}" does not belong to this plan, which has ${plan.shards} shards`,
    );
  return plan.repositories
    .filter((one) => one.shard === shard.number)
    .map(({ shard: _, ...repository }) => ({ ...repository, url: `${serverUrl}/${repository.name}` }));
}

/** Repositories of the plan that no shard reports, in sentences; empty if nothing is missing. */
export function missingFrom(plan: Plan, { repositories }: Inventory): string[] {
  const there = new Set(repositories.flatMap(({ name, formerName }) => [name, formerName ?? name]).map(lower));
  const missing = plan.repositories.filter(({ name }) => !there.has(lower(name)));
  if (missing.length === 0) return [];
  const shards = [...new Set(missing.map(({ shard }) => shard))].sort((a, b) => a - b);
  const names = missing.map(({ name }) => name);
  const which = shards.map((shard) => `${shard}/${plan.shards}`).join(', ');
  return [
    `${missing.length} of the ${plan.repositories.length} repositories of the plan are in no report (shard ${which}): ${listed(names, MAX_NAMED)}.`,
  ];
}

function lower(name: string): string {
  return name.toLowerCase();
}
