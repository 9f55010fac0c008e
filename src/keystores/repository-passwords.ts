/** Words of a repository that may be the passwords of its keystores. */
import type { Location } from '../model/index.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileNameOf, folderOf } from '../util/path-names.ts';

/** A password, and where the repository holds it. It is tried, and never printed or kept. */
export interface FoundPassword {
  password: string;
  location: Location;
}

/** Words of one line that speaks of a password. */
interface PasswordLine {
  line: number;
  /** What follows the key comes first; the other words of the line after it. */
  words: readonly string[];
  /** The key speaks of keystores, certificates or TLS. */
  ofStores: boolean;
}

/** What one file tells. */
export interface PasswordFile {
  path: string;
  lines: readonly PasswordLine[];
  /** Lines that name a keystore, by the name of its file. */
  names: ReadonlyMap<string, readonly number[]>;
}

/** Passwords that are tried on one keystore. */
export const MAX_CANDIDATES = 40;
const MAX_LINES = 200;
const MAX_LINE = 2_000;
const MAX_WORDS = 12;
const MAX_WORD = 128;
/** Lines that are remembered as naming one keystore. */
const MAX_NAMED = 50;
/** Lines between the name of a keystore and its password that count as near. */
const NEAR = 12;

/** What speaks of a password; `pin` and `secret` as words of their own, which is asked behind them because it is faster. */
const PASSWORD = /pass|pwd|(?:pin|secret)(?![a-z])(?<![a-z](?:pin|secret))/i;
const OF_STORES = /store|p12|pfx|pkcs|jks|cert|ssl|tls|pem/i;
/** A key alone on its line, whose value is on the next: `name: KEYSTORE_PASSWORD`, `<name>ssl.keystore.password</name>`. */
const NAME_ONLY = /^\W*(?:name|key)\b/i;
const VALUE = /^\W*value\b/i;
const WORD = /"([^"\\]{1,128})"|'([^'\\]{1,128})'|([^\s"'=:,;<>()[\]{}|]{1,128})/g;
/** A default behind a variable: `${KEYSTORE_PASSWORD:-changeit}`, `${keystore.password:changeit}`. */
const DEFAULT = /\$\{[^{}:]{1,100}:[-=]?([^{}]{1,128})\}/g;
/** Words that are never a password. */
const NO_PASSWORD =
  /^(?:true|false|null|none|nil|string|password|required|optional|value|name|key|secret|env|export|-+)$/i;

const SIDECAR =
  /\.(?:pass|password|passwd|passphrase|pwd|pw|pin)$|(?:^|[-_.])(?:pass|password|passwd|passphrase|pwd|pin)s?(?:\.txt)?$/i;
/** The longest file that is nothing but a password. */
const MAX_SIDECAR = 300;

/** Whether a file is named as one that holds nothing but a password. */
function isSidecar(path: string, text: string): boolean {
  return text.length <= MAX_SIDECAR && SIDECAR.test(fileNameOf(path));
}

/**
 * The words of a file that may be passwords, and the lines that name keystores. Linear in the text; undefined where it tells nothing.
 * @param stores names of the files of keystores, without their folders
 */
