/** What decoded bytes are: a DER structure, a keystore or an archive; the first part of a DER structure; text. */
export type ContentKind = 'object' | 'cut-off' | 'text';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OID = 0x06;
/**
 * How DER begins that is worth a word when the rest is missing: the version of a certificate (RFC 5280 section 4.1.2.1), of a
 * PKCS#12 (RFC 7292 section 4) and of a private key (RFC 5208 section 5, RFC 8017 appendix A.1.2), the type of a PKCS#7
 * (RFC 2315 section 7).
 */
const BEGINNINGS = /^(?:30.{2,8}?a0030201|02010330|0201003|02010002|06092a864886f70d0107)/;
/** The smallest object worth having, a private key on a 256-bit curve without its public half, takes more. */
const MIN_OBJECT = 48;
/** Bytes of a truncated object from which it is recognized. */
const MIN_CUT_OFF = 100;
/** Bytes that are looked at to call content text. */
const TEXT_HEAD = 16;

/** First bytes of JKS, JCEKS, BKS 1 and 2 (a salt of 20 bytes), gzip and zip. */
const MAGIC: readonly Buffer[] = [
  'feedfeed',
  'cececece',
  '0000000100000014',
  '0000000200000014',
  '1f8b08',
  '504b0304',
].map((hex) => Buffer.from(hex, 'hex'));
const BYTE_ORDER_MARK = 0xefbbbf;
const HEADS: ReadonlySet<number> = new Set([BYTE_ORDER_MARK, ...MAGIC.map((magic) => magic.readUIntBE(0, 3))]);

/** Whether the first three bytes, as one number, are the start of a known form. */
export function mayBegin(head: number): boolean {
  const [first, second, third] = [head >> 16, (head >> 8) & 0xff, head & 0xff];
  return first === SEQUENCE || HEADS.has(head) || (isPrintable(first) && isPrintable(second) && isPrintable(third));
}

/** What content is, by its first bytes and the lengths they state; undefined where no decoder reads such content. */
export function contentKind(content: Buffer): ContentKind | undefined {
  if (content[0] === SEQUENCE) return structureKind(content);
  if (MAGIC.some((magic) => magic.equals(content.subarray(0, magic.length)))) return 'object';
  if (content.length < TEXT_HEAD) return undefined;
  const head = content.subarray(content.readUIntBE(0, 3) === BYTE_ORDER_MARK ? 3 : 0, TEXT_HEAD);
  return head.every(isPrintable) ? 'text' : undefined;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
}

/** Bytes that a SEQUENCE takes, told by its first twelve; undefined for one that begins as nothing that is read here. */
export function structureLength(content: Buffer): number | undefined {
  const outer = content[0] === SEQUENCE ? extentAt(content, 0) : undefined;
  if (outer === undefined) return undefined;
  const inner = extentAt(content, outer.body);
  const tag = content[outer.body];
  if (inner === undefined || (tag !== SEQUENCE && tag !== INTEGER && tag !== OID)) return undefined;
  return inner.end <= outer.end || inner.end === Infinity ? outer.end : undefined;
}

/** A SEQUENCE that ends within the bytes, or was cut off. */
function structureKind(content: Buffer): ContentKind | undefined {
  const length = structureLength(content);
  if (length === undefined) return undefined;
  if (length <= content.length) return length >= MIN_OBJECT ? 'object' : undefined;
  if (length === Infinity) return 'object';
  const body = extentAt(content, 0)?.body ?? 0;
  const begins = content.length >= MIN_CUT_OFF && BEGINNINGS.test(content.toString('hex', body, body + 16));
  return begins ? 'cut-off' : undefined;
}

/** Where the contents of an element start and end, by its header alone; an indefinite length ends nowhere. */
function extentAt(content: Buffer, at: number): { body: number; end: number } | undefined {
  const first = content[at + 1];
  if (first === undefined) return undefined;
  if (first === 0x80) return { body: at + 2, end: Infinity };
  if (first < 0x80) return { body: at + 2, end: at + 2 + first };
  const body = at + 2 + (first - 0x80);
  if (first > 0x84 || body > content.length) return undefined;
  return { body, end: body + content.readUIntBE(at + 2, first - 0x80) };
}
