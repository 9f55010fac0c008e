import type { Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';

export const expectationBroken: Rule = {
  id: 'expectation-broken',
  family: 'config',
  title: 'A certificate that should be bad on purpose is not',
  level: 'error',
  why: 'A test relies on a certificate that is expired, weak or broken. When it no longer is, the test proves nothing, or fails for a reason that nobody will look for here.',
  fix: 'Put the deliberately bad certificate back, or remove the entry from expect in the config.',
  references: [],
  since: '0.1.0',
  judges: 'policy',
  *check({ entries = [] }) {
    for (const { location, text, state, related } of entries) {
      if (state !== 'broken') continue;
      const what =
        related.length === 0 ? 'no file matches it any more' : 'files that match it hold nothing of that state';
      yield {
        subject: `expect: ${text}`,
        message: `The config expects "${reveal(text)}", but ${what}.`,
        locations: [location],
        related,
      };
    }
  },
};
