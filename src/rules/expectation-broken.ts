import type { Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';

export const expectationBroken: Rule = {
  id: 'expectation-broken',
  family: 'config',
  title: 'Certificate that a test needs to be bad is no longer bad',
  level: 'error',
  why: 'A test relies on a certificate that is expired, weak or broken. When the certificate is no longer bad, the test proves nothing, or fails for an unclear reason.',
  fix: 'Restore the deliberately bad certificate, or remove the entry from `expect` in the config file.',
  references: [],
  since: '0.1.0',
  judges: 'policy',
  *check({ entries = [] }) {
    for (const { location, text, state, related } of entries) {
      if (state !== 'broken') continue;
      const what = related.length === 0 ? 'no file matches it now' : 'no matching file is in that state';
      yield {
        subject: `expect: ${text}`,
        message: `The config file expects "${reveal(text)}", but ${what}.`,
        locations: [location],
        related,
      };
    }
  },
};
