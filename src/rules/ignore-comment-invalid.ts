import type { Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';

export const ignoreCommentInvalid: Rule = {
  id: 'ignore-comment-invalid',
  family: 'config',
  title: 'Ignore comment has no effect',
  level: 'warning',
  why: 'A comment that ignores a rule needs a known rule, a reason and a last day. Without one of them it ignores nothing, but readers believe that the finding is handled.',
  fix: 'Write `cert-hygiene: ignore RULE until=2027-03-01 reason="why"`, or remove the comment.',
  references: [],
  since: '0.1.0',
  fixedByRemoval: true,
  judges: 'policy',
  *check({ entries = [] }) {
    for (const { text, state, problem = '', location } of entries) {
      if (state !== 'invalid') continue;
      yield {
        subject: `comment: ${text}: ${problem}`,
        message: `The comment ignores nothing: ${reveal(problem)}.`,
        locations: [location],
      };
    }
  },
};
