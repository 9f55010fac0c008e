import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CollectOptions, collect } from '../collect.ts';
import { messageOf, UsageError } from '../lib/errors.ts';
import { GitError, git } from '../lib/git.ts';
import { type InventoryBuilder, inventoryBuilder } from '../lib/inventory.ts';
import { displayPath } from '../lib/paths.ts';
import type {
  CachedRepository,
  Fault,
  Inventory,
  RemoteRepository,
  Repository,
  RepositoryFailure,
  Source,
} from '../model/index.ts';
import { TOOL } from '../version.ts';
import { withOwners } from './open.ts';
import { type Clone, newNameOf, type RemoteAccess, RepositoryError, remoteHead, withClone } from './remote.ts';
import { listRevision } from './revision.ts';
import { selection } from './selection.ts';
import { type Known, openCache, pathOf, type TeamCache } from './team-cache.ts';

/** What a step of the run came to. */
export interface TeamStep {
  /** Repositories that are through, this one included, of how many. */
  done: number;
  total: number;
  name: string;
  outcome: 'read' | 'unchanged' | 'failed';
  /** Why it failed, or what else is to be said. */
  detail?: string;
  files: number;
  /** From its start to its end. */
  seconds: number;
}

export interface TeamOptions extends Omit<CollectOptions, 'part' | 'env'> {
  remote: RemoteAccess['remote'];
  env: RemoteAccess['env'];
  /** Globs of files, as for any other source. */
  include?: readonly string[];
  exclude?: readonly string[];
  /** Where facts are kept from one run to the next; none are where it is left out. */
  cacheFolder?: string | undefined;
  /** Digest of the program that runs: facts of another one are not used. */
  program?: string | undefined;
  /** Repositories at once. */
  concurrency?: number | undefined;
  /** Milliseconds for one attempt to read one repository. */
  timeout?: number | undefined;
  attempts?: number | undefined;
  maxBytes?: number | undefined;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds since some moment. */
  elapsed(): number;
  progress(step: TeamStep): void;
  /** Why the run waits, and what it cannot use. */
  log(line: string): void;
}

export interface CollectedTeam {
  inventory: Inventory;
  faults: Fault[];
  stats: { cloned: number; unchanged: number; failed: number; files: number; bytes: number };
}

export const CONCURRENCY = 4;
const TIMEOUT = 300_000;
const ATTEMPTS = 3;
/** Bytes on the disk of one clone. */
const MAX_BYTES = 4 * 2 ** 30;
const MAX_DETAIL = 200;

/**
 * Reads the repositories of a team, some at once, into one inventory. What cannot be read is a row with its reason, and
 * stops nothing. A clone is gone as soon as it is read; what was read of it is in the cache, where there is one.
 */
export async function collectTeam(
  repositories: readonly RemoteRepository[],
  options: TeamOptions,
): Promise<CollectedTeam> {
  const { env, elapsed } = options;
  // What the user must mend is said before anything is fetched.
  await selection(options);
  const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), 'cert-hygiene-team-'));
  const team: Team = {
    options,
    access: {
      remote: options.remote,
      env,
      folder,
      timeout: options.timeout ?? TIMEOUT,
      attempts: options.attempts ?? ATTEMPTS,
      maxBytes: options.maxBytes ?? MAX_BYTES,
      sleep: options.sleep,
      log: options.log,
    },
    cache: await cacheOf(options),
    builder: inventoryBuilder(),
    rows: new Map(),
    faults: [],
    asked: new Set(repositories.map(({ name }) => name.toLowerCase())),
    reading: oneAtATime(),
  };
  const stats = { cloned: 0, unchanged: 0, failed: 0, files: 0, bytes: 0 };
  let next = 0;
  let done = 0;

  async function take(): Promise<void> {
    for (let repository = repositories[next++]; repository !== undefined; repository = repositories[next++]) {
      const start = elapsed();
      const { row, ...result } = await auditOne(repository, team);
      if (result.outcome === 'read') stats.cloned++;
      else stats[result.outcome]++;
      stats.files += row.files;
      stats.bytes += row.bytes;
      const { name } = repository;
      const seconds = (elapsed() - start) / 1_000;
      options.progress({ done: ++done, total: repositories.length, name, files: row.files, seconds, ...result });
    }
  }

  try {
    await Promise.all(Array.from({ length: Math.max(1, options.concurrency ?? CONCURRENCY) }, take));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  team.builder.add({ repositories: [...team.rows.values()] });
  return { inventory: team.builder.inventory(), faults: sorted(team.faults), stats };
}

/** What all repositories of a run share. */
interface Team {
  options: TeamOptions;
  access: RemoteAccess;
  cache: TeamCache | undefined;
  builder: InventoryBuilder;
  /** By name, in lower case. */
  rows: Map<string, Repository>;
  faults: Fault[];
  /** Names that were asked for, in lower case. */
  asked: ReadonlySet<string>;
  /** Decoding fills the memory and the processors; fetching goes on beside it. */
  reading<T>(step: () => Promise<T>): Promise<T>;
}

interface Outcome {
  outcome: TeamStep['outcome'];
  detail?: string;
  row: Repository;
}

/** Never rejects, whatever a repository or its server does. */
async function auditOne({ name, url }: RemoteRepository, team: Team): Promise<Outcome> {
  try {
    return await readOne(name, url, team);
  } catch (error) {
    const failure = failureOf(error);
    // A failure of ours is told as one, and still stops no other repository.
    if (failure === undefined) team.faults.push({ where: `repository ${name}`, message: messageOf(error) });
    const { reason, detail } = failure ?? { reason: 'damaged', detail: 'the audit of it failed' };
    const row = keep({ name, files: 0, bytes: 0, skipped: [], failure: { reason, detail } }, team);
    return { outcome: reason === 'empty' ? 'read' : 'failed', detail, row };
  }
}

