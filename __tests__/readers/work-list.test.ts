import { describe, expect, it } from 'vitest';
import type { Entry, Source } from '../../src/model/index.ts';
import { openWorkList, packSources } from '../../src/readers/work-list.ts';

function source(name: string, entries: Entry[]): Source {
  return { name, entries, skipped: [], access: { kind: 'files', root: '/' } };
}

const names = (count: number, prefix: string): Entry[] =>
  Array.from({ length: count }, (_, i) => ({ name: `${prefix}${i}` }));

describe('a work list', () => {
  const sources = [
    source('a', names(130, 'a/')),
    source('empty', []),
    source('b', [{ name: 'x:y\xff', oid: 'f'.repeat(40) }, { name: ':' }, { name: '' }]),
  ];

  it('gives every entry once, to whichever thread asks, as it was', () => {
    const packed = packSources(sources, 3);
    const threads = [0, 1, 2].map((thread) => openWorkList(packed, thread));
    const got: Entry[][] = [[], [], []];
    for (let i = 0; ; i++) {
      const chunk = threads[i % 3]?.next();
      if (chunk === undefined) break;
      for (const { position: _, ...entry } of chunk.entries) got[chunk.source]?.push(entry);
    }
    expect(got).toEqual(sources.map(({ entries }) => entries));
    expect(threads.map((thread) => thread.next())).toEqual([undefined, undefined, undefined]);
  });

  it('gives each entry a position of its own, from 1, that leads back to its chunk', () => {
    const list = openWorkList(packSources(sources, 1), 0);
    const chunks = Array.from({ length: list.chunks }, (_, number) => list.chunk(number));
    const positions = chunks.flatMap(({ entries }) => entries.map(({ position }) => position));
    expect(new Set(positions).size).toBe(133);
    expect(Math.min(...positions)).toBe(1);
  });

  it('tells one thread where another is', () => {
    const packed = packSources(sources, 2);
    const [main, worker] = [openWorkList(packed, 0), openWorkList(packed, 1)];
    worker?.at(77);
    expect([main?.positionOf(0), main?.positionOf(1)]).toEqual([0, 77]);
  });
});
