/** A word of a shell command: quotes removed, expansions kept as they are written (`$NAME`, `${{ x }}`). */
export interface Word {
  type: 'word';
  text: string;
  line: number;
  /** Whether any part of it was quoted; a quoted word is never a keyword. */
  quoted: boolean;
  /** Bodies of `$(…)` and backquotes, to be read as commands. */
  nested: Snip[];
}

/** A control operator or a line end: `;` `&` `&&` `|` `||` `(` `)` `\n`. */
interface Operator {
  type: 'operator';
  text: string;
  line: number;
}

/** A redirection such as `2>` with its target; the body where it is a here-document. */
export interface Redirect {
  type: 'redirect';
  text: string;
  target: string;
  line: number;
  body?: Snip;
}

export interface Snip {
  text: string;
  /** Line of its first character. */
  line: number;
}

export type Token = Word | Operator | Redirect;

interface Lexer {
  text: string;
  at: number;
  line: number;
  /** Closers that do not occur in the rest of the text. Searching for them again would make the scan quadratic. */
  exhausted: Set<string>;
}

const BLANK = new Set([' ', '\t', '\r']);
const BREAK = new Set([' ', '\t', '\r', '\n', ';', '&', '|', '(', ')', '<', '>']);

/**
 * Splits shell text into words, operators and redirections (POSIX.1-2017 XCU 2.3), in one pass. Never throws: a quote
 * that is not closed stands for itself. Templates (`{{ … }}`) stay inside one word.
 */
export function* lexShell(text: string, line = 1): Generator<Token> {
  const lexer: Lexer = { text, at: 0, line, exhausted: new Set() };
  // Tokens behind a here-document wait for the end of the line, where its body begins.
  let held: Token[] = [];
  let documents: Redirect[] = [];
  while (lexer.at < text.length) {
    const token = readToken(lexer);
    if (token === undefined) continue;
    // `<<<` is followed by its text on the same line.
    if (token.type === 'redirect' && /(?:^|[^<])<<-?$/.test(token.text) && token.target !== '') documents.push(token);
    if (documents.length === 0) {
      yield token;
      continue;
    }
    held.push(token);
    if (token.type !== 'operator' || token.text !== '\n') continue;
    for (const redirect of documents) redirect.body = readDocument(lexer, redirect.target);
    yield* held;
    held = [];
    documents = [];
  }
  yield* held;
}

/** The next token; undefined for blanks, comments and what leaves no word. */
function readToken(lexer: Lexer): Token | undefined {
  const { text } = lexer;
  const c = text.charAt(lexer.at);
  if (c === '\n') {
    lexer.at += 1;
    return { type: 'operator', text: '\n', line: lexer.line++ };
  }
  if (BLANK.has(c)) {
    lexer.at += 1;
    return undefined;
  }
  if (c === '#') {
    const end = text.indexOf('\n', lexer.at);
    lexer.at = end < 0 ? text.length : end;
    return undefined;
  }
  if (c === ';' || c === '|' || c === '(' || c === ')' || (c === '&' && text[lexer.at + 1] !== '>')) {
    const double = (c === '&' || c === '|' || c === ';') && text[lexer.at + 1] === c;
    lexer.at += double ? 2 : 1;
    return { type: 'operator', text: double && c !== ';' ? c + c : c, line: lexer.line };
  }
  const redirect = isProcess(text, lexer.at) ? undefined : redirectAt(text, lexer.at);
  if (redirect === undefined) {
    const word = readWord(lexer);
    // A line that is continued in front of a blank leaves nothing behind.
    return word.text !== '' || word.quoted ? word : undefined;
  }
  lexer.at += redirect.length;
  while (BLANK.has(text.charAt(lexer.at))) lexer.at += 1;
  const start = lexer.at;
  const target = lexer.at < text.length && !BREAK.has(text.charAt(lexer.at)) ? readWord(lexer).text : '';
  if (lexer.at === start && text[start] === '&') lexer.at += 1;
  return { type: 'redirect', text: redirect, target, line: lexer.line };
}

/** `<(…)` and `>(…)`, which the shell replaces by a path: a part of a word, not a redirection. */
function isProcess(text: string, at: number): boolean {
  return (text[at] === '<' || text[at] === '>') && text[at + 1] === '(';
}

function redirectAt(text: string, at: number): string | undefined {
  let i = at;
  if (text[i] === '&') i += 1;
  while (i - at < 2 && text.charAt(i) >= '0' && text.charAt(i) <= '9') i += 1;
  const c = text[i];
  if (c !== '<' && c !== '>') return undefined;
  const start = i;
  while (i - start < 3 && (text[i] === c || (i > start && (text[i] === '-' || text[i] === '&' || text[i] === '|'))))
    i += 1;
  return text.slice(at, i);
}

function readDocument(lexer: Lexer, delimiter: string): Snip {
  const first = lexer.line;
  const start = lexer.at;
  while (lexer.at < lexer.text.length) {
    const end = lexer.text.indexOf('\n', lexer.at);
    const stop = end < 0 ? lexer.text.length : end;
    const row = lexer.text.slice(lexer.at, stop);
    const from = lexer.at;
    lexer.at = Math.min(stop + 1, lexer.text.length);
    lexer.line += 1;
    // `<<-` strips tabs; documents inside YAML blocks are indented with spaces, so any indentation is accepted.
    if (row.trim() === delimiter) return { text: lexer.text.slice(start, from), line: first };
  }
  return { text: lexer.text.slice(start), line: first };
}

