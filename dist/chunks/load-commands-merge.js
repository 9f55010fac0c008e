import { n as run, t as mergeReports } from "./commands-merge.js";

export { mergeReports, run };