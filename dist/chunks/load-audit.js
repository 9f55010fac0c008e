import { i as plugIns, n as audit, r as judgeInventory, t as allRules } from "./rules.js";

export { audit };