/** Threads that help the main one to read files. They may be started before there is anything to read: starting takes a while. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../util/errors.ts';
import type { ChunkReport, Job } from './job.ts';

/** More threads read no faster and take some 20 MB each. */
const MAX_THREADS = 4;
/** MiB of heap that a worker may fill; the file on which it does is reported, the run goes on. */
const WORKER_HEAP = 1_024;
/** Files from which on a second thread always saves more than its start costs. */
export const MANY_FILES = 4_000;

/** What a worker waits for. */
export interface Order {
  job: Job;
  /** Its number, from 1; the main thread is 0. */
  thread: number;
}

export interface Thread {
  /** Gives it its work. The result is what killed it, if something did. */
  run(order: Order, take: (report: ChunkReport) => void): Promise<string | undefined>;
  /** Ends one that got no work. */
  stop(): void;
}

/** Threads that this machine has for a run, the main one included. */
export function threadsOfMachine(): number {
  return Math.max(1, Math.min(availableParallelism(), MAX_THREADS));
}

/** @param url the bundled worker */
export function startThread(url: URL): Thread {
  const worker = new Worker(url, { env: {}, resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP } });
  let death: string | undefined;
  worker.on('error', (error) => {
    death = messageOf(error);
  });
  const ended = new Promise<string | undefined>((resolve) => {
    worker.on('exit', (code) => resolve(death ?? (code === 0 ? undefined : `ended with code ${code}`)));
  });
  // The process does not wait for a thread without work.
  worker.unref();
  return {
    run(order, take) {
      worker.ref();
      worker.on('message', take);
      worker.postMessage(order);
      return ended;
    },
    stop: () => void worker.terminate(),
  };
}
