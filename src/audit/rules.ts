import { mechanisms } from '../mechanisms/index.ts';
import type { Rule, RuleDoc, RuleFamily } from '../model/index.ts';
import { rules } from '../rules/index.ts';
import { docsUrl } from '../version.ts';

/** Rules that share a heading in the list of rules: those of one tool, or of one family. */
export interface Family {
  /** What `explain` takes. */
  id: string;
  title: string;
  rules: readonly Rule[];
  /** Whether they are the rules of one tool. */
  tool: boolean;
}

const TITLES: Record<RuleFamily, string> = {
  endpoints: 'Endpoints',
  copies: 'Copies of a certificate',
  renewal: 'Renewal and reload',
  changes: 'Changes in a pull request',
  validity: 'Validity of certificates and revocation lists',
  certificates: 'Content of certificates',
  keys: 'Private keys and keystores',
  scan: 'Unreadable content',
  config: 'Config file and ignore comments',
};

/** Every family that has rules: the general ones, then those of each tool. */
export const families: readonly Family[] = [
  ...Object.entries(TITLES).map(([id, title]) => {
    return { id, title, tool: false, rules: rules.filter(({ family }) => family === id) };
  }),
  ...mechanisms
    .filter((mechanism) => mechanism.rules.length > 0)
    .map(({ id, title, rules: own }) => ({ id, title, tool: true, rules: own })),
];

const known = new Set(families.flatMap(({ rules: own }) => own.map(({ id }) => id)));

/** The address of the page that explains a rule; of the list of all rules where there is no rule of that name. */
export function ruleUrl(rule: string): string {
  return docsUrl(known.has(rule) ? `rules/${rule}.md` : 'rules/README.md');
}

/** Where a family stands in the list of all rules: GitHub makes this anchor of its title. */
export function familyAnchor(title: string): string {
  const kept = title.toLowerCase().replace(/[^\w\- ]/g, '');
  return `README.md#${kept.replaceAll(' ', '-')}`;
}

/** Every rule there is: the general ones, then those of each mechanism. */
export const allRules: readonly (Rule & RuleDoc)[] = [
  ...rules,
  ...mechanisms.flatMap((mechanism) => mechanism.rules),
].map((rule) => ({ ...rule, page: ruleUrl(rule.id) }));
