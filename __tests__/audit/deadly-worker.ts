/** A worker as `src/audit/worker.ts`, with plug-ins that can end it. Bundled by the test that starts it. */
import { parentPort } from 'node:worker_threads';
import { runOrder } from '../../src/audit/collect.ts';
import { DONE, type Order } from '../../src/audit/threads.ts';
import { deadly, endless, keys } from './plugins.ts';

const port = parentPort;
port?.on('message', (order: Order) => {
  void runOrder(order, { decoders: [keys, deadly, endless], mechanisms: [] }, (report) =>
    port.postMessage(report),
  ).then(() => port.postMessage(DONE));
});
