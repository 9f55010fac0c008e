/** What the parser of the package is kept from: an error for every byte, and reading on for ever. */
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, YAMLParseError } from 'yaml';
import { newBudget } from '../../src/parsers/yaml-build.ts';
import { compose } from '../../src/parsers/yaml-compose.ts';

const OPTIONS = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent', stringKeys: false } as const;

describe('compose', () => {
  it.each([
    'a: b\n',
    'a: [1, {b: c}]\n',
    'a: &x 1\nb: *x\n',
    '# c\n',
    '',
    'a: "x\nb',
    '- `\n- @\n',
    'a: ]\n',
    '%YAML 1.2\n---\na: b\n',
  ])('reads %j as the package does, up to its first error', (text) => {
    const [whole] = parseAllDocuments(text, OPTIONS) as ReturnType<typeof parseAllDocuments>;
    const { document, errorAt } = compose(text, newBudget());
    expect(JSON.stringify(document?.contents)).toBe(JSON.stringify(whole?.contents));
    expect(errorAt).toBe(whole?.errors[0]?.pos[0]);
  });

  it.each([
    ['in the text', 'a: b\n- c\n'],
    ['between tokens', ']\n'],
    ['of a scalar', '`\n'],
    ['of a tag', 'a: !x b\n'],
  ])('makes one error at most, of errors %s', (_, piece) => {
    const { document, errorAt } = compose(piece.repeat(2_000), newBudget());
    expect(document?.errors.length).toBeLessThanOrEqual(2);
    expect(document?.warnings).toEqual([]);
    expect(document?.errors.every((error) => error instanceof YAMLParseError)).toBe(true);
    expect(errorAt === undefined).toBe(piece.includes('!x'));
  });

  it('stops when the budget is used up, and takes from it what it read', () => {
    const budget = { tokens: 100 };
    expect(compose('a: b\n'.repeat(10), budget)).toMatchObject({ exhausted: false });
    expect(budget.tokens).toBeGreaterThan(0);
    expect(compose('a: b\n'.repeat(100), budget)).toEqual({ more: false, exhausted: true });
  });

  it('tells that another document follows', () => {
    expect(compose('a: b\n', newBudget()).more).toBe(false);
    expect(compose('a: b\n---\nc: d\n', newBudget()).more).toBe(true);
  });
});
