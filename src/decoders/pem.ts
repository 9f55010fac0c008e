import type { Decoder, Found, Layer, Output, Place, PrivateKey } from '../model/index.ts';
import { isSourceCode, type Surroundings, surroundingsOf } from '../parsers/object-context.ts';
import { lineCounter } from '../util/line-counter.ts';
import { DerError, elementAt, TAG } from '../x509/der.ts';
import { describeOpenSshKey, isOpenSshKey } from '../x509/openssh.ts';
import { type PemBody, readPemBody } from '../x509/pem-body.ts';
import { mentionsPem, narrowText, PEM_NEEDLES, type PemBlock, scanPem } from '../x509/pem-scanner.ts';
import { describePrivateKey, type PrivateKeyKind, privateKeyKind } from '../x509/private-key.ts';

type Content = 'certificate' | 'trusted' | 'revocation-list' | 'request' | 'layer' | 'openssh' | PrivateKeyKind;

/** RFC 7468 sections 4 to 11, and the labels that OpenSSL (`PEM_STRING_…` in its pem.h) and others wrote before it. */
const LABELS: ReadonlyMap<string, Content> = new Map([
  ['CERTIFICATE', 'certificate'],
  ['X509 CERTIFICATE', 'certificate'],
  ['TRUSTED CERTIFICATE', 'trusted'],
  ['X509 CRL', 'revocation-list'],
  ['CRL', 'revocation-list'],
  ['CERTIFICATE REQUEST', 'request'],
  ['NEW CERTIFICATE REQUEST', 'request'],
  ['PKCS7', 'layer'],
  ['PKCS #7 SIGNED DATA', 'layer'],
  ['CERTIFICATE CHAIN', 'layer'],
  ['CMS', 'layer'],
  ['PKCS12', 'layer'],
  ['PRIVATE KEY', 'pkcs8'],
  ['ANY PRIVATE KEY', 'pkcs8'],
  ['ENCRYPTED PRIVATE KEY', 'encrypted-pkcs8'],
  ['RSA PRIVATE KEY', 'pkcs1'],
  ['EC PRIVATE KEY', 'sec1'],
  ['DSA PRIVATE KEY', 'dsa'],
  ['OPENSSH PRIVATE KEY', 'openssh'],
]);

/** What the label of a key that is encrypted as in RFC 1421 says about it; the body says nothing. */
const LEGACY_ALGORITHMS: Partial<Record<Content, string>> = { pkcs1: 'RSA', sec1: 'EC', dsa: 'DSA' };

