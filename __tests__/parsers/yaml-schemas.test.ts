import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, entriesAt, stringAt } from '../../src/parsers/yaml.ts';
import { withoutSchemas } from '../../src/parsers/yaml-schemas.ts';
import { yaml } from '../support/yaml.ts';

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: widgets.example.com
  annotations: {cert-manager.io/inject-ca-from: web/webhook}
spec:
  versions:
  - name: v1
    schema:
      openAPIV3Schema:
        description: 'A widget
        of a kind that parsers refuse'
        properties:
          spec:
            type: object

# At the margin.
          status: {}
    served: true
  - openAPIV3Schema:
      x: y
    name: v2
  conversion:
    webhook:
      clientConfig:
        caBundle: Cg==
`;

describe('schemas of custom resources', () => {
  it('are left out, line for line', () => {
    const text = withoutSchemas(DEFINITION);
    expect(text.split('\n')).toHaveLength(DEFINITION.split('\n').length);
    expect(text).not.toMatch(/properties|status|x: y|margin/);
  });

  it('leave everything else in its place', () => {
    const document = yaml(DEFINITION);
    const root = document.root();
    expect(document.problem()).toBeUndefined();
    expect(stringAt(root, 'metadata', 'annotations', 'cert-manager.io/inject-ca-from')).toBe('web/webhook');
    expect([...entriesAt(root, 'spec', 'versions', 0).keys()]).toEqual(['name', 'schema', 'served']);
    expect(stringAt(root, 'spec', 'versions', 1, 'name')).toBe('v2');
    const bundle = at(root, 'spec', 'conversion', 'webhook', 'clientConfig', 'caBundle');
    expect([bundle?.text, bundle?.line]).toEqual(['Cg==', 26]);
  });

  it('of one document leave the others as they are', () => {
    const other = `---\r\nkind: Widget\nopenAPIV3Schema:\n  x: y\n`;
    const text = withoutSchemas(`${DEFINITION}${other}---\n${DEFINITION}`);
    expect(text.split('\n')).toHaveLength(2 * DEFINITION.split('\n').length + 4);
    expect(text.match(/x: y/g)).toHaveLength(1);
    expect(text.match(/caBundle/g)).toHaveLength(2);
  });

  it.each<[string, string]>([
    [
      'further than any key',
      `kind: CustomResourceDefinition\n${' '.repeat(41)}openAPIV3Schema:\n${' '.repeat(45)}x: y\n`,
    ],
    ['of another kind', DEFINITION.replace('CustomResourceDefinition', 'ConfigMap')],
    ['on the line of their key', 'kind: CustomResourceDefinition\nspec:\n  openAPIV3Schema: {type: object}\n'],
    ['that are only mentioned', 'kind: CustomResourceDefinition\nnote: an openAPIV3Schema: of\n  nothing\n'],
    ['at the end of a text', 'kind: CustomResourceDefinition\nopenAPIV3Schema:'],
  ])('stay as they are, %s', (_, text) => expect(withoutSchemas(text)).toBe(text));

  it('end at the first line that is neither empty, nor a comment, nor indented further', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('', '\r', '#', '# x', 'a: b', '- c', '\td'));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.array(row, { maxLength: 12 }),
        fc.boolean(),
        (indent, rows, ends) => {
          const below = rows.map(([spaces, text]) => ' '.repeat(spaces) + text);
          const head = `kind: CustomResourceDefinition\n${' '.repeat(indent)}openAPIV3Schema:\n`;
          const stop = below.findIndex((line) => /^ *[^ \r#]/.test(line) && line.search(/[^ ]/) <= indent);
          const kept = stop < 0 ? below.map(() => '') : below.map((line, index) => (index < stop ? '' : line));
          // The last line without its end is left out with the rest.
          const end = ends ? '\n' : '';
          expect(withoutSchemas(`${head}${below.join('\n')}${end}`)).toBe(`${head}${kept.join('\n')}${end}`);
        },
      ),
    );
  });
});
