import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InventoryBuilder, inventoryBuilder } from '../audit/inventory.ts';
import { type Budget, BudgetError, threadPool } from '../audit/read-apart.ts';
import type { Fault, Inventory, RemoteRepository, Repository, RepositoryFailure } from '../model/index.ts';
import { GitError } from '../readers/git.ts';
import { whyNoRemote } from '../readers/git-version.ts';
import { messageOf, UsageError } from '../util/errors.ts';
import { TOOL } from '../version.ts';
import { type CloneOptions, readClone } from './read-clone.ts';
import { newNameOf, type RemoteAccess, RepositoryError, remoteHead, withClone } from './remote.ts';
import { selection } from './selection.ts';
import { openCache, type TeamCache } from './team-cache.ts';

/** The result of one step of the run. */
export interface TeamStep {
  /** Repositories that are finished, this one included, and the total. */
  done: number;
  total: number;
  name: string;
  outcome: 'read' | 'unchanged' | 'failed';
  /** Why it failed, or another remark. */
  detail?: string;
  files: number;
  /** From its start to its end. */
  seconds: number;
}

export interface TeamOptions extends CloneOptions {
  remote: RemoteAccess['remote'];
  env: RemoteAccess['env'];
  /** Where facts are kept from one run to the next; none are where it is left out. */
  cacheFolder?: string | undefined;
  /** Hash of the running program: facts of another program are not used. */
  program?: string | undefined;
  /** Repositories at once. */
  concurrency?: number | undefined;
  /** Milliseconds for one attempt to fetch one repository, and as many for reading its files. */
  timeout?: number | undefined;
  attempts?: number | undefined;
  maxBytes?: number | undefined;
  /** Ends the run, with nothing left on the disk. */
  signal?: AbortSignal | undefined;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds since some moment. */
  elapsed(): number;
  progress(step: TeamStep): void;
  /** Reports why the run waits, and what it cannot use. */
  log(line: string): void;
}

export interface CollectedTeam {
  inventory: Inventory;
  faults: Fault[];
  stats: { cloned: number; unchanged: number; failed: number; files: number; bytes: number };
}

const CONCURRENCY = 4;
const TIMEOUT = 300_000;
const ATTEMPTS = 3;
/** Bytes on the disk of one clone. */
const MAX_BYTES = 4 * 2 ** 30;
const MAX_DETAIL = 200;

/**
 * Reads the repositories of a team, several at once, into one inventory. A repository that cannot be read becomes a row
 * with its reason, and stops nothing. A clone is deleted as soon as it is read; its facts are in the cache, if there is
 * one.
 */
export async function collectTeam(
  repositories: readonly RemoteRepository[],
  options: TeamOptions,
): Promise<CollectedTeam> {
  const { env, elapsed } = options;
  // Errors that the user must fix are reported before anything is fetched.
  await selection(options);
  const tooOld = await whyNoRemote(env);
  if (tooOld !== undefined) throw new UsageError(tooOld);
  const cache = await cacheOf(options);
  const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), 'cert-hygiene-team-'));
  // One listener for each repository that is being read.
  if (options.signal) setMaxListeners(0, options.signal);
  const threads = threadPool();
  const timeout = options.timeout ?? TIMEOUT;
  const team: Team = {
    options: { ...options, budget: { milliseconds: timeout, elapsed, threads } },
    access: {
      remote: options.remote,
      env,
      folder,
      timeout,
      attempts: options.attempts ?? ATTEMPTS,
      maxBytes: options.maxBytes ?? MAX_BYTES,
      signal: options.signal,
      sleep: options.sleep,
      log: options.log,
    },
    cache,
    builder: inventoryBuilder(),
    rows: new Map(),
    formerNames: new Map(),
    leftToOthers: [],
    faults: [],
    asked: new Set(repositories.map(({ name }) => name.toLowerCase())),
    open: new Set(repositories.filter((one) => one.public).map(({ name }) => name.toLowerCase())),
    reading: oneAtATime(),
  };
  const stats = { cloned: 0, unchanged: 0, failed: 0, files: 0, bytes: 0 };
  let next = 0;
  let done = 0;

  async function take(): Promise<void> {
    for (let repository = repositories[next++]; repository !== undefined; repository = repositories[next++]) {
      const start = elapsed();
      const { row, ...result } = await auditOne(repository, team);
      if (options.signal?.aborted) throw new UsageError('interrupted');
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
    const ends = await Promise.allSettled(Array.from({ length: options.concurrency ?? CONCURRENCY }, take));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  } finally {
    threads.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  // Two repositories that a server redirects to each other are read under neither name.
  for (const { name, now } of team.leftToOthers.filter((one) => !team.rows.has(one.now.toLowerCase()))) {
    const failure = { reason: 'renamed', detail: `the server sends it to ${now}, and that one elsewhere` } as const;
    keep({ name, files: 0, bytes: 0, skipped: [], failure }, team);
  }
  team.builder.add({ repositories: [...team.rows.values()].map((row) => withFormerName(withTime(row, team), team)) });
  return { inventory: team.builder.inventory(), faults: sorted(team.faults), stats };
}

/** What all repositories of a run share. */
interface Team {
  options: TeamOptions & { budget: Budget };
  access: RemoteAccess;
  cache: TeamCache | undefined;
  builder: InventoryBuilder;
  /** By name, in lower case. */
  rows: Map<string, Repository>;
  /** The requested ones by their current name on the server, in lower case. */
  formerNames: Map<string, string>;
  /** Those whose present name was asked for too. */
  leftToOthers: { name: string; now: string }[];
  faults: Fault[];
  /** Names that were asked for, in lower case. */
  asked: ReadonlySet<string>;
  /** Those of them that anybody may see. */
  open: ReadonlySet<string>;
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
    // A failure of the tool is reported as one, and still stops no other repository.
    if (failure === undefined) team.faults.push({ where: `repository ${name}`, message: messageOf(error) });
    const { reason, detail } = failure ?? { reason: 'damaged', detail: 'its scan failed' };
    const row = keep({ name, files: 0, bytes: 0, skipped: [], failure: { reason, detail } }, team);
    return { outcome: reason === 'empty' ? 'read' : 'failed', detail, row };
  }
}

