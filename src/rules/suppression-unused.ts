import type { EntryUse, Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';
import { plural } from '../util/text.ts';

export const suppressionUnused: Rule = {
  id: 'suppression-unused',
  family: 'config',
  title: 'Unused ignore entry',
  level: 'note',
  why: 'The findings that the entry ignored are gone. It would hide the next finding that matches it.',
  fix: 'Remove the entry.',
  references: [],
  since: '0.1.0',
  fixedByRemoval: true,
  judges: 'policy',
  *check({ entries = [] }) {
    const unused = entries.filter((entry) => entry.state === 'unused');
    for (const { kind, text, location } of unused.filter((entry) => entry.kind !== 'baseline')) {
      const rule = text.split(' ')[0] ?? '';
      yield {
        subject: `${kind === 'comment' ? 'comment' : 'ignore'}: ${text}`,
        message:
          kind === 'comment'
            ? `The comment that ignores "${reveal(rule)}" matches no finding in its lines.`
            : `The entry "${reveal(text)}" matches no finding.`,
        locations: [location],
      };
    }
    const lines = unused.filter((entry) => entry.kind === 'baseline').map((entry) => entry.location);
    const [first] = lines as EntryUse['location'][];
    if (first === undefined) return;
    yield {
      subject: `baseline: ${first.path}`,
      message: `${plural(lines.length, 'line')} of the baseline "${reveal(first.path)}" ${lines.length === 1 ? 'matches' : 'match'} no finding.`,
      fix: 'Remove these lines, or delete the file and recreate it with `cert-hygiene init`.',
      locations: lines,
    };
  },
};
