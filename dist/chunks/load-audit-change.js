import { t as auditChange } from "./policy-compare.js";

export { auditChange };