export function passwordFile(path: string, text: string, stores: ReadonlySet<string>): PasswordFile | undefined {
  if (isSidecar(path, text)) {
    const password = text.split(/\r?\n/, 1)[0]?.trim() ?? '';
    if (password === '' || password.length > MAX_WORD) return undefined;
    return { path, lines: [{ line: 1, words: [password], ofStores: true }], names: new Map() };
  }
  const mentioned = storesIn(text, stores);
  if (mentioned.length === 0 && !PASSWORD.test(text)) return undefined;
  const lines: PasswordLine[] = [];
  const names = new Map<string, number[]>();
  const secret = /\.ya?ml$/i.test(path) && /^\s*kind:\s*["']?Secret\b/m.test(text);
  for (const { number, line, before } of linesOf(text, mentioned)) {
    for (const store of mentioned) {
      const named = names.get(store) ?? [];
      if (named.length < MAX_NAMED && line.includes(store)) names.set(store, [...named, number]);
    }
    const ofBefore = VALUE.test(line) && NAME_ONLY.test(before) && PASSWORD.test(before);
    if (lines.length < MAX_LINES && (ofBefore || PASSWORD.test(line))) {
      const words = wordsOf(line, secret);
      if (words.length > 0)
        lines.push({ line: number, words, ofStores: OF_STORES.test(line) || (ofBefore && OF_STORES.test(before)) });
    }
  }
  return lines.length === 0 && names.size === 0 ? undefined : { path, lines, names };
}

/** The names of keystores that a text holds. Their endings are few: most texts hold none of them. */
function storesIn(text: string, stores: ReadonlySet<string>): string[] {
  const endings = new Map<string, boolean>();
  const holds = (ending: string) => {
    const known = endings.get(ending) ?? text.includes(ending);
    endings.set(ending, known);
    return known;
  };
  return [...stores].filter((store) => holds(store.slice(store.lastIndexOf('.') + 1)) && text.includes(store));
}

/** A line that may speak of a password or of a keystore, or is behind such a one. `before` is the one above it that is not empty. */
interface Line {
  /** From 1. */
  number: number;
  line: string;
  before: string;
}

/** Those of a text; the others, which are nearly all of a text, are not looked at one by one. */
function* linesOf(text: string, stores: readonly string[]): Generator<Line> {
  const words = new RegExp([PASSWORD.source, ...stores.map(literal)].join('|'), 'gi');
  let [number, counted, before, from] = [1, 0, '', 0];
  while (from < text.length) {
    words.lastIndex = from;
    const found = words.exec(text)?.index;
    if (found === undefined) return;
    let start = Math.max(from, text.lastIndexOf('\n', found) + 1);
    // A value stands on the next line that is not empty, which is passed on with it.
    if (text.slice(from, start).trim() !== '') before = '';
    for (let isNext = false; start < text.length; isNext = true) {
      const ends = text.indexOf('\n', start);
      const end = ends < 0 ? text.length : ends;
      for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', counted)) {
        counted = at + 1;
        number++;
      }
      const line = text.slice(start, Math.min(end, start + MAX_LINE));
      const isEmpty = line.trim() === '';
      if (!isEmpty) {
        yield { number, line, before };
        before = line;
      }
      from = end + 1;
      start = end + 1;
      if (isNext && !isEmpty && !PASSWORD.test(line)) break;
    }
  }
}

/** A text as a regular expression. */
function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** A quoted string that speaks of a password itself is an option with its value: `"-DkeyStorePassword=…"`, `'pass:…'`. */
function tokensOf(text: string): string[] {
  return [...text.matchAll(WORD)].flatMap(([, double, single, bare = '']) => {
    const quoted = double ?? single;
    if (quoted === undefined) return [bare];
    return PASSWORD.test(quoted) ? [quoted, ...quoted.split(/[\s=:]+/).filter(Boolean)] : [quoted];
  });
}

