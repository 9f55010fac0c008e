import { hash } from 'node:crypto';
import { content, DerError, type Element, TAG } from './der.ts';

/** Octets that an OBJECT IDENTIFIER may have; registered ones stay under 40. Bounds the arithmetic on wide arcs. */
const MAX_OID_OCTETS = 128;

/**
 * An OBJECT IDENTIFIER as dotted text (X.690 section 8.19), with arcs of any width.
 * @throws DerError where an arc is cut off, or padded: two encodings of one identifier would let a check be bypassed
 */
export function oidOf(element: Element): string {
  if (element.tag !== TAG.oid) throw new DerError(`an object identifier has tag 0x${element.tag.toString(16)}`);
  return oidText(content(element));
}

/** As {@link oidOf}, from the content octets alone: an implicit tag hides the identifier's own. */
export function oidText(octets: Uint8Array): string {
  if (octets.length === 0 || octets.length > MAX_OID_OCTETS)
    throw new DerError('an object identifier has a bad length');
  let text = '';
  let arc = 0;
  let wide: bigint | undefined;
  let inside = false;
  for (const octet of octets) {
    if (!inside && octet === 0x80) throw new DerError('an object identifier is padded');
    inside = (octet & 0x80) !== 0;
    if (wide === undefined && arc > 0x1fffffffffff) wide = BigInt(arc);
    if (wide === undefined) arc = arc * 128 + (octet & 0x7f);
    else wide = (wide << 7n) | BigInt(octet & 0x7f);
    if (inside) continue;
    // The first two arcs share one number; the first is at most 2 (X.690 section 8.19.4).
    if (text !== '') text += `.${wide ?? arc}`;
    else if (wide !== undefined) text = `2.${wide - 80n}`;
    else text = arc < 80 ? `${Math.floor(arc / 40)}.${arc % 40}` : `2.${arc - 80}`;
    arc = 0;
    wide = undefined;
  }
  if (inside) throw new DerError('an object identifier is cut off');
  return text;
}

/** A signed INTEGER in lower-case hex without leading zeros, `-` before a negative one. */
export function integerHex(element: Element): string {
  const octets = content(element);
  const hex = hexOf(octets);
  if ((octets[0] ?? 0) < 0x80) return hex.replace(/^0+(?=.)/, '') || '0';
  return `-${((1n << BigInt(octets.length * 8)) - BigInt(`0x${hex}`)).toString(16)}`;
}

/** Bits of the magnitude of a non-negative INTEGER. */
export function bitLength(element: Element): number {
  const octets = content(element);
  let at = 0;
  while (at < octets.length && octets[at] === 0) at++;
  if (at === octets.length) return 0;
  return (octets.length - at) * 8 - (Math.clz32(octets[at] as number) - 24);
}

/** The octets of a BIT STRING, without the count of unused bits that precedes them. */
export function bitStringOctets(element: Element): Uint8Array {
  if (element.tag !== TAG.bitString || element.end === element.body) throw new DerError('a bit string is malformed');
  return element.bytes.subarray(element.body + 1, element.end);
}

/** SHA-1 in lower-case hex: a name for a certificate, no protection. */
export function sha1(bytes: Uint8Array): string {
  return hash('sha1', bytes, 'hex');
}

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
