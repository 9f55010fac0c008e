/** Entry of the threads that `collect` starts. */
import { parentPort, workerData } from 'node:worker_threads';
import { decoders } from '../decoders/index.ts';
import { mechanisms } from '../mechanisms/index.ts';
import { type ChunkReport, type Job, runThread } from './collect.ts';

const { job, thread } = workerData as { job: Job; thread: number };

await runThread(job, thread, { decoders, mechanisms }, (report: ChunkReport) => parentPort?.postMessage(report));