/** @param encoded whether values are in base64, as those of a Secret */
function wordsOf(line: string, encoded: boolean): string[] {
  const words = new Set<string>();
  const add = (word = '') => {
    if (word === '' || word.length > MAX_WORD || NO_PASSWORD.test(word) || words.size >= MAX_WORDS) return;
    words.add(word);
    const decoded =
      encoded && /^[A-Za-z0-9+/]{4,}={0,2}$/.test(word) ? Buffer.from(word, 'base64').toString('latin1') : '';
    if (/^[!-~]+\s?$/.test(decoded)) words.add(decoded.trim());
  };
  for (const [, fallback] of line.matchAll(DEFAULT)) add(fallback);
  const tokens = tokensOf(line);
  const key = tokens.findIndex((token) => PASSWORD.test(token));
  // The value as it stands, with what would cut it into words.
  const from = key < 0 ? line : line.slice(line.indexOf(tokens[key] ?? ''));
  const separator = from.search(/[=:]/);
  const value =
    separator < 0
      ? ''
      : from
          .slice(separator + 1)
          .trim()
          .replace(/,$/, '');
  for (const token of tokens.slice(key + 1)) if (!token.startsWith('$')) add(token);
  if (value !== '' && !value.includes('${')) add(/^(["']).*\1$/.test(value) ? value.slice(1, -1) : value);
  for (const token of tokens.slice(0, Math.max(0, key))) add(token);
  return [...words];
}

/** A word of a file at its likeliest line, whatever the keystore. */
interface Candidate {
  password: string;
  line: number;
  /** Of the line and of the place in it. */
  score: number;
  /** Lines about keystores that hold it. */
  times: number;
}

const scoreOf = ({ ofStores }: PasswordLine, index: number) => (ofStores ? 20 : 0) - index;

/** The words of a file, each once: a file is asked again for each keystore. */
const candidatesOf = memoizeByObject(({ lines }: PasswordFile): readonly Candidate[] => bestOf(lines, scoreOf));

/** The words of lines, each at the first line with its highest score. */
function bestOf(
  lines: readonly PasswordLine[],
  score: (line: PasswordLine, index: number) => number,
): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const line of lines) {
    for (const [index, password] of line.words.entries()) {
      const here = { password, line: line.line, score: score(line, index), times: line.ofStores ? 1 : 0 };
      const known = best.get(password);
      if (known !== undefined) here.times += known.times;
      if (known !== undefined && here.score <= known.score) known.times = here.times;
      else best.set(password, here);
    }
  }
  return [...best.values()];
}

/** Passwords for one keystore, the most likely first: beside it, near where a file names it, in its folder, then anywhere. */
export function passwordsFor(store: string, repository: string, files: readonly PasswordFile[]): FoundPassword[] {
  const best = new Map<string, { score: number; times: number; path: string; line: number }>();
  const name = fileNameOf(store);
  const stem = name.replace(/\.[^.]*$/, '');
  const folder = folderOf(store);
  for (const file of files) {
    const { path, lines } = file;
    const named = file.names.get(name);
    const own = fileNameOf(path);
    const beside = folderOf(path) === folder;
    const ofFile =
      (named === undefined ? 0 : 60) +
      (beside ? 30 : commonFolders(path, store)) +
      (beside && SIDECAR.test(own) ? 50 : 0) +
      (beside && own.startsWith(stem) ? 20 : 0);
    const nearness = ({ line }: PasswordLine) => (named?.some((one) => Math.abs(one - line) <= NEAR) === true ? 40 : 0);
    const words =
      named === undefined ? candidatesOf(file) : bestOf(lines, (line, index) => scoreOf(line, index) + nearness(line));
    for (const { password, line, score, times } of words) {
      const known = best.get(password);
      if (known !== undefined && ofFile + score <= known.score) known.times += times;
      else best.set(password, { score: ofFile + score, times: times + (known?.times ?? 0), path, line });
    }
  }
  return [...best]
    .sort(([a, one], [b, other]) => rankOf(other) - rankOf(one) || (a < b ? -1 : 1))
    .slice(0, MAX_CANDIDATES)
    .map(([password, { path, line }]) => ({ password, location: { repository, path, line } }));
}

/** What is written on many lines about keystores is more likely to be their password. */
function rankOf({ score, times }: { score: number; times: number }): number {
  return score + Math.min(15, times);
}

/** Folders that two paths have in common from the root, up to 10. */
function commonFolders(a: string, b: string): number {
  let common = 0;
  for (let from = 0; common < 10; common++) {
    const end = a.indexOf('/', from) + 1;
    if (end === 0 || !b.startsWith(a.slice(from, end), from)) break;
    from = end;
  }
  return common;
}
