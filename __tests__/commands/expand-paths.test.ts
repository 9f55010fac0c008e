import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandPaths, expandRoots } from '../../src/commands/expand-paths.ts';
import { UsageError } from '../../src/util/errors.ts';
import { folder } from '../support/bundle.ts';

/** A folder with these files, all empty. */
function folderWith(...files: string[]): string {
  const root = folder();
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  return root;
}

describe('paths that a person typed', () => {
  const files = ['reports/b.json', 'reports/a.json', 'reports/eu/c.json', 'reports/.d.json', 'notes.txt', 'é/ü.json'];

  it.each<[string, string[], string[]]>([
    ['a path', ['notes.txt'], ['notes.txt']],
    ['a path that is not there, which its reader tells', ['gone.json'], ['gone.json']],
    ['one below a file', ['notes.txt/a.json'], ['notes.txt/a.json']],
    ['one star, without names that begin with a dot', ['reports/*.json'], ['reports/a.json', 'reports/b.json']],
    ['two stars', ['reports/**/*.json'], ['reports/a.json', 'reports/b.json', 'reports/eu/c.json']],
    ['a dot that is typed', ['reports/.*.json'], ['reports/.d.json']],
    ['a set', ['reports/{b,eu/c}.json'], ['reports/b.json', 'reports/eu/c.json']],
    ['a class', ['reports/[ab].json'], ['reports/a.json', 'reports/b.json']],
    ['a question mark', ['reports/?.json'], ['reports/a.json', 'reports/b.json']],
    ['names that are not ASCII', ['*/ü.json'], ['é/ü.json']],
    [
      'several, in their order, each file once',
      ['notes.txt', 'reports/a*', 'reports/*.json'],
      ['notes.txt', 'reports/a.json', 'reports/b.json'],
    ],
  ])('%s', async (_, typed, expected) => {
    expect(await expandPaths(typed, folderWith(...files))).toEqual(expected);
  });

  it.each(['reports/*.xml', '[ab].json', 'gone/**', 'notes.txt/*'])(
    '%s names itself where it matches nothing',
    async (typed) => {
      const error = await expandPaths([typed], folderWith(...files)).catch((reason: unknown) => reason);
      expect(error).toEqual(new UsageError(`${typed} matches nothing`));
    },
  );

  it('a path that exists is no pattern', async () => {
    const root = folderWith('[ab].json', 'a.json', 'x/*.json', 'x/y.json');
    expect(await expandPaths(['[ab].json', 'x/*.json'], root)).toEqual(['[ab].json', 'x/*.json']);
    expect(await expandPaths(['[a].json', 'x/[y].json'], root)).toEqual(['a.json', 'x/y.json']);
  });

  it('one that is absolute is expanded where it is', async () => {
    const root = folderWith(...files);
    expect(await expandPaths([join(root, 'reports/a*')], '/')).toEqual([join(root, 'reports/a.json')]);
  });

  it('a pattern that is too long is refused', async () => {
    await expect(expandPaths([`${'a'.repeat(2_000)}*`], folder())).rejects.toThrow('a glob has 1 to 1024 characters');
  });
});

describe('what is read with all that is in it', () => {
  const files = ['services/a/tls/a.pem', 'services/b/b.pem', 'top.pem'];

  it('is read once, however deep a pattern goes', async () => {
    const root = folderWith(...files);
    expect(await expandRoots(['services/*'], root)).toEqual(['services/a', 'services/b']);
    expect(await expandRoots(['services/**'], root)).toEqual(['services']);
    expect(await expandRoots(['**/*.pem'], root)).toEqual(['services/a/tls/a.pem', 'services/b/b.pem', 'top.pem']);
  });

  it('is read as often as its paths are written out', async () => {
    expect(await expandRoots(['services', 'services/a'], folderWith(...files))).toEqual(['services', 'services/a']);
  });
});
