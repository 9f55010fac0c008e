import { expect, it } from 'vitest';
import { runStart } from '../../src/bytes/base64-scan.ts';

it('a run is traced back over a digit that is escaped right behind an escaped line end', () => {
  const text = `value="${'MIIB'.repeat(16)}&#xD;&#xA;&#x2B;${'AwIB'.repeat(16)}"`;
  const bytes = Buffer.from(text);
  // The look may hit the entity itself, whose own ampersand is not before it.
  expect(runStart(bytes, text.indexOf('&#x2B;'), text.indexOf('&#x2B;'))).toBe(text.indexOf('&#x2B;'));
  expect(runStart(bytes, text.indexOf('AwIB'), 0)).toBe(text.indexOf('MIIB'));
});