const COMMENT = /^\s*(?:\/\/|\/\*|\*|#(?![a-z])|--|;|%|<!--|rem\b)/i;

export const pem: Decoder = {
  id: 'pem',
  title: 'PEM: certificates, keys, requests and revocation lists in text',
  example:
    '`-----BEGIN CERTIFICATE-----` on its own line, indented, in a comment, escaped, or in the strings of source code',
  unread: ['`PUBLIC KEY`, `PARAMETERS` and `ATTRIBUTE CERTIFICATE` blocks', 'OpenPGP armour', 'text in UTF-32'],
  needles: PEM_NEEDLES,
  detect: (layer) => mentionsPem(layer.bytes),
  decode(layer, output) {
    const text = narrowText(layer.bytes);
    const lineOf = layer.depth === 0 ? lineCounter(text) : undefined;
    const source = layer.depth === 0 && isSourceCode(layer.path);
    const keys = keysOf(layer, text);
    let count = 0;
    const placeOf = (start: number, end: number): Place => {
      count++;
      if (lineOf !== undefined) return { line: lineOf(start), endLine: lineOf(end) };
      return count > 1 ? { pointer: `#${count}` } : {};
    };
    const unterminated = scanPem(text, (block) => {
      const content = LABELS.get(block.label) ?? LABELS.get(block.endLabel);
      const object = content === undefined ? undefined : readObject(content, block);
      if (content === undefined || object === undefined) return;
      const place = placeOf(block.start, block.end);
      if (object === 'damaged') {
        output.unreadable('malformed', `The ${block.label} block holds no complete DER.`, place);
        return;
      }
      const quoted = source && !COMMENT.test(block.before);
      emit(content, object, quoted ? { ...place, container: 'source-string' } : { ...place, ...keys(block) }, output);
    });
    if (unterminated === undefined) return;
    const line = lineOf?.(unterminated.start);
    const where = line === undefined ? '' : ` at line ${line}`;
    const more = unterminated.count > 1 ? `, and ${unterminated.count - 1} more` : '';
    output.unreadable('malformed', `Unterminated PEM block${where}${more}.`, line === undefined ? {} : { line });
  },
};

/** Files whose keys say what a block is: the entry of a Secret or a ConfigMap, a tag of OpenVPN. */
const STRUCTURED = /\.(?:ya?ml|json|tpl|gotmpl|ovpn)(?:\.[a-z0-9]{1,8})?$/i;

/** Pointer and container of each block of a structured file. */
function keysOf({ bytes, path, depth }: Layer, text: Buffer): (block: PemBlock) => Surroundings {
  if (depth > 0 || text !== bytes || !STRUCTURED.test(path)) return () => ({});
  const starts: number[] = [];
  scanPem(text, (block) => void starts.push(block.start));
  const surroundings = surroundingsOf({ bytes, path, depth }, starts);
  const byStart = new Map(starts.map((start, index) => [start, surroundings[index] ?? {}]));
  return (block) => byStart.get(block.start) ?? {};
}

/** An object, or a key of which the header alone can be read. */
type PemObject = PemBody | { key: PrivateKey };

function readObject(content: Content, block: PemBlock): PemObject | 'damaged' | undefined {
  const legacy = LEGACY_ALGORITHMS[content] ?? 'unknown';
  // RFC 1421 section 4.6.1.1; OpenSSL writes it for its traditional formats.
  const encrypted = content !== 'certificate' && /Proc-Type:\s*4,\s*ENCRYPTED/.test(block.body);
  const body = readPemBody(
    block.body,
    block.before,
    encrypted ? (bytes) => (bytes.length < 32 ? 0 : bytes.length) : measure,
  );
  return encrypted && typeof body === 'object' ? { key: { algorithm: legacy, encrypted: true } } : body;
}

/** Octets of the DER or of the OpenSSH key at the start of some bytes; 0 where there is none. */
function measure(bytes: Buffer): number {
  if (bytes[0] !== TAG.sequence) return isOpenSshKey(bytes) ? bytes.length : 0;
  try {
    return elementAt(bytes).next;
  } catch (error) {
    if (error instanceof DerError) return 0;
    throw error;
  }
}

function emit(content: Content, object: PemObject, place: Omit<Found, 'format'>, output: Output): void {
  const found: Found = { ...place, format: 'pem' };
  if ('key' in object) {
    output.privateKey(object.key, found);
    return;
  }
  const der = object.bytes.subarray(0, object.length);
  if (content === 'layer' || isContentInfo(der)) output.layer(der, place);
  else if (content === 'revocation-list') output.revocationList(object.bytes, found);
  else if (content === 'request') output.request(object.bytes, found);
  // What follows a certificate is told by whoever parses it; behind a trusted one stand OpenSSL's settings (d2i_X509_AUX).
  else if (content === 'certificate') output.certificate(object.bytes, found);
  else if (content === 'trusted') output.certificate(der, found);
  else emitKey(content, der, found, output);
}

/** RFC 7468 section 8 knows PKCS#7, whose first field is an OID, under the label CERTIFICATE. */
function isContentInfo(der: Buffer): boolean {
  return der[0] === TAG.sequence && der[elementAt(der).body] === TAG.oid;
}

/** The structure tells more than the label: `PRIVATE KEY` over PKCS#1 is a common slip. */
function emitKey(content: PrivateKeyKind | 'openssh', der: Buffer, found: Found, output: Output): void {
  try {
    if (isOpenSshKey(der)) output.privateKey(describeOpenSshKey(der), { ...found, format: 'openssh' });
    else
      output.privateKey(
        describePrivateKey(der, privateKeyKind(der) ?? (content === 'openssh' ? 'pkcs8' : content)),
        found,
      );
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    const { container: _, format: __, ...where } = found;
    output.unreadable('malformed', `The private key cannot be read: ${error.message}.`, where);
  }
}
