import type { Trail, TrailObject } from './key-path.ts';

/** Maximum nesting; key paths below it are not followed. */
const MAX_DEPTH = 500;
/** Bytes of a key that a key path keeps. */
const MAX_KEY = 100;

interface Frame {
  /** The key, or the index, that is open. */
  step: string | number | undefined;
  object: TrailObject;
}

/**
 * The key paths of ascending offsets in JSON, from the root. Reads the bytes once and tolerates invalid JSON; undefined
 * for an offset that is in no value.
 */
export function jsonTrails(bytes: Buffer, offsets: readonly number[]): (Trail | undefined)[] {
  const trails: (Trail | undefined)[] = [];
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length && frames.length < MAX_DEPTH; at++) {
    // The object that holds the last offset may state its kind below it.
    if (trails.length === offsets.length && frames.length === 0) break;
    const byte = bytes[at];
    const top = frames.at(-1);
    for (let next = offsets[trails.length]; next !== undefined && next <= at; next = offsets[trails.length]) {
      trails.push(next === at ? trailOf(frames) : undefined);
    }
    if (byte === 0x7b) frames.push({ step: undefined, object: {} });
    else if (byte === 0x5b) frames.push({ step: 0, object: {} });
    else if (byte === 0x7d || byte === 0x5d) frames.pop();
    else if (byte === 0x2c && typeof top?.step === 'number') top.step++;
    if (byte !== 0x22) continue;
    const end = stringEnd(bytes, at + 1);
    while (trails.length < offsets.length && (offsets[trails.length] as number) <= end) trails.push(trailOf(frames));
    if (top !== undefined && typeof top.step !== 'number') readMember(bytes, at + 1, end, top);
    at = end;
  }
  while (trails.length < offsets.length) trails.push(undefined);
  return trails;
}

/** A string in an object is a key if a colon follows, else the value of the last key. */
function readMember(bytes: Buffer, start: number, end: number, frame: Frame): void {
  let after = end + 1;
  while (bytes[after] === 0x20) after++;
  const isKey = bytes[after] === 0x3a;
  if (!isKey && frame.step !== 'kind' && frame.step !== 'apiVersion') return;
  const text = bytes.toString('utf8', start, Math.min(end, start + MAX_KEY));
  if (isKey) frame.step = text;
  else frame.object[frame.step as 'kind' | 'apiVersion'] = text;
}

/** Offset of the quote that ends a string, or of the end of the bytes. */
function stringEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0x22, from); at >= 0; at = bytes.indexOf(0x22, at + 1)) {
    let slashes = 0;
    while (bytes[at - 1 - slashes] === 0x5c && at - 1 - slashes >= from) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return bytes.length;
}

function trailOf(frames: readonly Frame[]): Trail {
  return {
    steps: frames.flatMap(({ step }) => (step === undefined ? [] : [step])),
    objects: frames.map(({ object }) => object),
  };
}
