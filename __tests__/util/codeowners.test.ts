import { describe, expect, it } from 'vitest';
import { ownersOf, parseCodeowners } from '../../src/util/codeowners.ts';
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
