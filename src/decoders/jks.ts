import { type JavaKeystore, javaKeystoreFormat, opensJavaKeystore, readJavaKeystore } from '../keystores/jks.ts';
import type { DecodeOptions, Decoder, Layer, Output, UnreadableReason } from '../model/index.ts';
import { aliasPointer, keyOf } from '../x509/keystore.ts';
import { type Guess, guesses } from '../x509/keystore-passwords.ts';

export const jks: Decoder = {
  id: 'jks',
  title: 'Java keystore (JKS, JCEKS)',
  example: '`server.jks`, `truststore.jceks`; no password is needed for the certificates',
  unread: ['secret keys'],
  detect: (layer) => javaKeystoreFormat(layer.bytes) !== undefined || isDamaged(layer),
  decode,
};

/** Bytes that are read in all to try passwords of the repository on one keystore. */
const MAX_READ = 64 * 2 ** 20;
/** Above this size no password is tried, since each try reads the whole keystore. */
const MAX_GUESSED = 16 * 2 ** 20;

const NAMED = /\.(?:jks|jceks)$/i;
/** First bytes of what has another reader: DER, BKS and UBER, archives, encrypted files. */
const OTHERS = /^(?:0|\0\0\0[\x01\x02]\0\0\0\x14|PK|\x1f\x8b|\0GITCRYPT|Salted__|age-)/;
/** Magic and version of a keystore as current tools write it. */
const HEADER = Buffer.from('feedfeed00000002', 'hex');

/** Whether a file has the name of a Java keystore, and a header of nothing that is known. Text holds no zero. */
function isDamaged({ bytes, path, depth }: Layer): boolean {
  if (depth > 0 || !NAMED.test(path)) return false;
  const head = bytes.toString('latin1', 0, 512);
  return head.includes('\0') && !OTHERS.test(head);
}

function withHeader(bytes: Buffer): Buffer {
  return Buffer.concat([HEADER, bytes.subarray(HEADER.length)]);
}

function decode(layer: Layer, output: Output, options: DecodeOptions): void {
  if (javaKeystoreFormat(layer.bytes) !== undefined) {
    decodeKeystore(layer, output, options);
    return;
  }
  output.unreadable('malformed', 'The file is named like a Java keystore, but its header is damaged.');
  // The entries do not depend on it.
  emit(
    readJavaKeystore(withHeader(layer.bytes), () => {}),
    'jks',
    output,
  );
}

function decodeKeystore(layer: Layer, output: Output, { found }: DecodeOptions): void {
  const format = javaKeystoreFormat(layer.bytes) ?? 'jks';
  const report = (reason: UnreadableReason, message: string) =>
    output.unreadable(reason, `The ${format.toUpperCase()} keystore could not be read completely: ${message}.`);
  const store = readJavaKeystore(layer.bytes, report);
  let guess: Guess | undefined;
  if (store.sealed !== undefined) {
    const { sealed } = store;
    if (sealed.trailing > 0)
      output.unreadable('malformed', `${sealed.trailing} bytes follow the ${format.toUpperCase()} keystore.`);
    const known =
      sealed.covered.length > MAX_GUESSED
        ? []
        : found === undefined
          ? guesses([])
          : guesses([], sealed.covered.length, MAX_READ, found);
    guess = known.find(({ password }) => password !== null && opensJavaKeystore(sealed, password));
  }
  const password = guess?.found === undefined ? {} : { password: guess.found };
  output.keystore(guess?.opened ?? 'none', { format, entries: store.entries.length, ...password });
  emit(store, format, output);
}

function emit({ entries }: JavaKeystore, format: 'jks' | 'jceks', output: Output): void {
  for (const { kind, alias, certificates } of entries) {
    const pointer = aliasPointer(alias);
    for (const [index, der] of certificates.entries()) {
      output.certificate(der, { format, pointer: index === 0 ? pointer : `${pointer} #${index + 1}` });
    }
    if (kind === 'key') output.privateKey(keyOf(certificates[0]), { format, pointer });
  }
}
