import { n as run, t as mergeReports } from "./commands-plan.js";

export { mergeReports, run };