function failureOf(error: unknown): RepositoryFailure | undefined {
  if (error instanceof RepositoryError) return { reason: error.reason, detail: error.message };
  if (!(error instanceof GitError) && !(error instanceof UsageError)) return undefined;
  return { reason: 'damaged', detail: error.message.slice(0, MAX_DETAIL) };
}

async function readOne(name: string, url: string, team: Team, formerName?: string): Promise<Outcome> {
  const { access, cache } = team;
  try {
    const known = await cache?.read(name);
    if (known?.whole && (await remoteHead(url, access)) === known.repository.revision) {
      for (const part of known.parts) team.builder.add(part);
      return {
        outcome: 'unchanged',
        ...said(formerName, name),
        row: keep(withFormer(known.repository, formerName), team),
      };
    }
    const row = await withClone(url, access, (clone) => team.reading(() => readClone(name, clone, known, team)));
    return { outcome: 'read', ...said(formerName, name), row: keep(withFormer(row, formerName), team) };
  } catch (error) {
    if (!(error instanceof RepositoryError) || error.reason !== 'renamed' || formerName !== undefined) throw error;
    const now = await newNameOf(url, access);
    if (now === undefined) throw error;
    if (team.asked.has(now.toLowerCase())) {
      // It is audited under its name, which was asked for too.
      return { outcome: 'unchanged', ...said(name, now), row: { name: now, files: 0, bytes: 0, skipped: [] } };
    }
    return readOne(now, `${access.remote.serverUrl}/${now}`, team, name);
  }
}

function said(formerName: string | undefined, name: string): { detail?: string } {
  return formerName === undefined ? {} : { detail: `renamed to ${name}` };
}

function withFormer(row: Repository, formerName: string | undefined): Repository {
  return formerName === undefined ? row : { ...row, formerName };
}

/** Of two former names of one repository the first counts, whichever was read first. */
function keep(row: Repository, { rows }: Team): Repository {
  const key = row.name.toLowerCase();
  const other = rows.get(key);
  if (other === undefined || (row.formerName ?? '') < (other.formerName ?? '')) rows.set(key, row);
  return row;
}

/** Reads a clone; files that are as they were when the cache was written are not decoded again. */
async function readClone(name: string, { gitDir, revision }: Clone, known: Known | undefined, team: Team) {
  const { env, include = [], exclude = [] } = team.options;
  const listed = await listRevision(gitDir, revision, gitDir, { name, env, include, exclude });
  const source = await withOwners(listed, env);
  const before = new Set(known?.files);
  const parts: CachedRepository['parts'] = [];
  const options: CollectOptions = { ...team.options, part: (part) => parts.push(part) };
  const entries = source.entries.filter((entry) => !before.has(fileOf(entry)));
  const { inventory, faults } = await collect([{ ...source, entries }], options);
  const [read] = inventory.repositories;
  if (read === undefined) throw new Error(`${name} was not accounted for`);
  const row = known === undefined ? read : await withUnchanged(read, source, known, gitDir, team, parts);
  for (const part of parts) team.builder.add(part);
  for (const { where, message } of faults) team.faults.push({ where: `${name}: ${where}`, message });
  // What failed, or could not be read this time, is tried again the next time.
  const passing = row.skipped.some(({ reason }) => reason === 'unreadable' || reason === 'denied');
  if (faults.length === 0 && !passing) {
    await team.cache?.write(name, { repository: row, files: source.entries.map(fileOf), parts });
  }
  return row;
}

/** Adds what is known of the files that did not change: to the parts, and to the account. */
async function withUnchanged(
  read: Repository,
  source: Source,
  known: Known,
  gitDir: string,
  { options }: Team,
  parts: CachedRepository['parts'],
): Promise<Repository> {
  const before = new Set(known.files);
  const same = source.entries.filter((entry) => before.has(fileOf(entry)));
  const paths = new Set(same.map((entry) => displayPath(entry.name)));
  for (const part of known.parts) if (paths.has(pathOf(part) ?? '')) parts.push(part);
  const skipped = known.repository.skipped.filter(({ path, reason }) => reason !== 'excluded' && paths.has(path));
  const unread = new Set(skipped.map(({ path }) => path));
  const counted = same.filter((entry) => !unread.has(displayPath(entry.name)));
  const sizes = await git([`--git-dir=${gitDir}`, 'cat-file', '--batch-check=%(objectsize)'], {
    env: options.env,
    input: counted.map(({ oid }) => `${oid}\n`).join(''),
  });
  const bytes = sizes
    .toString('latin1')
    .split('\n')
    .reduce((sum, line) => sum + (Number(line) || 0), 0);
  return {
    ...read,
    files: read.files + counted.length,
    bytes: read.bytes + bytes,
    skipped: [...read.skipped, ...skipped],
  };
}

function fileOf({ oid = '', name }: Source['entries'][number]): string {
  return `${oid} ${name}`;
}

function cacheOf(options: TeamOptions): Promise<TeamCache> | undefined {
  const { cacheFolder, include, exclude, maxFileBytes, passwords = [], program, log } = options;
  if (cacheFolder === undefined) return undefined;
  const deciding = { format: 1, tool: TOOL, program, include, exclude, maxFileBytes };
  return openCache({ folder: cacheFolder, deciding, withPasswords: passwords.length > 0, log });
}

/** Steps in the order in which they come, each after the one before. */
function oneAtATime(): Team['reading'] {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const mine = last.then(step);
    last = mine.catch(() => {});
    return mine;
  };
}

function sorted(faults: readonly Fault[]): Fault[] {
  const text = ({ where, message }: Fault) => `${where}\0${message}`;
  return faults.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}
