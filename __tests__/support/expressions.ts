/** Expressions of GitHub Actions, as far as the workflows here use them. */

export type Contexts = Record<string, unknown>;

const NAME = /\b(?:github|inputs|secrets|needs|steps|matrix|strategy)(?:\.[\w-]+)+/g;
const WHOLE = /^\$\{\{ (.+?) \}\}$/;

/** A value with its expressions replaced; one that is nothing but an expression keeps its type. Throws for a name that is not there. */
export function evaluate(text: string, contexts: Contexts): unknown {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return resultOf(whole, contexts);
  return text.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => String(resultOf(expression, contexts)));
}

/** What the expressions of a text name, such as `needs.plan.outputs.matrix`. */
export function namesIn(text: string): string[] {
  const expressions = [...text.matchAll(/\$\{\{ (.+?) \}\}/g)].map((match) => match[1] ?? '');
  return expressions.flatMap((expression) => expression.match(NAME) ?? []);
}

function resultOf(expression: string, contexts: Contexts): unknown {
  // Operators, functions and literals mean the same in JavaScript, but for names with hyphens.
  const script = expression.replace(NAME, (name) => `lookup(${JSON.stringify(name)})`);
  const lookup = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, key) => {
      const found = (value as Record<string, unknown> | undefined)?.[key];
      if (found === undefined) throw new Error(`${path} is not there`);
      return found;
    }, contexts);
  const cancelled = () => false;
  return new Function('lookup', 'fromJSON', 'cancelled', `return ${script};`)(lookup, JSON.parse, cancelled);
}
