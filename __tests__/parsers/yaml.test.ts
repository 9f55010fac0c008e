import { describe, expect, it } from 'vitest';
import { at, descend, documents, entriesAt, itemsAt, stringAt, valueAt } from '../../src/parsers/yaml.ts';
import { yaml } from '../support/yaml.ts';

const root = (text: string) => yaml(text).root();

describe('yaml', () => {
  it('gives values with the line of their key', () => {
    const node = root('# head\nspec:\n  secretName: web-tls\n  hosts:\n    - a\n    - b\n');
    expect(stringAt(node, 'spec', 'secretName')).toBe('web-tls');
    expect(at(node, 'spec', 'secretName')?.line).toBe(3);
    expect(at(node, 'spec')?.line).toBe(2);
    expect(itemsAt(node, 'spec', 'hosts').map((item) => [item.value, item.line])).toEqual([
      ['a', 5],
      ['b', 6],
    ]);
  });

  it('counts the lines of a stream through all its documents', () => {
    const stream = documents('---\na: 1\n---\nb: 2\n--- # third\nc: |\n  --- not a cut\n');
    expect(stream.map((document) => [...(document.root()?.entries.values() ?? [])][0]?.line)).toEqual([2, 4, 6]);
  });

  it.each<[string, string, string | number | boolean | null | undefined]>([
    ['a: no', 'a', 'no'],
    ['a: 012', 'a', 12],
    ['a: ~', 'a', undefined],
    ['a:', 'a', undefined],
    ['a: 12:30:45', 'a', '12:30:45'],
    ['a: "true"', 'a', 'true'],
    ['a: true', 'a', true],
    ['{"a": "x"}', 'a', 'x'],
    [`a: $${'{VAR}'}`, 'a', null],
    [`a: x-$${'{VAR:-y}'}`, 'a', null],
    ['a: op://vault/item', 'a', null],
    ['a: {{ .Values.a }}', 'a', null],
    ['a: {{ .Values.a }}-tls', 'a', null],
    ['a: "{{ a }}"', 'a', null],
    ['b: 1', 'a', undefined],
    ['x: &x {a: 5}\n<<: *x', 'a', 5],
    ['x: &x 5\na: *x', 'a', 5],
    ['__proto__: {a: 1}', 'a', undefined],
    ['__proto__: 7', '__proto__', 7],
    ['\uFEFFa: 1', 'a', 1],
  ])('%j at %s is %j', (text, key, value) => expect(valueAt(root(text), key)).toBe(value));

  it('spells a scalar as it was written', () => {
    expect(stringAt(root('a: 0x10'), 'a')).toBe('0x10');
    expect(at(root('run: |\n  certbot renew {{ flags }}\n'), 'run')).toMatchObject({
      kind: 'unknown',
      text: expect.stringContaining('certbot renew {{ flags }}'),
    });
  });

  it.each<[string, string]>([
    ['labels: {{- include "labels" . | nindent 2 }}', '  app: web'],
    [
      'labels: {{- include "labels" . | nindent 2 }}',
      '  {{- if .Values.more }}\n  {{- include "more" . | nindent 2 }}\n  {{- end }}',
    ],
    ['labels: {{- if .Values.more }}{{- toYaml .Values.more | nindent 2 }}{{- end }}', '  app: web'],
    ['labels: {{- range $key, $value := .Values.labels }}', '  {{ $key }}: {{ $value | quote }}\n{{- end }}'],
    ['labels: {{ include "first" . }}', '  of several lines'],
  ])('reads a block that a template begins behind its key: %s %s', (first, rest) => {
    const document = yaml(`${first}\n${rest}\nname: web\n`);
    expect(stringAt(document.root(), 'name')).toBe('web');
    expect(document.problem()).toBeUndefined();
    expect(stringAt(document.root(), 'labels', 'absent')).toBeNull();
  });

  it('leaves what a template prints behind a key alone where nothing deeper follows', () => {
    const node = root(
      'a:\n  labels: {{ include "labels" . }}\n  {{- if .Values.x }}\n  other: 1\n  {{- end }}\nname: web\n',
    );
    expect(at(node, 'a', 'labels')?.kind).toBe('unknown');
    expect(stringAt(node, 'a', 'other')).toBe('1');
  });

  it('takes a block for items where the list stands as far left as its key', () => {
    const lines = [
      'match:',
      '{{ if .Values.match }}',
      '{{ toYaml .Values.match }}',
      '{{ else }}',
      '- key: web',
      '{{ end }}',
    ];
    const document = yaml(`${lines.join('\n')}\nname: web\n`);
    expect(itemsAt(document.root(), 'match').map((item) => item.kind)).toEqual(['unknown', 'map']);
    expect(document.problem()).toBeUndefined();
  });

  it('keeps a block scalar whole, whatever steers a template in it', () => {
    const text = [
      '- command: >',
      '    certbot certonly',
      '    {% for domain in domains %}',
      '    --domain {{ domain }}',
      '{% endfor %}',
      '    --agree-tos',
      '  name: issue',
      '- script: |',
      '{% if staging %}',
      '    certbot renew --dry-run',
      '{% endif %}',
      '  name: renew',
    ].join('\n');
    const document = yaml(text);
    const [issue, renew] = document.root()?.items ?? [];
    expect(document.problem()).toBeUndefined();
    expect(stringAt(issue, 'name')).toBe('issue');
    expect(at(issue, 'command')?.text).toContain('--domain');
    expect(at(issue, 'command')?.text).toContain('--agree-tos');
    expect(at(renew, 'script')?.text).toContain('certbot renew --dry-run');
    expect([at(renew, 'name')?.line, stringAt(renew, 'name')]).toEqual([12, 'renew']);
  });

  it('ends a block scalar where the next key of its item stands', () => {
    const text = [
      '- script: |',
      '    certbot renew {{ options }}',
      '  name: {{ name }}',
      '  when: daily',
      '- - |',
      '    echo {{ x }}',
      '  - last',
    ].join('\n');
    const document = yaml(text);
    const [first, second] = document.root()?.items ?? [];
    expect(document.problem()).toBeUndefined();
    expect(at(first, 'script')?.text).toContain('certbot renew');
    expect(at(first, 'script')?.text).not.toContain('name');
    expect(at(first, 'name')).toMatchObject({ line: 3, value: null });
    expect(stringAt(first, 'when')).toBe('daily');
    expect(second?.items.map((item) => item.text.trim())).toEqual([expect.stringContaining('echo'), 'last']);
  });

  it('ends what stands behind an else by the word that Jinja ends it with', () => {
    const text = [
      'a:',
      '{% if x %}',
      '  b: 1',
      '{% else %}',
      '{% macro m() %}',
      '      c: 2',
      '{% endmacro %}',
      '      d: 3',
      '{% endif %}',
      '  e: 4',
    ].join('\n');
    expect(Object.fromEntries([...entriesAt(yaml(text).root(), 'a')].map(([key, node]) => [key, node.text]))).toEqual({
      b: '1',
      e: '4',
    });
  });

  it('is linear in blocks that nobody ends, and in lines that nearly start a scalar', () => {
    const open = '{% if x %}\n{% else %}\n'.repeat(20_000);
    const near = `{{ x }}\n${`${'- '.repeat(200)}${': !'.repeat(200)}\n`.repeat(900)}`;
    for (const text of [open, `${open}${'{% endfor %}\n'.repeat(20_000)}a: [`, near]) {
      expect(() => yaml(text).root()).not.toThrow();
    }
  }, 60_000);

  it('reads the first of two alternatives where both together are no YAML', () => {
    const text = [
      'spec:',
      '  probe:',
      '  {{- if .Values.probe }}',
      '    {{- toYaml .Values.probe | nindent 4 }}',
      '  {{- else }}',
      '      path: /',
      '  {{- end }}',
      '  volumes:',
      '    - secret: {secretName: web-tls}',
    ].join('\n');
    const document = yaml(text);
    expect(document.problem()).toBeUndefined();
    expect(stringAt(at(document.root(), 'spec', 'volumes')?.items[0], 'secret', 'secretName')).toBe('web-tls');
  });

  it('still says of a template that no alternative is YAML', () => {
    const document = yaml('a: {{ x }}\n b: [');
    document.root();
    expect(document.problem()).toMatchObject({ reason: 'unsupported' });
  });

  it('takes an absent key for unknown where a template may add it', () => {
    const node = root(
      [
        'metadata:',
        '  name: web',
        '  annotations:',
        '    {{- toYaml .Values.annotations | nindent 4 }}',
        'spec:',
        '  args:',
        '    - a',
        '    {{- toYaml .Values.args | nindent 4 }}',
        '  {{- if .Values.x }}',
        '  x: 1',
        '  {{- else }}',
        '  x: 2',
        '  {{- end }}',
      ].join('\n'),
    );
    expect(stringAt(node, 'metadata', 'annotations', 'cert-manager.io/issuer')).toBeNull();
    expect(stringAt(node, 'metadata', 'namespace')).toBeUndefined();
    expect(itemsAt(node, 'spec', 'args')).toHaveLength(2);
    expect(valueAt(node, 'spec', 'x')).toBeNull();
    expect(at(node, 'spec', 'x')?.line).toBe(12);
    expect(stringAt(node, 'spec', 'y')).toBeUndefined();
  });

  it('keeps the lines of actions that run over several', () => {
    const node = root('{{- /*\nnote: {{ x }}\n*/}}\na: 1\n{# jinja\ncomment #}\nb: {{ x |\n  y }}\nc: 3\n');
    expect([at(node, 'a')?.line, at(node, 'b')?.kind, at(node, 'c')?.line]).toEqual([4, 'unknown', 9]);
  });

  it.each<[string, string, string]>([
    ['flow nesting', '['.repeat(100_000), 'too-deep'],
    ['block nesting', Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'too-deep'],
    ['list nesting', '- '.repeat(50_000), 'too-deep'],
    ['size', `a: ${'x'.repeat(1 << 20)}`, 'too-large'],
    ['syntax', 'a: "open\nb: 1', 'malformed'],
    ['syntax of a template', 'a: {{ x }}\n b: [', 'unsupported'],
  ])('says what it cannot read: %s', (_, text, reason) => {
    expect(documents(text).at(0)?.problem()?.reason).toBe(reason);
  });

  it('takes no line without a colon for a name, nor for a part of the next one', () => {
    const names = (text: string) => [...(root(text)?.entries.keys() ?? [])];
    expect(names('a: |\n  b\n2160h\nhunter2\nhost: x\n')).toEqual(['a', 'host']);
    expect(names('a: 1\nhunter2\n')).toEqual(['a']);
    expect(names('a:\n  b: 1\n  hunter2 # c\nd: 2\n')).toEqual(['a', 'd']);
    expect(names('{ a, b: 1 }\n')).toEqual(['a', 'b']);
    expect(names('? a\n? b\nc: 1\n')).toEqual(['a', 'b', 'c']);
    expect(names('a:\nb: 1\n')).toEqual(['a', 'b']);
    expect(root('a: 1\nhunter2\nhost: x\n')?.entries.get('host')?.line).toBe(3);
  });

  it('keeps what precedes an error', () => {
    const document = yaml('kind: Secret\nmetadata: {name: x\n');
    expect(stringAt(document.root(), 'kind')).toBe('Secret');
    expect(document.problem()?.reason).toBe('malformed');
  });

  it.each(['{{', '{%', '{{/*', '!!x ', '&x ', ' {', ': ', '? a\n', '* '])('survives a long run of %j', (piece) => {
    expect(() => yaml(`a: ${piece.repeat(200_000 / piece.length)}`).root()).not.toThrow();
  });

  it('does not expand aliases', () => {
    const bomb = ['a0: &a0 [x, x]'];
    for (let i = 1; i < 60; i++) bomb.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`);
    expect([...descend(root(bomb.join('\n')))].length).toBeLessThan(1_000);
    expect([...descend(root('a: &a [*a, 1]'))].length).toBeLessThan(10);
  });

  it('bounds what merge keys take over, and says so', () => {
    const base = `base: &b\n${Array.from({ length: 2_000 }, (_, i) => `  k${i}: 1`).join('\n')}\n`;
    const document = yaml(`${base}m:\n  <<: [${'*b, '.repeat(2_000)}]\nn: {<<: *b}\n`);
    expect(entriesAt(document.root(), 'm').size).toBe(2_000);
    expect(entriesAt(document.root(), 'n').size).toBe(0);
    expect(at(document.root(), 'n', 'k7')?.kind).toBe('unknown');
    expect(document.problem()?.reason).toBe('too-large');
  });

  it('reads a document behind the end of another', () => {
    const stream = documents('a: 1\n... # end\nb: 2\n...\n---\nc: 3\n');
    expect(stream.map((document) => [...(document.root()?.entries.values() ?? [])][0]?.line)).toEqual([1, 3, 6]);
    expect(stream.map((document) => document.problem())).toEqual([undefined, undefined, undefined]);
  });

  it.each(['...', '...\n', '...  \n\n', '... # end\n'])('reads a document that ends in %j', (end) => {
    const document = yaml(`a: 1\nb: ...\nc: |\n  x\n${end}`);
    expect([valueAt(document.root(), 'b'), valueAt(document.root(), 'c')]).toEqual(['...', 'x\n']);
    expect(document.problem()).toBeUndefined();
  });

  it('says that it read no more documents', () => {
    const stream = documents('--- a\n'.repeat(20_010));
    expect(stream.at(-1)?.problem()?.reason).toBe('too-large');
  });

  it('stops where a file costs too much, in whatever document', () => {
    const stream = documents(`a: &x 1\n---\n${`[${'[],'.repeat(45_000)}]\n---\n`.repeat(16)}`);
    expect(stream[0]?.problem()).toBeUndefined();
    expect(stream.slice(1).map((document) => document.problem()?.reason)).toContain('too-large');
    expect(documents(`[${'[],'.repeat(45_000)}]`)[0]?.problem()).toBeUndefined();
  });

  it('reads a manifest of 40,000 keys', () => {
    const keys = Array.from({ length: 40_000 }, (_, i) => `  k${i}: v${i}`).join('\n');
    expect(entriesAt(root(`data:\n${keys}\n`), 'data').size).toBe(40_000);
  });
});
