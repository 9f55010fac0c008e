import { t as readReports } from "./commands-read-report.js";

export { readReports };