function readWord(lexer: Lexer): Word {
  const { text } = lexer;
  const word: Word = { type: 'word', text: '', line: lexer.line, quoted: false, nested: [] };
  while (lexer.at < text.length) {
    takePlain(lexer, word);
    const c = text.charAt(lexer.at);
    if (c === '' || (BREAK.has(c) && !isProcess(text, lexer.at))) break;
    if (c === '\\') readEscape(lexer, word);
    else if (c === "'") readSingle(lexer, word);
    else if (c === '"') readDouble(lexer, word);
    else if (!readExpansion(lexer, word)) {
      word.text += c;
      lexer.at += 1;
    }
  }
  return word;
}

/** Characters that mean themselves, in double quotes too. */
const PLAIN = /[\w./:,=@%+~^-]+/y;

/** Takes a run of such characters at once. */
function takePlain(lexer: Lexer, word: Word): void {
  PLAIN.lastIndex = lexer.at;
  if (!PLAIN.test(lexer.text)) return;
  word.text += lexer.text.slice(lexer.at, PLAIN.lastIndex);
  lexer.at = PLAIN.lastIndex;
}

function readEscape(lexer: Lexer, word: Word): void {
  const next = lexer.text.charAt(lexer.at + 1);
  if (next === '\n' || (next === '\r' && lexer.text[lexer.at + 2] === '\n')) {
    lexer.line += 1;
    lexer.at += next === '\r' ? 3 : 2;
    return;
  }
  word.text += next;
  lexer.at += 2;
}

function readSingle(lexer: Lexer, word: Word): void {
  const end = find(lexer, "'", lexer.at + 1);
  word.quoted = true;
  const body = end < 0 ? "'" : lexer.text.slice(lexer.at + 1, end);
  word.text += body;
  if (end >= 0) lexer.line += countLines(body);
  lexer.at = end < 0 ? lexer.at + 1 : end + 1;
}

function readDouble(lexer: Lexer, word: Word): void {
  word.quoted = true;
  if (find(lexer, '"', lexer.at + 1) < 0) {
    word.text += '"';
    lexer.at += 1;
    return;
  }
  lexer.at += 1;
  while (lexer.at < lexer.text.length) {
    takePlain(lexer, word);
    const c = lexer.text.charAt(lexer.at);
    if (c === '"') {
      lexer.at += 1;
      return;
    }
    if (c === '\\') {
      const next = lexer.text.charAt(lexer.at + 1);
      if (next === '\n') lexer.line += 1;
      else word.text += '"\\$`'.includes(next) ? next : `\\${next}`;
      lexer.at += 2;
    } else if (!readExpansion(lexer, word)) {
      if (c === '\n') lexer.line += 1;
      word.text += c;
      lexer.at += 1;
    }
  }
}

/** `$(…)`, `<(…)`, `` `…` ``, `${…}` and `{{ … }}`; false where none of them begins here. */
function readExpansion(lexer: Lexer, word: Word): boolean {
  const { text, at } = lexer;
  const c = text[at];
  const next = text[at + 1];
  let end = -1;
  if ((c === '$' && next === '(') || isProcess(text, at)) end = closing(lexer, at + 2);
  else if (c === '`') end = find(lexer, '`', at + 1);
  else if (c === '$' && next === '{' && text[at + 2] === '{') end = upTo(lexer, '}}', at + 3);
  else if (c === '$' && next === '{') end = upTo(lexer, '}', at + 2);
  else if (c === '{' && (next === '{' || next === '%')) end = upTo(lexer, next === '{' ? '}}' : '%}', at + 2);
  if (end < 0) return false;
  const body = text.slice(at, end + 1);
  if (c === '`') word.nested.push({ text: text.slice(at + 1, end), line: lexer.line });
  if (c !== '{' && next === '(' && text[at + 2] !== '(') {
    word.nested.push({ text: text.slice(at + 2, end), line: lexer.line });
  }
  word.text += body;
  lexer.line += countLines(body);
  lexer.at = end + 1;
  return true;
}

/** Templates and parameters are short and stay on one line; a stray `{{` must not swallow the file. */
const LONGEST_TEMPLATE = 400;

/** Index of the last character of a closer on the same line, or -1. */
function upTo(lexer: Lexer, closer: string, from: number): number {
  const near = lexer.text.slice(from, from + LONGEST_TEMPLATE);
  const end = near.indexOf(closer);
  return end < 0 || near.slice(0, end).includes('\n') ? -1 : from + end + closer.length - 1;
}

/** Index of the parenthesis that closes a substitution, or -1. */
function closing(lexer: Lexer, from: number): number {
  if (lexer.exhausted.has('$(')) return -1;
  let depth = 1;
  for (let i = from; i < lexer.text.length; i += 1) {
    const c = lexer.text[i];
    if (c === '\\') i += 1;
    else if (c === '(') depth += 1;
    else if (c === ')' && --depth === 0) return i;
  }
  lexer.exhausted.add('$(');
  return -1;
}

function find(lexer: Lexer, closer: string, from: number): number {
  if (lexer.exhausted.has(closer)) return -1;
  const at = lexer.text.indexOf(closer, from);
  if (at < 0) lexer.exhausted.add(closer);
  return at;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
