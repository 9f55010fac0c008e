/**
 * Everything that a repository, a server or an API hands over is hostile on its way out. There is one function per
 * sink; each takes text as it was found, adds nothing that the sink would act on, and runs in linear time.
 */
import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * Characters that are invisible or change how their neighbours are displayed: controls, format characters
 * (bidirectional controls of CVE-2021-42574, zero width, tags), separators, lone surrogates, fillers and variation
 * selectors.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const HOST_LIKE = /[\p{L}\p{M}\p{N}_*.-]+/gu;
/** RFC 1035 section 2.3.4. Also keeps Punycode, which is quadratic, off long input. */
const MAX_HOST = 253;

/** The first `max` code points, the last of them an ellipsis where the text is longer. */
export function cut(text: string, max: number): string {
  let at = 0;
  let last = 0;
  for (let count = 0; at < text.length; count++) {
    if (count === max) return `${text.slice(0, last)}…`;
    last = at;
    at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  }
  return text;
}

/** Every code point that cannot be seen written as `<U+202E>`. The result is one line. */
export function reveal(text: string): string {
  return text.replace(
    HIDDEN,
    (char) => `<U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

/**
 * Puts the other form beside each internationalised host name (RFC 5890): `bücher.example (xn--bcher-kva.example)` and
 * the reverse, so that a Cyrillic look-alike gives itself away. Parts of paths and of addresses are left alone.
 */
export function withBothLabels(text: string): string {
  if (!/[^\0-\x7f]|xn--/i.test(text)) return text;
  return text.replace(HOST_LIKE, (name, offset: number) => {
    if (name.length > MAX_HOST || !name.includes('.')) return name;
    if (/[/\\]/.test(text.charAt(offset - 1) + text.charAt(offset + name.length))) return name;
    const host = name.endsWith('.') ? name.slice(0, -1) : name;
    const ascii = !/[^\0-\x7f]/.test(host);
    const other = ascii ? (/xn--/i.test(host) ? domainToUnicode(host) : '') : domainToASCII(host);
    return other === '' || other === host.toLowerCase() ? name : `${host} (${other})${name.slice(host.length)}`;
  });
}

/**
 * What a person may see of untrusted text, in any sink: cut, with both forms of host names, nothing hidden, one line.
 * Any report may end in a log of the Actions runner, which takes `##[` anywhere in a line for a command (actions/runner,
 * ActionCommand.cs), so that is broken here for all.
 */
function shown(text: string, max = 2000): string {
  return reveal(withBothLabels(cut(text, max))).replaceAll('##[', '# #[');
}

/** Breaks what the runner takes for a command in finished text of any number of lines: also `::` at the start of one. */
export function breakCommands(text: string): string {
  return text.replaceAll('##[', '# #[').replace(/^([^\S\r\n\u2028\u2029]*)::/gm, '$1: :');
}

/** For a terminal or a log. */
export function escapeLog(text: string, max?: number): string {
  return breakCommands(shown(text, max));
}

/**
 * A workflow command of the Actions runner, with the runner's own escapes. Its lines stay one line of the log.
 * A property that is undefined is left out.
 */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice' | 'group' | 'endgroup' | 'debug',
  properties: Record<string, string | number | undefined>,
  lines: readonly string[],
): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${commandProperty(String(value))}`)
    .join(',');
  const data = lines.map((line) => commandData(shown(line))).join('%0A');
  return `::${name}${list === '' ? '' : ` ${list}`}::${data}`;
}

/**
 * The data part of a workflow command. Percent is escaped first; otherwise `%0A` in a name would become a line break.
 */
function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property of a workflow command; names of files pass unchanged but for what the runner decodes again. */
function commandProperty(text: string): string {
  return commandData(reveal(text)).replaceAll(':', '%3A').replaceAll(',', '%2C').replaceAll('##[', '# #[');
}

const LEAD = /^["'(]*/;
const TAIL = '.,;:!?%)"\'';
const PLAIN_WORD = /^[\p{L}\p{M}\p{N}'’–—-]+$/u;
/** `GH-2` and other keys that become links, abbreviated commit hashes, rulers and list markers. */
const TIME = /^\d\d:\d\d$/;
const LINKED_WORD = /(?:^|[^a-z\d])(?:[a-z]+-\d|[0-9a-f]{7,}(?![a-z\d]))|^[-']+$/i;

/**
 * For inline Markdown on GitHub, table cells included: plain words stay prose, all else goes into code spans, where no
 * mention, reference, link, image, HTML or formula is looked for. Text that stands in backticks stays code.
 */
export function escapeMarkdown(text: string, max?: number): string {
  const parts: { code: boolean; text: string }[] = [];
  const push = (code: boolean, piece: string): void => {
    const last = parts.at(-1);
    if (last?.code === code) last.text += piece;
    else if (piece !== '') parts.push({ code, text: piece });
  };
  const segments = shown(text, max).split('`');
  for (const [index, segment] of segments.entries()) {
    if (index % 2 === 1 && index < segments.length - 1) {
      push(true, segment);
      continue;
    }
    // A backtick without a partner belongs to the text.
    const prose = index % 2 === 1 ? `\`${segment}` : segment;
    for (const piece of prose.split(/(\s+)/u)) pushWord(piece, push);
  }
  return parts
    .map((part) => (part.code ? codeSpan(part.text) : part.text))
    .join('')
    .trim();
}

