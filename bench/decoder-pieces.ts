/** For each decoder, by its id, a piece of its own grammar: repeated it makes files of any size, of which nothing may take long. */
import { base64Of, leaf, wrapped } from '../__tests__/support/material.ts';

/** The path of the file, and what it is made of: text, or bytes that binary formats begin and go on with. */
export type Piece = readonly [path: string, piece: string | Buffer];

const DER = leaf.der.toString('base64');
const bytes = (hex: string) => Buffer.from(hex, 'hex');

export const DECODER_PIECES: Readonly<Record<string, readonly Piece[]>> = {
  archive: [
    ['a.zip', bytes('504b030414000000000000000000000000000000000000000000000001000000612e70656d')],
    ['a.tar', Buffer.concat([Buffer.from('a.pem'), Buffer.alloc(507)])],
  ],
  base64: [
    ['values.yaml', `a0: ${base64Of(leaf.pem)}\n`],
    ['values.yaml', `${wrapped(DER, 64)}\n\n`],
    ['notes.txt', 'MIIB'],
  ],
  bks: [['a.bks', bytes('000000020000001400000000')]],
  'byte-array': [['certificate.c', `{${[...leaf.der].map((byte) => `0x${byte.toString(16)}`).join(', ')}},\n`]],
  der: [
    ['a.der', leaf.der],
    ['a.der', bytes('3080')],
    ['a.der', bytes('30820fff')],
  ],
  'encrypted-file': [['a.age', 'age-encryption.org/v1\n-> X25519 aaaa\n']],
  'encrypted-values': [['secrets.yaml', 'a0: ENC[AES256_GCM,data:aaaa,iv:aaaa,tag:aaaa,type:str]\n']],
  'expiration-dates': [['hosts.yaml', 'certificate_expires: 2027-01-01\n']],
  jks: [['a.jks', bytes('feedfeed000000020001869f00000002000161')]],
  jwk: [['jwks.json', `{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c","x5c":["${DER}"]},\n`]],
  mobileprovision: [['a.mobileprovision', `<key>DeveloperCertificates</key><array><data>${DER}</data></array>\n`]],
  openssh: [['known_hosts', `ssh-ed25519-cert-v01@openssh.com ${base64Of(Buffer.alloc(300))} a\n`]],
  openvpn: [
    [
      'a.ovpn',
      `-----BEGIN OpenVPN Static key V1-----\n${`${'0'.repeat(32)}\n`.repeat(16)}-----END OpenVPN Static key V1-----\n`,
    ],
    ['a.ovpn', '-----BEGIN OpenVPN Static key V1-----\n'],
  ],
  pem: [
    ['chain.pem', leaf.pem],
    ['chain.pem', `${leaf.pem.replaceAll('\n', '\\n')}\n`],
    ['chain.pem', '-----BEGIN CERTIFICATE-----\n'],
    ['chain.pem', `-----BEGIN X509 CRL-----\n${wrapped(DER, 64)}\n-----END X509 CRL-----\n`],
  ],
  pkcs12: [['a.p12', bytes('30820fff0201033082')]],
  pkcs7: [['a.p7b', bytes('308006092a864886f70d010702a080')]],
  saml: [['metadata.xml', `<ds:X509Certificate>${DER}</ds:X509Certificate>\n`]],
  'split-base64': [['notes.txt', wrapped(DER, 64).replace(/^/gm, '// ').concat('\n\n')]],
};
