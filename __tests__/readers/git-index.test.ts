import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tracksMany } from '../../src/readers/git-index.ts';
import { repository } from '../sources/repository.ts';

it('tells how many entries an index has', () => {
  const gitDir = join(repository({ a: '1', b: '2', c: '3' }), '.git');
  expect([2, 3, 4].map((many) => tracksMany(gitDir, many))).toEqual([true, true, false]);
});

it.each(['', 'DIRC', 'something else, which is no index'])('takes %j for none', (text) => {
  const gitDir = join(repository({ a: '1' }), '.git');
  writeFileSync(join(gitDir, 'index'), text);
  expect(tracksMany(gitDir, 1)).toBe(false);
});

it('takes a folder without an index for none', () => expect(tracksMany('/nowhere', 1)).toBe(false));
