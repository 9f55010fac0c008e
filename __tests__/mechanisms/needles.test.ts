/** A file in which no needle of a mechanism occurs is read by none, so it is never parsed, however many there are. */
import { describe, expect, it } from 'vitest';
import { createExaminer } from '../../src/audit/examine.ts';
import { decoders } from '../../src/decoders/index.ts';
import { mechanisms } from '../../src/mechanisms/index.ts';

const examiner = createExaminer({ decoders, mechanisms }, []);
const examined = (path: string, text: string) => examiner.examine('o/r', path, Buffer.from(text));

const deployment = (env: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: web:1\n          env:\n            - ${env}\n`;

describe('what no needle matches', () => {
  it.each<[string, string, string]>([
    ['a Deployment', 'deploy/web.yaml', deployment('{name: A, value: b}')],
    [
      'a Service',
      'deploy/service.yaml',
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 443}]}\n',
    ],
    ['a ConfigMap', 'deploy/config.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: b}\n'],
    [
      'a template of a chart',
      'charts/web/templates/service.yaml',
      'kind: Service\nmetadata:\n  name: {{ .Values.name }}\n',
    ],
    ['values of a chart', 'charts/web/values.yaml', 'replicas: 3\nimage:\n  tag: "1"\n'],
    ['Terraform', 'infra/main.tf', 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n'],
  ])('%s is not opened', (_, path, text) => expect(examined(path, text)).toBeUndefined());

  it('and the same file with one is', () => {
    const needy = deployment('{name: A, valueFrom: {secretKeyRef: {name: web-tls, key: tls.crt}}}');
    expect(examined('deploy/web.yaml', needy)).toBeDefined();
  });
});
