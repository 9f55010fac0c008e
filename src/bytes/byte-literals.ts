import { contentKind, structureLength } from './content-kind.ts';
import { spelledFinder } from './wasm-kernel.ts';

/** Bytes that source code spells out and that begin as DER or PEM. */
export interface ByteLiteral {
  /** Offset of the first byte's spelling. */
  start: number;
  /** Offset after the last one's. */
  end: number;
  content: Buffer;
  /** The variable it is assigned to. */
  name?: string;
}

/**
 * Bytes between two looks; the shortest literal wanted, a key on P-256 in hex, has 242. A prime, lest the looks keep time with
 * the columns of a table.
 */
const STRIDE = 127;
/** Bytes of a look, as in `assembly/search.ts`. */
const LOOK = 112;
/** Bytes before the first look in which a literal may have started: not every look in one succeeds. */
const LEAD = 1_024;
/** Bytes that tell the length of a structure. */
const HEAD = 12;
const SEQUENCE = 0x30;
/** Bytes that the start of a literal takes, with generous blanks. */
const MAX_START = 200;
const MAX_CONTENT = 1 << 20;

/** What literals are made of, as in `assembly/search.ts`: digits; hex letters, casts and separators; blanks, which do not count. */
const [DIGIT, PART, BLANK] = [1, 2, 3];
const CLASS = new Uint8Array(256);
for (const digit of '0123456789') CLASS[digit.charCodeAt(0)] = DIGIT;
for (const character of 'abcdefABCDEFxX,;:\\"\'-()ytuUL_') CLASS[character.charCodeAt(0)] = PART;
for (const character of ' \t\r\n') CLASS[character.charCodeAt(0)] = BLANK;

/** A part of a text that looks like bytes spelled out, with what precedes its first look, and in which notations. */
interface Stretch {
  from: number;
  to: number;
  looks: number[];
}

const findLook = spelledFinder(CLASS, STRIDE);

/** Most bytes of a file are never looked at. */
function stretchesOf(bytes: Buffer): Stretch[] {
  const found: Stretch[] = [];
  for (let at = findLook(bytes, 0); at >= 0; at = findLook(bytes, at + STRIDE)) {
    const to = Math.min(bytes.length, at + LOOK);
    let last = found.at(-1);
    if (last === undefined || at - last.to > LEAD) {
      last = { from: Math.max(last?.to ?? 0, at - LEAD), to, looks: NOTATIONS.map(() => 0) };
      found.push(last);
    }
    last.to = to;
    const text = bytes.toString('latin1', at, to);
    for (const [i, { part, times }] of NOTATIONS.entries()) {
      if ((text.match(part)?.length ?? 0) >= times) last.looks[i] = (last.looks[i] as number) + 1;
    }
  }
  return found;
}

/** One way to spell bytes: how a literal starts, and how one more byte is read at an offset. */
interface Notation {
  /** What it is made of, how often that stands in a look at least, and how many looks the shortest key takes. */
  part: RegExp;
  times: number;
  looks: number;
  /** One of these stands at every start. */
  needles: readonly string[];
  /** The start of a SEQUENCE with a long length, of an EC key (RFC 5915), of `-----B`, where a needle stands. */
  start: RegExp;
  /** The next byte and the offset after it, or undefined where the literal ends. */
  next(text: string, at: number, quote: string): [byte: number, after: number] | undefined;
}

