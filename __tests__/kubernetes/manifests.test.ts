import { describe, expect, it } from 'vitest';
import { isCertificateKey, isCertificateName, isPlainName, manifests, nameIn } from '../../src/kubernetes/manifests.ts';
import { sameUnit } from '../../src/kubernetes/units.ts';
import { at } from '../../src/parsers/yaml.ts';
import { yaml } from '../support/yaml.ts';

function read(text: string, kinds: string[], path = 'deploy/all.yaml') {
  const unreadable: string[] = [];
  const made = new Map<string, unknown>();
  const file = {
    path,
    text,
    shared: <T>(name: string, make: (text: string) => T): T => {
      if (!made.has(name)) made.set(name, make(text));
      return made.get(name) as T;
    },
  };
  const output = { fact: () => undefined, unreadable: (reason: string) => unreadable.push(reason) };
  const again = () => manifests(file, output as never, kinds);
  return { found: again(), again, unreadable };
}

describe('manifests', () => {
  it.each<[string, string, string[]]>([
    [
      'a stream',
      'kind: A\nmetadata: {name: a}\n---\nkind: Secret\nmetadata: {name: b}\n---\nkind: Secret\nmetadata: {name: c}\n',
      ['b', 'c'],
    ],
    ['a List', 'apiVersion: v1\nkind: List\nitems:\n- kind: Secret\n  metadata: {name: b}\n- kind: A\n', ['b']],
    ['a SecretList', 'kind: SecretList\nitems: [{kind: Secret, metadata: {name: b}}]\n', ['b']],
    ['JSON', '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "b"}}', ['b']],
    ['a list of manifests', '- kind: Secret\n  metadata: {name: b}\n', ['b']],
    ['quoted kinds', '"kind": "Secret"\nmetadata: {name: b}\n', ['b']],
    ['other kinds', 'kind: SecretStore\nmetadata: {name: b}\n', []],
    ['prose', 'text: "kind: Secret"\n', []],
    ['a list that holds itself', 'kind: List\nitems: &i\n- kind: Secret\n  metadata: {name: b}\n- *i\n', ['b']],
  ])('are read from %s', (_, text, names) => {
    expect(read(text, ['Secret']).found.map((one) => one.name)).toEqual(names);
  });

  it('are read once from lists that aliases repeat', () => {
    const bomb = ['l0: &l0 {kind: List, items: [{kind: Secret, metadata: {name: b}}]}'];
    for (let i = 1; i < 40; i++) bomb.push(`l${i}: &l${i} {kind: List, items: [${`*l${i - 1}, `.repeat(9)}]}`);
    expect(read(`${bomb.join('\n')}\nkind: List\nitems: [*l39]\n`, ['Secret']).found).toHaveLength(1);
  });

  it('are read from a list longer than a call has arguments', () => {
    const found = read(`kind: List\nitems:\n${'- a\n'.repeat(200_000)}- kind: Secret\n`, ['Secret']).found;
    expect(found).toHaveLength(1);
  });

  it('know their group, their namespace and their lines', () => {
    expect(
      read(
        '# head\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: web\n  namespace: "{{ .Values.ns }}"\n',
        ['Certificate'],
      ).found[0],
    ).toMatchObject({
      group: 'cert-manager.io',
      version: 'v1',
      namespace: '?',
      place: { line: 2, endLine: 6 },
    });
  });

  it('say once a file what cannot be read, and parse only what was asked for', () => {
    const broken = 'kind: Secret\nmetadata: {name: b\n---\nkind: Other\nx: [\n';
    const { again, unreadable } = read(broken, ['Secret']);
    again();
    expect(unreadable).toEqual(['malformed']);
  });
});

