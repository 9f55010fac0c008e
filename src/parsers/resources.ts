/**
 * Resources as Puppet manifests and Chef recipes declare them. The files are read as text: neither language is
 * evaluated.
 */

/** A value of a resource, without its quotes; expressions stay as written. */
export interface ResourceValue {
  text: string;
  line: number;
}

/** One declared resource. */
export interface Resource {
  /** `file`, `nginx::resource::server`, `ssl_certificate`. */
  type: string;
  /** Without its quotes. */
  title: string;
  /** 1-based lines of its title and of its end. */
  line: number;
  endLine: number;
  /** By name, each as often as it is given (`notifies` of Chef). */
  values: ReadonlyMap<string, readonly ResourceValue[]>;
}

/** The first value of this name. */
export function valueGiven(resource: Resource, ...names: string[]): ResourceValue | undefined {
  return names.flatMap((name) => resource.values.get(name) ?? [])[0];
}

/** Resources of one file that are read. */
const MAX_RESOURCES = 5_000;
/** Characters of one value, and of one title, that are kept. */
const MAX_TEXT = 20_000;

interface Token {
  type: 'word' | 'text' | 'mark';
  text: string;
  line: number;
}

const WORD = /(?:::|[\w$.@/%*+-])+|[-=~]>/y;

/** Words, strings and marks of Puppet's language, up to a string that does not end. Comments are left out. Linear. */
function puppetTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const char = text[at] as string;
    if (char === '\n') line += 1;
    if (/\s/.test(char)) at += 1;
    else if (char === '#') at = before(text, '\n', at);
    else if (text.startsWith('/*', at)) {
      const end = before(text, '*/', at + 2);
      line += countLines(text.slice(at, end));
      at = end + 2;
    } else if (char === '"' || char === "'") {
      const end = closing(text, char, at + 1);
      if (end === undefined) break;
      tokens.push({ type: 'text', text: text.slice(at + 1, end), line });
      line += countLines(text.slice(at, end));
      at = end + 1;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0] ?? char;
      tokens.push({ type: /^[\w$:]/.test(word) && word !== ':' ? 'word' : 'mark', text: word, line });
      at += word.length;
    }
  }
  return tokens;
}

/** Where a text is found next; the end where it is not. */
function before(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}

/** The quote that ends a string; undefined where none does. */
function closing(text: string, quote: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return undefined;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const TYPE = /^(?:::)?[a-z]\w*(?:::\w+)*$/;

/**
 * Resources of a Puppet manifest (`file { '/etc/x': source => … }`), those with several bodies as several. A reference in a
 * value is spelled as it is written: `Service[nginx]`. Linear.
 */
export function puppetResources(text: string): Resource[] {
  const tokens = puppetTokens(text);
  const found: Resource[] = [];
  // A construct without an end is searched to the end of the file; the total of these searches is bounded.
  const budget = { left: tokens.length * 8 };
  for (let at = 0; at + 2 < tokens.length && found.length < MAX_RESOURCES; at += 1) {
    const [type, open] = [tokens[at] as Token, tokens[at + 1] as Token];
    if (type.type !== 'word' || !TYPE.test(type.text) || open.text !== '{' || open.type !== 'mark') continue;
    let next = at + 2;
    while (next < tokens.length) {
      const body = puppetBody(tokens, next, type.text.replace(/^::/, ''), budget);
      if (body === undefined) break;
      found.push(body.resource);
      next = body.next;
      if (tokens[next - 1]?.text === '}') break;
    }
    // What is nested in a value is no resource of its own.
    if (next > at + 2) at = next - 1;
  }
  return found;
}

/** One body, from its title to the `;` or the `}` that ends it; undefined where no title stands there. */
function puppetBody(
  tokens: readonly Token[],
  from: number,
  type: string,
  budget: { left: number },
): { resource: Resource; next: number } | undefined {
  const titled = valueTokens(tokens, from, budget, (token) => token.text === ':');
  if (titled === undefined || tokens[titled.next]?.text !== ':') return undefined;
  const values = new Map<string, ResourceValue[]>();
  let at = titled.next + 1;
  let last = tokens[at - 1] as Token;
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    last = token;
    if (token.type === 'mark' && (token.text === '}' || token.text === ';')) {
      at += 1;
      break;
    }
    if (tokens[at + 1]?.text !== '=>') {
      at += 1;
      continue;
    }
    const value = valueTokens(
      tokens,
      at + 2,
      budget,
      (one) => one.text === ',' || one.text === ';' || one.text === '}',
    );
    if (value === undefined) break;
    const kept = values.get(token.text) ?? [];
    kept.push({ text: value.text, line: value.line });
    values.set(token.text, kept);
    at = value.next;
  }
  return {
    resource: { type, title: titled.text, line: titled.line, endLine: last.line, values },
    next: at,
  };
}

