import type { Decoder, Found, Layer, Output, UnreadableReason } from '../model/index.ts';
import { isSignedData, readSignedData } from '../x509/cms.ts';
import { attempt } from '../x509/keystore.ts';

export const pkcs7: Decoder = {
  id: 'pkcs7',
  title: 'PKCS#7 or CMS signed data',
  example: '`chain.p7b`, `chain.p7c`, signatures with their certificates, in DER or BER; in PEM as `PKCS7` or `CMS`',
  unread: ['attribute certificates', 'the signed content', 'enveloped and encrypted data'],
  detect: (layer) => isSignedData(layer.bytes),
  decode,
};

function decode(layer: Layer, output: Output): void {
  const report = (reason: UnreadableReason, message: string) =>
    output.unreadable(reason, `The PKCS#7 structure could not be read completely: ${message}.`);
  const signed = attempt(() => readSignedData(layer.bytes), report);
  if (signed === undefined) return;
  each(signed.certificates, (der, found) => output.certificate(der, found));
  each(signed.crls, (der, found) => output.revocationList(der, found));
  const trailing = layer.bytes.length - signed.end;
  // A document reserves more room than its signature takes, and fills the rest with zeros (ISO 32000-1, 12.8.1).
  if (trailing > 0 && layer.bytes.subarray(signed.end).some((byte) => byte !== 0))
    output.unreadable('malformed', `${trailing} bytes follow the PKCS#7 structure.`);
}

function each(list: Uint8Array[], emit: (der: Uint8Array, found: Found) => void): void {
  for (const [index, der] of list.entries()) {
    emit(der, { format: 'pkcs7', ...(list.length > 1 ? { pointer: `#${index + 1}` } : {}) });
  }
}
