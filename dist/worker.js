import "./chunks/rolldown-runtime.js";
import { G as decoders, n as runThread, u as mechanisms } from "./chunks/mechanisms.js";
import { parentPort } from "node:worker_threads";

// src/audit/worker.ts
/** Entry of the threads that `collect` starts. */
const port = parentPort;
port?.once("message", ({ job, thread }) => {
	runThread(job, thread, {
		decoders,
		mechanisms
	}, (report) => port.postMessage(report));
});

export {  };