/** Entry of the threads that `collect` starts. */
import { parentPort } from 'node:worker_threads';
import { decoders } from '../decoders/index.ts';
import { mechanisms } from '../mechanisms/index.ts';
import { runThread } from './collect.ts';
import type { Order } from './threads.ts';

const port = parentPort;
port?.once('message', ({ job, thread }: Order) => {
  void runThread(job, thread, { decoders, mechanisms }, (report) => port.postMessage(report));
});
