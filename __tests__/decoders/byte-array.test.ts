import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteArray } from '../../src/decoders/byte-array.ts';
import { damaged } from '../support/decoding.ts';
import { examined, examinedFiles, factsOf, soundFiles } from '../support/examined.ts';
import { fixtureBytes } from '../support/material.ts';
import * as forms from './forms/byte-array.ts';

describe('fixtures', () => {
  it('are found where they stand', async () => {
    expect(await examinedFiles(forms.good)).toEqual({
      'arduino.ino': ['leaf 3 der byte-array mail_crt', 'RSA key 36 der byte-array mail_key'],
      'assembler.S': ['leaf 2 der byte-array'],
      'buffer.json': ['leaf 1 der byte-array'],
      'cast.java': ['leaf 3 der byte-array CERT'],
      'colons.txt': ['leaf 1 der byte-array'],
      'commented.cpp': ['leaf 2 der byte-array kMail'],
      'decimal.go': ['leaf 1 der byte-array mailCert'],
      'dump.sql': ['leaf 1 der byte-array'],
      'escapes.c': ['leaf 2 der byte-array mail'],
      'hex.py': ['leaf 2 der byte-array MAIL'],
      'octal.c': ['leaf 2 der byte-array mail'],
      'pem-decimal.h': ['leaf 1 pem byte-array mail_pem'],
      'pem.h': ['leaf 2 pem byte-array mail_pem'],
      'repr.py': ['leaf 1 der byte-array MAIL'],
      'signed.java': ['leaf 3 der byte-array CERT'],
      'slice.go': ['leaf 4 der byte-array mailCert', 'ca 49 der byte-array caCert'],
      'static.rs': ['leaf 2 der byte-array MAIL'],
      'xxd.h': ['leaf 2 der byte-array mail_der'],
    });
  });

  it('that are broken say so, beside what is whole', async () => {
    expect(await examinedFiles(forms.bad)).toEqual({
      'truncated.h': ['malformed 2 mail_der: The certificate is truncated or damaged.'],
    });
  });

  it('that only look like it say nothing', async () => {
    const found = await examinedFiles(forms.decoys);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('one certificate', () => {
  const bytes = [...fixtureBytes('der/web.der')];
  const hex = (byte: number) => byte.toString(16).padStart(2, '0');

  it('is found however the array is laid out', async () => {
    const item = fc.constantFrom(
      (byte: number) => `0x${hex(byte)}`,
      (byte: number) => `0X${hex(byte).toUpperCase()}`,
      (byte: number) => `0x${byte.toString(16)}`,
      (byte: number) => String(byte),
      (byte: number) => String(byte > 127 ? byte - 256 : byte),
      (byte: number) => `0x${hex(byte)}U`,
      (byte: number) => (byte > 127 ? `(byte)0x${hex(byte)}` : `0x${hex(byte)}`),
      (byte: number) => (byte > 127 ? `(byte)${byte}` : `${byte}`),
    );
    const joint = fc.constantFrom(',', ', ', ',\t', ',  ');
    const indent = fc.constantFrom('', '  ', '    ', '\t', '\t\t', '                ');
    const lead = fc.string({ unit: fc.constantFrom('a', ' ', '\n', ';', '0', '(', 'x'), maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(
        item,
        joint,
        indent,
        fc.integer({ min: 6, max: 40 }),
        lead,
        async (spell, comma, blank, width, before) => {
          const lines: string[] = [];
          for (let at = 0; at < bytes.length; at += width)
            lines.push(
              blank +
                bytes
                  .slice(at, at + width)
                  .map(spell)
                  .join(comma),
            );
          const text = `${before}\nconst cert = {\n${lines.join(`${comma.trimEnd()}\n`)}\n};\n`;
          expect(await examined(Buffer.from(text), 'cert.c')).toEqual([
            expect.stringMatching(/^CN=web\.corp\.internal, O=Corp \d+ der byte-array cert$/),
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is found however the string is written', async () => {
    const spell = fc.constantFrom(
      (byte: number) => `\\x${hex(byte)}`,
      (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`,
      (byte: number) => `\\u00${hex(byte)}`,
      (byte: number) => (byte >= 0x30 && byte < 0x5b ? String.fromCharCode(byte) : `\\x${hex(byte)}`),
    );
    const seam = fc.constantFrom('"\n"', '" +\n    "', '"\n  "', '" .\n"', '\\\n');
    await fc.assert(
      fc.asyncProperty(spell, seam, fc.integer({ min: 8, max: 64 }), async (one, joint, width) => {
        const lines: string[] = [];
        for (let at = 0; at < bytes.length; at += width)
          lines.push(
            bytes
              .slice(at, at + width)
              .map(one)
              .join(''),
          );
        const found = await examined(Buffer.from(`CERT = b"${lines.join(joint)}"\n`), 'cert.py');
        expect(found).toEqual(['CN=web.corp.internal, O=Corp 1 der byte-array CERT']);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what has no certificate', () => {
  it.each([
    ['numbers', '48,'.repeat(450_000)],
    ['starts', '0x30, 0x82, '.repeat(120_000)],
    ['starts of large structures', '0x30, 0x82, 0xff, 0xff, 0x30, 0x82, '.repeat(40_000)],
    ['hex', '3082ffff'.repeat(175_000)],
    ['escapes', '"\\x30\\x82'.repeat(150_000)],
    ['dashes', '0x2d, '.repeat(230_000)],
    ['comments', `0x30, 0x82, ${'// 1, 2, 3 /* '.repeat(100_000)}`],
    ['comments that never end', `0x30, 0x82, ${'/* 1, 2, 3 '.repeat(100_000)}`],
    ['blanks', `0x30, 0x82,${' '.repeat(1_000_000)}`],
    ['seams', `"\\x30\\x82${'" "'.repeat(400_000)}`],
  ])('but %s says nothing', async (_, text) => {
    expect(await examined(Buffer.from(text), 'table.c')).toEqual([]);
  });

  it('is told by the first look', () => {
    const names = ['numbers.json', 'oid.h', 'table.c'];
    const wanted = names.filter((path) =>
      byteArray.detect({ bytes: Buffer.from(forms.decoys[path] ?? ''), path, depth: 0 }),
    );
    expect(wanted).toEqual([]);
  });
});

describe('damage', () => {
  it('of any kind is read or told', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(soundFiles(forms)), async (bytes) => {
        await factsOf(bytes, 'cert.h');
      }),
      { numRuns: 300 },
    );
  });
});
