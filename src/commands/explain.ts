import { UsageError } from '../lib/errors.ts';
import type { RuleDoc } from '../model/index.ts';
import { didYouMean } from './arguments.ts';

/** The page of one rule, as plain text for a terminal. Throws UsageError for an id that is none. */
export function explain(id: string, rules: readonly RuleDoc[]): string {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    throw new UsageError(
      `there is no rule "${id}"${didYouMean(
        id,
        rules.map((known) => known.id),
      )}`,
    );
  }
  return [
    `${rule.id} (${rule.level})`,
    rule.title,
    '',
    ...wrap(`Why: ${rule.why}`),
    '',
    ...wrap(`Fix: ${rule.fix}`),
    ...(rule.references.length > 0 ? ['', 'References:', ...rule.references.map((url) => `  ${url}`)] : []),
    '',
  ].join('\n');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > 78) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
