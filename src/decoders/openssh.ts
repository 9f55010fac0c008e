import { base64At } from '../bytes/base64-run.ts';
import type { Decoder } from '../model/index.ts';
import { lineCounter } from '../util/line-counter.ts';
import { attempt } from '../x509/keystore.ts';
import { parseOpenSshCertificate } from '../x509/openssh-certificate.ts';

const TYPE = '-cert-v01@openssh.com';
/** Octets of a blob that was meant as a certificate: examples show fewer. */
const MIN_DAMAGED = 100;

export const openssh: Decoder = {
  id: 'openssh',
  title: 'OpenSSH certificates',
  example: '`ssh-ed25519-cert-v01@openssh.com AAAA…` of a host or a user, in `id_ed25519-cert.pub` or in any text',
  unread: ['critical options and extensions', 'the certificate of the CA, which does not exist in OpenSSH'],
  needles: [TYPE],
  detect: ({ bytes }) => nextBlob(bytes, 0) >= 0,
  decode({ bytes }, output) {
    const lineOf = lineCounter(bytes);
    for (let at = nextBlob(bytes, 0); at >= 0; ) {
      const { content, end, elided } = base64At(bytes, at);
      const place = { line: lineOf(at), endLine: lineOf(end - 1) };
      if (content.length >= MIN_DAMAGED && !elided) {
        const certificate = attempt(
          () => parseOpenSshCertificate(content),
          (reason, message) => output.unreadable(reason, `The OpenSSH certificate cannot be read: ${message}.`, place),
        );
        if (certificate !== undefined) output.parsed(certificate, { ...place, format: 'openssh' });
      }
      at = nextBlob(bytes, Math.max(at, end));
    }
  },
};

/** Offset of the base64 behind the next mention of a type; configurations list the types alone. */
function nextBlob(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(TYPE, from); at >= 0; at = bytes.indexOf(TYPE, at + TYPE.length)) {
    const gap = /^[ \t]+(?=AAAA)/.exec(bytes.toString('latin1', at + TYPE.length, at + TYPE.length + 40));
    if (gap !== null) return at + TYPE.length + gap[0].length;
  }
  return -1;
}
