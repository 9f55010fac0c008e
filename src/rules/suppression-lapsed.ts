import type { Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';

export const suppressionLapsed: Rule = {
  id: 'suppression-lapsed',
  family: 'config',
  title: 'Ignore entry expired or expires within 7 days',
  level: 'warning',
  otherLevels: { note: 'until the last day is over' },
  why: 'A finding is ignored for a limited time, so that it can be fixed in that time. The time is over or nearly over, and the finding is still there.',
  fix: 'Fix the finding and remove the entry, or set a new reason and a new last day.',
  references: [],
  since: '0.1.0',
  fixedByRemoval: true,
  judges: 'policy',
  *check({ entries = [] }) {
    for (const { kind, location, text, state, until = '', related } of entries) {
      if (state !== 'lapsed' && state !== 'ending') continue;
      const ending = state === 'ending';
      const subject = `${kind}: ${text}`;
      const [named, findings] =
        kind === 'comment'
          ? [`comment that ignores "${reveal(text.split(' ')[0] ?? '')}"`, 'finding is']
          : [`entry "${reveal(text)}"`, 'findings are'];
      const message = ending
        ? `The last day of the ${named} is ${until}. After that day, its ${findings} reported again.`
        : `The last day of the ${named} was ${until}. Its ${findings} reported again.`;
      yield { subject, message, locations: [location], related, ...(ending && { level: 'note' as const }) };
    }
  },
};
