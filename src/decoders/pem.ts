import { holdsBase64 } from '../bytes/base64-runs.ts';
import { openEncryptedPkcs8, openLegacyKey } from '../keystores/encrypted-key.ts';
import type { Decoder, Found, Layer, Output, Place } from '../model/index.ts';
import { isSourceCode, type Surroundings, surroundingsOf } from '../parsers/object-context.ts';
import { lineCounter } from '../util/line-counter.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { DerError, elementAt, TAG } from '../x509/der.ts';
import { brokenKind, derKind } from '../x509/der-kind.ts';
import { describeOpenSshKey, isOpenSshKey } from '../x509/openssh.ts';
import type { PemBody } from '../x509/pem-body.ts';
import { type PemContent, type PemObject, pemObjects } from '../x509/pem-objects.ts';
import { mentionsPem, PEM_NEEDLES } from '../x509/pem-scanner.ts';
import { describePrivateKey, hasNoSecret, type PrivateKeyKind, privateKeyKind } from '../x509/private-key.ts';

/** What the label of a key that is encrypted as in RFC 1421 says about it; the body says nothing. */
const LEGACY_ALGORITHMS: Partial<Record<PemContent, string>> = { pkcs1: 'RSA', sec1: 'EC', dsa: 'DSA' };

const COMMENT = /^\s*(?:\/\/|\/\*|\*|#(?![a-z])|--|;|%|<!--|rem\b)/i;

/** What takes a line out of settings, and something of a value before the block. */
const OUT = /^\s*[#;]/;
const CERTIFICATES: ReadonlySet<PemContent> = new Set(['certificate', 'trusted']);

/** The margin of a comment that documents code, as Javadoc and its kin write it. */
const DOCUMENTATION = /^\s*\*/;

const RUST = /\.rs$/i;
/** What only tests are compiled with, as the module at the end of a file: https://doc.rust-lang.org/book/ch11-03-test-organization.html */
const TESTS = /^#\[cfg\(test\)\]\s*(?:#\[[^\]\n]{0,200}\]\s*)*(?:pub(?:\([a-z]{1,10}\))? )?mod [a-z_0-9]+ \{/m;

/** Where the module of the tests begins, if it is the last item of the file at its left margin. */
const testsFrom = memoizeByObject((text: Buffer): number => {
  const code = text.toString('latin1');
  const from = TESTS.exec(code)?.index;
  if (from === undefined) return Number.POSITIVE_INFINITY;
  const end = code.indexOf('\n}', from);
  return end >= 0 && /\S/.test(code.slice(end + 2)) ? Number.POSITIVE_INFINITY : from;
});

export const pem: Decoder = {
  id: 'pem',
  title: 'PEM: certificates, keys, requests and revocation lists in text',
  example:
    '`-----BEGIN CERTIFICATE-----` on its own line, indented, in a comment, escaped, or in the strings of source code',
  unread: ['`PUBLIC KEY`, `PARAMETERS` and `ATTRIBUTE CERTIFICATE` blocks', 'OpenPGP armor'],
  needles: PEM_NEEDLES,
  detect: (layer) => mentionsPem(layer.bytes),
  decode(layer, output, { found }) {
    const { text, objects, unterminated } = pemObjects(layer);
    const lineOf = layer.depth === 0 ? lineCounter(text) : undefined;
    const source = layer.depth === 0 && isSourceCode(layer.path);
    const keys = keysOf(layer, text, objects);
    for (const [index, { block, content, body }] of objects.entries()) {
      const pointer = index > 0 ? { pointer: `#${index + 1}` } : {};
      const place: Place = lineOf === undefined ? pointer : { line: lineOf(block.start), endLine: lineOf(block.end) };
      if (body === 'damaged') {
        // What stands between the markers may be base64 of something else, which has its own reader.
        const between = text.subarray(block.start, block.end);
        if (holdsBase64(between) || isFiller(between)) continue;
        // An example that a comment shows, shortened: nothing can use it.
        if (OUT.test(block.before) && (CERTIFICATES.has(content) || isShortened(between))) continue;
        output.unreadable('malformed', `The ${block.label} block holds no complete DER.`, place);
        continue;
      }
      const quoted = source && !COMMENT.test(block.before);
      // A certificate that a comment takes out of the settings is an example; a key in a comment is as public as any.
      const isShown = source ? DOCUMENTATION.test(block.before) : CERTIFICATES.has(content) && OUT.test(block.before);
      const comment = isShown ? { container: 'documentation-comment' } : {};
      const isTest = quoted && RUST.test(layer.path) && block.start > testsFrom(text);
      const where = quoted
        ? { ...place, container: isTest ? 'test-code' : 'source-string' }
        : { ...place, ...keys[index], ...comment };
      const opened = found && openedKey(content, body, text.toString('latin1', block.start, block.end), found);
      if (opened === undefined) emit(content, body, where, output);
      else output.privateKey(opened.key, { ...where, format: 'pem', password: opened.password });
    }
    if (unterminated === undefined) return;
    const line = lineOf?.(unterminated.start);
    const where = line === undefined ? '' : ` at line ${line}`;
    const more = unterminated.count > 1 ? `, and ${unterminated.count - 1} more` : '';
    output.unreadable('malformed', `Unterminated PEM block${where}${more}.`, line === undefined ? {} : { line });
  },
};

/** An encrypted key that opens with a password of its repository, or with one that everyone knows. */
function openedKey(content: PemContent, body: PemBody | 'encrypted', block: string, found: readonly string[]) {
  const opened =
    body === 'encrypted'
      ? openLegacyKey(block, found)
      : content === 'encrypted-pkcs8'
        ? openEncryptedPkcs8(body.bytes.subarray(0, body.length), found)
        : undefined;
  const kind = opened && privateKeyKind(opened.der);
  if (opened === undefined || kind === undefined || kind === 'encrypted-pkcs8') return undefined;
  try {
    return { key: { ...describePrivateKey(opened.der, kind), encrypted: true }, password: opened.password };
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** Whether a commented block holds at most three quarters of the bytes that its first ones announce. A damaged one holds nearly all. */
function isShortened(block: Buffer): boolean {
  if (block.length > MAX_FILLER) return false;
  const lines = block.toString('latin1').split('\n').slice(1, -1);
  const body = lines.map((line) => line.replace(/^[\s#/;*]+/, '').trim()).join('');
  const bytes = Buffer.from(body, 'base64');
  const announced = bytes[0] === 0x30 && bytes[1] === 0x82 ? bytes.readUInt16BE(2) + 4 : 0;
  return bytes.length >= 4 && bytes.length * 4 <= announced * 3;
}

/** Lines of a block that repeat from which on its body is a filler; of what was encoded no line is twice in one block. */
const REPEATED = 3;
const MAX_FILLER = 20_000;

/** Whether the body of a block repeats a line, as `privatekeyprivatekey` of an example does. Linear in the block. */
function isFiller(block: Buffer): boolean {
  if (block.length > MAX_FILLER) return false;
  const lines = block
    .toString('latin1')
    .split(/\r?\n/)
    .slice(1, -1)
    .map((line) => line.replace(/^[\s#;*/]+/, ''))
    .filter((line) => line !== '');
  return lines.length - new Set(lines).size >= REPEATED - 1;
}

/** Files whose keys say what a block is: the entry of a Secret or a ConfigMap, a tag of OpenVPN. */
const STRUCTURED = /\.(?:ya?ml|json|tpl|gotmpl|ovpn|conf)(?:\.[a-z0-9]{1,8})?$/i;

/** Pointer and container of each block of a structured file. */
function keysOf({ bytes, path, depth }: Layer, text: Buffer, objects: readonly PemObject[]): Surroundings[] {
  if (depth > 0 || text !== bytes || !STRUCTURED.test(path)) return [];
  return surroundingsOf(
    { bytes, path, depth },
    objects.map(({ block }) => block.start),
  );
}

function emit(content: PemContent, object: PemBody | 'encrypted', place: Omit<Found, 'format'>, output: Output): void {
  const found: Found = { ...place, format: 'pem' };
  if (object === 'encrypted') {
    output.privateKey({ algorithm: LEGACY_ALGORITHMS[content] ?? 'unknown', encrypted: true }, found);
    return;
  }
  const { bytes, length, rest } = object;
  const der = bytes.subarray(0, length);
  // A label that says something else than the structure hides nothing.
  const actual = der[0] === TAG.sequence ? derKind(elementAt(der)) : undefined;
  const kind = content === 'trusted' && actual === 'certificate' ? content : (actual ?? content);
  if (kind === 'layer' || isContentInfo(der)) output.layer(der, place);
  else {
    // What follows a certificate is told by the code that parses it; behind a trusted one stand OpenSSL's settings (d2i_X509_AUX).
    if (kind === 'certificate') output.certificate(bytes, found);
    else if (kind === 'trusted') output.certificate(der, found);
    else if (kind === 'revocation-list') output.revocationList(bytes, found);
    else if (kind === 'request') output.request(bytes, found);
    else emitKey(kind, der, found, output);
    if (actual === undefined && der[0] === TAG.sequence && brokenKind(der) === undefined) output.layer(der, place);
  }
  if (rest === 0 && length < bytes.length && kind !== 'trusted') output.layer(bytes.subarray(length), place);
}

/** RFC 7468 section 8 knows PKCS#7, whose first field is an OID, under the label CERTIFICATE. */
function isContentInfo(der: Buffer): boolean {
  return der[0] === TAG.sequence && der[elementAt(der).body] === TAG.oid;
}

/** The structure is more reliable than the label: `PRIVATE KEY` over PKCS#1 is a common mistake. */
function emitKey(content: PrivateKeyKind | 'openssh', der: Buffer, found: Found, output: Output): void {
  try {
    if (isOpenSshKey(der)) output.privateKey(describeOpenSshKey(der), { ...found, format: 'openssh' });
    else {
      const kind = privateKeyKind(der) ?? (content === 'openssh' ? 'pkcs8' : content);
      if (!hasNoSecret(der, kind)) output.privateKey(describePrivateKey(der, kind), found);
    }
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    const { container: _, format: __, ...where } = found;
    output.unreadable('malformed', `The private key cannot be read: ${error.message}.`, where);
  }
}
