import { f as allRules, m as ruleUrl, p as families } from "./judging.js";

export { allRules, families, ruleUrl };