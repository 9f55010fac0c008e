/**
 * Reads in separate threads and under a budget, so that no file holds up or ends the run: a thread that takes too long
 * or too much is ended, and the others continue.
 */
import { type OpenWorkList, openWorkList } from '../readers/work-list.ts';
import type { ChunkReport, Job } from './job.ts';
import { type Order, startThread, type Thread } from './threads.ts';

/** The limits for reading one repository. */
export interface Budget {
  /** Milliseconds for all of it. */
  milliseconds: number;
  /** Milliseconds since some moment. */
  elapsed(): number;
  /** Threads that stay from one repository to the next. */
  threads: ThreadPool;
  /** Calls a function repeatedly until it is stopped; by default, the timer of Node.js. */
  every?(milliseconds: number, look: () => void): () => void;
}

/** The reading took more than its budget; nothing of it counts. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
  readonly reason: 'timeout' | 'too-large';

  constructor(reason: 'timeout' | 'too-large', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Milliseconds for one file: the largest takes some seconds. */
const FILE_MILLISECONDS = 60_000;
/** Facts and objects of one repository that are kept, each up to ten kilobytes with its joins. The largest repositories state some thousand. */
const MAX_KEPT = 100_000;
/** Number of files from which another thread pays off. */
const FILES_OF_A_THREAD = 500;
/** Milliseconds between two looks at the threads. */
const LOOK = 250;

/** Threads by their number, from 1. One that has ended is replaced when it is needed again. */
export interface ThreadPool {
  of(number: number, url: URL): Thread;
  stop(): void;
}

export function threadPool(): ThreadPool {
  const threads = new Map<number, Thread>();
  return {
    of(number, url) {
      const known = threads.get(number);
      if (known !== undefined && !known.ended()) return known;
      const thread = startThread(url);
      threads.set(number, thread);
      return thread;
    },
    stop() {
      for (const thread of threads.values()) thread.stop();
    },
  };
}

/** Forwards a report as long as the budget lasts. */
export function withinBudget(budget: Budget, take: (report: ChunkReport) => void): (report: ChunkReport) => void {
  const end = budget.elapsed() + budget.milliseconds;
  let kept = 0;
  return (report) => {
    if (budget.elapsed() > end) throw tooLong(budget);
    for (const part of report.parts) for (const list of Object.values(part)) kept += list?.length ?? 0;
    if (kept > MAX_KEPT)
      throw new BudgetError(
        'too-large',
        `it states more than the ${MAX_KEPT} facts that are kept of one repository; leave files out`,
      );
    take(report);
  };
}

function tooLong({ milliseconds }: Budget): BudgetError {
  return new BudgetError(
    'timeout',
    `its files were not read within ${milliseconds / 1_000} s; raise this limit, or leave files out`,
  );
}

interface Work {
  job: Job;
  list: OpenWorkList;
  entries: number;
  /** Threads at most. */
  most: number;
}

/** Reads all chunks, in as many rounds as there are files that kill a thread; the number of threads. */
export async function readApart(
  { job, list, entries, most }: Work,
  url: URL,
  budget: Budget,
  take: (report: ChunkReport) => void,
): Promise<number> {
  const end = budget.elapsed() + budget.milliseconds;
  const threads = Math.min(most, Math.ceil(entries / FILES_OF_A_THREAD) || 1);
  const received = new Set<number>();
  const fatal = new Map<number, string>();
  let orders: Order[] = Array.from({ length: threads }, (_, index) => ({ job, thread: index + 1 }));
  while (orders.length > 0) {
    const deaths = await watched(orders, (report) => {
      received.add(report.chunk);
      take(report);
    });
    for (const [thread, death] of deaths) {
      const position = list.positionOf(thread);
      if (position > 0) fatal.set(position, death);
      else throw new Error(`a thread that reads files ${death}`);
      openWorkList(job.work, thread).at(0);
    }
    const chunks = Array.from({ length: list.chunks }, (_, chunk) => chunk).filter((chunk) => !received.has(chunk));
    orders = chunks.length > 0 ? [{ job, thread: 1, chunks, fatal: [...fatal] }] : [];
  }
  return threads;

  /** Runs the orders at the same time; what killed each thread that died. */
  async function watched(
    running: readonly Order[],
    heard: (report: ChunkReport) => void,
  ): Promise<Map<number, string>> {
    const deaths = new Map<number, string>();
    const used = running.map(({ thread }) => ({ thread, worker: budget.threads.of(thread, url) }));
    let failure: unknown;
    const fail = (error: unknown) => {
      failure ??= error;
      for (const { worker } of used) worker.stop();
    };
    const hear = (report: ChunkReport) => {
      try {
        if (failure === undefined) heard(report);
      } catch (error) {
        fail(error);
      }
    };
    const since = new Map<number, { position: number; from: number }>();
    const look = () => {
      const now = budget.elapsed();
      if (now > end) fail(tooLong(budget));
      for (const { thread, worker } of used) {
        const position = list.positionOf(thread);
        const before = since.get(thread);
        if (before?.position !== position) since.set(thread, { position, from: now });
        else if (position > 0 && now - before.from > FILE_MILLISECONDS) {
          deaths.set(thread, `took more than ${FILE_MILLISECONDS / 1_000} s for it`);
          worker.stop();
        }
      }
    };
    const stop = (budget.every ?? every)(LOOK, look);
    try {
      await Promise.all(
        running.map(async (order, index) => {
          const death = await used[index]?.worker.run(order, hear);
          if (death !== undefined && !deaths.has(order.thread)) deaths.set(order.thread, death);
        }),
      );
    } finally {
      stop();
    }
    if (failure !== undefined) throw failure;
    return deaths;
  }
}

function every(milliseconds: number, look: () => void): () => void {
  const timer = setInterval(look, milliseconds);
  return () => clearInterval(timer);
}
