import { describe, expect, it } from 'vitest';
import { mutantsOf, planted } from '../../scripts/mutate/mutants.ts';
import { testsOf } from '../../scripts/mutate/tests.ts';

const made = (source: string) => mutantsOf('a.ts', source).map((mutant) => planted(source, mutant));

describe('mutants', () => {
  it.each([
    ['a comparison', 'f(a < b);', 'f(((a) <= (b)));'],
    ['a condition', 'if (a) b();', 'if (((a) && false)) b();'],
    ['a step', 'if (a) b();', 'if (a) {}'],
    ['a default', 'f(a ?? b);', 'f((a));'],
    ['an anchor', 'f(/^a$/);', 'f(/^a/);'],
    ['a name', "f('admin');", "f('');"],
    ['a limit', 'f(5_000);', 'f(0);'],
    ['a negation', 'f(!a);', 'f(!!(a));'],
    ['a result', 'const f = () => a;', 'const f = () => (undefined as never);'],
    ['a method', 'a.some(b);', 'a.every(b);'],
  ])('change %s', (_, source, wanted) => {
    expect(made(source)).toContain(wanted);
  });

  it.each([
    ['types', "type A = 'b' | true; interface C { d: 1 } let e: 'f';"],
    ['imports', "import { a } from './b.ts';"],
    ['wording', "throw 'It is not there.';"],
    ['keys', 'f({ a, [b]: c });'],
  ])('leave %s alone', (_, source) => {
    expect(made(source).filter((text) => text !== '{}' && !text.endsWith(' {}'))).toEqual([]);
  });
});

it('tests are asked from the nearest to the farthest', () => {
  const importers = new Map([
    ['src/a.ts', ['src/b.ts', '__tests__/other.test.ts', '__tests__/a.test.ts']],
    ['src/b.ts', ['__tests__/b.test.ts', 'src/c.ts']],
    ['src/c.ts', ['__tests__/c.test.ts']],
  ]);
  expect(testsOf('src/a.ts', importers, 2).map(({ path }) => path)).toEqual([
    '__tests__/a.test.ts',
    '__tests__/other.test.ts',
    '__tests__/b.test.ts',
  ]);
});
