/** Words, columns and numbers for people; the same under every locale and time zone. */
import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

/** Columns that a text takes in a terminal; escape sequences take none. */
export function displayWidth(text: string): number {
  // What the reports themselves write beside ASCII takes one column each.
  return /^[ -~·–—’…→─│✓✗●▲]*$/.test(text) ? text.length : widthOfCharacters(stripVTControlCharacters(text));
}

/** What a terminal shows nothing of, unless it changes the character before it. */
const INVISIBLE = /^[\p{Cc}\p{M}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
const EMOJI = /^\p{Emoji_Presentation}|^\p{Emoji}\ufe0f/u;
let characters: Intl.Segmenter | undefined;

function widthOfCharacters(text: string): number {
  // Loading it takes longer than the report of a small run.
  characters ??= new Intl.Segmenter();
  let width = 0;
  for (const { segment } of characters.segment(text)) {
    if (INVISIBLE.test(segment)) continue;
    width += EMOJI.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0);
  }
  return width;
}

/**
 * Breaks prose at spaces into lines of at most `width` columns. A word that is longer keeps its own line whole: it is a
 * path or a name that people copy.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const columns = displayWidth(word);
    if (line !== '' && used + 1 + columns > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line = line === '' ? word : `${line} ${word}`;
    used += (used === 0 ? 0 : 1) + columns;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/**
 * The rows of a text in which a pattern is found, with their numbers from 0. The others, which are nearly all, are not cut out.
 * @param pattern has the flag `g`, and finds nothing that goes over a line end
 */
export function* rowsWith(text: string, pattern: RegExp): Generator<{ index: number; row: string }> {
  let [index, counted] = [0, 0];
  for (let from = 0; from < text.length; ) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (found === null) return;
    const start = text.slice(from, found.index).lastIndexOf('\n') + 1 + from;
    const newline = text.indexOf('\n', found.index);
    const end = newline < 0 ? text.length : newline;
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', counted)) {
      counted = at + 1;
      index++;
    }
    yield { index, row: text.slice(start, end) };
    from = end + 1;
  }
}

/** Items joined by a separator into lines of at most `width` columns, broken between items only. */
export function fill(items: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  const end = separator.trimEnd();
  for (const [index, item] of items.entries()) {
    const text = index < items.length - 1 ? item + end : item;
    const last = lines.at(-1);
    const longer = `${last ?? ''}${separator.slice(end.length)}${text}`;
    if (last !== undefined && displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines;
}

/** `left` and `right` at the two ends of a line, or on two lines where they do not fit on one. */
export function spread(left: string, right: string, width: number): string[] {
  const gap = width - displayWidth(left) - displayWidth(right);
  if (right === '') return [left];
  return gap >= 2 ? [left + ' '.repeat(gap) + right] : [left, `  ${right}`];
}

/** A whole number, as `1,234`. */
export function count(value: number): string {
  // Loading Intl takes longer than all that is counted in a run.
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 copy`, `2 copies`: the plural is the singular with an s where none is given. */
export function plural(value: number, singular: string, several = `${singular}s`): string {
  return `${count(value)} ${pluralWord(value, singular, several)}`;
}

/** The word of {@link plural} without its number. */
export function pluralWord(value: number, singular: string, several = `${singular}s`): string {
  return value === 1 ? singular : several;
}

/** Bytes in powers of a thousand: `23.4 MB`. */
export function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? count(value) : value.toFixed(1)} ${units[unit] as string}`;
}

/** `a, b and c`; of more than `most` items the others as a number, `a, b and 3 more`. */
export function listed(all: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const items = all.length > most ? [...all.slice(0, most), `${count(all.length - most)} more`] : all;
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) as string}`;
}

/** Whether a person or an installer replaces a part of a name before anything is applied: `<CLUSTER_NAME>-tls`. */
export function isToFillIn(name: string): boolean {
  return /<[\w .-]{1,60}>|([~@%#!|]|__)[A-Za-z][\w:.-]{0,60}\1/.test(name);
}
