import { describe, expect, it } from 'vitest';
import { untemplate } from '../../src/parsers/template.ts';
import { at, stringAt, valueAt } from '../../src/parsers/yaml.ts';
import { yaml } from '../support/yaml.ts';

describe('a template inside of a scalar', () => {
  it.each<[string, string]>([
    ['a literal block', 'a: |\n  x\n{{- if .Values.b }}\n  y\n{{- end }}\n  z\nb: 1\n'],
    ['a folded block', '- a: >-\n    x\n{% if b %}\n    y\n{% endif %}\n  b: 1\n'],
    ['a block of an item', '- |\n  x\n{{ if b }}\n  y\n- b: 1\n'],
    ['a block with an indicator', 'a: |2+ # c\n    x\n{{ end }}\n  y\nb: 1\n'],
    ['a block that starts with an action', 'a: |\n{{- if .Values.b }}\n  x\n{{- end }}\nb: 1\n'],
    ['what is printed at the margin', 'a: |\n  x\n{{ include "y" . | indent 2 }}\n{{ .Values.z }}: w\nb: 1\n'],
    ['quotes with an action over several lines', 'c:\n  a: "x {{ .Y\n    }} z\n    w"\nb: 1\n'],
    ['an action over several lines', 'a: |\n  x\n  {{ if and\n   b\nc }}\n  y\nb: 1\n'],
  ])('does not end %s', (_, text) => {
    const document = yaml(text);
    const root = document.root();
    const owner = root?.kind === 'list' ? root.items.at(-1) : root;
    expect(document.problem()).toBeUndefined();
    expect(valueAt(owner, 'b')).toBe(1);
    expect(untemplate(text).text.split('\n')).toHaveLength(text.split('\n').length);
  });

  it.each<[string, string]>([
    ['in a mapping', 'a:\n  b: 1\n{{- if .Values.c }}\n  c: 2\n{{- end }}\n  d: 3\n'],
    ['behind a block', 'x: |\n  y\na:\n{{- if .Values.c }}\n  b: 1\n{{- end }}\n  d: 3\n'],
    ['behind closed quotes', 'x: "y" # " \na:\n  b: "1"\n{{- if .Values.c }}\n  c: 2\n{{- end }}\n  d: 3\n'],
  ])('is a comment %s', (_, text) => {
    const root = yaml(text).root();
    expect([stringAt(root, 'a', 'b'), valueAt(root, 'a', 'd')]).toEqual(['1', 3]);
    expect(untemplate(text).text).toContain('\n#\n');
  });

  it('leaves the entries that it prints outside of one unknown', () => {
    const root = yaml('a:\n  b: |\n    {{ .Values.x }}\n  {{- toYaml .Values.y | nindent 2 }}\n').root();
    expect(at(root, 'a', 'absent')?.kind).toBe('unknown');
    expect(stringAt(root, 'a', 'b')).toBeNull();
  });

  it('takes linear time', () => {
    const started = performance.now();
    for (const line of [
      '- '.repeat(300_000),
      `a: ${'&x: '.repeat(200_000)}`,
      `${'"'.repeat(500_000)}`,
      ' '.repeat(500_000),
    ])
      untemplate(`{{ x }}\n${line}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
