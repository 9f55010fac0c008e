import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { allRules, audit } from '../audit/audit.ts';
import type { PlugIns } from '../audit/examine.ts';
import { type EndpointScope, type Inventory, type Report, type Source, withSubmodules } from '../model/index.ts';
import { type Baseline, readBaseline } from '../policy/baseline.ts';
import { type ReadConfig, readConfig } from '../policy/config.ts';
import type { Origin } from '../sources/absent-objects.ts';
import { discover, originName } from '../sources/discover.ts';
import { readHistory } from '../sources/history.ts';
import { openSource } from '../sources/open.ts';
import { readSourceText } from '../sources/read-text.ts';
import { commitTime } from '../sources/revision.ts';
import { fileTrouble, UsageError } from '../util/errors.ts';
import { addServed } from './endpoints.ts';
import { expandRoots } from './expand-paths.ts';
import type { Runtime } from './runtime.ts';

export const DEFAULT_CONFIG = '.github/cert-hygiene.yml';
export const DEFAULT_BASELINE = '.github/cert-hygiene-baseline.txt';
/** In place of a path: no baseline, not even the one at the default path. */
export const NO_BASELINE = 'none';

/** What both entry points ask for. Paths are the user's, relative to the working directory. */
export interface AuditRequest {
  paths: readonly string[];
  now: number;
  /** Undefined takes the default path, where a missing file is fine. */
  config?: string | undefined;
  /** As with the config; `none` takes no baseline at all. */
  baseline?: string | undefined;
  include: readonly string[];
  exclude: readonly string[];
  passwords: readonly string[];
  /** `owner/name` of the repository at the first path, where that is known. */
  name?: string;
  /** Whether to read when each certificate came to its place. */
  history?: boolean;
  /** Whether the repository at the first path is known to be public. */
  public?: boolean;
  /** Where to fetch from what a partial clone at the first path lacks. */
  origin?: Origin;
  /** Which declared endpoints are asked what they serve; none where it is left out. */
  endpoints?: EndpointScope;
}

/** Opens the sources and audits them. Throws UsageError for what the user must mend. */
export async function runAudit(request: AuditRequest, world: Runtime): Promise<Report> {
  const { include, exclude } = request;
  const paths = request.paths.length > 0 ? await expandRoots(request.paths, world.cwd) : ['.'];
  const opened = await Promise.all(
    paths.map((path, index) => {
      const { name, origin } = index === 0 ? request : {};
      const known = { ...(name && { name }), ...(origin && { origin }) };
      return openSource(resolve(world.cwd, path), { env: world.env, include, exclude, ...known });
    }),
  );
  const sources = distinctlyNamed(opened, paths);
  const config = await configOf(request.config, sources[0], world);
  const report = await audit(sources, {
    now: request.now,
    config,
    baseline: await baselineOf(request.baseline, sources[0], world),
    passwords: request.passwords,
    workerUrl: world.workerUrl,
    env: world.env,
    home: sources[0]?.name,
    enrich: async (inventory, plugIns) => {
      if (request.history) await addHistory(inventory, plugIns, sources, world);
      if (request.public) await addCommitTime(inventory, sources[0]?.name, resolve(world.cwd, paths[0] ?? '.'), world);
      await addServed(inventory, config, sources[0]?.name ?? '', request.endpoints, world);
    },
  });
  const notices = [...sources.flatMap(remarks), ...(report.notices ?? [])];
  return notices.length === 0 ? report : { ...report, notices };
}

/** The sources with their submodules. Two folders of one name are told apart by the paths that were given. */
function distinctlyNamed(opened: readonly Source[], paths: readonly string[]): Source[] {
  const names = new Set<string>();
  return opened.flatMap((source, index) => {
    if (names.has(source.name)) {
      const name = paths[index] ?? source.name;
      for (const { within } of source.submodules ?? []) if (within !== undefined) within.repository = name;
      source.name = name;
    }
    names.add(source.name);
    const [own, ...submodules] = withSubmodules(source);
    for (const submodule of submodules) {
      const { name, within } = submodule;
      if (names.has(name)) submodule.name = `${within?.repository}/${within?.path}`;
      names.add(submodule.name);
    }
    return own === undefined ? [] : [own, ...submodules];
  });
}

/** What a reader would not guess of how a source was read. */
function remarks({ name, entries, skipped, within }: Source): string[] {
  const walked = skipped.find(({ path, detail }) => path === '.git' && detail !== undefined);
  const texts = walked === undefined ? [] : [`${name}: ${walked.detail}.`];
  // A glob with a slip, or a folder that is not the one that was meant, finds nothing: that must not pass for clean.
  if (entries.length === 0 && within === undefined) {
    const excluded = skipped.some(({ reason }) => reason === 'excluded');
    texts.push(
      `${name}: ${excluded ? 'include and exclude leave no file' : 'there is no file'}, so nothing was audited.`,
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

/** Throws UsageError where the file cannot be read. */
export function readText(path: string, world: Runtime): string {
  try {
    return readFileSync(resolve(world.cwd, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${fileTrouble(error)}`);
  }
}

/** Name of the repository that the config of the working directory belongs to. */
export async function homeOf({ cwd, env }: Runtime): Promise<string> {
  const found = await discover(cwd, env);
  const name = found.kind === 'work-tree' ? await originName(found.gitDir, env) : undefined;
  return name ?? basename(cwd);
}
