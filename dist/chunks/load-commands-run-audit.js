import { i as runAudit, n as configOf, r as homeOf, t as baselineOf } from "./policy-config.js";

export { baselineOf, configOf, homeOf, runAudit };