import { describe, expect, it } from 'vitest';
import { isOwnedAsAll, ownersOf, parseCodeowners } from '../../src/util/codeowners.ts';
import { inventory, REPOSITORY, repository } from '../support/builders.ts';

const of = (text: string, path: string) =>
  ownersOf(
    { repository: REPOSITORY, path },
    inventory({ repositories: [repository({ owners: parseCodeowners(text) })] }),
  );

describe('the owner of a path', () => {
  it.each([
    ['* @a', 'any/where.pem', true],
    ['*.pem @a', 'deep/down/tls.pem', true],
    ['*.pem @a', 'tls.key', false],
    ['/build/logs/ @a', 'build/logs/a/b.log', true],
    ['/build/logs/ @a', 'x/build/logs/a.log', false],
    ['docs/* @a', 'docs/a.md', true],
    ['docs/* @a', 'docs/build/a.md', false],
    ['apps/ @a', 'x/apps/web.yaml', true],
    ['/apps @a', 'apps/web/a.yaml', true],
    ['/apps @a', 'x/apps/a.yaml', false],
    ['**/logs @a', 'a/b/logs/x', true],
    ['/scripts/**/a.sh @a', 'scripts/x/y/a.sh', true],
    ['/scripts/**/a.sh @a', 'scripts/a.sh', true],
    ['pods/1?/tls.crt @a', 'pods/13/tls.crt', true],
    ['pods/1?/tls.crt @a', 'pods/133/tls.crt', false],
    ['with\\ blank.pem @a', 'with blank.pem', true],
    ['tls.crt @a # comment', 'tls.crt', true],
    ['# tls.crt @a', 'tls.crt', false],
    ['!tls.crt @a', 'tls.crt', false],
    ['tls[0].crt @a', 'tls[0].crt', false],
    ['tls.crt not-an-owner', 'tls.crt', false],
  ])('%s: %s is %s', (line, path, owned) => {
    expect(of(line, path)).toEqual(owned ? ['@a'] : []);
  });

  it('comes from the last pattern that matches, even where that has none', () => {
    expect(of('* @a\n/pods/ @corp/mail @b', 'pods/13/tls.crt')).toEqual(['@corp/mail', '@b']);
    expect(of('/pods/ @corp/mail\n/pods/13/', 'pods/13/tls.crt')).toEqual([]);
    expect(of('/pods/ @corp/mail', 'legacy/a.pem')).toEqual([]);
  });

  it('is found in time, whatever the pattern', () => {
    const stars = `${'*a'.repeat(2_000)}b @a`;
    expect(of(stars, 'a'.repeat(3_000))).toEqual([]);
    expect(of(`${'**/'.repeat(40)}x @a`, `${'a/'.repeat(200)}y`)).toEqual([]);
    expect(of(`${'**/a/'.repeat(60)}x @a`, `${'a/'.repeat(1_000)}y`)).toEqual([]);
    expect(of(`${'**/a/'.repeat(60)}y @a`, `${'a/'.repeat(1_000)}y`)).toEqual(['@a']);
  });
});

it('a pattern that is longer than any path owns nothing', () => {
  const path = `${'a'.repeat(4_095)}b`;
  expect(of(`${path} @a`, path)).toEqual(['@a']);
  expect(of(`${path}c @a`, `${path}c`)).toEqual([]);
});

describe('a line of CODEOWNERS', () => {
  it.each<[string, [string, string[]][]]>([
    ['a @b', [['a', ['@b']]]],
    ['  a\t@b  @c/d e@f.gh \r', [['a', ['@b', '@c/d', 'e@f.gh']]]],
    ['a #@b', [['a', []]]],
    ['a#b @c', [['a#b', ['@c']]]],
    ['a\\ b @c', [['a b', ['@c']]]],
    ['a', [['a', []]]],
    ['a @b nobody', []],
    ['a @', []],
    ['a @-b', []],
    ['a @b/', []],
    ['a @b/c/d', []],
    ['a x@b', []],
    ['a x@y@b.c', []],
    ['a @@b.c', []],
    ['!a @b', []],
    ['a[ @b', []],
    ['a] @b', []],
    ['a!b @c', [['a!b', ['@c']]]],
    ['# a @b', []],
    ['', []],
  ])('%j', (line, rules) => {
    expect(parseCodeowners(line).map(({ pattern, owners }) => [pattern, owners])).toEqual(rules);
    expect(parseCodeowners(`x @y\r\n${line}\nz @y`)).toHaveLength(rules.length + 2);
  });

  it('of a file that GitHub does not read owns nothing', () => {
    const text = `* @a\n#${'x'.repeat((3 << 20) - 6)}`;
    expect([parseCodeowners(text).length, parseCodeowners(`${text}x`).length]).toEqual([1, 0]);
  });

  it.each([
    ['*', true],
    ['**', true],
    ['/*', true],
    ['/**', true],
    ['**/*', true],
    ['/**/**', true],
    ['/', true],
    ['*.pem', false],
    ['a', false],
    ['a/*', false],
    ['*/a', false],
  ])('%s names everything: %s', (pattern, expected) => {
    const place = { repository: REPOSITORY, path: 'a' };
    const all = inventory({ repositories: [repository({ owners: [{ pattern, owners: ['@a'] }] })] });
    const decides = ownersOf(place, all).length > 0;
    expect(isOwnedAsAll(place, all)).toBe(expected && decides);
    expect(isOwnedAsAll({ ...place, repository: 'other' }, all)).toBe(false);
  });

  it.each([
    ['a/ @x', 'a/b', true],
    ['a/ @x', 'a', false],
    ['/a/b/ @x', 'a/b/c/d', true],
    ['/a* @x', 'ab', true],
    ['/a* @x', 'ab/c', false],
    ['a?c @x', 'x/abc', true],
    ['a?c @x', 'ac', false],
    ['a*c*e @x', 'abcde', true],
    ['a*c*e @x', 'abcd', false],
    ['a/**/b @x', 'a/b', true],
    ['a/** @x', 'a/b/c', true],
    ['a/** @x', 'b/a/c', false],
    ['**/a/**/b @x', 'x/a/y/a/z/b', true],
    ['/a @x', 'a', true],
    ['/a @x', 'ab', false],
  ])('%s: %s is %s', (line, path, owned) => expect(of(line, path)).toEqual(owned ? ['@x'] : []));
});
