import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignShards, costOf, shardsFor } from '../../src/commands/shards.ts';
import type { RemoteRepository } from '../../src/model/index.ts';

const repository = (name: string, size = 0): RemoteRepository => ({ name, url: `https://github.com/${name}`, size });
const team = (count: number, size = 100): RemoteRepository[] =>
  Array.from({ length: count }, (_, index) => repository(`corp/service-${index}`, size));

const sizes = fc.oneof(fc.nat(10_000), fc.nat(5_000_000), fc.constant(0));
const teams = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), sizes), {
  selector: ([name]) => name,
  minLength: 1,
  maxLength: 60,
});
const planned = fc.record({
  list: teams.map((list) => list.map(([name, size]) => repository(name, size))),
  shards: fc.integer({ min: 1, max: 40 }),
  seed: fc.nat(),
});

describe('assignShards', () => {
  it('gives every repository to exactly one shard', () => {
    fc.assert(
      fc.property(planned, ({ list, shards }) => {
        const assigned = assignShards(list, shards);
        expect([...assigned.keys()].sort()).toEqual(list.map(({ name }) => name).sort());
        expect([...assigned.values()].every((shard) => shard >= 1 && shard <= shards)).toBe(true);
      }),
    );
  });

  it('gives no shard more than a quarter above the mean, or the mean and the largest repository', () => {
    fc.assert(
      fc.property(planned, ({ list, shards }) => {
        const assigned = assignShards(list, shards);
        const loads = new Map<number, number>();
        for (const one of list) {
          const shard = assigned.get(one.name) ?? 0;
          loads.set(shard, (loads.get(shard) ?? 0) + costOf(one));
        }
        const mean = list.reduce((sum, one) => sum + costOf(one), 0) / shards;
        const largest = Math.max(...list.map(costOf));
        expect(Math.max(...loads.values())).toBeLessThanOrEqual(Math.max(mean * 1.25, mean + largest) + 1e-6);
      }),
    );
  });

  it('is the same from any order of the list', () => {
    fc.assert(
      fc.property(planned, ({ list, shards, seed }) => {
        const shuffled = list.toSorted((a, b) => (hash(a.name, seed) < hash(b.name, seed) ? -1 : 1));
        expect([...assignShards(shuffled, shards)].sort()).toEqual([...assignShards(list, shards)].sort());
      }),
    );
  });

  it('leaves nearly all where they were when one comes or goes', () => {
    const before = assignShards(team(1_000), 10);
    for (const list of [[...team(1_000), repository('corp/new', 5_000)], team(1_000).slice(1)]) {
      const after = assignShards(list, 10);
      const moved = [...after].filter(([name, shard]) => before.has(name) && before.get(name) !== shard);
      expect(moved.length).toBeLessThan(20);
    }
  });
});

describe('shardsFor', () => {
  it.each([
    ['nothing', [], 1],
    ['60 small ones', team(60), 1],
    ['101 small ones', team(101), 2],
    ['10,000 small ones', team(10_000), 20],
    ['three of 3 GiB', team(3, 3 << 20), 3],
    ['one of 100 GiB', team(1, 100 << 20), 1],
  ])('%s', (_, list, expected) => expect(shardsFor(list)).toBe(expected));
});

function hash(text: string, seed: number): number {
  let value = seed | 1;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
