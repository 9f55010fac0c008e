import { u as memoizeByObject } from "./util-dates.js";

// src/util/rules.ts
const byId = memoizeByObject((rules) => new Map(rules.map((rule) => [rule.id, rule])));
/** The rule of a finding; undefined where the report does not know that rule. */
function ruleOf({ rules }, finding) {
	return byId(rules).get(finding.rule);
}

export { ruleOf as t };