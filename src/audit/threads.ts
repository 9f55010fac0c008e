/** Threads that help the main one to read files. They may be started before there is anything to read: starting takes a while. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { compiledVariables } from '../util/cache-folder.ts';
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
  /** The chunks to read; where it is left out, those that no other thread has taken. */
  chunks?: readonly number[];
  /** Positions of entries that killed a thread, with what it died of. */
  fatal?: readonly (readonly [position: number, death: string])[];
}

export interface Thread {
  /** Gives it work, one order after the other. The result is what killed it, if something did. */
  run(order: Order, take: (report: ChunkReport) => void): Promise<string | undefined>;
  /** Ends it, whatever it does. */
  stop(): void;
  /** Whether it has ended. */
  ended(): boolean;
}

/** What a worker says last of an order. */
export const DONE = 'done';

/** Threads that this machine has for a run, the main one included. */
export function threadsOfMachine(): number {
  return Math.max(1, Math.min(availableParallelism(), MAX_THREADS));
}

/** All threads that help the main one. */
export function startThreads(url: URL | undefined): Thread[] {
  return url === undefined ? [] : Array.from({ length: threadsOfMachine() - 1 }, () => startThread(url));
}

/** @param url the bundled worker */
export function startThread(url: URL): Thread {
  const worker = new Worker(url, { env: compiledVariables(), resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP } });
  let death: string | undefined;
  worker.on('error', (error) => {
    death = messageOf(error);
  });
  let exited = false;
  const exit = new Promise<string | undefined>((resolve) => {
    worker.on('exit', (code) => {
      exited = true;
      resolve(death ?? (code === 0 ? undefined : `ended with code ${code}`));
    });
  });
  // The process does not wait for a thread without work.
  worker.unref();
  return {
    async run(order, take) {
      let hear: (message: ChunkReport | typeof DONE) => void = () => {};
      const done = new Promise<undefined>((resolve) => {
        hear = (message) => (message === DONE ? resolve(undefined) : take(message));
      });
      worker.ref();
      worker.on('message', hear);
      worker.postMessage(order);
      const fate = await Promise.race([done, exit]);
      worker.off('message', hear);
      worker.unref();
      return fate;
    },
    stop: () => void worker.terminate(),
    ended: () => exited,
  };
}
