/** A worker as `src/audit/worker.ts`, with plug-ins that can end it. Bundled by the test that starts it. */
import { parentPort } from 'node:worker_threads';
import { runThread } from '../../src/audit/collect.ts';
import type { Order } from '../../src/audit/threads.ts';
import { deadly, keys } from './plugins.ts';

const port = parentPort;
port?.once('message', ({ job, thread }: Order) => {
  void runThread(job, thread, { decoders: [keys, deadly], mechanisms: [] }, (report) => port.postMessage(report));
});
