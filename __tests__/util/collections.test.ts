import { describe, expect, it } from 'vitest';
import { addTo, groupBy, positionsIn } from '../../src/util/collections.ts';

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

describe('positions in a sorted list', () => {
  const sorted = ['a', 'a b', 'b', 'c/d', 'é'];

  it.each([
    ['in their order', sorted, [0, 1, 2, 3, 4]],
    ['in reverse', sorted.toReversed(), [4, 3, 2, 1, 0]],
    ['with some left out, twice, or unknown', ['a b', '0', 'c/d', 'c', 'c/d', 'z', 'a'], [1, -1, 3, -1, 3, -1, 0]],
  ])('are found %s', (_, asked, found) => {
    expect(asked.map(positionsIn(sorted))).toEqual(found);
  });

  it('are none in an empty list', () => expect(positionsIn([])('a')).toBe(-1));
});
