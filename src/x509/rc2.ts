/**
 * RC2 (RFC 2268), which OpenSSL 3 keeps out of its default provider: node-forge's, loaded only for a keystore that names it.
 */
type Forge = { rc2: typeof import('node-forge').rc2; util: typeof import('node-forge').util };

/** The arcs of pkcs-12PbeIds that name RC2 (RFC 7292 appendix C): 1.2.840.113549.1.12.1.5 and .6, without the last octet. */
const SCHEMES = Buffer.from('2a864886f70d010c01', 'hex');
/** Octets that one call takes: node-forge's buffers get slow as they grow. */
const PIECE = 4_096;

let forge: Forge | undefined;

/** Loads the cipher where the bytes of a keystore name it. Must settle before {@link decryptRc2} is called. */
export async function prepareRc2(bytes: Buffer): Promise<void> {
  if (forge !== undefined || !namesRc2(bytes)) return;
  const [{ default: rc2 }, { default: util }] = await Promise.all([
    import('node-forge/lib/rc2.js'),
    import('node-forge/lib/util.js'),
  ]);
  forge = { rc2, util };
}

function namesRc2(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(SCHEMES); at >= 0; at = bytes.indexOf(SCHEMES, at + 1)) {
    const arc = bytes[at + SCHEMES.length];
    if (arc === 5 || arc === 6) return true;
  }
  return false;
}

/**
 * Decrypts in CBC mode, padding left in place. All bits of the key are effective.
 * @param iv 8 octets @param ciphertext a multiple of 8 octets
 */
export function decryptRc2(key: Buffer, iv: Buffer, ciphertext: Uint8Array): Buffer {
  if (forge === undefined) throw new Error('RC2 was not loaded');
  const decipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  decipher.start(iv.toString('latin1'));
  const pieces: Buffer[] = [];
  for (let at = 0; at < ciphertext.length; at += PIECE) {
    const piece = Buffer.from(ciphertext.subarray(at, at + PIECE)).toString('latin1');
    decipher.update(forge.util.createBuffer(piece));
    pieces.push(Buffer.from(decipher.output.getBytes(), 'latin1'));
  }
  decipher.finish(() => true);
  pieces.push(Buffer.from(decipher.output.getBytes(), 'latin1'));
  return Buffer.concat(pieces);
}
