import { basename, resolve } from 'node:path';
import { audit } from '../audit/audit.ts';
import type { PlugIns } from '../audit/examine.ts';
import type { FactsCache } from '../audit/facts-cache.ts';
import { allRules } from '../audit/rules.ts';
import type { Thread } from '../audit/threads.ts';
import type { Inventory, Report, Source } from '../model/index.ts';
import { type Baseline, readBaseline } from '../policy/baseline.ts';
import { type ReadConfig, readConfig } from '../policy/config.ts';
import { judgingLimit } from '../policy/judging-time.ts';
import { discover, originName } from '../sources/discover.ts';
import { openFactsCache } from '../sources/facts-cache.ts';
import { readHistory } from '../sources/history.ts';
import { readSourceText } from '../sources/read-text.ts';
import { commitTime } from '../sources/revision.ts';
import {
  type AuditRequest,
  DEFAULT_BASELINE,
  DEFAULT_CONFIG,
  factsFolder,
  NO_BASELINE,
  openSources,
  readText,
} from './audit-request.ts';
import { programDigest } from './bundle-hash.ts';
import { addServed } from './endpoints.ts';
import type { Runtime } from './runtime.ts';

/** Work that was started before the program itself was loaded. */
export interface Begun {
  sources: Promise<Source[]>;
  threads: readonly Thread[];
}

/** What is known of files from earlier runs; undefined where nothing may be kept, or the program is not bundled. */
export function cacheOf(request: Pick<AuditRequest, 'cacheIn'>, { workerUrl }: Runtime): FactsCache | undefined {
  const folder = factsFolder(request);
  const program = folder === undefined ? undefined : programDigest(workerUrl);
  return folder === undefined || program === undefined ? undefined : openFactsCache({ folder, program });
}

/**
 * Opens the sources and audits them.
 * @throws UsageError for what the user must fix
 */
export async function runAudit(request: AuditRequest, world: Runtime, begun?: Begun): Promise<Report> {
  const sources = await (begun?.sources ?? openSources(request, world));
  const config = await configOf(request.config, sources[0], world);
  const report = await audit(sources, {
    now: request.now,
    config,
    baseline: await baselineOf(request.baseline, sources[0], world),
    passwords: request.passwords,
    workerUrl: world.workerUrl,
    started: begun?.threads,
    elapsed: world.elapsed,
    limit: judgingLimit(world),
    env: world.env,
    home: sources[0]?.name,
    cache: cacheOf(request, world),
    enrich: async (inventory, plugIns) => {
      if (request.history) await addHistory(inventory, plugIns, sources, world);
      if (request.public)
        await addCommitTime(inventory, sources[0]?.name, resolve(world.cwd, request.paths[0] ?? '.'), world);
      await addServed(inventory, config, sources[0]?.name ?? '', request.endpoints, world);
    },
  });
  const notices = [...sources.flatMap(remarks), ...(report.notices ?? [])];
  return notices.length === 0 ? report : { ...report, notices };
}

/** Facts about how a source was read that a reader would not expect. */
function remarks({ name, entries, skipped, within }: Source): string[] {
  const walked = skipped.find(({ path, detail }) => path === '.git' && detail !== undefined);
  const texts = walked === undefined ? [] : [`${name}: ${walked.detail}.`];
  // A glob with a typo, or a wrong folder, matches nothing: that must not look clean.
  if (entries.length === 0 && within === undefined) {
    const excluded = skipped.some(({ reason }) => reason === 'excluded');
    texts.push(
      `${name}: ${excluded ? 'include and exclude match no file' : 'it has no file'}, so nothing was scanned.`,
    );
  }
  return texts;
}

async function addHistory(
  inventory: Inventory,
  plugIns: PlugIns,
  sources: readonly Source[],
  world: Runtime,
): Promise<void> {
  for (const source of sources) {
    const { access } = source;
    const folder = access.kind === 'files' ? access.root : access.kind === 'git' ? access.gitDir : undefined;
    if (folder === undefined) continue;
    const arrivals = await readHistory(folder, source.name, inventory, plugIns, world.env);
    if (arrivals !== undefined) inventory.arrivals = [...(inventory.arrivals ?? []), ...arrivals];
  }
}

async function addCommitTime(
  { repositories }: Inventory,
  name: string | undefined,
  folder: string,
  { env }: Runtime,
): Promise<void> {
  const repository = repositories.find((one) => one.name === name);
  const found = repository?.revision === undefined ? undefined : await discover(folder, env);
  if (repository?.revision === undefined || found === undefined || found.kind === 'none') return;
  repository.committed = await commitTime(found.gitDir, repository.revision, env);
}

/** The config file that was named, else the one at its default place in the first source. */
export async function configOf(
  path: string | undefined,
  source: Pick<Source, 'access' | 'entries'> | undefined,
  world: Runtime,
): Promise<ReadConfig | undefined> {
  const text =
    path !== undefined ? readText(path, world) : source && (await readSourceText(source, DEFAULT_CONFIG, world.env));
  if (text === undefined) return undefined;
  return readConfig(
    text,
    path ?? DEFAULT_CONFIG,
    allRules.map((rule) => rule.id),
  );
}

/** The baseline that was named, else the one at its default place in the first source. */
export async function baselineOf(
  path: string | undefined,
  source: Pick<Source, 'access' | 'entries'> | undefined,
  world: Runtime,
): Promise<Baseline | undefined> {
  if (path === NO_BASELINE) return undefined;
  if (path !== undefined) return readBaseline(readText(path, world), path);
  const text = source && (await readSourceText(source, DEFAULT_BASELINE, world.env));
  return text === undefined ? undefined : readBaseline(text, DEFAULT_BASELINE);
}

/** Name of the repository that the config of the working directory belongs to. */
export async function homeOf({ cwd, env }: Runtime): Promise<string> {
  const found = await discover(cwd, env);
  const name = found.kind === 'work-tree' ? await originName(found.gitDir, env) : undefined;
  return name ?? basename(cwd);
}
