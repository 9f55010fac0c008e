import { readRun } from './base64-scan.ts';
import { type ContentKind, contentKind } from './content-kind.ts';

/** Base64 that stands without armour in text. */
export interface Base64Run {
  /** Offset of the first digit. */
  start: number;
  /** Offset after the last digit or padding. */
  end: number;
  /** What it decodes to; no view of the bytes it was read from. */
  content: Buffer;
  /** Undefined if no reader here handles it. */
  kind: ContentKind | undefined;
  /** `MIIC…` and `MIIC...`: a person cut it short to show the form. */
  elided: boolean;
}

/** The run that starts at `offset`, whatever it holds. */
export function base64At(bytes: Buffer, offset: number): Base64Run {
  const { end, length } = readRun(bytes, offset);
  const digits = Buffer.allocUnsafe(length);
  readRun(bytes, offset, digits);
  const content = Buffer.from(digits.toString('latin1'), 'base64');
  // A full stop, or the first byte of an ellipsis in UTF-8.
  const elided = bytes[end] === 0x2e || bytes[end] === 0xe2;
  return { start: offset, end, content, kind: contentKind(content), elided };
}
