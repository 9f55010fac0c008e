import { x5cElements } from '../bytes/base64-in-markup.ts';
import { objectsWith } from '../bytes/json-object-scan.ts';
import { readNumericDate } from '../bytes/stated-dates.ts';
import type { Decoder, Layer, Output, Place, PrivateKey } from '../model/index.ts';
import { surroundingsOf } from '../parsers/object-context.ts';
import { lineCounter } from '../util/line-counter.ts';
import { ecKeyInfo, octetKeyInfo, rsaKeyInfo } from '../x509/key-info.ts';
import { sha256 } from '../x509/values.ts';

const MEMBER = 'kty';
const CHAIN = 'x5c';
/** Octets of the shortest private number, on a curve of 256 bits. */
const MIN_SECRET = 16;

export const jwk: Decoder = {
  id: 'jwk',
  title: 'JSON web keys',
  example: '`"x5c": ["MIIC…"]` in a JWK set or a JOSE header; `{"kty": "RSA", …, "d": …}` with a private key',
  unread: ['symmetric keys (`"kty": "oct"`)', 'public keys without `x5c`', 'keys inside a JWE', 'keys in YAML'],
  needles: [`"${MEMBER}`, `"${CHAIN}`],
  detect: ({ bytes }) => [MEMBER, CHAIN].some((name) => bytes.includes(`${name}"`) || bytes.includes(`${name}\\`)),
  decode(layer, output) {
    decodeChains(layer, output);
    decodeKeys(layer, output);
  },
};

function decodeChains(layer: Layer, output: Output): void {
  const runs = x5cElements(layer.bytes);
  const lineOf = lineCounter(layer.bytes);
  const surroundings = surroundingsOf(
    layer,
    runs.map(({ start }) => start),
  );
  for (const [i, { start, end, content, index, kind }] of runs.entries()) {
    const { pointer: around = '', ...container } = surroundings[i] ?? {};
    const own = `${CHAIN}[${index}]`;
    const pointer = around.endsWith(own) ? around : `${around} ${own}`.trim();
    const place = { line: lineOf(start), endLine: lineOf(end - 1), pointer };
    if (kind === undefined) output.unreadable('malformed', `An element of ${CHAIN} holds no certificate.`, place);
    else output.layer(content, { ...place, ...container, format: 'jwk' });
  }
}

function decodeKeys(layer: Layer, output: Output): void {
  const lineOf = lineCounter(layer.bytes);
  const keys = [...objectsWith(layer.bytes, MEMBER)].flatMap(({ text, start, end }) => {
    const members = parse(text);
    const [key, notAfter] = [privateKeyOf(members), readNumericDate(members?.exp)];
    return key === undefined && notAfter === undefined ? [] : [{ key, notAfter, members, start, end }];
  });
  const surroundings = surroundingsOf(
    layer,
    keys.map(({ start }) => start),
  );
  for (const [i, { key, notAfter, members, start, end }] of keys.entries()) {
    const place: Place = { line: lineOf(start), endLine: lineOf(end - 1) };
    if (key !== undefined) output.privateKey(key, { ...place, ...surroundings[i], format: 'jwk' });
    if (notAfter === undefined) continue;
    const { pointer } = surroundings[i] ?? {};
    const [kid, notBefore] = [members?.kid, readNumericDate(members?.nbf ?? members?.iat)];
    const name = typeof kid === 'string' && kid !== '' ? { name: kid.slice(0, 200) } : {};
    const stated = { kind: 'json-web-key', ...name, ...(notBefore && { notBefore }), notAfter } as const;
    output.expiration(stated, { ...place, ...(pointer !== undefined && { pointer }) });
  }
}

/** RFC 7518 section 6, RFC 8037: `d` is the private member of RSA, EC and OKP alike. */
function privateKeyOf(members: Record<string, unknown> | undefined): PrivateKey | undefined {
  const number = (name: string) => {
    const value = members?.[name];
    return typeof value === 'string' && /^[\w-]+=*$/.test(value) ? Buffer.from(value, 'base64url') : undefined;
  };
  if ((number('d')?.length ?? 0) < MIN_SECRET) return undefined;
  const { kty, crv } = members as Record<string, unknown>;
  const [n, e, x, y] = [number('n'), number('e'), number('x'), number('y')];
  const described = (algorithm: string, info: Buffer | undefined): PrivateKey => ({
    algorithm,
    encrypted: false,
    ...(info !== undefined && { publicKeyFingerprint: sha256(info) }),
  });
  if (kty === 'RSA') return described('RSA', n && e && rsaKeyInfo(n, e));
  if (kty === 'EC') return described('EC', x && y && pointInfo(crv, x, y));
  if (kty !== 'OKP' || (crv !== 'Ed25519' && crv !== 'Ed448' && crv !== 'X25519' && crv !== 'X448')) return undefined;
  return described(crv, x && octetKeyInfo(crv, x));
}

/** DER of the curves of RFC 7518 section 6.2.1.1 and RFC 8812 section 3.1, and the octets of a coordinate. */
const CURVES: ReadonlyMap<unknown, readonly [identifier: string, size: number]> = new Map([
  ['P-256', ['06082a8648ce3d030107', 32]],
  ['P-384', ['06052b81040022', 48]],
  ['P-521', ['06052b81040023', 66]],
  ['secp256k1', ['06052b8104000a', 32]],
]);

function pointInfo(crv: unknown, x: Buffer, y: Buffer): Buffer | undefined {
  const [identifier, size] = CURVES.get(crv) ?? [];
  if (identifier === undefined || x.length !== size || y.length !== size) return undefined;
  return ecKeyInfo(Buffer.from(identifier, 'hex'), Buffer.concat([Buffer.of(4), x, y]));
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
