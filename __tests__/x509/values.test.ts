import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oid } from '../../scripts/fixtures/raw-certificate.ts';
import { DerError, elementAt } from '../../src/x509/der.ts';
import { bitLength, integerHex, oidOf } from '../../src/x509/values.ts';

const element = (hex: string) => elementAt(Buffer.from(hex, 'hex'));

describe('oidOf', () => {
  it.each([
    '1.2.840.113549.1.1.11',
    '0.0',
    '0.39',
    '1.39',
    '2.40',
    '2.999',
    '2.16.840.1.101.3.4.3.18',
    '1.2.4294967296',
    '1.2.9007199254740993.1',
    '2.25.340282366920938463463374607431768211455',
    '2.340282366920938463463374607431768211455.0',
  ])('reads %s', (dotted) => {
    expect(oidOf(elementAt(oid(dotted)))).toBe(dotted);
  });

  it('reads what was written', () => {
    const arcs = fc.array(fc.bigInt({ min: 0n, max: 1n << 130n }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.nat(2), fc.nat(39), arcs, (first, second, rest) => {
        const dotted = [first, second, ...rest].join('.');
        expect(oidOf(elementAt(oid(dotted)))).toBe(dotted);
      }),
    );
  });

  it.each([
    ['0600', 'bad length'],
    [`068181${'01'.repeat(129)}`, 'bad length'],
    ['06032a8001', 'padded'],
    ['0602802a', 'padded'],
    ['06022a86', 'cut off'],
    ['04012a', 'tag 0x4'],
  ])('refuses %s', (hex, message) => {
    expect(() => oidOf(element(hex))).toThrow(DerError);
    expect(() => oidOf(element(hex))).toThrow(message);
  });
});

it.each([
  ['020100', '0'],
  ['0200', '0'],
  ['02012a', '2a'],
  ['02020080', '80'],
  ['0204000000ff', 'ff'],
  ['0201ff', '-1'],
  ['020180', '-80'],
  ['0202ff7f', '-81'],
  ['0203fbce99', '-43167'],
])('the integer %s is %s', (hex, expected) => {
  expect(integerHex(element(hex))).toBe(expected);
});

it.each([
  ['0200', 0],
  ['020100', 0],
  ['020101', 1],
  ['02020080', 8],
  ['02020100', 9],
  [`028201010080${'00'.repeat(255)}`, 2048],
])('the integer %s has %i bits', (hex, bits) => {
  expect(bitLength(element(hex))).toBe(bits);
});
