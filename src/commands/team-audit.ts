import { resolve } from 'node:path';
import { type Judgement, judgeInventory, plugIns } from '../audit/audit.ts';
import type { Client } from '../github/client.ts';
import { type Listing, listRepositories, type TeamScope } from '../github/repositories.ts';
import type { EndpointScope, RemoteRepository, Report } from '../model/index.ts';
import { judgingLimit } from '../policy/judging-time.ts';
import { type CollectedTeam, collectTeam } from '../sources/collect-team.ts';
import { UsageError } from '../util/errors.ts';
import { plural } from '../util/text.ts';
import { programDigest } from './bundle-hash.ts';
import { addServed } from './endpoints.ts';
import type { Progress } from './progress.ts';
import { baselineOf, configOf } from './run-audit.ts';
import type { Runtime } from './runtime.ts';

/** What both entry points ask for when they audit the repositories of a team. */
export interface TeamRequest {
  scope: TeamScope;
  serverUrl: string;
  /** Undefined asks as anybody. */
  token: string | undefined;
  now: number;
  config: string | undefined;
  baseline: string | undefined;
  /** Name of the repository whose config it is, as locations give it. */
  home: string;
  /** Globs of files. */
  include: readonly string[];
  exclude: readonly string[];
  passwords: readonly string[];
  /** Which declared endpoints are asked what they serve; none where it is left out. */
  endpoints?: EndpointScope;
  cacheFolder: string | undefined;
  concurrency: number | undefined;
  /** Milliseconds for one attempt to read one repository. */
  timeout: number | undefined;
}

/** Lists the scope, reads it and judges it, with the config of the working directory. */
export async function auditTeam(
  request: TeamRequest,
  client: () => Promise<Client>,
  world: Runtime,
  progress: Progress,
): Promise<Report> {
  const judgement = await judgementHere(request, world);
  const { repositories, partial } = await listTeam(request, client, progress);
  const { inventory, faults } = await readTeam(repositories, request, world, progress);
  await addServed(inventory, judgement.config, request.home, request.endpoints, world);
  const report = await judgeInventory(inventory, faults, judgement);
  return partial === undefined ? report : { ...report, incomplete: [partial, ...report.incomplete] };
}

/** What the config and the baseline of the working directory say of a team. */
export async function judgementHere(
  request: Pick<TeamRequest, 'now' | 'home' | 'config' | 'baseline'> & Partial<Pick<TeamRequest, 'timeout'>>,
  world: Runtime,
): Promise<Judgement> {
  const here = { access: { kind: 'files' as const, root: world.cwd }, entries: [] };
  const { now, home, timeout } = request;
  const [config, baseline] = await Promise.all([
    configOf(request.config, here, world),
    baselineOf(request.baseline, here, world),
  ]);
  return { now, home, config, baseline, limit: judgingLimit(world, timeout) };
}

/** Throws UsageError if the scope is empty: a scan of nothing would look clean. */
export async function listTeam(
  { scope, serverUrl }: Pick<TeamRequest, 'scope' | 'serverUrl'>,
  client: () => Promise<Client>,
  progress: Progress,
): Promise<Pick<Listing, 'repositories' | 'partial'>> {
  const { repositories, calls, partial } = await listRepositories(scope, client, serverUrl);
  if (repositories.length === 0) throw new UsageError('the scope holds no repository');
  const number = plural(repositories.length, 'repository', 'repositories');
  progress.log(`${number} in the scope, listed with ${plural(calls, 'request')} to the API`);
  return { repositories, ...(partial && { partial }) };
}

/** Reads the repositories into one inventory, telling of each. */
export async function readTeam(
  repositories: readonly RemoteRepository[],
  request: Omit<TeamRequest, 'scope' | 'now' | 'config' | 'baseline' | 'home' | 'endpoints'>,
  world: Runtime,
  progress: Progress,
): Promise<CollectedTeam> {
  const { serverUrl, token, include, exclude, passwords, cacheFolder, concurrency, timeout } = request;
  const collected = await collectTeam(repositories, {
    ...plugIns,
    ...{ include, exclude, passwords, concurrency, timeout },
    cacheFolder: cacheFolder === undefined ? undefined : resolve(world.cwd, cacheFolder),
    remote: { serverUrl, token },
    env: world.env,
    workerUrl: world.workerUrl,
    program: cacheFolder === undefined ? undefined : programDigest(world.workerUrl),
    signal: world.interruption?.(),
    sleep: world.sleep,
    elapsed: world.elapsed,
    progress: progress.step,
    log: progress.log,
  });
  progress.end();
  return collected;
}