function failureOf(error: unknown): RepositoryFailure | undefined {
  if (error instanceof RepositoryError || error instanceof BudgetError)
    return { reason: error.reason, detail: error.message };
  if (!(error instanceof GitError) && !(error instanceof UsageError)) return undefined;
  return { reason: 'damaged', detail: error.message.slice(0, MAX_DETAIL) };
}

async function readOne(name: string, url: string, team: Team, formerName?: string): Promise<Outcome> {
  const { access, cache } = team;
  try {
    const known = await cache?.read(name);
    if (known?.whole && (await remoteHead(url, access)) === known.repository.revision) {
      for (const part of known.parts) team.builder.add(part);
      return { outcome: 'unchanged', ...said(formerName, name), row: keep(known.repository, team) };
    }
    const { faults, lasting, ...record } = await withClone(url, access, (clone) =>
      team.reading(() => readClone(name, clone, known, team.options)),
    );
    for (const part of record.parts) team.builder.add(part);
    for (const { where, message } of faults) team.faults.push({ where: `${name}: ${where}`, message });
    if (lasting) await cache?.write(name, record);
    return { outcome: 'read', ...said(formerName, name), row: keep(record.repository, team) };
  } catch (error) {
    if (!(error instanceof RepositoryError) || error.reason !== 'renamed' || formerName !== undefined) throw error;
    const now = await newNameOf(url, access);
    if (now === undefined || now.toLowerCase() === name.toLowerCase()) throw error;
    note(team, now, name);
    if (team.asked.has(now.toLowerCase())) {
      // It is audited under its name, which was asked for too.
      team.leftToOthers.push({ name, now });
      const row = { name: now, files: 0, bytes: 0, skipped: [] };
      return { outcome: 'read', detail: `renamed to ${now}, which is in the scope itself`, row };
    }
    return readOne(now, `${access.remote.serverUrl}/${now}`, team, name);
  }
}

function said(formerName: string | undefined, name: string): { detail?: string } {
  return formerName === undefined ? {} : { detail: `renamed to ${name}` };
}

function keep(row: Repository, { rows }: Team): Repository {
  rows.set(row.name.toLowerCase(), row);
  return row;
}

/** If several former names of one repository were requested, the first counts. */
function note({ formerNames }: Team, name: string, formerName: string): void {
  const key = name.toLowerCase();
  const other = formerNames.get(key);
  if (other === undefined || formerName < other) formerNames.set(key, formerName);
}

/** The cache knows the time of every commit; only that of a public repository is told. */
function withTime({ committed, ...row }: Repository, { open }: Team): Repository {
  return committed !== undefined && open.has(row.name.toLowerCase()) ? { ...row, committed } : row;
}

function withFormerName(row: Repository, { formerNames }: Team): Repository {
  const formerName = formerNames.get(row.name.toLowerCase());
  return formerName === undefined ? row : { ...row, formerName };
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