describe('an Ingress in values', () => {
  const values = 'web:\n  ingress:\n    annotations: {a: b}\n    tls:\n      - secretName: web-tls\n';
  it.each<[string, string, number]>([
    ['charts/web/values.yaml', values, 1],
    ['values-prod.yaml', values, 1],
    ['values/prod.yaml', values, 1],
    ['config/web.yaml', values, 1],
    ['chart/templates/web.yaml', values, 0],
    ['config.yaml', `kind: Config\n${values}`, 0],
    [
      'app.yaml',
      `kind: Application\nspec:\n  source:\n    helm:\n      values: |\n${values.replace(/^/gm, '        ')}`,
      1,
    ],
    ['chart.yaml', `kind: HelmChartConfig\nspec:\n  valuesContent: |-\n${values.replace(/^/gm, '    ')}`, 1],
    ['config-map.yaml', `kind: ConfigMap\ndata:\n  values.yaml: |\n${values.replace(/^/gm, '    ')}`, 1],
    ['config-map.yaml', `kind: ConfigMap\ndata:\n  other.yaml: |\n${values.replace(/^/gm, '    ')}`, 0],
    ['kustomization.yaml', `helmCharts:\n  - name: web\n    valuesInline:\n${values.replace(/^/gm, '      ')}`, 1],
    ['helmfile.yaml', `releases:\n  - name: web\n    values:\n      - ${values.replace(/\n(?=.)/g, '\n        ')}`, 1],
    ['values.yaml', values.replace('    annotations: {a: b}\n', ''), 0],
    ['values.yaml', values.replace('    tls:', '    enabled: false\n    tls:'), 0],
    ['values.yaml', values.replace('secretName', 'name'), 0],
    [
      'release.yaml',
      `kind: HelmRelease\nmetadata: {namespace: shop}\nspec:\n  values:\n${values.replace(/^/gm, '    ')}`,
      1,
    ],
  ])('%s: %#', (path, text, count) => expect(read(text, ['Ingress'], path).found).toHaveLength(count));

  it('takes the namespace of its release', () => {
    expect(
      read(
        `kind: HelmRelease\nmetadata: {namespace: flux}\nspec:\n  targetNamespace: shop\n  values:\n${values.replace(/^/gm, '    ')}`,
        ['Ingress'],
      ).found[0]?.namespace,
    ).toBe('shop');
  });
});

describe('nameIn', () => {
  const name = (text: string, path: string) => nameIn(path, at(yaml(`name: ${text}`).root(), 'name'));
  it.each<[string, string, string | undefined]>([
    ['web', 'a.yaml', 'web'],
    ['12', 'a.yaml', '12'],
    ['', 'a.yaml', undefined],
    ['{{ .Values.name }}-tls', 'charts/web/templates/a.yaml', '{{.Values.name}}-tls@charts/web'],
    ['{{- .Values.name -}}-tls', 'charts/web/templates/sub/b.yaml', '{{.Values.name}}-tls@charts/web'],
    [`"$${'{DOMAIN}'}-tls"`, 'a.yaml', `$${'{DOMAIN}'}-tls`],
    ['op://vault/item', 'a.yaml', '?'],
  ])('%s in %s is %s', (text, path, expected) => {
    expect(name(text, path)).toBe(expected);
    expect(isPlainName(expected ?? '')).toBe(/^[\w-]+$/.test(expected ?? ''));
  });
});

it.each<[string, boolean]>([
  ['tls.crt', true],
  ['ca.crt', true],
  ['server.pem', true],
  ['keystore.jks', true],
  ['tls.key', true],
  ['password', false],
  ['api-key', false],
  ['certainly', false],
])('the key %s: %s', (key, expected) => expect(isCertificateKey(key)).toBe(expected));

it.each<[string, boolean]>([
  ['web-tls', true],
  ['ssl-shop', true],
  ['my.cert', true],
  ['certbot', false],
  ['titles', false],
  ['database', false],
])('the name %s: %s', (name, expected) => expect(isCertificateName(name)).toBe(expected));

it.each<[string, string, boolean]>([
  ['web/a.yaml', 'web/b.yaml', true],
  ['web/a.yaml', 'shop/b.yaml', false],
  ['charts/web/templates/a.yaml', 'charts/web/templates/sub/b.yaml', true],
  ['charts/web/templates/a.yaml', 'charts/shop/templates/a.yaml', false],
])('%s and %s are deployed together: %s', (a, b, expected) => expect(sameUnit(a, b)).toBe(expected));
