import type { Decoder } from '../model/index.ts';
import { lineCounter } from '../util/line-counter.ts';
import { isObjectLabel } from '../x509/pem-objects.ts';
import { isBase64, scanPem } from '../x509/pem-scanner.ts';

/** What a person writes in place of the rest, an ellipsis in UTF-8 among it; a template is filled in by a program. */
const ELLIPSES = ['...', '\xe2\x80\xa6'];
const PLACEHOLDER = /\.{3}|\xe2\x80\xa6|REDACTED|[xX*]{3}|<[A-Za-z]/;
const TEMPLATE = /\{\{|\$[{(]|%s/;
/** How the base64 of DER and of PEM begins. */
const BEGINNING = /^(?:MI[A-Za-z0-9+/]{2}|LS0tLS1CRUdJTi)/;

/**
 * Names objects that a person shortened: `-----BEGIN CERTIFICATE-----` over `MIIC...`, and such a value without armor.
 * Documentation is full of them, so this runs only for files that held a whole one before.
 */
export const elided: Decoder = {
  id: 'elided',
  title: 'Truncated objects',
  example: '`MIIC...`',
  unread: [],
  detect: () => true,
  decode({ bytes, depth }, output) {
    if (depth > 0) return;
    const lineOf = lineCounter(bytes);
    scanPem(
      bytes,
      ({ label, body, start, end }) => {
        if (!isObjectLabel(label) || !PLACEHOLDER.test(body) || TEMPLATE.test(body)) return;
        const place = { line: lineOf(start), endLine: lineOf(end) };
        output.unreadable('malformed', `The ${label} block is truncated by a placeholder.`, place);
      },
      1,
    );
    const lineOfValue = lineCounter(bytes);
    for (const at of [...valuesIn(bytes)].sort((a, b) => a - b)) {
      output.unreadable('malformed', 'The base64 value is truncated by a placeholder.', { line: lineOfValue(at) });
    }
  },
};

/** Offsets of values outside of armour that begin as certificates and keys do and end in an ellipsis. */
function* valuesIn(bytes: Buffer): Generator<number> {
  for (const ellipsis of ELLIPSES) {
    let floor = 0;
    for (let at = bytes.indexOf(ellipsis, 0, 'latin1'); at >= 0; at = bytes.indexOf(ellipsis, at + 1, 'latin1')) {
      let start = at;
      while (start > floor && isBase64(bytes[start - 1] as number)) start--;
      floor = at;
      const isBody = bytes.subarray(Math.max(0, start - 64), start).includes('-----BEGIN');
      if (!isBody && BEGINNING.test(bytes.toString('latin1', start, Math.min(at, start + 16)))) yield start;
    }
  }
}
