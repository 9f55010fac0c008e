import type { Decoder } from '../model/index.ts';
import { surroundingsOf } from '../parsers/object-context.ts';
import { lineCounter } from '../util/line-counter.ts';

const BEGIN = '-----BEGIN OpenVPN ';
/** A static key of version 1 has 256 octets in hex; those of tls-crypt-v2 have more than 100 in base64. */
const MIN_BODY = 128;
const MAX_KEY = 4_096;

/** OpenVPN's `doc/man-sections/tls-options.rst`: `--secret`, `--tls-auth`, `--tls-crypt` and `--tls-crypt-v2`. */
const KEY =
  /^-----BEGIN OpenVPN (Static key V1|tls-crypt-v2 (?:client|server) key)-----([\w+/=\s\\]*)(-----END OpenVPN )?/;

export const openvpn: Decoder = {
  id: 'openvpn',
  title: 'OpenVPN shared keys',
  example:
    '`-----BEGIN OpenVPN Static key V1-----` in a separate file, or in the `<tls-auth>`, `<tls-crypt>` or `<secret>` of a profile',
  unread: ['the key itself, which has no public half to match'],
  needles: [BEGIN],
  detect: ({ bytes }) => bytes.includes(BEGIN),
  decode(layer, output) {
    const { bytes } = layer;
    const keys: { start: number; end: number; isStatic: boolean; whole: boolean }[] = [];
    for (let start = bytes.indexOf(BEGIN); start >= 0; start = bytes.indexOf(BEGIN, start + BEGIN.length)) {
      const [all, type, body = '', end] = KEY.exec(bytes.toString('latin1', start, start + MAX_KEY)) ?? [];
      if (all === undefined || body.replace(/\\[nr]|\s/g, '').length < MIN_BODY) continue;
      keys.push({ start, end: start + all.length - 1, isStatic: type === 'Static key V1', whole: end !== undefined });
    }
    const lineOf = lineCounter(bytes);
    const surroundings = surroundingsOf(
      layer,
      keys.map(({ start }) => start),
    );
    for (const [i, { start, end, isStatic, whole }] of keys.entries()) {
      const { container, ...pointer } = surroundings[i] ?? {};
      const place = { line: lineOf(start), endLine: lineOf(end), ...pointer };
      const key = { algorithm: isStatic ? 'OpenVPN-static' : 'OpenVPN-tls-crypt-v2', encrypted: false };
      if (!whole) output.unreadable('malformed', 'The OpenVPN key is truncated.', place);
      else output.privateKey(key, { ...place, ...(container !== undefined && { container }), format: 'pem' });
    }
  },
};
