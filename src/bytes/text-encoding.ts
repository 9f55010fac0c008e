/** Text in UTF-16 and UTF-32, which Windows PowerShell and some editors write, as UTF-8: nothing else here reads it. */

const LINE_FEED = Buffer.from('\n');

type Encoding = { width: 2 | 4; little: boolean };

/** Code units whose form tells the encoding where no byte order mark does, and how many must be there. */
const UNITS = 256;
const MIN_UNITS = 16;
/** Share of units that are ASCII; names and comments may hold other letters. */
const MIN_ASCII = 0.7;

/** Armor or base64 in ASCII: two characters of it are seldom one of UTF-16, and four are none of UTF-32. */
const ASCII_MATERIAL = /-----BEGIN|[A-Za-z0-9+/]{60}/;

/**
 * The same text in UTF-8, without its byte order mark; the bytes themselves where they are in neither encoding. Lines stay
 * what they were. A file that only begins in another encoding, or says so, is followed by its bytes: readers of PEM skip
 * what precedes the armor.
 */
export function toUtf8(bytes: Buffer): Buffer {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return bytes;
  const text = encoding.width === 2 ? fromUtf16(bytes, encoding.little) : fromUtf32(bytes, encoding.little);
  const converted = Buffer.from(text.startsWith('\ufeff') ? text.slice(1) : text);
  return ASCII_MATERIAL.test(bytes.toString('latin1')) ? Buffer.concat([converted, LINE_FEED, bytes]) : converted;
}

/** A byte order mark decides, else the zeros of the first units. Few files that are no text have either. */
function encodingOf(bytes: Buffer): Encoding | undefined {
  // Taking a buffer apart as a list would cost more than all else for most files.
  const [a, b] = [bytes[0], bytes[1]];
  if (a !== 0xff && a !== 0xfe && a !== 0 && b !== 0) return undefined;
  if (bytes.length < 2) return undefined;
  const [c, d] = [bytes[2], bytes[3]];
  if (a === 0xff && b === 0xfe) {
    // UTF-16 may begin with a zero.
    return { width: c === 0 && d === 0 && !holdsPairs(bytes) ? 4 : 2, little: true };
  }
  if (a === 0xfe && b === 0xff) return { width: 2, little: false };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { width: 4, little: false };
  for (const width of [4, 2] as const) {
    for (const little of [true, false]) if (isAscii(bytes, { width, little })) return { width, little };
  }
  return undefined;
}

/** Whether four bytes are more often two characters than one: no character of UTF-32 is above U+10FFFF. */
function holdsPairs(bytes: Buffer): boolean {
  let more = 0;
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const code = bytes.readUInt32LE(at);
    if (code >= 0x110000) more++;
    else if (code > 0 && code < 0x80) more--;
  }
  return more > 0;
}

/** Whether most of the first units are printable ASCII, none is zero, and the first line is among them. */
function isAscii(bytes: Buffer, { width, little }: Encoding): boolean {
  const units = Math.min(UNITS, Math.floor(bytes.length / width));
  if (units < MIN_UNITS) return false;
  let ascii = 0;
  for (let unit = 0; unit < units; unit++) {
    const at = unit * width;
    const low = bytes[little ? at : at + width - 1] as number;
    let high = 0;
    for (let i = 0; i < width; i++) if (at + i !== (little ? at : at + width - 1)) high |= bytes[at + i] as number;
    if (low === 0 && high === 0) return false;
    if (high === 0 && (low >= 0x20 ? low < 0x7f : low >= 0x09 && low <= 0x0d)) ascii++;
  }
  return ascii >= MIN_ASCII * units;
}

function fromUtf16(bytes: Buffer, little: boolean): string {
  const whole = bytes.subarray(0, bytes.length & ~1);
  return little ? whole.toString('utf16le') : Buffer.from(whole).swap16().toString('utf16le');
}

/** Every four bytes are one character; what is none becomes U+FFFD. */
function fromUtf32(bytes: Buffer, little: boolean): string {
  const units = Buffer.alloc(bytes.length & ~3);
  let length = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    if (code < 0x10000) length = units.writeUInt16LE(code, length);
    else if (code < 0x110000) {
      length = units.writeUInt16LE(0xd7c0 + (code >> 10), length);
      length = units.writeUInt16LE(0xdc00 + (code & 0x3ff), length);
    } else length = units.writeUInt16LE(0xfffd, length);
  }
  return units.toString('utf16le', 0, length);
}
