import { describe, expect, it } from 'vitest';
import { memoizeByBytes, memoizeByObject, memoizeByText, memoizeLast } from '../../src/util/memoize.ts';

describe('memoizeByBytes', () => {
  it('makes each result once, also for bytes that are reused, and forgets at the limit', () => {
    const made: string[] = [];
    const upper = memoizeByBytes((bytes) => {
      made.push(Buffer.from(bytes).toString());
      return Buffer.from(bytes).toString().toUpperCase();
    }, 2);
    const buffer = Buffer.from('a');
    expect(upper(buffer)).toBe('A');
    buffer.write('b');
    expect(upper(buffer)).toBe('B');
    expect(['a', 'b', 'a', 'c', 'c', 'a'].map((text) => upper(Buffer.from(text)))).toEqual([
      'A',
      'B',
      'A',
      'C',
      'C',
      'A',
    ]);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('does not keep a failure', () => {
    let tries = 0;
    const fails = memoizeByBytes(() => {
      tries++;
      throw new Error('no');
    }, 2);
    for (let i = 0; i < 2; i++) expect(() => fails(Buffer.from('x'))).toThrow('no');
    expect(tries).toBe(2);
  });
});

describe('memoizeLast', () => {
  it('asks again for another text only', () => {
    const asked: string[] = [];
    const length = memoizeLast((text: string) => asked.push(text) && text.length);
    expect(['', '', 'aa', 'aa', ''].map(length)).toEqual([0, 0, 2, 2, 0]);
    expect(asked).toEqual(['', 'aa', '']);
  });
});

describe('memoizeByObject', () => {
  it('makes one result for each object, undefined too', () => {
    const made: object[] = [];
    const first = memoizeByObject((list: number[]) => {
      made.push(list);
      return list[0];
    });
    const [one, same, none]: number[][] = [[1], [1], []];
    expect([one, same, none, one, none].map((list) => first(list as number[]))).toEqual([
      1,
      1,
      undefined,
      1,
      undefined,
    ]);
    expect(made).toEqual([one, same, none]);
  });
});

describe('memoizeByText', () => {
  it('makes each result once, undefined too, and forgets at the limit', () => {
    const made: string[] = [];
    const find = memoizeByText((text) => {
      made.push(text);
      return text === 'a' ? 1 : undefined;
    }, 2);
    expect(['a', 'b', 'a', 'b', 'c', 'a'].map(find)).toEqual([1, undefined, 1, undefined, undefined, 1]);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('does not keep long texts', () => {
    let times = 0;
    const size = memoizeByText((text) => {
      times++;
      return text.length;
    }, 10);
    expect([size('x'.repeat(201)), size('x'.repeat(201)), size('x'.repeat(200)), size('x'.repeat(200))]).toEqual([
      201, 201, 200, 200,
    ]);
    expect(times).toBe(3);
  });
});
