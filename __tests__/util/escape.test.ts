import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakCommands,
  cut,
  escapeHtml,
  escapeIcal,
  escapeLog,
  escapeMarkdown,
  escapeSarif,
  markdownCode,
  markdownLink,
  reveal,
  toJson,
  uriPath,
  withBothLabels,
  workflowCommand,
} from '../../src/util/escape.ts';
import { ATTACKS, anyText, commandsIn, HIDDEN, readCommand, readMarkdown } from '../support/hostile.ts';

const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/;

/** One row of a property: every attack of the table, then arbitrary text around fragments of them. */
function forAnyText(check: (text: string) => void): void {
  for (const [, text] of ATTACKS) check(text);
  fc.assert(fc.property(anyText, check), { numRuns: 500, seed: 20_261_122 });
}

describe('cut', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['', 3, ''],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['ab\ud83d', 2, 'a…'],
  ])('%j at %d is %j', (text, max, expected) => expect(cut(text, max)).toBe(expected));

  it('keeps at most so many code points of any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, max) => [...cut(text, max)].length <= max),
      { seed: 1 },
    );
  });
});

describe('reveal', () => {
  it.each([
    ['U1', 'bank\u202egro.elpmaxe\u202c.com', 'bank<U+202E>gro.elpmaxe<U+202C>.com'],
    ['U1', '\u2066\u2069\u200e\u200f\u061c', '<U+2066><U+2069><U+200E><U+200F><U+061C>'],
    ['U2', 'goo\u200bgle\ufeff\u{e0041}\u2028\u2029\u0085', 'goo<U+200B>gle<U+FEFF><U+E0041><U+2028><U+2029><U+0085>'],
    ['U3', 'good.corp.internal\0.evil.test', 'good.corp.internal<U+0000>.evil.test'],
    ['U4', '\x1b]0;pwn\x07\x9b\x7f', '<U+001B>]0;pwn<U+0007><U+009B><U+007F>'],
    ['halves of a pair', 'a\ud800b\udc00', 'a<U+D800>b<U+DC00>'],
    ['interlinear marks', 'a\ufff9b\ufffa', 'a<U+FFF9>b<U+FFFA>'],
    ['variation selectors', 'a\ufe0f\u{e0100}', 'a<U+FE0F><U+E0100>'],
  ])('%s: %j', (_, text, expected) => expect(reveal(text)).toBe(expected));

  it('leaves letters of any script and emoji as they are', () => {
    expect(reveal('Zürich 東京 Москва עברית 😀')).toBe('Zürich 東京 Москва עברית 😀');
  });
});

describe('withBothLabels', () => {
  it.each([
    ['\u0440\u0430\u0443pal.com', '\u0440\u0430\u0443pal.com (xn--pal-5cd3fta.com)'],
    ['xn--80ak6aa92e.com', 'xn--80ak6aa92e.com (\u0430\u0440\u0440\u04cf\u0435.com)'],
    ['see *.bücher.de.', 'see *.bücher.de (*.xn--bcher-kva.de).'],
    ['certs/müller.pem', 'certs/müller.pem'],
    ['müller', 'müller'],
    ['plain.corp.internal', 'plain.corp.internal'],
    ['xn--a.com', 'xn--a.com'],
    [`${'ü'.repeat(300)}.com`, `${'ü'.repeat(300)}.com`],
  ])('%s', (text, expected) => expect(withBothLabels(text)).toBe(expected));
});

describe('escapeLog', () => {
  it('makes one line without a command or anything hidden of any text', () => {
    forAnyText((text) => {
      const output = escapeLog(text);
      expect(output).not.toMatch(LINE_BREAK);
      expect(output).not.toMatch(HIDDEN);
      expect(commandsIn(output)).toEqual([]);
    });
  });

  it('is cut', () => expect(escapeLog('x'.repeat(1_000_000)).length).toBe(2000));
});

describe('breakCommands', () => {
  it('breaks commands at the start and in the middle of lines, and keeps the lines', () => {
    const text = 'a\n  ::error::b\n\t::x\nc ###[group]d\ne::f';
    expect(breakCommands(text)).toBe('a\n  : :error::b\n\t: :x\nc ## #[group]d\ne::f');
  });
});

