import { allRules } from '../audit/audit.ts';
import { UsageError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { wrap } from '../util/text.ts';
import type { Arguments } from './arguments.ts';
import { EXIT, type Runtime } from './runtime.ts';

/** Prints why a rule exists and how to fix what it finds. */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const [id, ...more] = args.operands;
  if (id === undefined || more.length > 0) throw new UsageError('explain takes one rule id, such as stale-copy');
  const rule = allRules.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const hint = didYouMean(
      id,
      allRules.map((known) => known.id),
    );
    throw new UsageError(`there is no rule "${id}"${hint}; docs/rules.md lists them`);
  }
  const paragraphs = [`${rule.id} (${rule.level})`, rule.title, `Why: ${rule.why}`, `Fix: ${rule.fix}`];
  const references = rule.references.map((url) => `  ${url}`).join('\n');
  const text = paragraphs.map((paragraph) => wrap(paragraph, world.columns).join('\n'));
  world.out(`${[...text, references].filter((part) => part !== '').join('\n\n')}\n`);
  return EXIT.clean;
}
