import { describe, expect, it } from 'vitest';
import { conditionsAt, configFile, decodeText } from '../../src/audit/config-file.ts';

describe('decodeText', () => {
  const text = 'tls: größe\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ])('reads %s', (_, bytes) => {
    const before = Buffer.from(bytes);
    expect(decodeText(bytes)).toBe(text);
    expect(bytes).toEqual(before);
  });
});

describe('conditionsAt', () => {
  it.each([
    ['a template', 'templates/a.yaml', '{{ if .Values.a }}\nx\n{{ end }}\n', ['.Values.a']],
    ['a block of Terraform', 'main.tf', 'resource "a" "b" {\n  count = var.a ? 1 : 0\n}\n', ['var.a']],
    ['another file', 'main.hcl', 'resource "a" "b" {\n  count = var.a ? 1 : 0\n}\n', []],
  ])('reads those of %s', (_, path, text, expected) => {
    expect(conditionsAt(configFile(path, text), { line: 2 })).toEqual(expected);
    expect(conditionsAt(configFile(path, text), {})).toEqual([]);
  });
});

describe('shared', () => {
  it('makes each form once, failures included', () => {
    const file = configFile('a.yml', 'text');
    let made = 0;
    const fail = () => {
      made++;
      throw new Error('no yaml');
    };
    expect(file.shared('upper', (text) => text.toUpperCase())).toBe('TEXT');
    expect(file.shared('upper', () => 'other')).toBe('TEXT');
    for (let i = 0; i < 3; i++) expect(() => file.shared('yaml', fail)).toThrow('no yaml');
    expect(made).toBe(1);
  });
});
