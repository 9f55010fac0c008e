import type { Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';

export const suppressionLapsed: Rule = {
  id: 'suppression-lapsed',
  family: 'config',
  title: 'Ignore entry expired; its findings are reported again',
  level: 'warning',
  why: 'A finding is ignored for a limited time, so that it can be fixed in that time. The time is over, and the finding is still there.',
  fix: 'Fix the finding and remove the entry, or set a new reason and a new last day.',
  references: [],
  since: '0.1.0',
  fixedByRemoval: true,
  judges: 'policy',
  *check({ entries = [] }) {
    for (const { kind, location, text, state, until = '', related } of entries) {
      if (state !== 'lapsed') continue;
      yield {
        subject: `${kind}: ${text}`,
        message:
          kind === 'comment'
            ? `The comment that ignores "${reveal(text.split(' ')[0] ?? '')}" expired on ${until}. The finding is reported again.`
            : `The last day of the entry "${reveal(text)}" was ${until}. Its findings are reported again.`,
        locations: [location],
        related,
      };
    }
  },
};
