import { type Token, tokensOf } from './tokens.ts';

/** Tokens of one value that are looked at. */
const MAX_TOKENS = 300;

/** Tokens from `from`, up to and without `to`. */
export interface Value {
  from: number;
  to: number;
}

/** Arguments by their name in small letters without `_`: `validity_period_hours` is `validityperiodhours`. */
export type Arguments = ReadonlyMap<string, Value>;

/** A resource that a program makes. */
export interface Call {
  /** As it is called, without `New`: `aws.acm.Certificate`. */
  type: string;
  /** The first argument, or what is known of it. */
  name: string | null;
  /** The variable that holds it: `cert`, `this.cert`. */
  variable?: string;
  given: Arguments;
  /** Some arguments are made elsewhere, so that any may be among them. */
  open: boolean;
  line: number;
  endLine: number;
  /** Index of the first token, and of the bracket at the end. */
  from: number;
  to: number;
}

export interface Program {
  tokens: readonly Token[];
  /** In the order of the file. */
  calls: Call[];
}

export function readProgram(text: string, path: string): Program {
  const python = path.endsWith('.py');
  const tokens = tokensOf(text, python);
  const calls = tokens.flatMap((_, at) => callAt(tokens, at, path.endsWith('.go') ? 'go' : python ? 'python' : 'node'));
  return { tokens, calls };
}

/** `new a.B(…)` in JavaScript, `a.NewB(…)` in Go, `a.B(…)` in Python. */
function callAt(tokens: readonly Token[], at: number, language: 'go' | 'python' | 'node'): Call[] {
  const [word, bracket] = [tokens[at], tokens[at + 1]];
  if (word?.kind !== 'word' || bracket?.text !== '(' || bracket.kind !== 'mark' || bracket.close === undefined)
    return [];
  const isNew = language !== 'node' || tokens[at - 1]?.text === 'new';
  const shape = language === 'go' ? /^\w+\.New[A-Z]\w*$/ : /(?:^|\.)[A-Z]\w*$/;
  if (!isNew || !shape.test(word.text)) return [];
  const parts = entriesOf(tokens, { from: at + 2, to: bracket.close });
  const plain = parts.filter(({ key }) => key === undefined).map(({ value }) => value);
  // The context comes first in Go.
  const [name, object] = language === 'go' ? plain.slice(1) : plain;
  const inner = object === undefined ? undefined : bracketOf(tokens, object);
  const entries = [...parts, ...(inner === undefined ? [] : entriesOf(tokens, inner, true))];
  const variable =
    language === 'node' ? variableAt(tokens, at - 1, ':') : variableAt(tokens, at, language === 'go' ? ',' : ':');
  return [
    {
      type: word.text.replace(/\.New(?=[A-Z])/, '.'),
      name: name === undefined ? null : (textAt(tokens, name) ?? null),
      ...(variable !== undefined && { variable }),
      given: new Map(entries.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value] as const]))),
      open: (object !== undefined && inner === undefined) || entries.some(({ spread }) => spread),
      line: word.line,
      endLine: tokens[bracket.close]?.line ?? word.line,
      from: at,
      to: bracket.close,
    },
  ];
}

/** The name on the left of `=` or `:=`, before what may follow it: `cert, err :=`, `cert: SelfSignedCert =`. */
function variableAt(tokens: readonly Token[], at: number, follows: ',' | ':'): string | undefined {
  const equals = tokens[at - 1]?.text;
  if (equals !== '=' && equals !== ':=') return undefined;
  const last = at - 2;
  const first = tokens[last - 1]?.text === follows ? last - 2 : last;
  const found = tokens[first];
  return found?.kind === 'word' && found.text !== '_' ? found.text : undefined;
}

interface Entry {
  key?: string;
  value: Value;
  spread: boolean;
}

/** What stands between commas; brackets are skipped as a whole. In an object, `{ name }` is short for `{ name: name }`. */
export function entriesOf(tokens: readonly Token[], { from, to }: Value, inObject = false): Entry[] {
  const found: Entry[] = [];
  let start = from;
  for (let at = from; at <= to; at = after(tokens, at)) {
    if (at < to && tokens[at]?.text !== ',') continue;
    if (at > start) found.push(entryOf(tokens, { from: start, to: at }, inObject));
    start = at + 1;
  }
  return found;
}

function after(tokens: readonly Token[], at: number): number {
  return (tokens[at]?.close ?? at) + 1;
}

function entryOf(tokens: readonly Token[], { from, to }: Value, inObject: boolean): Entry {
  const first = tokens[from];
  const sign = tokens[from + 1];
  const spread = first?.text === '...' || first?.text === '**';
  if (first?.kind !== 'word' && first?.kind !== 'text') return { value: { from, to }, spread };
  const key = keyOf(first.text);
  if (sign?.kind === 'mark' && /^[:=]$/.test(sign.text)) return { key, value: { from: from + 2, to }, spread };
  return { ...(inObject && first.kind === 'word' && { key }), value: { from, to }, spread };
}

export const keyOf = (written: string) => written.replaceAll('_', '').toLowerCase();

/** The inside of the bracket that an object is written in: `{…}`, `&a.BArgs{…}`, `a.BArgs(…)`. */
export function bracketOf(tokens: readonly Token[], { from, to }: Value): Value | undefined {
  let at = from;
  while (at < to && (tokens[at]?.text === '&' || tokens[at]?.kind === 'word')) at++;
  const bracket = tokens[at];
  if (at >= to || bracket?.close === undefined || bracket.text === '[') return undefined;
  const called = bracket.text === '(' && !/Args$/.test(tokens[at - 1]?.text ?? '');
  return called ? undefined : { from: at + 1, to: bracket.close };
}

/** A value without what makes an input of it: `pulumi.Int(8760)` is `8760`. */
function bare(tokens: readonly Token[], value: Value): Value {
  const bracket = tokens[value.from + 1];
  const wraps = /^pulumi\.(?:String|Int|Float64|Bool)(?:Ptr)?$/.test(tokens[value.from]?.text ?? '');
  return wraps && bracket?.close === value.to - 1 ? { from: value.from + 2, to: value.to - 1 } : value;
}

/** A literal string; undefined for anything else. */
export function textAt(tokens: readonly Token[], value: Value): string | undefined {
  const { from, to } = bare(tokens, value);
  const token = tokens[from];
  return to === from + 1 && token?.kind === 'text' && token.filled === undefined ? token.text : undefined;
}

/** The literal value of an argument, products of numbers included: null where it is not known, undefined where it is not set. */
export function literalAt(tokens: readonly Token[], value: Value | undefined): string | number | null | undefined {
  if (value === undefined) return undefined;
  const text = textAt(tokens, value);
  if (text !== undefined) return text;
  const { from, to } = bare(tokens, value);
  const written = tokens.slice(from, Math.min(to, from + MAX_TOKENS)).map((token) => token.text.replaceAll('_', ''));
  if (/^-?\d[\d.]*(?:\*\d[\d.]*)*$/.test(written.join('')))
    return written
      .join('')
      .split('*')
      .reduce((product, number) => product * Number(number), 1);
  return to === from + 1 && /^(?:undefined|null|None|nil)$/.test(tokens[from]?.text ?? '') ? undefined : null;
}

export function tokensIn(tokens: readonly Token[], { from, to }: Value): readonly Token[] {
  return tokens.slice(from, Math.min(to, from + MAX_TOKENS));
}
