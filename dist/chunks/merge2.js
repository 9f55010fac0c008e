import { n as run, t as mergeReports } from "./merge.js";

export { mergeReports, run };