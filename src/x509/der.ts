/**
 * A lenient reader of DER and BER (ITU-T X.690). Elements are read one level at a time, so no input can make it
 * recurse; the caller's own schema bounds the depth. Measured at a few microseconds for a whole certificate.
 */

/** Bytes that are not the encoding they claim to be. `offset` is relative to the bytes that were given. */
export class DerError extends Error {
  override readonly name = 'DerError';
  readonly reason: 'malformed' | 'too-deep' | 'too-large';
  constructor(message: string, reason: 'malformed' | 'too-deep' | 'too-large' = 'malformed') {
    super(message);
    this.reason = reason;
  }
}

/** One tag-length-value. `bytes` is the whole input; the four offsets point into it. */
export interface Element {
  bytes: Uint8Array;
  /** The first identifier octet: class, constructed bit and tag number (X.690 section 8.1.2). */
  tag: number;
  /** Offset of the identifier octet. */
  start: number;
  /** Offset of the first content octet. */
  body: number;
  /** Offset after the last content octet. */
  end: number;
  /** Offset of what follows: `end`, or two more after an indefinite length's end-of-contents octets. */
  next: number;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  generalString: 0x1b,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Nesting that an indefinite length may have before its end is given up on. */
const MAX_DEPTH = 64;
/** Elements that one level may have; the largest public CRL holds fewer. */
const MAX_CHILDREN = 2_000_000;

/**
 * Reads the element that starts at `offset`.
 * @param limit offset that the element may not pass
 * @throws DerError where the header is cut off, or the length passes the limit
 */
export function elementAt(bytes: Uint8Array, offset = 0, limit = bytes.length): Element {
  const header = headerAt(bytes, offset, limit);
  if (header.length >= 0) {
    const end = header.body + header.length;
    if (end > limit) throw new DerError(`the element at byte ${offset} is cut off`);
    return { bytes, tag: header.tag, start: offset, body: header.body, end, next: end };
  }
  const end = endOfContents(bytes, header.body, limit);
  return { bytes, tag: header.tag, start: offset, body: header.body, end, next: end + 2 };
}

/** The elements inside a constructed one, or inside a string that encapsulates an encoding. */
export function children(element: Element, from = element.body, limit = MAX_CHILDREN): Element[] {
  const list: Element[] = [];
  for (let at = from; at < element.end; ) {
    const child = elementAt(element.bytes, at, element.end);
    if (list.push(child) > limit) throw new DerError('too many elements', 'too-large');
    at = child.next;
  }
  return list;
}

/** The content octets of an element, as a view on its bytes. */
export function content(element: Element): Uint8Array {
  return element.bytes.subarray(element.body, element.end);
}

/** The whole encoding of an element, header included, as a view on its bytes. */
export function encoding(element: Element): Uint8Array {
  return element.bytes.subarray(element.start, element.next);
}

/** Fails unless the element is there and has the tag. */
export function expect(element: Element | undefined, tag: number, what: string): Element {
  if (element === undefined) throw new DerError(`${what} is missing`);
  if (element.tag !== tag) throw new DerError(`${what} has tag 0x${element.tag.toString(16)}`);
  return element;
}

/** An OCTET STRING's octets: BER may cut it into segments (X.690 section 8.7.3), which are joined. */
export function octets(element: Element): Uint8Array {
  if ((element.tag & 0x20) === 0) return content(element);
  const parts: Uint8Array[] = [];
  const pending: { element: Element; depth: number }[] = [{ element, depth: 0 }];
  for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
    if (top.depth > MAX_DEPTH) throw new DerError('segments are nested too deeply', 'too-deep');
    if ((top.element.tag & 0x20) === 0) parts.push(content(top.element));
    else for (const child of children(top.element).reverse()) pending.push({ element: child, depth: top.depth + 1 });
  }
  return Buffer.concat(parts);
}

interface Header {
  tag: number;
  body: number;
  /** -1 for an indefinite length. */
  length: number;
}

function headerAt(bytes: Uint8Array, offset: number, limit: number): Header {
  let at = offset;
  const tag = at < limit ? bytes[at++] : undefined;
  if (tag === undefined) throw new DerError(`no element at byte ${offset}`);
  if ((tag & 0x1f) === 0x1f) {
    // High tag numbers (X.690 section 8.1.2.4) occur in no structure that is read here; they are stepped over.
    let octet: number | undefined;
    do {
      octet = at < limit && at - offset < 6 ? bytes[at++] : undefined;
      if (octet === undefined) throw new DerError(`the tag at byte ${offset} is cut off`);
    } while (octet & 0x80);
  }
  const first = at < limit ? bytes[at++] : undefined;
  if (first === undefined) throw new DerError(`the element at byte ${offset} has no length`);
  if (first < 0x80) return { tag, body: at, length: first };
  if (first === 0x80) {
    if ((tag & 0x20) === 0) throw new DerError(`the primitive at byte ${offset} has an indefinite length`);
    return { tag, body: at, length: -1 };
  }
  const count = first & 0x7f;
  if (count > 6 || at + count > limit) throw new DerError(`the length at byte ${offset} cannot be read`);
  let length = 0;
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[at++] as number);
  return { tag, body: at, length };
}

/** Finds the end-of-contents octets that match an indefinite length, without recursion. */
function endOfContents(bytes: Uint8Array, from: number, limit: number): number {
  let depth = 1;
  for (let at = from; at + 1 < limit; ) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      if (--depth === 0) return at;
      at += 2;
      continue;
    }
    const header = headerAt(bytes, at, limit);
    if (header.length >= 0) at = header.body + header.length;
    else if (++depth > MAX_DEPTH) throw new DerError('indefinite lengths are nested too deeply', 'too-deep');
    else at = header.body;
  }
  throw new DerError('an indefinite length has no end');
}
