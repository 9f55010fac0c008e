import { n as run, t as mergeReports } from "./commands-read-report.js";

export { mergeReports, run };