/** Text that attacks the places where reports end up, and how those places read it. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Report } from '../../src/model/index.ts';
import {
  certificate,
  finding,
  fingerprint,
  inventory,
  keystore,
  privateKey,
  report,
  repository,
  served,
  unreadable,
} from './builders.ts';

/** Rows W, M and U of the attacks that the sinks must withstand. */
export const ATTACKS: readonly (readonly [row: string, text: string])[] = [
  ['W1', 'ok\n::set-output name=status::clean'],
  ['W2', 'a\r::stop-commands::z.pem'],
  ['W2', 'a\r\n::stop-commands::z.pem'],
  ['W3', 'ok ##[add-mask]e'],
  ['W3', 'x ##[error]y ##[error]z'],
  ['W4', '%0A::error::x.pem'],
  ['W4', 'ok%0D%0A::error::x'],
  ['W5', '::add-mask::1'],
  ['W5', 'a ::add-mask::fail'],
  ['W6', 'x\nghadelimiter_1\nstatus=clean'],
  ['W7', '$(id).pem;x`id`'],
  ['M1', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['M1', '<!-- cert-hygiene:key=dead -->'],
  ['M1', '--></details></summary></td></table>'],
  ['M1', "\"><b x='y'>&lt;"],
  ['M2', '@everyone @org/security #1 GH-2 o/r#3 closes #1'],
  [
    'M2',
    'https://evil.corp.internal www.evil.corp.internal ftp://evil mailto:a@evil.corp.internal a@evil.corp.internal',
  ],
  ['M2', '0123456789abcdef0123456789abcdef01234567 deadbee PROJ-12'],
  ['M3', 'a|b`c`\\|[x](javascript:1)![p](https://e/p.png)'],
  ['M3', '``` $\\unicode{x}$ $`x`$ {{x}} $\u007b{ github.token }}'],
  ['M3', '`` ` | `'],
  ['M3', '# x'],
  ['M3', '1. x'],
  ['M3', '- x'],
  ['M3', '> x'],
  ['M3', '--- | --- :smile: _x_ *x* ~~x~~ [^1] ==='],
  ['U1', 'bank\u202egro.elpmaxe\u202c.com \u2066x\u2069 \u200e\u200f\u061c'],
  ['U2', '\u0440\u0430\u0443pal.com goo\u200bgle.com \ufeff\u{e0041}\u2028\u2029\u0085::error::x'],
  ['U3', 'good.corp.internal\0.evil.test https://x/#, DNS:evil.test'],
  ['U4', '220 \x1b]0;pwn\x07::set-output \x9b31m'],
];

/** Any text: fragments of attacks among arbitrary code points, halves of surrogate pairs included. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...ATTACKS.map(([, text]) => text),
        '`',
        '``',
        '|',
        '\\',
        '\n',
        '\r',
        ' ',
        ':',
        '#',
        '[',
        '##',
        '::',
        '@a',
        '\ud800',
        '\udc00',
        '<',
        '\u2028',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** What hides, or moves what is around it. Written anew, so that a gap in the product's own list is seen. */
export const HIDDEN = new RegExp(
  '[\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e' +
    '\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e01ef}\\p{Cs}]',
  'u',
);

/** The lines that the Actions runner would act upon: both of its parsers (actions/runner, ActionCommand.cs). */
export function commandsIn(output: string): string[] {
  return output.split(/\r\n|\r|\n/).filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
}

export interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** Reads a workflow command as the runner does. */
export function readCommand(line: string): Command {
  const end = line.indexOf('::', 2);
  const [name = '', list = ''] = line.slice(2, end).split(/ (.*)/s);
  const decode = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const property = (text: string) => decode(text).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  const properties = list === '' ? [] : list.split(',').map((pair) => pair.split(/=(.*)/s));
  return {
    name,
    properties: Object.fromEntries(properties.map(([key = '', value = '']) => [key, property(value)])),
    data: decode(line.slice(end + 2)).replaceAll('%25', '%'),
  };
}

const markdownIt = new MarkdownIt({ html: true, linkify: true });

/** What a Markdown renderer, with HTML and bare links on, makes of a text. */
export function readMarkdown(text: string) {
  const tokens = markdownIt.parse(text, {});
  const inline = tokens.flatMap((token) => token.children ?? []);
  const prose = inline.filter((token) => token.type === 'text').map((token) => token.content);
  return {
    types: new Set([...tokens, ...inline].map((token) => token.type)),
    rows: tokens.filter((token) => token.type === 'tr_open').length,
    cells: tokens.filter((token) => token.type === 'td_open').length,
    items: tokens.filter((token) => token.type === 'list_item_open').length,
    headings: tokens.filter((token) => token.type === 'heading_open').length,
    links: inline.filter((token) => token.type === 'link_open').map((token) => String(token.attrGet('href'))),
    /** Language and text of code blocks. */
    blocks: tokens.filter((token) => token.type === 'fence').map(({ info, content }) => [info, content]),
    images: inline.filter((token) => token.type === 'image').length,
    html: [...tokens, ...inline]
      .filter((token) => token.type === 'html_inline' || token.type === 'html_block')
      .flatMap((token) => token.content.match(/<[^>]*>/g) ?? [token.content]),
    /** Outside code, where GitHub looks for mentions and references: its own filters run on the rendered text. */
    references: prose.flatMap(
      (part) =>
        part.match(/@[\p{L}\p{N}_]|#\d|\bGH-\d|\b[A-Za-z]+-\d|\b[0-9a-f]{7,40}\b|https?:|www\.|:[a-z]+:|\$/giu) ?? [],
    ),
    /** Inside code a mention would be found in the plain-text copy of a mail. */
    mentions: inline.flatMap((token) => token.content.match(/(?:^|[^\p{L}\p{N}_])@[\p{L}\p{N}_]/gu) ?? []),
    shown: inline
      .filter((token) => /^(text|code_inline|text_special)$/.test(token.type))
      .map((token) => token.content)
      .join(''),
  };
}

/** A report with the text in every field that comes from outside. */
export function hostileReport(text: string): Report {
  const place = { repository: text, path: text, line: 3, pointer: text };
  const seen = certificate({
    names: [`dns:${text}`, `email:${text}`],
    subject: `CN=${text}`,
    issuer: `CN=${text}`,
    fingerprint: fingerprint('hostile'),
    notAfter: '2026-11-01T00:00:00Z',
    sightings: [{ ...place, format: 'pem', container: text }],
  });
  const common = {
    message: `The certificate "${text}" ${text}`,
    fix: `Renew ${text}`,
    location: place,
    owners: [text],
  };
  return report({
    inventory: inventory({
      repositories: [
        repository({
          name: text,
          revision: text,
          skipped: [
            { path: text, reason: 'too-large', detail: text },
            { path: text, reason: 'symlink' },
          ],
        }),
      ],
      certificates: [seen],
      privateKeys: [privateKey({ sightings: [{ ...place, format: 'pem' }] })],
      keystores: [keystore(text)],
      expirations: [{ ...place, kind: 'saml-metadata', name: text, notAfter: '2027-06-01T00:00:00Z' }],
      unreadable: [unreadable(text, { repository: text, detail: text })],
      served: [
        served(text, seen, { location: place, address: text }),
        served(text, undefined, { failure: { reason: 'timeout', detail: text } }),
      ],
    }),
    findings: [
      finding({ ...common, certificate: seen.fingerprint, related: [{ ...place, line: 4 }] }),
      finding({ ...common, rule: 'private-key-committed', level: 'warning', status: 'new' }),
      finding({ ...common, rule: 'no-automation', level: 'note', certificate: seen.fingerprint }),
      finding({ ...common, context: 'fixture', level: 'note' }),
      finding({ ...common, status: 'fixed' }),
      finding({ ...common, suppressed: { by: 'ignore', reason: text, until: '2027-01-01' } }),
    ],
    notices: [text],
    incomplete: [text],
    faults: [{ where: text, message: text }],
  });
}
