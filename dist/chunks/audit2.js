import { i as plugIns, n as audit, r as judgeInventory, t as allRules } from "./audit.js";

export { audit };