const LIST_ITEM =
  /(?:[\s,]|\/\/[^\n]{0,200}\n|\/\*[^*]{0,200}\*\/|\\\r?\n|\.byte\b|\bdb\b)*(?:\(\s*[a-zA-Z_]\w{0,15}\s*\)\s*)?(?:0[xX]([0-9a-fA-F]{1,2})|(-?\d{1,3}))(?:_?u8|[uU][lL]?)?(?![\w.])/y;
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u00([0-9a-fA-F]{2})|([0-3]?[0-7]{1,2})|([abfnrtv])|(["'`\\?]))/y;
const SEAM = /["'`]\s*[+.&\\]?\s*[brLu]{0,2}["'`]|\\\r?\n/y;
const HEX_PAIR = /(?:[ :\t]{0,2}(?:\\?\r?\n[ \t]{0,80})?|\\n|["'`]\s{0,80}[+.&\\]?\s{0,80}["'`])([0-9a-fA-F]{2})/y;
const CONTROLS: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

const NOTATIONS: readonly Notation[] = [
  {
    part: /0[xX]/g,
    times: 6,
    looks: 3,
    needles: ['0x30', '0X30', '0x2d', '0x2D', '0X2D'],
    start:
      /(?<!\w)(?:0[xX]30(?:_?u8|[uU])?\s{0,9},\s{0,99}(?:\(\s?\w{1,16}\s?\)\s?)?0[xX](?:8[0-4]|77)|(?:0[xX]2[dD]\s{0,9},\s{0,99}){5}0[xX]42)/y,
    next: nextItem,
  },
  {
    part: /\b\d{1,3},/g,
    times: 10,
    looks: 3,
    needles: ['48,', '45,45,', '45, 45,'],
    start:
      /(?<![\w.-])(?:48,\s{0,99}(?:\(\s?\w{1,16}\s?\)\s?)?(?:12[89]|13[0-2]|119|-12[4-8])\s{0,9},|(?:45,\s{0,99}){5}66)/y,
    next: nextItem,
  },
  {
    part: /\\[xu\d]/g,
    times: 12,
    looks: 2,
    needles: ['\\x30\\x', '\\060\\', '\\60\\', '0\\x8', '0\\20', '\\u0030\\u008'],
    start: /\\x30\\x(?:8[0-4]|77)|\\06?0\\(?:20[0-4]|167)|(?<=["'])0\\(?:x8[0-4]|20[0-4])|\\u0030\\u008[0-4]/y,
    next(text, at, quote) {
      let from = at;
      for (let seam = matchAt(SEAM, text, from); seam !== undefined; seam = matchAt(SEAM, text, from)) {
        from += seam[0].length;
      }
      const escaped = matchAt(ESCAPE, text, from);
      if (escaped !== undefined) {
        const [all, hex, unicode, octal, control, literal] = escaped;
        const byte = hex ?? unicode;
        const after = from + all.length;
        if (byte !== undefined) return [Number.parseInt(byte, 16), after];
        if (octal !== undefined) return [Number.parseInt(octal, 8), after];
        return [control === undefined ? (literal as string).charCodeAt(0) : (CONTROLS[control] as number), after];
      }
      const code = text.charCodeAt(from);
      return code >= 0x20 && code < 0x7f && text[from] !== quote ? [code, from + 1] : undefined;
    },
  },
  {
    part: /[\da-fA-F]/g,
    times: 60,
    looks: 1,
    needles: ['308', '30 8', '30:8', '2d2d2d2d2d42', '2D2D2D2D2D42'],
    start: /(?<![0-9a-fA-F])(?:30[ :]?8[0-4](?:[ :]?[0-9a-fA-F]{2}){10}|2[dD])/y,
    next(text, at) {
      const pair = matchAt(HEX_PAIR, text, at);
      return pair && [Number.parseInt(pair[1] as string, 16), at + pair[0].length];
    },
  },
];

function nextItem(text: string, at: number): [byte: number, after: number] | undefined {
  const item = matchAt(LIST_ITEM, text, at);
  if (item === undefined) return undefined;
  const value = item[1] === undefined ? Number(item[2]) : Number.parseInt(item[1], 16);
  return value < -128 || value > 255 ? undefined : [value & 0xff, at + item[0].length];
}

/** Every literal, stretch by stretch. No byte is read by one notation more than a few times. */
export function* byteLiterals(bytes: Buffer): Generator<ByteLiteral> {
  let text: string | undefined;
  const done = NOTATIONS.map(() => 0);
  for (const { from, to, looks } of stretchesOf(bytes)) {
    for (const [i, notation] of NOTATIONS.entries()) {
      if ((looks[i] as number) < notation.looks) continue;
      for (const start of startsIn(bytes, from, to, notation)) {
        if (start < (done[i] as number)) continue;
        text ??= bytes.toString('latin1');
        const { end, content } = readLiteral(text, start, notation);
        done[i] = end;
        if (!isMeant(content, text, end)) continue;
        const name = nameBefore(text, start);
        yield { start, end, content, ...(name !== undefined && { name }) };
      }
    }
  }
}

/** Offsets at which literals of a notation start, in order. */
function startsIn(bytes: Buffer, from: number, to: number, { needles, start }: Notation): number[] {
  const part = bytes.subarray(from, to);
  const starts: number[] = [];
  for (const needle of needles) {
    for (let at = part.indexOf(needle); at >= 0; at = part.indexOf(needle, at + 1)) {
      const before = Math.max(0, from + at - 2);
      const text = bytes.toString('latin1', before, from + at + MAX_START);
      if (matchAt(start, text, from + at - before) !== undefined) starts.push(from + at);
    }
  }
  return starts.sort((a, b) => a - b);
}

function readLiteral(text: string, start: number, { next }: Notation): { end: number; content: Buffer } {
  const values: number[] = [];
  const quote = /["'`]/.exec(text[start - 1] ?? '')?.[0] ?? '"';
  let wanted = MAX_CONTENT;
  let end = start;
  while (values.length < wanted) {
    const item = next(text, end, quote);
    if (item === undefined) break;
    values.push(item[0]);
    end = item[1];
    if (values.length === HEAD && values[0] === SEQUENCE) {
      wanted = Math.min(structureLength(Buffer.from(values)) ?? 0, MAX_CONTENT);
    }
  }
  return { end, content: Buffer.from(values) };
}

/** Whether a literal holds what it promises, or lost it; a person who shows the form alone ends with dots or a comment. */
function isMeant(content: Buffer, text: string, end: number): boolean {
  const kind = contentKind(content);
  if (kind === 'object' || (kind === 'text' && content.includes('-----END'))) return true;
  return kind !== undefined && !/^[\s,]{0,80}(?:\.\.|\u00e2|\/[/*]|[<[{])/.test(text.slice(end, end + 84));
}

/** `server_crt` in `const uint8_t server_crt[] PROGMEM = {`. */
function nameBefore(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 200), start);
  const equals = before.lastIndexOf('=');
  if (equals < 0 || /[;}]/.test(before.slice(equals))) return undefined;
  const left = before.slice(0, equals).trimEnd().replace(/:$/, '');
  return /([A-Za-z_$][\w$]{0,80})\s{0,5}(?:\[[^\]]{0,40}\]\s{0,5})?(?:PROGMEM|:[^:=]{0,40})?\s{0,5}$/.exec(left)?.[1];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
