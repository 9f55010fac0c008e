/** Makes one input of the fuzzer: a file of a grammar or a damaged fixture, with what is planted in it. */
import { gzipSync } from 'node:zlib';
import { zip } from '../fixtures/zip-writer.ts';
import { blockOf } from './forms.ts';
import { GRAMMARS } from './grammars.ts';
import type { Planted } from './material.ts';
import type { Random } from './random-choice.ts';

export interface Input {
  /** Path below the folder that is scanned. */
  path: string;
  bytes: Buffer;
  /** SHA-256 of the certificate that must be found in it. */
  planted?: string;
}

/** One file in so many is as large as a reader takes it. */
const HUGE = 400;

/** @param number its place in the run, a folder of its own */
export function inputOf(
  number: number,
  random: Random,
  pool: readonly Planted[],
  fixtures: ReadonlyMap<string, Buffer>,
): Input {
  const one = random.rarely(5) ? undefined : random.one(pool);
  const { path, bytes, has } = random.rarely(3) ? damaged(random, one, fixtures) : written(random, one);
  return { path: `${number}/${path}`, bytes, ...(has && one && { planted: one.fingerprint }) };
}

interface Made {
  path: string;
  bytes: Buffer;
  has: boolean;
}

function written(random: Random, one: Planted | undefined): Made {
  const grammar = random.one(GRAMMARS);
  const path = random.one(grammar.paths);
  let text = grammar.make(random, one);
  if (random.rarely(HUGE)) text = `${grammar.make(random, undefined).repeat(1 + random.below(400))}\n${text}`;
  const encoded = random.one<() => Made>([
    ...Array.from({ length: 8 }, () => () => ({ path, bytes: Buffer.from(text), has: true })),
    () => ({ path, bytes: Buffer.from(text.replace(/\r?\n/g, '\r\n')), has: true }),
    () => ({ path, bytes: Buffer.from(`\ufeff${text}`), has: true }),
    () => ({ path, bytes: Buffer.from(`\ufeff${text}`, 'utf16le'), has: true }),
    () => ({ path, bytes: Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), has: true }),
    () => ({ path: `${path}.gz`, bytes: gzipSync(text), has: true }),
    () => ({ path: 'a.jar', bytes: zip([{ name: path, content: Buffer.from(text) }]), has: true }),
  ])();
  return encoded;
}

/** A fixture that is cut, flipped, spliced and doubled; a certificate stands between two of its lines. */
function damaged(random: Random, one: Planted | undefined, fixtures: ReadonlyMap<string, Buffer>): Made {
  const [path, whole] = random.one([...fixtures]);
  let bytes: Buffer = Buffer.from(whole);
  for (let times = random.below(6); times >= 0; times--) bytes = mutant(bytes, random.below);
  const text = !bytes.subarray(0, 2_000).includes(0);
  if (!text || one === undefined) return { path, bytes, has: false };
  const at = random.rarely(3)
    ? bytes.length
    : behindArmor(bytes, bytes.indexOf(0x0a, random.below(bytes.length + 1)) + 1);
  // Base64 in the middle of other base64 is a part of it.
  const block = Buffer.from(`\n# planted\n${blockOf(one, random)}# planted\n`);
  return { path, bytes: Buffer.concat([bytes.subarray(0, at), block, bytes.subarray(at)]), has: true };
}

/** What stands between BEGIN and END is a part of another object, which no program would read a certificate from. */
function behindArmor(bytes: Buffer, at: number): number {
  const [begin, end] = [bytes.lastIndexOf('-----BEGIN', at), bytes.indexOf('-----END', at)];
  const isInside = begin >= 0 && end >= 0 && bytes.lastIndexOf('-----END', at) < begin;
  return isInside ? bytes.indexOf(0x0a, end) + 1 || bytes.length : at;
}

/** Cuts off, flips, splices or doubles a piece. */
export function mutant(bytes: Buffer, next: (below: number) => number): Buffer {
  const at = next(bytes.length + 1);
  const length = next(Math.min(64, bytes.length) + 1);
  switch (next(4)) {
    case 0:
      return Buffer.from(bytes.subarray(0, at));
    case 1: {
      const copy = Buffer.from(bytes);
      for (let i = 0; i <= next(4); i++) if (copy.length > 0) copy[next(copy.length)] = next(256);
      return copy;
    }
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    default:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
  }
}
