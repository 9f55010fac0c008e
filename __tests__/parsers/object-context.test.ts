import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../src/parsers/object-context.ts';

/** What surrounds each `@` of a text, as `pointer in container`. */
function surroundings(text: string, path = 'file', depth = 0): string[] {
  const bytes = Buffer.from(text);
  const offsets = [...bytes.entries()].flatMap(([offset, byte]) => (byte === 0x40 ? [offset] : []));
  return surroundingsOf({ bytes, path, depth }, offsets).map(
    ({ pointer = '', container }) => pointer + (container === undefined ? '' : ` in ${container}`),
  );
}

const SECRET = 'apiVersion: v1\nkind: Secret\n';

describe('YAML', () => {
  it.each([
    ['a value', 'a: @\n', ['a']],
    ['a quoted value', 'a: "@"\n', ['a']],
    ['a nested value', 'a:\n  b:\n    c: @\n', ['a.b.c']],
    ['a key with dots', 'data:\n  tls.crt: @\n', ['data["tls.crt"]']],
    ['a quoted key', 'data:\n  \'tls: crt\': @\n  "x": @\n', ['data["tls: crt"]', 'data.x']],
    ['a block scalar', 'a:\n  b: |-\n    @\n    k: @\n  c: @\n', ['a.b', 'a.b["k"]'.replace('["k"]', '.k'), 'a.c']],
    ['a folded scalar with a tag', 'a: !!binary >+2\n   @\nb: @\n', ['a', 'b']],
    ['a scalar on lines of its own', 'a:\n  @\n  @\nb: 1\n', ['a', 'a']],
    ['a list', 'a:\n  - @\n  - @\n', ['a[0]', 'a[1]']],
    ['a list at the column of its key', 'a:\n- b: 1\n  c: @\n- c: @\nd: @\n', ['a[0].c', 'a[1].c', 'd']],
    ['lists in lists', 'a:\n- - @\n  - @\n- - @\n', ['a[0][0]', 'a[0][1]', 'a[1][0]']],
    ['a block scalar in a list', 'a:\n- |\n  @\n- |\n  @\n', ['a[0]', 'a[1]']],
    ['after an empty line and a comment', 'a:\n  b: 1\n\n# c: 2\n  d: @\n', ['a.d']],
    ['a map in one line', 'data: {ca.crt: @, tls.crt: "@"}\n', ['data["ca.crt"]', 'data["tls.crt"]']],
    ['a second document', 'a:\n  b: @\n---\nc: @\n', ['a.b', 'c']],
    ['CR LF', 'a:\r\n  b: |\r\n    @\r\n', ['a.b']],
    ['a key with a variable', 'a: 1\n/app/$<env>/{b}: |\n  @\n', ['/app/$<env>/{b}']],
    ['a key with blanks and parentheses', 'a: 1\nb:\n  partner c (old): |-\n    @\n', ['b["partner c (old)"]']],
    ['a key with other signs', 'a:\n  b: 1\n  <<+~^äß=%: @\n  c::d: @\n', ['a["<<+~^äß=%"]', 'a["c::d"]']],
    ['quotes in quotes', "a:\n  \"b \\\"c\\\"\": @\n  'd ''e''': |\n    @\n", ['a["b \\"c\\""]', 'a["d \'e\'"]']],
    ['a key that a template makes', 'a:\n  b: 1\n  {{ $k | quote }}.crt: |\n    @\n', ['a["….crt"]']],
    ['a key beside a template with a colon', 'a:\n  x-{{ get "b: c" }}: @\n', ['a["x-…"]']],
    ['a key with a blank in one line', 'a: {"b c": @, \'d e\': "@"}\n', ['a["b c"]', 'a["d e"]']],
    ['a complex key', 'a:\n  b: 1\n  ? c\n  : |\n    @\n', ['a']],
    ['a key behind an anchor', 'a:\n  b: 1\n  &c d: |\n    @\n', ['a']],
    ['a key that is too long', `a:\n  b: 1\n  ${'x'.repeat(500)}: |\n    @\n`, ['a']],
    ['a sentence', 'a: 1\nThis is what a file looks like in practice:\n  @\n', ['']],
    ['prose before', 'This is a note: read it.\n\n@\n', ['']],
    ['a header before', 'Host: corp.internal\n\nx=1&cert=@\n', ['']],
  ])('%s', (_, text, expected) => {
    expect(surroundings(text)).toEqual(expected);
  });

  it.each([
    ['a Secret', `${SECRET}data:\n  a: @\n`, 'data.a in kubernetes-secret'],
    ['a Secret whose kind comes last', 'data:\n  a: @\nkind: Secret\napiVersion: v1\n', 'data.a in kubernetes-secret'],
    ['a quoted kind', 'apiVersion: "v1"\nkind: "ConfigMap"\ndata:\n  a: @\n', 'data.a in configmap'],
    [
      'a List',
      `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  data:\n    a: @\n  kind: Secret\n`,
      'items[0].data.a in kubernetes-secret',
    ],
    ['the document before', `${SECRET}---\ndata:\n  a: @\n`, 'data.a'],
    ['the document after', `data:\n  a: @\n---\n${SECRET}`, 'data.a'],
    [
      'a kubeconfig',
      'clusters:\n- cluster:\n    certificate-authority-data: @\n',
      'clusters[0].cluster["certificate-authority-data"] in kubeconfig',
    ],
    [
      'a template',
      '{{- if .x }}\napiVersion: {{ .v }}\nkind: Secret\ndata:\n  {{- range .y }}\n  a: @\n{{- end }}\n',
      'data.a in kubernetes-secret',
    ],
    [
      'another object',
      'apiVersion: cert-manager.io/v1\nkind: Issuer\nspec:\n  caBundle: @\n',
      'spec.caBundle in kubernetes',
    ],
    [
      'a webhook',
      'apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nwebhooks:\n- clientConfig:\n    caBundle: @\n',
      'webhooks[0].clientConfig.caBundle in webhook',
    ],
    [
      'a webhook without a kind',
      'webhooks:\n- clientConfig:\n    caBundle: @\n',
      'webhooks[0].clientConfig.caBundle in webhook',
    ],
    ['a kind that is none', 'kind: Secret\napiVersion: 0.0.1\ndata: @\n', 'data'],
  ])('of %s', (_, text, expected) => {
    expect(surroundings(text)).toEqual([expected]);
  });
});

