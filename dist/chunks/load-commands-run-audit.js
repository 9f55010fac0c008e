import { a as runAudit, i as homeOf, n as cacheOf, r as configOf, t as baselineOf } from "./judging.js";

export { baselineOf, cacheOf, configOf, homeOf, runAudit };