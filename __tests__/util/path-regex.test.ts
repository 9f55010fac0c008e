import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathRegex } from '../../src/util/path-regex.ts';

describe('a regular expression on paths', () => {
  it.each([
    ['testdata/', 'a/testdata/x.pem'],
    ['^charts/[^/]+/certs/.*\\.pem$', 'charts/web/certs/a.pem'],
    ['(.*?)(jpg|gif|pem)$', 'a/b.pem'],
    ['(^|/)(?:fixtures?|mocks)/', 'fixture/x'],
    ['(?i)\\.PEM$', 'a.pem'],
    ['a\\d+[A-Z_-]x?', 'zza12-'],
    ['', 'anything'],
    ['a(b|)c', 'ac'],
    ['\\Aa/b\\z', 'a/b'],
    ['[]]x', ']x'],
  ])('%s is found in %s', (pattern, path) => {
    expect(pathRegex(pattern)?.(path)).toBe(true);
  });

  it.each([
    ['^testdata/', 'a/testdata/x'],
    ['\\.pem$', 'a.pem.bak'],
    ['a.c', 'ac'],
    ['[^/]+x$', 'a/'],
    ['a+b', 'b'],
  ])('%s is not found in %s', (pattern, path) => {
    expect(pathRegex(pattern)?.(path)).toBe(false);
  });

  it.each(['(?!a)b', 'a{2,3}', '(a', 'a)', '[a', 'a**', '\\bx', '[[:alpha:]]', '(?P<n>a)', '*a', 'x'.repeat(2_000)])(
    '%s is not known',
    (pattern) => {
      expect(pathRegex(pattern)).toBeUndefined();
    },
  );

  it('agrees with the engine of the language', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '/',
      '.',
      '\\.',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(ab)*',
      'a+',
      'b?',
      '.*',
      '^',
      '$',
      '|',
    );
    const pattern = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    const path = fc.array(fc.constantFrom('a', 'b', '/', '.'), { maxLength: 10 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, path, (source, text) => {
        const own = pathRegex(source);
        fc.pre(own !== undefined);
        expect(own?.(text)).toBe(new RegExp(source).test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['(a*)*b', '(a|a)*b', '(.*.*.*.*.*)*x', `${'(a?)'.repeat(200)}${'a'.repeat(190)}`])(
    '%s takes no time',
    (pattern) => {
      const start = performance.now();
      pathRegex(pattern)?.('a'.repeat(1_000));
      expect(performance.now() - start).toBeLessThan(300);
    },
  );
});
