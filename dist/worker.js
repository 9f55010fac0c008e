import "./chunks/rolldown-runtime.js";
import { gt as runThread, pt as decoders, t as mechanisms } from "./chunks/mechanisms.js";
import { parentPort, workerData } from "node:worker_threads";

// src/worker.ts
/** Entry of the threads that `collect` starts. */
const { job, thread } = workerData;
await runThread(job, thread, {
	decoders,
	mechanisms
}, (report) => parentPort?.postMessage(report));

export {  };