describe('other lines', () => {
  it.each([
    ['.env', 'A=1\nexport TLS_CERT=@\nKEY="@"\n', ['TLS_CERT', 'KEY']],
    ['an .env value of several lines', 'TLS_CERT="@\n@"\n', ['TLS_CERT', '']],
    [
      'properties',
      'server.ssl.certificate = @\nserver.ssl.key=\\\n  @\n',
      ['server.ssl.certificate', 'server.ssl.key'],
    ],
    ['HCL', 'resource "a" "b" {\n  cert = "@"\n  key = <<-EOT\n    @\n  EOT\n}\n', ['cert', 'key']],
    ['a Dockerfile', 'FROM x\nENV CERT=@\n', ['CERT']],
    [
      'OpenVPN',
      'client\n<ca>\n@\n</ca>\n@\n<tls-auth>\n#\n@\n</tls-auth>\n',
      ['<ca> in openvpn', '', '<tls-auth> in openvpn'],
    ],
    ['an OpenVPN profile that starts with a tag', '<ca>\n@\n</ca>\n', ['<ca> in openvpn']],
    ['text', 'one\ntwo @\n@', ['', '']],
  ])('of %s', (_, text, expected) => {
    expect(surroundings(text)).toEqual(expected);
  });
});

describe('JSON', () => {
  it.each([
    ['a member', '{"a": "@"}', ['a']],
    ['an array', '{"a": ["x", "@", {"b": "@"}]}', ['a[1]', 'a[2].b']],
    ['an array at the root', '[{"a": "@"}, "@"]', ['[0].a', '[1]']],
    ['an object', '{"a": @{"b": 1}, "c": @{}}', ['a', 'c']],
    ['escapes', '{"a\\"b": "x\\\\", "c": "\\"@"}', ['c']],
    [
      'a Secret',
      '{"kind": "Secret", "data": {"tls.crt": "@"}, "apiVersion": "v1"}',
      ['data["tls.crt"] in kubernetes-secret'],
    ],
    [
      'a List',
      '{"items":[{"apiVersion":"v1","kind":"Secret","data":{"a":"@"}}],"kind":"List","apiVersion":"v1"}',
      ['items[0].data.a in kubernetes-secret'],
    ],
    ['what is cut off', '{"a": {"b": "@', ['a.b']],
    ['names of the prototype', '{"__proto__": {"constructor": "@"}}', ['__proto__.constructor']],
  ])('%s', (_, text, expected) => {
    expect(surroundings(text)).toEqual(expected);
  });
});

describe('by its name', () => {
  it('source code is one, whatever it looks like', () => {
    expect(surroundings('a: "@"\n', 'src/tls.go')).toEqual([' in source-string']);
    expect(surroundings('a: "@"\n', 'src/tls.go', 1)).toEqual(['a']);
  });

  it('prose has no structure', () => {
    expect(surroundings('key: @\n', 'README.md')).toEqual(['']);
  });

  it('nor has a binary file', () => {
    expect(surroundings('\0key: @\n')).toEqual(['']);
  });

  it('a property list has keys', () => {
    expect(surroundings('<plist>\n<key>Payload</key>\n<data>\n@</data><data>@</data></plist>')).toEqual([
      'Payload in plist',
      '',
    ]);
  });
});

describe('any text', () => {
  it('gets an answer for each offset, of bounded length', () => {
    const part = fc.constantFrom(
      'a: ',
      '- ',
      '\n',
      '  ',
      '@',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '|',
      '---\n',
      '<ca>\n',
      '{{ x }}',
      'kind: Secret\n',
      'x'.repeat(500),
      '\\',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), fc.constantFrom('', '{', '[{'), (parts, start) => {
        const text = start + parts.join('');
        const found = surroundings(text);
        expect(found).toHaveLength(text.split('@').length - 1);
        for (const one of found) expect(one.length).toBeLessThan(500);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [
      'nested maps',
      `${Array.from({ length: 1_500 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')}${' '.repeat(1_500)}b: @\n`,
    ],
    ['dashes', `${'- '.repeat(500_000)}@`],
    ['brackets', `${'['.repeat(500_000)}"@"`],
    ['keys', `${'a: b\n'.repeat(200_000)}c: @\n`],
    ['aliases', `a: &a [x]\n${'b: *a\n'.repeat(100_000)}c: @\n`],
    ['one long line', `a: ${'x'.repeat(1_000_000)}\nb: @\n`],
    ['quotes', `{"a": "${'\\"'.repeat(500_000)}", "b": "@"}`],
    ['offsets', `a:\n${'  - @\n'.repeat(50_000)}`],
  ])('of many %s too', (_, text) => {
    expect(surroundings(text).length).toBeGreaterThan(0);
  });
});
