/**
 * Texts that people read, and what the style of this project refuses in them. The words are in `words.txt`.
 * Every check takes texts, so that a test can plant a violation without writing it to disk.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One text with its place. In templates, each `${…}` is written `…`. */
export interface Text {
  path: string;
  line: number;
  text: string;
  kind: 'literal' | 'comment' | 'prose';
}

/** One line of `words.txt`. */
export interface Word {
  pattern: RegExp;
  use: string;
  /** Comments in the code are held to it as well. */
  code: boolean;
}

/** Longer sentences have to be read twice. */
export const MAX_WORDS = 20;

export function readWords(text = readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8')): Word[] {
  let code = false;
  const words: Word[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('[')) code = line === '[texts and comments]';
    const [source, use] = line.split(' => ');
    if (use === undefined || line.startsWith('#')) continue;
    const start = source?.startsWith('^') === true;
    const body = start ? source.slice(1) : source;
    words.push({
      pattern: new RegExp(start ? `^(?:${body})` : `(?<![\\w-])(?:${body})(?![\\w-])`, start ? '' : 'i'),
      use,
      code,
    });
  }
  return words;
}

/** `path:line "word" in "sentence": use …` for every sentence with a word of the list. */
export function forbidden(texts: readonly Text[], words: readonly Word[]): string[] {
  const found: string[] = [];
  for (const { path, line, text, kind } of texts) {
    const rules = kind === 'comment' ? words.filter(({ code }) => code) : words;
    for (const sentence of sentencesOf(text)) {
      for (const { pattern, use } of rules) {
        const [match] = pattern.exec(sentence.replace(/`[^`]*`/g, '`…`')) ?? [];
        if (match !== undefined) found.push(`${path}:${line} "${match.trim()}" in "${sentence}": use ${use}`);
      }
    }
  }
  return found;
}

/** Sentences that are too long to be read once. */
export function tooLong(texts: readonly Text[]): string[] {
  return texts.flatMap(({ path, line, text }) =>
    sentencesOf(text)
      .map((sentence) => ({ sentence, count: wordCount(sentence) }))
      .filter(({ count }) => count > MAX_WORDS)
      .map(({ sentence, count }) => `${path}:${line} ${count} words: ${sentence}`),
  );
}

/** Code in backticks counts as one word, punctuation alone as none. */
export function wordCount(sentence: string): number {
  return sentence
    .replace(/`[^`]*`/g, 'code')
    .split(/[\s/]+/)
    .filter((word) => /[\p{L}\p{N}…]/u.test(word)).length;
}

export function sentencesOf(text: string): string[] {
  return text
    .replace(/\b(e\.g|i\.e|vs|etc)\./g, '$1')
    .split(/(?<=[.?!;][)"”*_]*)\s+|(?<=:)\s+(?=["“(*_`[]*[\p{Lu}…])|\n{2,}/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** First words that name an action. Whatever follows, the reader knows what to do. */
export function isImperative(fix: string): boolean {
  const [, first = ''] =
    /^(?:(?:In|On|For|With|To|At|From|Before|After|If|When|Unless|Until) [^,]{1,80}, )?(?:[Dd]o not |[Ee]ither |[Ff]irst |Then |Also )?(\w+)/.exec(
      fix,
    ) ?? [];
  return VERBS.has(first.charAt(0).toUpperCase() + first.slice(1));
}

const VERBS = new Set(
  `Add Adjust Alert Allow Annotate Apply Ask Automate Build Change Check Choose Commit Compare Configure Connect Copy Correct Create Declare
  Define Delete Deploy Disable Distribute Drop Enable Encrypt Enter Exclude Export Extend Fetch Find Fix Generate Get Give Grant Have Import
  Include Increase Install Issue Keep Leave Join Let Limit List Lower Make Manage Mark Merge Migrate Mount Move Name Note Open Pass Pin Point Probe
  Provide Publish Pull Push Put Quote Raise Read Rebuild Record Recreate Redeploy Reduce Refer Reference Reissue Reload Remove Rename
  Renew Reorder Repair Replace Request Rerun Restart Restore Restrict Resume Return Revoke Roll Rotate Run Save Scan Schedule Send Serve
  Set Share Shorten Show Sign Specify Split Start State Stop Store Switch Sync Test Trigger Trust Try Turn Unpin Update Upgrade Upload Use
  Verify Wait Watch Write`.split(/\s+/),
);

/** Literals and comments of a TypeScript source. */
export function textsOfSource(path: string, source: string): Text[] {
  const texts: Text[] = [];
  for (const { start, end, text } of literalsOf(source)) {
    // A list of names that the code takes apart is no sentence, and a literal of many lines is a file of its own.
    const isList = /^\s*\.split\(/.test(source.slice(end + 1, end + 40)) || /^[\w.-]+(?: [\w.-]+){19,}$/.test(text);
    if (!isProse(text) || isList) continue;
    const line = lineAt(source, start);
    const said = /<\/[a-z]/.test(text) ? spoken(text).replace(/<[^>]*>/g, '\n\n') : spoken(text);
    const parts = said.split('\n').length > 5 ? said.split('\n') : [said];
    texts.push(...parts.map((part): Text => ({ path, line, text: part, kind: 'literal' })));
  }
  for (const [block] of source.matchAll(
    /^[ \t]*(?:\/\/.*|\/\*\*?[^\n]*|\*(?!\/).*)(?:\n[ \t]*(?:\/\/.*|\*(?!\/).*))*/gm,
  )) {
    const text = block.replace(/^[ \t]*(?:\/\/|\/?\*+\/?)[ \t]?|\*\/\s*$/gm, '').replace(/\n/g, ' ');
    texts.push({ path, line: lineAt(source, source.indexOf(block)), text, kind: 'comment' });
  }
  return texts;
}

/** Several words, among them one in small letters that is followed by another: no path, no command, no pattern. */
function isProse(text: string): boolean {
  return /[A-Za-z]{2,}[,;:.]? (?:a )?[a-z]{2,}/.test(text) && !/^[\s\w]*[$#/-][\w-]+\s*$/.test(text);
}

function spoken(text: string): string {
  return text
    .replace(/\\n/g, '\n')
    .replace(/\\(['"`])/g, '$1')
    .replace(/…(?:…|\s…)+/g, '…');
}

function lineAt(source: string, index: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < index; at = source.indexOf('\n', at + 1)) line++;
  return line;
}

export interface Literal {
  /** Indices of the text between the quotes. */
  start: number;
  end: number;
  /** As it is written, with `…` for each `${…}`. */
  text: string;
  quote: string;
}

/** String and template literals of a TypeScript source, also those inside templates. Regular expressions are skipped. */
export function literalsOf(source: string): Literal[] {
  const found: Literal[] = [];
  scanCode(source, 0, found);
  return found.sort((a, b) => a.start - b.start);
}

/** Reads code up to its end or to the `}` that closes a template's `${`. @returns the index behind it */
function scanCode(source: string, from: number, found: Literal[]): number {
  let depth = 0;
  let before = '';
  let at = from;
  while (at < source.length) {
    const character = source[at] as string;
    if (character === '/' && source[at + 1] === '/') at = ended(source.indexOf('\n', at), source);
    else if (character === '/' && source[at + 1] === '*') at = ended(source.indexOf('*/', at), source) + 2;
    else if (character === '/' && isPattern(before)) at = endOfPattern(source, at);
    else if (character === "'" || character === '"') at = scanString(source, at, character, found);
    else if (character === '`') at = scanTemplate(source, at, found);
    else {
      if (character === '{') depth++;
      if (character === '}' && depth-- === 0) return at + 1;
      if (/\s/.test(character)) {
        at++;
        continue;
      }
      before =
        /[\w$]/.test(character) && /[\w$]$/.test(before) && /[\w$]/.test(source[at - 1] ?? '')
          ? before + character
          : character;
      at++;
      continue;
    }
    before = '"';
  }
  return at;
}

const ended = (index: number, source: string) => (index < 0 ? source.length : index);

/** Whether a slash after this token starts a regular expression, not a division. */
function isPattern(before: string): boolean {
  return (
    before === '' ||
    /^[(,=:[!&|?{};+\-*%<>~^]$/.test(before) ||
    /^(?:return|typeof|case|of|in|yield|await)$/.test(before)
  );
}

function endOfPattern(source: string, from: number): number {
  let group = false;
  for (let at = from + 1; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '[') group = true;
    else if (character === ']') group = false;
    else if ((character === '/' && !group) || character === '\n') return at + 1;
  }
  return source.length;
}

function scanString(source: string, from: number, quote: string, found: Literal[]): number {
  let at = from + 1;
  while (at < source.length && source[at] !== quote && source[at] !== '\n') at += source[at] === '\\' ? 2 : 1;
  found.push({ start: from + 1, end: at, text: source.slice(from + 1, at), quote });
  return at + 1;
}

function scanTemplate(source: string, from: number, found: Literal[]): number {
  let text = '';
  let at = from + 1;
  while (at < source.length && source[at] !== '`') {
    if (source[at] === '$' && source[at + 1] === '{') {
      at = scanCode(source, at + 2, found);
      text += '…';
    } else {
      const length = source[at] === '\\' ? 2 : 1;
      text += source.slice(at, at + length);
      at += length;
    }
  }
  found.push({ start: from + 1, end: at, text, quote: '`' });
  return at + 1;
}

/** Paragraphs, list entries, headings and cells of a Markdown page, without its blocks of code. */
export function textsOfPage(path: string, page: string): Text[] {
  const texts: Text[] = [];
  const bare = page.replace(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, (block) => block.replace(/[^\n]/g, ''));
  let open: Text | undefined;
  const lines = bare.replace(/<!--[\s\S]*?-->/g, (block) => block.replace(/[^\n]/g, '')).split('\n');
  lines.forEach((raw, index) => {
    const line = raw.trim();
    const starts = /^(?:[-*+] |\d+\. |>|#|\||<)/.test(line);
    if (line === '' || starts) open = undefined;
    if (line === '' || /^\|[-| :]+\|$/.test(line)) return;
    const parts = line.startsWith('|') ? line.split(/(?<!\\)\|/) : [line.replace(/^(?:[-*+] |\d+\. |> ?|#+ )/, '')];
    for (const part of parts) {
      const text = readable(part);
      if (text === '') continue;
      if (open !== undefined) open.text += ` ${text}`;
      else {
        open = { path, line: index + 1, text, kind: 'prose' };
        texts.push(open);
      }
      if (line.startsWith('|') || line.startsWith('#')) open = undefined;
    }
  });
  return texts;
}

/** Without addresses and tags. */
function readable(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim();
}
