import { isBcfks, isBks } from '../keystores/bks.ts';
import { javaKeystoreFormat } from '../keystores/jks.ts';
import { isPfx } from '../keystores/pkcs12.ts';
import type { Decoder, Found, Layer, Output, UnreadableReason } from '../model/index.ts';
import { isSignedData } from '../x509/cms.ts';
import { children, type Element, elementAt, encoding, TAG } from '../x509/der.ts';
import { brokenKind, type DerKind, derKind } from '../x509/der-kind.ts';
import { attempt } from '../x509/keystore.ts';
import { describePrivateKey } from '../x509/private-key.ts';

/** Names under which nothing but certificates and keystores is kept; `.key` and `.der` are used for much else. */
const NAMED = /\.(?:cer|crt|crl|csr|p7b|p7c|p12|pfx)$/i;
const NAMED_DER = /\.der$/i;

/** Objects that one layer may hold one behind the other. */
const MAX_OBJECTS = 10_000;

export const der: Decoder = {
  id: 'der',
  title: 'DER: bare certificates, keys, requests and revocation lists',
  example: '`server.der`, `ca.cer`, `key.pk8`, or any other name; several certificates in sequence, or in a `.pkipath`',
  unread: ['objects inside other binary files', 'public keys', 'attribute certificates'],
  detect: ({ bytes, path, depth }) =>
    (bytes[0] === TAG.sequence && !isPfx(bytes) && !isSignedData(bytes) && !isBcfks(bytes)) ||
    (depth === 0 && NAMED.test(path) && isUnknownBinary(bytes)),
  decode,
};

function decode(layer: Layer, output: Output): void {
  const { bytes } = layer;
  const objects: { element: Element; kind: DerKind }[] = [];
  let end = 0;
  while (end < bytes.length && objects.length < MAX_OBJECTS) {
    const element = attempt(
      () => elementAt(bytes, end),
      () => {},
    );
    const kind = element && derKind(element);
    if (element === undefined || kind === undefined) break;
    objects.push({ element, kind });
    end = element.next;
  }
  if (objects.length === 0) objects.push(...pathOfCertificates(bytes));
  const last = objects.at(-1);
  if (last === undefined) {
    explainNothing(layer, output);
    return;
  }
  end = Math.max(end, last.element.next);
  for (const [index, { element, kind }] of objects.entries()) {
    const found: Found = { format: layer.format ?? 'der' };
    if (objects.length > 1) found.pointer = `#${index + 1}`;
    emit(element, kind, found, output);
  }
  const rest = bytes.subarray(end);
  // Editors and shells end a file with a line break; that is no damage.
  if (rest.length === 0 || /^\r?\n$/.test(rest.subarray(0, 3).toString('latin1'))) return;
  output.unreadable('malformed', `${rest.length} bytes follow the ${NAMES[last.kind] ?? 'private key'}.`);
}

/** `PkiPath ::= SEQUENCE OF Certificate` (RFC 6066 section 10.1), the CA first; empty for anything else. */
function pathOfCertificates(bytes: Buffer): { element: Element; kind: DerKind }[] {
  const elements = attempt(
    () => {
      const path = elementAt(bytes);
      return children(path, path.body, MAX_OBJECTS);
    },
    () => {},
  );
  const objects = (elements ?? []).map((element) => ({ element, kind: derKind(element) }));
  return objects.every((one): one is { element: Element; kind: DerKind } => one.kind === 'certificate') ? objects : [];
}

const NAMES: Partial<Record<DerKind, string>> = {
  certificate: 'certificate',
  'revocation-list': 'revocation list',
  request: 'request',
};

function emit(element: Element, kind: DerKind, found: Found, output: Output): void {
  const bytes = encoding(element);
  if (kind === 'certificate') output.certificate(bytes, found);
  else if (kind === 'revocation-list') output.revocationList(bytes, found);
  else if (kind === 'request') output.request(bytes, found);
  else {
    const report = (reason: UnreadableReason, message: string) =>
      output.unreadable(reason, `The private key cannot be read: ${message}.`, found);
    const key = attempt(() => describePrivateKey(bytes, kind), report);
    if (key !== undefined) output.privateKey(key, found);
  }
}

/** Reports damage only if the name or the first bytes prove that there should be an object. */
function explainNothing({ bytes, path, depth }: Layer, output: Output): void {
  const broken = brokenKind(bytes);
  if (broken !== undefined) {
    output.unreadable('malformed', `The ${broken} is truncated or damaged.`);
    return;
  }
  const named = depth === 0 && NAMED.test(path);
  if (bytes[0] !== TAG.sequence) {
    output.unreadable('malformed', 'The file is named like a certificate, but it is not one.');
  } else if (named || (depth === 0 && NAMED_DER.test(path))) {
    const whole = attempt(
      () => elementAt(bytes),
      () => {},
    );
    if (whole === undefined)
      output.unreadable('malformed', 'The file is named like a certificate, but its DER is truncated or damaged.');
    else if (named)
      output.unreadable('unsupported', 'The file is named like a certificate, but holds another DER structure.');
  }
}

/** First bytes of what others read: byte order marks, PK (zip), gzip, `-----`. */
const OTHERS = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|PK|\x1f\x8b|-----)/;

function isUnknownBinary(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 512);
  if (bytes[0] === TAG.sequence || !start.includes(0) || OTHERS.test(start.toString('latin1'))) return false;
  return javaKeystoreFormat(bytes) === undefined && !isBks(bytes);
}
