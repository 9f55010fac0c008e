import { type Bks, type BksEntry, isBcfks, isBks, isUber, opensBks, readBks, unseal } from '../keystores/bks.ts';
import type { DecodeOptions, Decoder, Layer, Output, PrivateKey, UnreadableReason } from '../model/index.ts';
import { aliasPointer, attempt, keyOf } from '../x509/keystore.ts';
import { type Guess, guesses, type Password } from '../x509/keystore-passwords.ts';
import { describePrivateKey } from '../x509/private-key.ts';

export const bks: Decoder = {
  id: 'bks',
  title: 'Bouncy Castle keystore (BKS)',
  example: '`trust.bks` in versions 1 and 2; no password is needed for the certificates',
  unread: ['UBER and BCFKS, which are encrypted as a whole: reported as `unsupported`', 'secret keys'],
  detect: ({ bytes }) => isBks(bytes) || isUber(bytes) || isBcfks(bytes),
  decode,
};

/** Rounds times passwords, and octets, that are spent on finding the password. */
const MAX_ROUNDS = 500_000;
const MAX_GUESSED = 16 * 2 ** 20;
/** Above this size no password of the repository is tried. */
const MAX_FOUND = 2 * 2 ** 20;
/** Entries that are unsealed; the keys of the others are described by their certificates. */
const MAX_UNSEALED = 100;

function decode({ bytes }: Layer, output: Output, options: DecodeOptions): void {
  if (!isBks(bytes)) {
    const name = isBcfks(bytes) ? 'BCFKS' : 'UBER';
    output.unreadable(
      'unsupported',
      `The ${name} keystore of Bouncy Castle is encrypted as a whole and cannot be read.`,
    );
    return;
  }
  const report = (reason: UnreadableReason, message: string) =>
    output.unreadable(reason, `The BKS keystore could not be read completely: ${message}.`);
  const { entries, mac, trailing } = readBks(bytes, report);
  if (trailing > 0) output.unreadable('malformed', `${trailing} bytes follow the BKS keystore.`);
  const guess = findPassword(mac, options);
  const password = guess?.found === undefined ? {} : { password: guess.found };
  output.keystore(guess?.opened ?? 'none', { format: 'bks', entries: entries.length, ...password });
  let unsealed = 0;
  for (const entry of entries) {
    const pointer = aliasPointer(entry.alias);
    for (const [index, der] of entry.certificates.entries()) {
      output.certificate(der, { format: 'bks', pointer: index === 0 ? pointer : `${pointer} #${index + 1}` });
    }
    const password = unsealed++ < MAX_UNSEALED ? guess?.password : undefined;
    const key = privateKeyOf(entry, password);
    if (key !== undefined) output.privateKey(key, { format: 'bks', pointer });
  }
}

function findPassword(mac: Bks['mac'], { passwords, found }: DecodeOptions): Guess | undefined {
  if (mac === undefined || mac.covered.length > MAX_GUESSED || mac.rounds > MAX_ROUNDS) return undefined;
  const tried = mac.covered.length > MAX_FOUND ? undefined : found;
  return guesses(passwords, mac.rounds, MAX_ROUNDS, tried).find(({ password }) => opensBks(mac, password));
}

function privateKeyOf(entry: BksEntry, password: Password | undefined): PrivateKey | undefined {
  if (entry.kind === 'private-key') return { ...describe(entry.encoded, entry), encrypted: false };
  if (entry.kind !== 'sealed') return undefined;
  const content = password === undefined ? undefined : unseal(entry, password);
  if (content?.kind === 'private-key') return { ...describe(content.pkcs8, entry), encrypted: true };
  // A chain is demanded of private keys and rarely given to others, so that a sealed key with one counts as private.
  return content === undefined && entry.certificates.length > 0 ? keyOf(entry.certificates[0]) : undefined;
}

function describe(pkcs8: Uint8Array | undefined, entry: BksEntry): PrivateKey {
  const key =
    pkcs8 &&
    attempt(
      () => describePrivateKey(pkcs8, 'pkcs8'),
      () => {},
    );
  return key ?? keyOf(entry.certificates[0]);
}
