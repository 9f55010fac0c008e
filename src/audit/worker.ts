/** Entry of the threads that `collect` starts. */
import { parentPort } from 'node:worker_threads';
import { decoders } from '../decoders/index.ts';
import { mechanisms } from '../mechanisms/index.ts';
import { runOrder } from './collect.ts';
import { DONE, type Order } from './threads.ts';

const port = parentPort;
port?.on('message', (order: Order) => {
  void runOrder(order, { decoders, mechanisms }, (report) => port.postMessage(report)).then(() =>
    port.postMessage(DONE),
  );
});
