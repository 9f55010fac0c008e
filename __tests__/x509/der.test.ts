import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  children,
  content,
  DerError,
  elementAt,
  encoding,
  expect as expectTag,
  octets,
  TAG,
} from '../../src/x509/der.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const hex = (view: Uint8Array) => Buffer.from(view).toString('hex');

describe('elementAt', () => {
  it.each([
    ['05 00', '', 2],
    ['04 02 aabb', 'aabb', 4],
    ['04 81 02 aabb 00', 'aabb', 5],
    ['04 84 00000002 aabb', 'aabb', 8],
    ['30 80 0500 0000 ff', '0500', 6],
    ['30 80 3080 0000 0000', '30800000', 8],
    ['5f 81 01 02 aabb', 'aabb', 6],
  ])('reads %s', (input, body, next) => {
    const element = elementAt(bytes(input));
    expect([hex(content(element)), element.next]).toEqual([body, next]);
    expect(hex(encoding(element))).toBe(input.replaceAll(' ', '').slice(0, 2 * next));
  });

  it.each([
    ['', 'no element at byte 0'],
    ['30', 'has no length'],
    ['30 03 0500', 'is cut off'],
    ['30 84 ffffffff', 'is cut off'],
    ['30 87 ffffffffffffff', 'cannot be read'],
    ['30 82 01', 'cannot be read'],
    ['04 80 00', 'indefinite length'],
    ['30 80 0500', 'no end'],
    ['1f ff ff', 'the tag'],
    ['1f 8181818181818101 00', 'the tag'],
  ])('refuses %s', (input, message) => {
    expect(() => elementAt(bytes(input))).toThrow(DerError);
    expect(() => elementAt(bytes(input))).toThrow(message);
  });

  it('keeps within its limit', () => {
    expect(() => elementAt(bytes('3002 0402'), 2, 4)).toThrow(DerError);
  });
});

describe('nesting', () => {
  it('costs no stack: definite lengths are read one level at a time', () => {
    const headers: Buffer[] = [];
    for (let length = 0; headers.length < 100_000; ) {
      headers.push(length < 128 ? Buffer.of(0x30, length) : Buffer.of(0x30, 0x83, length >> 16, length >> 8, length));
      length += headers.at(-1)?.length ?? 0;
    }
    const nested = Buffer.concat(headers.reverse());
    expect(children(elementAt(nested))).toHaveLength(1);
  });

  it('of indefinite lengths ends at 64', () => {
    const deep = (depth: number) => Buffer.from('3080'.repeat(depth) + '0000'.repeat(depth), 'hex');
    expect(elementAt(deep(60)).next).toBe(240);
    expect(() => elementAt(deep(20_000))).toThrow(expect.objectContaining({ reason: 'too-deep' }));
  });

  it('of segments ends at 64', () => {
    let nested = bytes('0400');
    for (let depth = 0; depth < 100; depth++) nested = Buffer.concat([Buffer.from([0x24, 0x82, 0, 0]), nested]);
    for (let at = 0; nested[at] === 0x24; at += 4) nested.writeUInt16BE(nested.length - at - 4, at + 2);
    expect(() => octets(elementAt(nested))).toThrow(expect.objectContaining({ reason: 'too-deep' }));
  });
});

describe('children', () => {
  it('stops at its limit', () => {
    const many = Buffer.concat([bytes('30 83 030d40'), Buffer.alloc(200_000).fill(bytes('0500'))]);
    expect(children(elementAt(many))).toHaveLength(100_000);
    expect(() => children(elementAt(many), undefined, 99_999)).toThrow(
      expect.objectContaining({ reason: 'too-large' }),
    );
  });

  it('never passes the parent', () => {
    expect(() => children(elementAt(bytes('30 02 0402 aabb')))).toThrow(DerError);
  });
});

it('joins the segments of an OCTET STRING', () => {
  expect(hex(octets(elementAt(bytes('24 80 0402aabb 240304 01cc 0401dd 0000'))))).toBe('aabbccdd');
});

it('expects a tag', () => {
  expect(() => expectTag(undefined, TAG.sequence, 'it')).toThrow('it is missing');
  expect(() => expectTag(elementAt(bytes('0500')), TAG.sequence, 'it')).toThrow('it has tag 0x5');
});

it('throws nothing but DerError, whatever the bytes', () => {
  const header = fc.constantFrom(
    [0x30, 0x80],
    [0x24, 0x80],
    [0, 0],
    [0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
    [0x1f, 0xff],
  );
  const input = fc.array(fc.oneof(header, fc.array(fc.nat(255), { maxLength: 4 })), { maxLength: 60 });
  fc.assert(
    fc.property(input, (parts) => {
      try {
        const element = elementAt(Buffer.from(parts.flat()));
        children(element);
        octets(element);
      } catch (error) {
        expect(error).toBeInstanceOf(DerError);
      }
    }),
    { numRuns: 2_000 },
  );
});
