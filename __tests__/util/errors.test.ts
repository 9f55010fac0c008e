import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileTrouble } from '../../src/util/errors.ts';
import { scratch } from '../sources/repository.ts';

function troubleOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return fileTrouble(error);
  }
  return 'none';
}

describe('the trouble with a file', () => {
  it('is told in words', () => {
    const root = scratch();
    writeFileSync(`${root}/file`, '');
    mkdirSync(`${root}/folder`);
    expect(troubleOf(() => readFileSync(`${root}/nothing`))).toBe('the file or folder does not exist');
    expect(troubleOf(() => readFileSync(`${root}/folder`))).toBe('it is a folder');
    expect(troubleOf(() => readFileSync(`${root}/file/x`))).toBe('a part of its path is not a folder');
  });

  it('is its code where there are no words for it, and its message where it has no code', () => {
    expect(fileTrouble(Object.assign(new Error('x'), { code: 'ELOOP' }))).toBe('ELOOP');
    expect(fileTrouble(new Error('out of order'))).toBe('out of order');
  });
});
