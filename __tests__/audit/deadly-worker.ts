/** A worker as `src/worker.ts`, with plug-ins that can end it. Bundled by the test that starts it. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ChunkReport, type Job, runThread } from '../../src/audit/collect.ts';
import { deadly, keys } from './plugins.ts';

const { job, thread } = workerData as { job: Job; thread: number };

await runThread(job, thread, { decoders: [keys, deadly], mechanisms: [] }, (report: ChunkReport) =>
  parentPort?.postMessage(report),
);
