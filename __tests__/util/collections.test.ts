import { describe, expect, it } from 'vitest';
import { addTo, groupBy } from '../../src/util/collections.ts';

describe('groupBy', () => {
  it('keeps the order of keys and of items', () => {
    const groups = groupBy(['pear', 'apple', 'plum'], (word) => word[0]);
    expect([...groups]).toEqual([
      ['p', ['pear', 'plum']],
      ['a', ['apple']],
    ]);
  });

  it('leaves out what has no key', () => {
    expect([...groupBy([1, 2, 3], (one) => (one % 2 === 0 ? undefined : 'odd'))]).toEqual([['odd', [1, 3]]]);
  });
});

describe('addTo', () => {
  it('adds no more than so many', () => {
    const lists = new Map<string, number[]>();
    for (const one of [1, 2, 3]) addTo(lists, 'a', one, 2);
    expect(lists.get('a')).toEqual([1, 2]);
  });
});
