import { L as decoders, t as mechanisms, z as runThread } from "./chunks/mechanisms.js";
import { parentPort, workerData } from "node:worker_threads";

// src/worker.ts
/** Entry of the threads that `collect` starts. */
const { job, thread } = workerData;
await runThread(job, thread, {
	decoders,
	mechanisms
}, (report) => parentPort?.postMessage(report));

export {  };