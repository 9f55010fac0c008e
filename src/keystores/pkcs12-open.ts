import type { Keystore, PrivateKey, UnreadableReason } from '../model/index.ts';
import { octetString } from '../x509/cms.ts';
import { children, type Element, elementAt, expect, TAG } from '../x509/der.ts';
import { attempt, keyOf } from '../x509/keystore.ts';
import { type Guess, guesses, type Password } from '../x509/keystore-passwords.ts';
import { type Encryption, readEncryption } from '../x509/pbe.ts';
import { describePrivateKey } from '../x509/private-key.ts';
import { type Bag, type Pfx, readBags, readParts } from './pkcs12.ts';
import { type Mac, readMac } from './pkcs12-mac.ts';

/** What one keystore may cost, in digests of about 0.4 µs: somewhat over a second. */
const BUDGET = 3_000_000;

/** Ways in which one keystore is broken that are worth telling. */
const MAX_PROBLEMS = 20;

export interface OpenedPfx {
  opened: Keystore['opened'];
  /** Index of the password among those that were found in the repository, where one of them opened it. */
  found?: number;
  /** All bags that could be reached. */
  bags: Bag[];
  /** One for each bag that holds a private key. */
  keys: { bag: Bag; key: PrivateKey }[];
  /** What remained closed, and why. */
  problems: { reason: UnreadableReason; message: string }[];
}

type Report = (reason: UnreadableReason, message: string) => void;

interface Encrypted {
  encryption: Encryption;
  ciphertext: Uint8Array;
}

/**
 * Opens a keystore as far as the built-in and the given passwords reach: the MAC is checked before anything is decrypted,
 * rounds are read before anything is derived, and all of it together stays under a budget.
 * @param limit the budget, in digests of about 0.4 µs
 * @param found passwords that the repository holds
 */
export function openPfx(pfx: Pfx, given: readonly string[], limit = BUDGET, found: readonly string[] = []): OpenedPfx {
  const result: OpenedPfx = { opened: 'none', bags: [], keys: [], problems: [] };
  const report: Report = (reason, message) => {
    const { problems } = result;
    const isNew = problems.length < MAX_PROBLEMS && !problems.some((problem) => problem.message === message);
    if (isNew) problems.push({ reason, message });
  };
  const add = (safeContents: Uint8Array) => {
    for (const bag of attempt(() => readBags(safeContents), report) ?? []) result.bags.push(bag);
  };
  const encrypted: Encrypted[] = [];
  for (const part of attempt(() => readParts(pfx.authenticatedSafe), report) ?? []) {
    if (part.kind === 'clear') add(part.safeContents);
    else if (part.kind === 'enveloped') report('unsupported', 'a part of it is encrypted to a public key');
    else attempt(() => encrypted.push(encryptedBy(part.algorithm, part.ciphertext)), report);
  }
  const inClear = new Set(result.bags);
  const budget = { left: limit };
  const guess = findPassword(pfx, encrypted, { given, found }, budget, report);
  const passwords = guess === undefined ? [] : attempts(guess.password, [...found, ...given]);
  if (guess !== undefined) result.opened = guess.opened;
  else if (encrypted.length > 0 || result.problems.length > 0) result.opened = 'locked';
  if (guess?.found !== undefined) result.found = guess.found;
  for (const part of guess === undefined ? [] : encrypted) {
    const plaintext = decrypt(part, passwords, budget);
    if (plaintext === 'costly') report('too-large', 'its parts cost more to decrypt than is spent on one keystore');
    else if (plaintext === undefined) report('locked', 'a part of it has another password than the rest');
    else add(plaintext);
  }
  if (result.bags.some((bag) => bag.kind === 'unknown')) report('unsupported', 'it has entries of unknown types');
  // localKeyId pairs a key with its certificate.
  const pairs = new Map(result.bags.map((bag) => [bag.kind === 'certificate' ? bag.keyId : undefined, bag.bytes]));
  for (const bag of result.bags) {
    if (bag.kind === 'key') result.keys.push({ bag, key: plainKey(bag.bytes, !inClear.has(bag)) });
    if (bag.kind !== 'shrouded-key') continue;
    result.keys.push({
      bag,
      key: shroudedKey(bag, passwords, budget) ?? keyOf(bag.keyId === undefined ? undefined : pairs.get(bag.keyId)),
    });
  }
  return result;
}