const OPENS = /^[[({]$/;
const CLOSES = /^[\])}]$/;

/** The words of one value up to what ends it outside of brackets. */
function valueTokens(
  tokens: readonly Token[],
  from: number,
  budget: { left: number },
  ends: (token: Token) => boolean,
): { text: string; line: number; next: number } | undefined {
  let depth = 0;
  let text = '';
  for (let at = from; at < tokens.length && budget.left > 0; at += 1) {
    budget.left -= 1;
    const token = tokens[at] as Token;
    if (token.type === 'mark' && depth === 0 && ends(token)) {
      const first = tokens[from] as Token;
      return { text: text.trim(), line: first.line, next: at };
    }
    if (token.type === 'mark' && OPENS.test(token.text)) depth += 1;
    if (token.type === 'mark' && CLOSES.test(token.text) && --depth < 0) return undefined;
    if (text.length < MAX_TEXT) text += `${joins(text, token) ? '' : ' '}${token.text}`;
  }
  return undefined;
}

const joins = (text: string, token: Token) =>
  text === '' || /[[(]$/.test(text) || (token.type === 'mark' && /^[[\](),]$/.test(token.text));

const CHEF =
  /^(\s{0,60})([a-z][a-z0-9_]{1,60})(?:\s{1,20}|\s{0,4}\(\s{0,4})([^\s=.|&<>:].{0,300}?)\)?\s{1,20}do(?:\s{0,4}\|[^|]{0,40}\|)?\s{0,20}(?:#.*)?$/;
const PROPERTY = /^\s{1,80}:?([a-z][a-z0-9_]{1,40})(?:\s{0,20}=>|:)?[\s(]{1,20}(\S.*)$/;
const HEREDOC = /<<[-~]?['"]?([A-Z_]{1,40})['"]?/;
/** Lines of one resource that are read. */
const MAX_LINES = 400;
/** A line that a person wrote is shorter. */
const MAX_ROW = 2_000;
const NO_RESOURCE = new Set(['if', 'unless', 'case', 'while', 'each', 'when', 'describe', 'context', 'it', 'let']);

/** Resources of a Chef recipe (`file '/etc/x' do … end`), by their indentation; here-documents are values. Linear. */
export function chefResources(text: string): Resource[] {
  const rows = text.split('\n').map((row) => (row.length > MAX_ROW ? '' : row));
  const found: Resource[] = [];
  let read = 0;
  for (let index = 0; index < rows.length && found.length < MAX_RESOURCES; index += 1) {
    const [, indent = '', type = '', title = ''] = CHEF.exec(rows[index] ?? '') ?? [];
    // Blocks that are nested are read once for each block around them; together they are bounded.
    if (type === '' || NO_RESOURCE.has(type) || read > rows.length * 8) continue;
    const values = new Map<string, ResourceValue[]>();
    let at = index + 1;
    const last = Math.min(rows.length, at + MAX_LINES);
    for (; at < last && !isEnd(rows[at] ?? '', indent); at += 1) {
      const [, name, written = ''] = PROPERTY.exec(rows[at] ?? '') ?? [];
      if (name === undefined || /^\s*#/.test(rows[at] ?? '')) continue;
      const word = HEREDOC.exec(written)?.[1];
      const value = word === undefined ? { text: unquoted(written), line: at + 1 } : heredoc(rows, at + 1, word);
      const kept = values.get(name) ?? [];
      kept.push(value);
      values.set(name, kept);
    }
    read += at - index;
    found.push({ type, title: unquoted(title), line: index + 1, endLine: Math.min(at + 1, rows.length), values });
  }
  return found;
}

const isEnd = (row: string, indent: string) => row.startsWith(`${indent}end`) && /^\s*end\b/.test(row);

function heredoc(rows: readonly string[], from: number, word: string): ResourceValue {
  const end = rows.slice(from, from + MAX_LINES).findIndex((row) => row.trim() === word);
  return { text: rows.slice(from, end < 0 ? from + MAX_LINES : from + end).join('\n'), line: from + 1 };
}

/** What stands in quotes, where the whole value does; a comment behind it is left out. */
function unquoted(text: string): string {
  const value = text.slice(0, MAX_TEXT).trim();
  const [, double, single] =
    /^(?:"((?:[^"\\]|\\.){0,20000})"|'((?:[^'\\]|\\.){0,20000})')\s*(?:#.*)?$/.exec(value) ?? [];
  return double ?? single ?? value;
}
