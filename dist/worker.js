import "./chunks/rolldown-runtime.js";
import { Ot as decoders, g as mechanisms, n as runThread } from "./chunks/collect.js";
import { parentPort, workerData } from "node:worker_threads";

// src/audit/worker.ts
/** Entry of the threads that `collect` starts. */
const { job, thread } = workerData;
await runThread(job, thread, {
	decoders,
	mechanisms
}, (report) => parentPort?.postMessage(report));

export {  };