function encryptedBy(algorithm: Element, ciphertext: Uint8Array): Encrypted {
  return { encryption: readEncryption(algorithm), ciphertext };
}

/** The password that the MAC confirms; without a MAC, the one that decrypts the first encrypted part. */
function findPassword(
  { mac: macData, authenticatedSafe }: Pfx,
  encrypted: Encrypted[],
  { given, found }: { given: readonly string[]; found: readonly string[] },
  budget: { left: number },
  report: Report,
): Guess | undefined {
  // Where all is in the clear, nothing is lost with a MAC that cannot be checked.
  const closed: Report = encrypted.length > 0 ? report : () => {};
  const mac = macData && attempt(() => readMac(macData, authenticatedSafe), closed);
  const first = macData === undefined ? encrypted[0] : undefined;
  const cost = mac?.cost ?? (first && costOf(first));
  if (cost === undefined) return undefined;
  const reserve = encrypted.reduce((sum, part) => sum + costOf(part), 0);
  const tried = guesses(given, cost, budget.left - Math.min(reserve, budget.left / 2), found);
  if (cost > budget.left) tried.length = 0;
  const guess = mac === undefined ? first && decryptedBy(first, tried) : confirmedBy(mac, tried);
  // What a keystore may cost does not depend on the order in which passwords were tried.
  budget.left -= cost * (guess === undefined ? tried.length : tried.indexOf(guess) + 1);
  if (guess !== undefined) return guess;
  const all = guesses(given, 0, 0, found).length;
  const cut = tried.length < all ? ` (${tried.length} of ${all} were tried, for each is costly here)` : '';
  closed('locked', `it opens with none of the built-in or given passwords${cut}; give one with --keystore-passwords`);
  return undefined;
}

/** The password of the keystore that was opened last: those beside it often have the same. */
let lastPassword: Password | undefined;

function confirmedBy(mac: Mac, tried: readonly Guess[]): Guess | undefined {
  const likely = tried.filter(({ password }) => password === lastPassword);
  const order = [...likely, ...tried.filter((guess) => !likely.includes(guess))];
  const password = mac.find(order.map((guess) => guess.password));
  if (password === undefined) return undefined;
  lastPassword = password;
  return tried.find((guess) => guess.password === password);
}

function decryptedBy({ encryption, ciphertext }: Encrypted, tried: readonly Guess[]): Guess | undefined {
  return tried.find(({ password }) => encryption.decrypt(password, ciphertext) !== undefined);
}

function costOf({ encryption, ciphertext }: Encrypted): number {
  return encryption.cost(ciphertext.length);
}

/**
 * Passwords for what lies inside. Writers disagree whether no password is NULL or empty, also within one file; a part, or a
 * key, may have a password of its own among those given.
 */
function attempts(password: Password, given: readonly string[]): Password[] {
  const empty: Password[] = password === null ? [''] : password === '' ? [null] : [];
  return [...new Set<Password>([password, ...empty, ...given])];
}

function decrypt(part: Encrypted, passwords: Password[], budget: { left: number }): Buffer | 'costly' | undefined {
  for (const password of passwords) {
    const cost = costOf(part);
    if (cost > budget.left) return 'costly';
    budget.left -= cost;
    const plaintext = part.encryption.decrypt(password, part.ciphertext);
    if (plaintext !== undefined) return plaintext;
  }
  return undefined;
}

function plainKey(pkcs8: Uint8Array, encrypted: boolean): PrivateKey {
  const key = attempt(
    () => describePrivateKey(pkcs8, 'pkcs8'),
    () => {},
  );
  return { ...(key ?? { algorithm: 'unknown' }), encrypted };
}

/** PKCS8ShroudedKeyBag: an EncryptedPrivateKeyInfo (RFC 5958 section 3). Undefined where no password opens it. */
function shroudedKey(bag: Bag, passwords: Password[], budget: { left: number }): PrivateKey | undefined {
  const part = attempt(
    () => {
      const outer = elementAt(bag.bytes);
      const [algorithm, data] = children(outer, outer.body, 8);
      return encryptedBy(expect(algorithm, TAG.sequence, 'the encryption'), octetString(data, 'the key'));
    },
    () => {},
  );
  const plaintext = part && decrypt(part, passwords, budget);
  return plaintext === undefined || plaintext === 'costly' ? undefined : plainKey(plaintext, true);
}