function pushWord(piece: string, push: (code: boolean, text: string) => void): void {
  if (piece.trim() === '') {
    push(false, piece === '' ? '' : ' ');
    return;
  }
  const lead = LEAD.exec(piece)?.[0] ?? '';
  const tail = tailOf(piece.slice(lead.length));
  const core = piece.slice(lead.length, piece.length - tail.length);
  const plain = TIME.test(core) || (PLAIN_WORD.test(core) && !LINKED_WORD.test(core));
  // The code span sets a name off well enough without its quotation marks.
  const quoted = !plain && lead === '"' && tail.startsWith('"');
  push(false, quoted ? '' : escapeHtml(lead));
  // `1.` and `1)` at the start of a line would begin a list.
  push(!plain, plain ? `${escapeHtml(core)}${/^\d+$/.test(core) && /^[.)]/.test(tail) ? '\\' : ''}` : core);
  push(false, escapeHtml(quoted ? tail.slice(1) : tail));
}

/** Punctuation at the end, found from the end: a pattern would try every start. */
function tailOf(text: string): string {
  let start = text.length;
  while (start > 0 && TAIL.includes(text.charAt(start - 1))) start--;
  return text.slice(start);
}

/** For a name, path or fingerprint in Markdown, all of it in a code span. */
export function markdownCode(text: string, max?: number): string {
  return codeSpan(shown(text, max));
}

/** A link of ours in Markdown: the address is made with {@link uriPath} from a trusted base. */
export function markdownLink(label: string, url: string): string {
  return `[${markdownCode(label)}](${url})`;
}

/** CommonMark 6.1: as many backticks as the longest run inside and one more. A bar would end a table cell even in code. */
function codeSpan(text: string): string {
  // A mention survives in the plain-text copy of a mail, so the code span alone does not suffice; addresses are kept.
  const quiet = text.replace(/(^|[^\p{L}\p{N}_])@(?=[\p{L}\p{N}_])/gu, '$1@\u2060');
  return quiet
    .split('|')
    .map((piece) => {
      if (piece === '') return '';
      const longest = (piece.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
      const fence = '`'.repeat(longest + 1);
      const pad = /^`|`$|^ .* $/.test(piece) ? ' ' : '';
      return `${fence}${pad}${piece}${pad}${fence}`;
    })
    .join('&#124;');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string, max?: number): string {
  return shown(text, max).replace(/[&<>"']/g, (char) => ENTITIES[char] as string);
}

/** For `message.text` in SARIF 2.1.0: placeholders (3.11.5) and embedded links (3.11.6) are defused. */
export function escapeSarif(text: string, max?: number): string {
  return shown(text, max).replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (');
}

/** A path as the relative part of a URI (RFC 3986); `\xNN` of a {@link Location} becomes the byte it stands for. */
export function uriPath(path: string): string {
  // A lone surrogate would make encodeURIComponent throw.
  return Buffer.from(path)
    .toString()
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment)
        .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/%5Cx([89a-f][0-9a-f])/gi, (_, hex: string) => `%${hex.toUpperCase()}`),
    )
    .join('/');
}

/** JSON of two-space indent and a final newline: the data unchanged, hidden characters and log commands written `\uNNNN`. */
export function toJson(value: unknown): string {
  // Nearly all of it is plain ASCII, which needs no look at the properties of characters.
  const escaped = JSON.stringify(value, null, 2).replace(/[^\n\x20-\x7e]+/g, (run) =>
    run.replace(HIDDEN, unicodeEscapes),
  );
  return `${escaped.replaceAll('##[', '##\\u005b')}\n`;
}

function unicodeEscapes(char: string): string {
  let text = '';
  for (let i = 0; i < char.length; i++) text += `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`;
  return text;
}

/** A TEXT value of iCalendar (RFC 5545 section 3.3.11). Folding may bring any part of it to the start of a line. */
export function escapeIcal(text: string, max?: number): string {
  return shown(text, max)
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/:(?=:)/g, ': ');
}
