import { a as runAudit, i as homeOf, n as cacheOf, r as configOf, t as baselineOf } from "./policy-config.js";

export { baselineOf, cacheOf, configOf, homeOf, runAudit };