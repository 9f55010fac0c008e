import "./chunks/rolldown-runtime.js";
import { n as runThread, u as decoders } from "./chunks/bytes.js";
import { t as mechanisms } from "./chunks/mechanisms.js";
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