import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../src/parsers/template-conditions.ts';

/** The conditions of the lines that hold only an `x`. */
function told(text: string): string[][] {
  const conditions = conditionsOf(text);
  return text.split('\n').flatMap((line, index) => (line === 'x' ? [[...conditions.at(index + 1)]] : []));
}

describe('conditions of a template', () => {
  it.each<[string, string, string[][]]>([
    ['no template', 'x\ny', [[]]],
    ['if and else', '{{- if .Values.a }}\nx\n{{- else }}\nx\n{{- end }}\nx', [['.Values.a'], ['!.Values.a'], []]],
    ['not', '{{ if not .Values.a }}\nx\n{{ end }}', [['!.Values.a']]],
    ['not in parentheses', '{{ if not (.Values.a) }}\nx\n{{else}}\nx\n{{ end }}', [['!.Values.a'], ['.Values.a']]],
    [
      'and',
      '{{ if and .Values.a (not .Values.b) }}\nx\n{{ else }}\nx\n{{ end }}',
      [['.Values.a', '!.Values.b', 'and .Values.a (not .Values.b)'], ['!and .Values.a (not .Values.b)']],
    ],
    [
      'or',
      '{{ if or $.Values.a .Values.b }}\nx\n{{ else }}\nx\n{{ end }}',
      [['or .Values.a .Values.b'], ['!.Values.a', '!.Values.b', '!or .Values.a .Values.b']],
    ],
    [
      'else if',
      '{{ if eq .Values.m "a" }}\nx\n{{ else if eq "b" .Values.m }}\nx\n{{ else }}\nx\n{{ end }}',
      [['.Values.m == "a"'], ['!.Values.m == "a"', '.Values.m == "b"'], ['!.Values.m == "a"', '!.Values.m == "b"']],
    ],
    [
      'a long one',
      `{{ if and ${'.Values.hubble.tls.auto.enabled '.repeat(8)}(eq .Values.method "helm") }}\nx\n{{ end }}`,
      [['.Values.hubble.tls.auto.enabled', '.Values.method == "helm"']],
    ],
    ['with', '{{ with .Values.tls }}\n{{ if .own }}\nx\n{{ end }}\n{{ end }}', [['.Values.tls', '.Values.tls.own']]],
    ['range', '{{ range .Values.l }}\n{{ if .own }}\nx\n{{ end }}\n{{ end }}', [['element@1.own']]],
    ['an action over lines', '{{ if\n  .Values.a }}\nx\n{{ end }}\nx', [['.Values.a'], []]],
    [
      'Jinja',
      "{% if a == 'b' and not c %}\nx\n{% elif c | bool %}\nx\n{% else %}\nx\n{% endif %}\nx",
      [['a == "b"', '!c', 'a == "b" and not c'], ['!a == "b" and not c', 'c'], ['!a == "b" and not c', '!c'], []],
    ],
    ['unequal', "{% if a != 'b' %}\nx\n{% else %}\nx\n{% endif %}", [['!a == "b"'], ['a == "b"']]],
    ['an end too many', '{{ end }}\n{{ if .Values.a }}\nx', [['.Values.a']]],
    ['a comment', '{{/* if .Values.a */}}\nx', [[]]],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it('are few and short, however long the template is', () => {
    const deep = '{{ if .Values.a }}\n'.repeat(20_000);
    expect(conditionsOf(`${deep}x`).at(20_001)).toEqual(['.Values.a']);
    const branches = Array.from({ length: 50_000 }, (_, i) => `{{ else if .Values.b${i} }}\n`).join('');
    expect(conditionsOf(`{{ if .Values.a }}\n${branches}x\n{{ end }}`).at(50_002)).toHaveLength(20);
    const nested = (times: number) => `{{ if ${'(and a '.repeat(times)}b${')'.repeat(times)} }}\nx\n{{ end }}\n`;
    expect(conditionsOf(nested(1_100).repeat(200)).at(2)).toEqual([]);
    expect(conditionsOf(nested(25).repeat(5_000)).at(2).length).toBeLessThan(10);
    expect(conditionsOf(`{{ if ${'('.repeat(15_000)} }}\nx\n`.repeat(20)).at(2)).toEqual([]);
  });
});
