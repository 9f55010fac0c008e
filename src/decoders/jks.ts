import { javaKeystoreFormat, opensJavaKeystore, readJavaKeystore } from '../keystores/jks.ts';
import type { DecodeOptions, Decoder, Layer, Output, UnreadableReason } from '../model/index.ts';
import { aliasPointer, keyOf } from '../x509/keystore.ts';
import { type Guess, guesses } from '../x509/keystore-passwords.ts';

export const jks: Decoder = {
  id: 'jks',
  title: 'Java keystore (JKS, JCEKS)',
  example: '`server.jks`, `truststore.jceks`; no password is needed for the certificates',
  unread: ['secret keys'],
  detect: (layer) => javaKeystoreFormat(layer.bytes) !== undefined,
  decode,
};

/** Bytes that are read in all to try passwords of the repository on one keystore. */
const MAX_READ = 64 * 2 ** 20;
/** Above this size no password is tried, since each try reads the whole keystore. */
const MAX_GUESSED = 16 * 2 ** 20;

function decode(layer: Layer, output: Output, { found }: DecodeOptions): void {
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
  for (const { kind, alias, certificates } of store.entries) {
    const pointer = aliasPointer(alias);
    for (const [index, der] of certificates.entries()) {
      output.certificate(der, { format, pointer: index === 0 ? pointer : `${pointer} #${index + 1}` });
    }
    if (kind === 'key') output.privateKey(keyOf(certificates[0]), { format, pointer });
  }
}
