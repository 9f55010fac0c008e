import type { Access, Entry, Source } from '../model/index.ts';

/** Entries that a thread takes at once: few enough to share out the end, enough that taking costs nothing. */
const MAX_CHUNK = 64;
/** Chunks that even a short list has: a few entries may be as large as all others together. */
const CHUNKS = 64;

/** The entries of all sources in memory that threads share, and how far the threads have come. */
export interface WorkList {
  sources: { name: string; access: Access; text: SharedArrayBuffer; starts: SharedArrayBuffer }[];
  /** The next chunk, then for each thread the position that it is at. */
  state: SharedArrayBuffer;
  /** Entries in a chunk. */
  size: number;
}

/** An entry with its place in the whole list, from 1. */
interface Positioned extends Entry {
  position: number;
}

export interface Chunk {
  number: number;
  /** Index of the source that all its entries belong to. */
  source: number;
  entries: Positioned[];
}

export function packSources(sources: readonly Source[], threads: number): WorkList {
  return {
    sources: sources.map(({ name, access, entries }) => ({ name, access, ...packEntries(entries) })),
    state: new SharedArrayBuffer(4 * (threads + 1)),
    size: Math.min(MAX_CHUNK, Math.ceil(Math.max(1, ...sources.map(({ entries }) => entries.length)) / CHUNKS)),
  };
}

/** `oid:name` of each entry, end to end, and the offsets where they start. */
function packEntries(entries: readonly Entry[]): { text: SharedArrayBuffer; starts: SharedArrayBuffer } {
  const starts = new SharedArrayBuffer(4 * (entries.length + 1));
  const offsets = new Uint32Array(starts);
  let at = 0;
  let all = '';
  entries.forEach(({ oid = '', name }, index) => {
    all += oid;
    all += ':';
    all += name;
    at += oid.length + 1 + name.length;
    offsets[index + 1] = at;
  });
  const text = new SharedArrayBuffer(at);
  // One call for all of them.
  Buffer.from(text).write(all, 'latin1');
  return { text, starts };
}

/** One thread's view of the list. */
export interface OpenWorkList {
  chunks: number;
  /** Takes the next chunk that no thread has; undefined when all are taken. */
  next(): Chunk | undefined;
  chunk(number: number): Chunk;
  /** Notes where this thread is; 0 between chunks. */
  at(position: number): void;
  /** Where a thread was when it was heard of last. */
  positionOf(thread: number): number;
}

export function openWorkList(list: WorkList, thread: number): OpenWorkList {
  const state = new Int32Array(list.state);
  const sources = list.sources.map(({ text, starts }) => ({
    bytes: Buffer.from(text),
    starts: new Uint32Array(starts),
    chunks: Math.ceil((starts.byteLength / 4 - 1) / list.size),
  }));
  const chunks = sources.reduce((sum, source) => sum + source.chunks, 0);

  function chunk(number: number): Chunk {
    let source = 0;
    let within = number;
    for (const { chunks: size } of sources) {
      if (within < size) break;
      within -= size;
      source++;
    }
    const { bytes, starts } = sources[source] as (typeof sources)[number];
    const first = within * list.size;
    const end = Math.min(first + list.size, starts.length - 1);
    const from = starts[first] as number;
    const records = bytes.toString('latin1', from, starts[end]);
    const entries: Positioned[] = [];
    for (let index = first; index < end; index++) {
      const start = (starts[index] as number) - from;
      const colon = records.indexOf(':', start);
      const name = records.slice(colon + 1, (starts[index + 1] as number) - from);
      const position = number * list.size + (index - first) + 1;
      entries.push(colon > start ? { name, oid: records.slice(start, colon), position } : { name, position });
    }
    return { number, source, entries };
  }

  return {
    chunks,
    next() {
      const number = Atomics.add(state, 0, 1);
      return number < chunks ? chunk(number) : undefined;
    },
    chunk,
    at(position) {
      Atomics.store(state, thread + 1, position);
    },
    positionOf: (other) => Atomics.load(state, other + 1),
  };
}
