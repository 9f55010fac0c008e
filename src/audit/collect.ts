import { archiveFormat } from '../bytes/archive-format.ts';
import { inertFacts } from '../mechanism-kit/inert-files.ts';
import {
  type Access,
  compareText,
  type Entry,
  type Fault,
  type Inventory,
  type Repository,
  type Source,
} from '../model/index.ts';
import type { Content, Reader } from '../readers/file-reader.ts';
import type { Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { type Chunk, openWorkList, packSources, type WorkList } from '../readers/work-list.ts';
import { messageOf } from '../util/errors.ts';
import { allowListsOf } from './allow-lists.ts';
import { createExaminer, type Examiner, type PlugIns } from './examine.ts';
import { type Contents, inventoryBuilder } from './inventory.ts';
import type { ChunkReport, Job } from './job.ts';
import { ownFolders } from './own-folders.ts';
import { type Budget, readApart, withinBudget } from './read-apart.ts';
import { MANY_FILES, type Order, startThread, type Thread, threadsOfMachine } from './threads.ts';

export interface CollectOptions extends PlugIns {
  /** Passwords to try on keystores, after the built-in ones. */
  passwords?: readonly string[];
  /** The variables of the process, for git. */
  env?: Environment;
  /** The bundled worker; without it everything runs in one thread. */
  workerUrl?: URL | undefined;
  /** Threads at most, this one included. */
  threads?: number;
  /** Threads that are already running; those that are not needed are stopped. */
  started?: readonly Thread[] | undefined;
  /**
   * Milliseconds since some moment, to decide whether another thread pays off. Without it, the number of files decides.
   */
  elapsed?: (() => number) | undefined;
  /** Files with more bytes are searched for signs of certificates, not examined. */
  maxFileBytes?: number;
  /**
   * The limits of the reading. With a worker, no file is then read in this thread, so that every reading can be ended.
   */
  budget?: Budget | undefined;
  /**
   * Gets the contents of each file, as long as they are separate from those of the others, and the name of its source.
   */
  part?: ((part: Partial<Contents>, source: string) => void) | undefined;
}

export interface Collected {
  inventory: Inventory;
  faults: Fault[];
  /** Files and bytes that were read, and threads that took part. */
  stats: { files: number; bytes: number; threads: number };
}

const MAX_FILE_BYTES = 16 << 20;
/**
 * Milliseconds of work for one thread from which another one is started, and those after which the rest can be
 * estimated.
 */
const [WORTH_A_THREAD, TELLING] = [250, 80];

/**
 * Reads all files of the sources and gathers what is in them. The result does not depend on the number of threads or on
 * their order. A thread that dies loses the one file it died on, and the report says so. Throws BudgetError where the reading
 * takes more than its budget.
 */
export async function collect(sources: readonly Source[], options: CollectOptions): Promise<Collected> {
  const entries = sources.reduce((sum, source) => sum + source.entries.length, 0);
  const { workerUrl } = options;
  const most = workerUrl === undefined ? 1 : Math.max(1, options.threads ?? threadsOfMachine());
  const job: Job = {
    work: packSources(sources, most + 1),
    passwords: options.passwords ?? [],
    env: Object.fromEntries(Object.entries(options.env ?? {})),
    maxFileBytes: options.maxFileBytes ?? MAX_FILE_BYTES,
  };
  const list = openWorkList(job.work, 0);
  const builder = inventoryBuilder();
  const faults: Fault[] = [];
  const received = new Set<number>();
  const allowed = await Promise.all(
    sources.map((source) => source.allowLists ?? allowListsOf([source], options.env ?? {})),
  );
  const accounts = sources.map(
    (
      { name, revision, skipped, known, owners, within, entries: listed, ownFolders: own = ownFolders(listed) },
      index,
    ): Repository => ({
      name,
      ...(revision !== undefined && { revision }),
      ...(owners !== undefined && { owners }),
      ...(within !== undefined && { within }),
      ...(own.length > 0 && { ownFolders: own }),
      ...(allowed[index]?.length && { allowLists: allowed[index] }),
      files: known?.files ?? 0,
      bytes: known?.bytes ?? 0,
      skipped: [...skipped, ...(known?.skipped ?? [])],
    }),
  );
  for (const { known } of sources) for (const part of known?.parts ?? []) builder.add(part);
  for (const source of sources) builder.add({ facts: inertFacts(source, options.mechanisms) });

  function take(report: ChunkReport): void {
    const account = accounts[report.source] as Repository;
    received.add(report.chunk);
    account.files += report.files;
    account.bytes += report.bytes;
    if (report.fromGit > 0) account.fromGit = (account.fromGit ?? 0) + report.fromGit;
    for (const skipped of report.skipped) account.skipped.push(skipped);
    for (const fault of report.faults) faults.push(fault);
    for (const part of report.parts) {
      builder.add(part);
      options.part?.(part, account.name);
    }
  }

  const { budget } = options;
  const counted = budget === undefined ? take : withinBudget(budget, take);
  const threads =
    budget !== undefined && workerUrl !== undefined
      ? await readApart({ job, list, entries, most }, workerUrl, budget, counted)
      : await readShared();

  /** This thread reads, and others help if that pays off; returns the number of threads. */
  async function readShared(): Promise<number> {
    const workers: Promise<string | undefined>[] = [];
    const threadsUsed: Thread[] = [];
    const waiting = [...(options.started ?? [])];
    function help(): void {
      while (workerUrl !== undefined && workers.length + 1 < most) {
        const thread = waiting.shift() ?? startThread(workerUrl);
        threadsUsed.push(thread);
        workers.push(thread.run({ job, thread: workers.length + 1 }, take));
      }
    }
    if (entries >= MANY_FILES) help();
    for (const thread of waiting) thread.stop();
    const since = options.elapsed?.();
    await runOrder({ job, thread: 0 }, options, (report) => {
      counted(report);
      if (since === undefined || options.elapsed === undefined || workers.length > 0) return;
      const spent = options.elapsed() - since;
      const left = (spent / received.size) * (list.chunks - received.size);
      if (spent > TELLING && left > WORTH_A_THREAD) help();
    });

    const deaths = await Promise.all(workers);
    const fatal = new Map<number, string>();
    deaths.forEach((death, index) => {
      const position = list.positionOf(index + 1);
      if (death !== undefined && position > 0) fatal.set(position, death);
      else if (death !== undefined) faults.push({ where: 'worker', message: death });
    });
    const lost = Array.from({ length: list.chunks }, (_, chunk) => chunk).filter((chunk) => !received.has(chunk));
    await readChunks(job, 0, options, lost.map(list.chunk), counted, fatal);
    for (const thread of threadsUsed) thread.stop();
    return workers.length + 1;
  }

  builder.add({ repositories: accounts });
  return {
    inventory: builder.inventory(),
    faults: faults.sort((a, b) => compareText(a.where, b.where) || compareText(a.message, b.message)),
    stats: {
      files: accounts.reduce((sum, { files }) => sum + files, 0),
      bytes: accounts.reduce((sum, { bytes }) => sum + bytes, 0),
      threads,
    },
  };
}

/** Takes chunks until none are left, or reads the given ones. Runs in every thread. */
export function runOrder(
  { job, thread, chunks: given, fatal }: Order,
  plugIns: PlugIns,
  take: (report: ChunkReport) => void,
): Promise<void> {
  const list = openWorkList(job.work, thread);
  function* chunks(): Generator<Chunk> {
    for (let chunk = list.next(); chunk !== undefined; chunk = list.next()) yield chunk;
  }
  return readChunks(job, thread, plugIns, given?.map(list.chunk) ?? chunks(), take, new Map(fatal));
}

/** @param fatal positions of entries that killed a thread, with what it died of */
async function readChunks(
  job: Job,
  thread: number,
  plugIns: PlugIns,
  chunks: Iterable<Chunk>,
  take: (report: ChunkReport) => void,
  fatal: ReadonlyMap<number, string> = new Map(),
): Promise<void> {
  const list = openWorkList(job.work, thread);
  let examiner: Examiner | undefined;
  let reader: Reader | undefined;
  let opened = -1;
  for (const chunk of chunks) {
    const { name, access } = job.work.sources[chunk.source] as WorkList['sources'][number];
    examiner ??= createExaminer(plugIns, job.passwords);
    if (reader === undefined || chunk.source !== opened) {
      reader?.close();
      reader = readerOf(access, job, examiner);
      opened = chunk.source;
    }
    const { number, source, entries } = chunk;
    const report: ChunkReport = {
      chunk: number,
      source,
      files: 0,
      fromGit: 0,
      bytes: 0,
      skipped: [],
      parts: [],
      faults: [],
    };
    for (const { position, name: deadly } of entries) {
      const death = fatal.get(position);
      if (death === undefined) continue;
      const path = toDisplayPath(deadly);
      report.skipped.push({ path, reason: 'unreadable', detail: 'the thread that scanned it ended' });
      report.faults.push({ where: `worker: ${path}`, message: death });
    }
    const visit = visitor(name, access, examiner, report);
    await reader.each(
      entries.filter(({ position }) => !fatal.has(position)),
      (entry, content) => {
        list.at(entry.position);
        return visit(toDisplayPath(entry.name), content);
      },
    );
    take(report);
    list.at(0);
  }
  reader?.close();
}

function readerOf(access: Source['access'], { env, maxFileBytes }: Job, examiner: Examiner): Reader {
  const suspect = (entry: Entry, window: Buffer) => examiner.suspect(toDisplayPath(entry.name), window);
  return openReader(access, env, { maxFileBytes, suspect });
}

/** Records one file in the report: read, or skipped with its reason. */
function visitor(repository: string, { kind }: Access, examiner: Examiner, report: ChunkReport) {
  return (path: string, content: Content): Promise<void> | undefined => {
    if (content.kind === 'skipped') {
      const { reason, detail } = content;
      report.skipped.push({ path, reason, ...(detail !== undefined && { detail }) });
      return undefined;
    }
    const archive = archiveFormat(path, content.kind === 'bytes' ? content.bytes : undefined);
    if (archive !== undefined) {
      report.skipped.push({ path, reason: 'archive', detail: `${archive} archive` });
      return undefined;
    }
    if (content.kind === 'large') {
      if (!content.suspect) return count(content, content.size);
      const detail = `It has ${content.size} bytes and signs of certificates or keys. Files of this size are searched but not parsed.`;
      report.skipped.push({ path, reason: 'too-large', detail: `${content.size} bytes` });
      report.parts.push({ unreadable: [{ repository, path, reason: 'too-large', detail }] });
      return undefined;
    }
    const { bytes } = content;
    if (isLfsPointer(bytes)) {
      const detail = `Its content is in Git LFS${kind === 'files' ? ': set lfs: true in the checkout step' : ''}`;
      report.skipped.push({ path, reason: 'lfs-pointer', detail });
      return undefined;
    }
    count(content, bytes.length);
    return examiner.examine(repository, path, bytes)?.then(
      ({ faults, ...contents }) => {
        report.parts.push(contents);
        for (const fault of faults) report.faults.push(fault);
      },
      (error: unknown) => void report.faults.push({ where: `examination: ${path}`, message: messageOf(error) }),
    );
  };

  function count({ fromGit }: { fromGit?: true }, bytes: number): undefined {
    report.files++;
    if (fromGit) report.fromGit++;
    report.bytes += bytes;
  }
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: what stands in git for a file that Git LFS stores. */
const LFS_POINTER = Buffer.from('version https://git-lfs.github.com/spec/v1\n');

function isLfsPointer(bytes: Buffer): boolean {
  return bytes[0] === 0x76 && bytes.length < 1_024 && bytes.subarray(0, LFS_POINTER.length).equals(LFS_POINTER);
}