describe('workflowCommand', () => {
  it('is one command, read back by the runner as what was meant', () => {
    forAnyText((text) => {
      const output = workflowCommand('error', { file: text, line: 3, title: text, col: undefined }, [text, 'Fix: x']);
      expect(output).not.toMatch(LINE_BREAK);
      expect(commandsIn(output)).toEqual([output]);
      expect(output).not.toContain('##[');
      const { name, properties, data } = readCommand(output);
      expect(name).toBe('error');
      const file = reveal(text).replaceAll('##[', '# #[');
      expect(properties).toEqual({ file, line: '3', title: file });
      expect(data.split('\n')).toHaveLength(2);
      expect(data.endsWith('\nFix: x')).toBe(true);
    });
  });

  it.each([
    ['W4', '%0A::error::x.pem', 'file=%250A%3A%3Aerror%3A%3Ax.pem'],
    ['F2', 'a,b:c.pem', 'file=a%2Cb%3Ac.pem'],
    ['W2', 'a\r::stop-commands::z.pem', 'file=a<U+000D>%3A%3Astop-commands%3A%3Az.pem'],
  ])('%s: %j', (_, file, expected) =>
    expect(workflowCommand('notice', { file }, ['m'])).toBe(`::notice ${expected}::m`),
  );
});

describe('escapeMarkdown', () => {
  const withoutMarks = (text: string) => text.replace(/[\s"`\u2060]|# #/g, '');

  it('stays in its cell and becomes neither link, mention, reference, image nor HTML', () => {
    forAnyText((text) => {
      const escaped = escapeMarkdown(text, 300);
      const read = readMarkdown(`| a | b |\n|---|---|\n| ${escaped} | end |\n`);
      expect(
        [...read.types].filter(
          (type) => !/^(table|thead|tbody|tr|th|td)_|^(inline|text|text_special|code_inline)$/.test(type),
        ),
      ).toEqual([]);
      expect([read.rows, read.cells]).toEqual([2, 2]);
      expect(read.references).toEqual([]);
      expect(read.mentions).toEqual([]);
    });
  });

  it('opens no block where it begins a line, and loses nothing', () => {
    forAnyText((text) => {
      const read = readMarkdown(escapeMarkdown(text, 300));
      expect(
        [...read.types].filter((type) => !/^(paragraph_(open|close)|inline|text|text_special|code_inline)$/.test(type)),
      ).toEqual([]);
      const meant = reveal(withBothLabels(cut(text, 300))).replaceAll('##[', '# #[');
      expect(withoutMarks(read.shown)).toBe(withoutMarks(meant));
    });
  });

  it.each([
    ['The copy expired on 2026-11-20 at 23:59 UTC.', 'The copy expired on 2026-11-20 at 23:59 UTC.'],
    ['The certificate "mail.corp.internal" expired.', 'The certificate `mail.corp.internal` expired.'],
    ['Run `certbot renew --deploy-hook x` (now).', 'Run `certbot renew --deploy-hook x` (now).'],
    ["don't", 'don&#39;t'],
    ['M1 <b>', 'M1 `<b>`'],
    ['M2 @everyone', 'M2 `@\u2060everyone`'],
    ['scp x root@mail.corp.internal:', 'scp x `root@mail.corp.internal`:'],
    ['M3 a|b', 'M3 `a`&#124;`b`'],
    ['a ` b', 'a `` ` `` b'],
    ['1. x', '1\\. x'],
  ])('%s', (text, expected) => expect(escapeMarkdown(text)).toBe(expected));
});

describe('markdownCode and markdownLink', () => {
  it('are code and nothing else', () => {
    forAnyText((text) => {
      const read = readMarkdown(`| a |\n|---|\n| x${markdownCode(text, 300)}x |\n`);
      expect(read.links).toEqual([]);
      expect(read.html).toEqual([]);
      expect(read.images).toBe(0);
      expect([read.rows, read.cells]).toEqual([2, 1]);
      expect(read.references).toEqual([]);
    });
  });

  it('link to the address that was meant', () => {
    forAnyText((text) => {
      fc.pre(text !== '');
      const url = `https://github.com/o/r/blob/0/${uriPath(cut(text, 300))}`;
      const read = readMarkdown(`x ${markdownLink(text, url)} x`);
      expect(read.links).toHaveLength(1);
      expect(read.links[0]?.startsWith('https://github.com/o/r/blob/0/')).toBe(true);
      expect(read.html).toEqual([]);
    });
  });
});

describe('escapeHtml', () => {
  it('leaves no character that HTML acts upon', () => {
    forAnyText((text) => {
      const output = escapeHtml(text);
      expect(output).not.toMatch(/[<>"']/);
      expect(output).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
      expect(output).not.toMatch(HIDDEN);
    });
  });
});

describe('escapeSarif', () => {
  it('has neither placeholders, embedded links nor anything hidden', () => {
    forAnyText((text) => {
      const output = escapeSarif(text);
      expect(output).not.toMatch(HIDDEN);
      expect(output.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/);
      expect(output).not.toContain('](');
    });
  });
});

describe('uriPath', () => {
  it('is one relative reference of unreserved characters, and the same path again when decoded', () => {
    forAnyText((text) => {
      const path = text.replaceAll('\\', '/');
      const uri = uriPath(path);
      expect(uri).toMatch(/^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(uri)).toBe(Buffer.from(path).toString());
    });
  });

  it.each([
    ['a b/c(1).pem', 'a%20b/c%281%29.pem'],
    ['F2: bytes that are no UTF-8: \\xff\\xfe.pem', 'F2%3A%20bytes%20that%20are%20no%20UTF-8%3A%20%FF%FE.pem'],
    ['\u202emep.evil', '%E2%80%AEmep.evil'],
    ['-rf', '-rf'],
  ])('%s', (path, expected) => expect(uriPath(path)).toBe(expected));
});

describe('toJson', () => {
  it('is the same data, with nothing hidden and no command in a log', () => {
    forAnyText((text) => {
      const output = toJson({ [text]: [text], x: { y: text } });
      expect(JSON.parse(output)).toEqual({ [text]: [text], x: { y: text } });
      expect(output).not.toMatch(HIDDEN);
      expect(commandsIn(output)).toEqual([]);
      expect(output.endsWith('}\n')).toBe(true);
    });
  });
});

describe('escapeIcal', () => {
  it('escapes what separates values (RFC 5545 section 3.3.11)', () => {
    expect(escapeIcal('a\\b;c,d\ne')).toBe('a\\\\b\\;c\\,d<U+000A>e');
  });
});

describe('exactly what each sink shows', () => {
  it.each([
    ['at the start of a line', '::a\n ::b\r\u00a0::c\nd ::e', ': :a\n : :b\r\u00a0: :c\nd ::e'],
    ['not after a line separator of Unicode', '\u2028::a', '\u2028: :a'],
    ['anywhere', 'a##[b]##[c]', 'a# #[b]# #[c]'],
  ])('commands %s are broken', (_, text, expected) => expect(breakCommands(text)).toBe(expected));

  it.each([
    ['a\\;,\\', 'a\\\\\\;\\,\\\\'],
    ['a::b:::c:d', 'a: :b: : :c:d'],
  ])('iCalendar: %j', (text, expected) => expect(escapeIcal(text)).toBe(expected));

  it.each([
    ['&<>"\'&', '&amp;&lt;&gt;&quot;&#39;&amp;'],
    ['##[x', '# #[x'],
  ])('HTML: %j', (text, expected) => expect(escapeHtml(text)).toBe(expected));

  it.each([
    ['{0} {1}', '{{0}} {{1}}'],
    ['[a](b)[c](d)', '[a] (b)[c] (d)'],
  ])('SARIF: %j', (text, expected) => expect(escapeSarif(text)).toBe(expected));

  it('every sink is cut where it is told, and at two thousand code points', () => {
    const long = 'x'.repeat(3_000);
    for (const sink of [escapeHtml, escapeIcal, escapeLog, escapeSarif]) {
      expect(sink(long)).toBe(`${'x'.repeat(1_999)}…`);
      expect(sink(long, 5)).toBe('xxxx…');
    }
    expect([markdownCode(long, 5), escapeMarkdown(long, 5)]).toEqual(['`xxxx…`', '`xxxx…`']);
    expect(workflowCommand('error', {}, [long])).toBe(`::error::${'x'.repeat(1_999)}…`);
  });

  it.each([
    ['no property', 'group', {}, ['a'], '::group::a'],
    ['an undefined property', 'warning', { file: undefined, line: 0 }, ['a'], '::warning line=0::a'],
    ['two lines', 'notice', { title: 'x' }, ['a\nb', '50%'], '::notice title=x::a<U+000A>b%0A50%25'],
    ['every occurrence', 'error', { title: 'a:b:c,d,e%%' }, ['%%'], '::error title=a%3Ab%3Ac%2Cd%2Ce%25%25::%25%25'],
  ] as const)('a command with %s', (_, name, properties, lines, expected) => {
    expect(workflowCommand(name, properties, lines)).toBe(expected);
  });

  it.each([
    ['a', 'a'],
    ['a b  c', 'a b c'],
    [' a ', 'a'],
    ['', ''],
    ['"a b"', '&quot;a b&quot;'],
    ['(a.b)', '(`a.b`)'],
    ['"a.b".', '`a.b`.'],
    ['"a.b', '&quot;`a.b`'],
    ['a.b"', '`a.b`&quot;'],
    ['2. 3) 4', '2\\. 3\\) 4'],
    ['12:34 12:345', '12:34 `12:345`'],
    ['GH-2 abcdef1 abcdef', '`GH-2` `abcdef1` abcdef'],
    ['--- -', '`---` `-`'],
    ['a-b a_b', 'a-b `a_b`'],
    ['`a` b `c', '`a` b `` `c ``'],
    ['a\u2019b–c', 'a\u2019b–c'],
  ])('Markdown: %j', (text, expected) => expect(escapeMarkdown(text)).toBe(expected));

  it.each([
    ['a', '`a`'],
    ['`', '`` ` ``'],
    ['a``b', '```a``b```'],
    ['`a', '`` `a ``'],
    ['a`', '`` a` ``'],
    [' a ', '`  a  `'],
    [' a', '` a`'],
    ['a||b', '`a`&#124;&#124;`b`'],
    ['@a x@b .@c', '`@\u2060a x@b .@\u2060c`'],
    ['a_@b', '`a_@b`'],
    ['@@a', '`@@\u2060a`'],
  ])('code: %j', (text, expected) => expect(markdownCode(text)).toBe(expected));

  it.each([
    ["a!'()*", 'a%21%27%28%29%2A'],
    ['a\\x7f\\xFf', 'a%5Cx7f%FF'],
    ['a\ud800/b', 'a%EF%BF%BD/b'],
  ])('a path %j', (path, expected) => expect(uriPath(path)).toBe(expected));

  it.each([
    ['xn--bcher-kva.example', 'xn--bcher-kva.example (bücher.example)'],
    ['a/bücher.example', 'a/bücher.example'],
    ['bücher.example/a', 'bücher.example/a'],
    ['a\\bücher.example', 'a\\bücher.example'],
    ['BÜCHER.example', 'BÜCHER.example (xn--bcher-kva.example)'],
    ['XN--BCHER-KVA.example.', 'XN--BCHER-KVA.example (bücher.example).'],
    ['bücher.example, plain.example', 'bücher.example (xn--bcher-kva.example), plain.example'],
  ])('names: %s', (text, expected) => expect(withBothLabels(text)).toBe(expected));

  it('JSON has hidden characters and commands as escapes, and two spaces of indent', () => {
    expect(toJson({ a: '\u202e\u{e0041}##[x##[', b: 'ü' })).toBe(
      '{\n  "a": "\\u202e\\udb40\\udc41##\\u005bx##\\u005b",\n  "b": "ü"\n}\n',
    );
  });
});
