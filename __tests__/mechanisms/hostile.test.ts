/** Every mechanism survives what a file may become: cut off, mangled, repeated, and full of keys that objects already have. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/mechanisms/index.ts';
import { rules } from '../../src/rules/index.ts';
import { filesOf, judge, readFiles } from '../support/mechanisms.ts';

const ROOT = join(import.meta.dirname, '../fixtures/mechanisms');
const everyRule = [...rules, ...mechanisms.flatMap((mechanism) => mechanism.rules)];

const MANGLED: [string, (text: string) => string][] = [
  ...Array.from({ length: 12 }, (_, i): [string, (text: string) => string] => [
    `cut off after ${i + 1} of 13 parts`,
    (text) => text.slice(0, (text.length * (i + 1)) / 13),
  ]),
  ['with every value empty', (text) => text.replace(/[:=] .*$/gm, ':')],
  ['with every value a list', (text) => text.replace(/([:=]) (\S.*)$/gm, '$1 [$2, [x], {a: b}]')],
  ['with every value a template', (text) => text.replace(/([:=]) (\S.*)$/gm, '$1 {{ .Values.x }}')],
  ['with every value a number', (text) => text.replace(/([:=]) (\S.*)$/gm, '$1 12')],
  ['with the keys of objects', (text) => text.replace(/^(\s*)(\w+):/gm, '$1__proto__:')],
  ['with its lines in reverse', (text) => text.split('\n').reverse().join('\n')],
  ['with its indentation lost', (text) => text.replace(/^[ \t]+/gm, '')],
  ['with null bytes', (text) => text.replaceAll('e', '\0')],
  ['with other line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['a hundred times', (text) => `${text}\n---\n`.repeat(100)],
];

describe.each(mechanisms.map((mechanism) => mechanism.id).filter((id) => existsSync(join(ROOT, id, 'healthy'))))(
  '%s',
  (id) => {
    const files = filesOf(join(ROOT, id, 'healthy'));

    it.each(MANGLED)('%s', (_, mangle) => {
      const read = readFiles(
        [...files].map(([path, text]) => [path, mangle(text)] as [string, string]),
        mechanisms,
      );
      expect(() => judge(read, everyRule, 0)).not.toThrow();
      for (const fact of read.facts) {
        for (const ref of [...fact.reads, ...fact.writes]) expect(ref).toMatch(/^[\w-]+:/);
      }
      // Facts are plain JSON, so that an inventory can be stored and merged.
      expect(JSON.parse(JSON.stringify(read.facts))).toEqual(read.facts);
    });
  },
);

it('has fixtures to mangle', () => {
  expect(readdirSync(ROOT).length).toBeGreaterThan(20);
});
