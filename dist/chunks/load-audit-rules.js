import { f as allRules, h as ruleUrl, m as familyAnchor, p as families } from "./judging.js";

export { allRules, families, familyAnchor, ruleUrl };