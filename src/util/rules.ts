import type { RuleDoc } from '../model/index.ts';
import { memoizeByObject } from './memoize.ts';

/** All that judgement and reports ask of a rule; a report and the judge hold all rules. */
interface Judged {
  rules: readonly RuleDoc[];
}

const byId = memoizeByObject((rules: readonly RuleDoc[]) => new Map(rules.map((rule) => [rule.id, rule])));

/** The rule of a finding; undefined where the report does not know that rule. */
export function ruleOf({ rules }: Judged, finding: { rule: string }): RuleDoc | undefined {
  return byId(rules).get(finding.rule);
}
