import "./chunks/rolldown-runtime.js";
import { m as decoders, n as runOrder } from "./chunks/bytes.js";
import { t as mechanisms } from "./chunks/mechanisms.js";
import { t as DONE } from "./chunks/readers.js";
const { parentPort } = process.getBuiltinModule("node:worker_threads");

// src/audit/worker.ts
/** Entry of the threads that `collect` starts. */
const port = parentPort;
port?.on("message", (order) => {
	runOrder(order, {
		decoders,
		mechanisms
	}, (report) => port.postMessage(report)).then(() => port.postMessage(DONE));
});

export {  };