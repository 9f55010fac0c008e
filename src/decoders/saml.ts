import { x509Elements } from '../bytes/base64-in-markup.ts';
import type { Decoder, Place } from '../model/index.ts';
import { lineCounter } from '../util/line-counter.ts';

const NAME = 'X509Certificate';

export const saml: Decoder = {
  id: 'saml',
  title: 'SAML metadata and other signed XML',
  example:
    '`<ds:X509Certificate>MIIC…</ds:X509Certificate>` with any prefix, wrapped or on one line; escaped in HTML or JSON',
  unread: ['keys without a certificate (`KeyValue`)', 'encrypted assertions'],
  needles: [NAME],
  detect: ({ bytes }) => bytes.includes(NAME),
  decode({ bytes }, output) {
    const lineOf = lineCounter(bytes);
    const runs = x509Elements(bytes);
    for (const [i, { start, end, content, kind }] of runs.entries()) {
      const place: Place = { line: lineOf(start), endLine: lineOf(end - 1) };
      if (runs.length > 1) place.pointer = `#${i + 1}`;
      if (kind !== undefined) output.layer(content, { ...place, format: 'saml' });
      else output.unreadable('malformed', `The ${NAME} element holds no certificate.`, place);
    }
  },
};
