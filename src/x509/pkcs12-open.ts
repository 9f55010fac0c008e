import type { Keystore, PrivateKey, UnreadableReason } from '../model/index.ts';
import { octetString } from './cms.ts';
import { children, type Element, elementAt, expect, TAG } from './der.ts';
import { attempt, KeystoreError, keyOf } from './keystore.ts';
import { guesses, type Password } from './keystore-passwords.ts';
import { type Encryption, readEncryption } from './pbe.ts';
import { type Bag, type Pfx, readBags, readParts } from './pkcs12.ts';
import { readMac } from './pkcs12-mac.ts';
import { describePrivateKey } from './private-key.ts';

/** What one keystore may cost, in digests of about 0.4 µs: somewhat over a second. */
const BUDGET = 3_000_000;

export interface OpenedPfx {
  opened: Keystore['opened'];
  /** All bags that could be reached. */
  bags: Bag[];
  /** One for each bag that holds a private key. */
  keys: { bag: Bag; key: PrivateKey }[];
  /** What remained closed, and why. */
  problems: { reason: UnreadableReason; message: string }[];
}

interface Encrypted {
  encryption: Encryption;
  ciphertext: Uint8Array;
}

/**
 * Opens a keystore as far as the built-in and the given passwords reach: the MAC is checked first, rounds are read before
 * anything is derived, and all derivations together stay under a budget.
 */
export async function openPfx(pfx: Pfx, given: readonly string[]): Promise<OpenedPfx> {
  const result: OpenedPfx = { opened: 'none', bags: [], keys: [], problems: [] };
  const report = (reason: UnreadableReason, message: string) => {
    if (!result.problems.some((problem) => problem.message === message)) result.problems.push({ reason, message });
  };
  const encrypted: Encrypted[] = [];
  for (const part of attempt(() => readParts(pfx.authenticatedSafe), report) ?? []) {
    if (part.kind === 'clear') attempt(() => result.bags.push(...readBags(part.safeContents)), report);
    else if (part.kind === 'enveloped') report('unsupported', 'a part of it is encrypted to a public key');
    else attempt(() => encrypted.push(encryptedBy(part.algorithm, part.ciphertext)), report);
  }
  const inClear = new Set(result.bags);
  const budget = { left: BUDGET };
  const guess = await findPassword(pfx, encrypted, given, budget, report);
  if (guess === undefined) result.opened = encrypted.length > 0 || result.problems.length > 0 ? 'locked' : 'none';
  else {
    result.opened = guess.opened;
    for (const part of encrypted) {
      const plaintext = await tryPasswords(part, attempts(guess.password, given), budget);
      if (plaintext === undefined) report('locked', 'a part of it has another password than the rest');
      else attempt(() => result.bags.push(...readBags(plaintext)), report);
    }
  }
  const passwords = guess === undefined ? [] : attempts(guess.password, given);
  for (const bag of result.bags) {
    if (bag.kind === 'key') result.keys.push({ bag, key: plainKey(bag.bytes, !inClear.has(bag)) });
    if (bag.kind !== 'shrouded-key') continue;
    result.keys.push({ bag, key: (await shroudedKey(bag, passwords, budget)) ?? keyOf(pairOf(bag, result.bags)) });
  }
  return result;
}

/** @throws DerError, KeystoreError */
function encryptedBy(algorithm: Element, ciphertext: Uint8Array): Encrypted {
  const encryption = readEncryption(algorithm);
  if (ciphertext.length > encryption.limit)
    throw new KeystoreError('too-large', 'too much of it is encrypted with RC2 or RC4');
  return { encryption, ciphertext };
}

/** The password that the MAC confirms; without a MAC, the one that decrypts the first encrypted part. */
async function findPassword(
  pfx: Pfx,
  encrypted: Encrypted[],
  given: readonly string[],
  budget: { left: number },
  report: (reason: UnreadableReason, message: string) => void,
): Promise<{ password: Password; opened: Keystore['opened'] } | undefined> {
  const { mac: macData } = pfx;
  const mac = macData && attempt(() => readMac(macData, pfx.authenticatedSafe), report);
  const first = macData === undefined ? encrypted[0] : undefined;
  const cost = mac?.cost ?? first?.encryption.cost;
  if (cost === undefined) return undefined;
  const reserve = encrypted.reduce((sum, part) => sum + part.encryption.cost, 0);
  const tried = guesses(given, cost, budget.left - Math.min(reserve, BUDGET / 2));
  for (const guess of tried) {
    budget.left -= cost;
    const fits = mac?.fits(guess.password) ?? (first && (await decrypt(first, guess.password))) !== undefined;
    if (fits) return guess;
  }
  if (encrypted.length === 0) return undefined;
  const all = guesses(given).length;
  const cut = tried.length < all ? ` (${tried.length} of ${all} were tried, for each is costly here)` : '';
  report('locked', `it opens with none of the built-in or given passwords${cut}; give one with --keystore-passwords`);
  return undefined;
}

/**
 * Passwords for what lies inside. Writers disagree whether no password is NULL or empty, also within one file; a part, or a
 * key, may have a password of its own among those given.
 */
function attempts(password: Password, given: readonly string[]): Password[] {
  const empty: Password[] = password === null ? [''] : password === '' ? [null] : [];
  return [...new Set<Password>([password, ...empty, ...given])];
}

async function tryPasswords(
  part: Encrypted,
  passwords: Password[],
  budget: { left: number },
): Promise<Buffer | undefined> {
  for (const password of passwords) {
    if (part.encryption.cost > budget.left) return undefined;
    budget.left -= part.encryption.cost;
    const plaintext = await decrypt(part, password);
    if (plaintext !== undefined) return plaintext;
  }
  return undefined;
}

function decrypt(part: Encrypted, password: Password): Promise<Buffer | undefined> {
  return part.encryption.decrypt(password, part.ciphertext);
}

function plainKey(pkcs8: Uint8Array, encrypted: boolean): PrivateKey {
  const key = attempt(
    () => describePrivateKey(pkcs8, 'pkcs8'),
    () => {},
  );
  return { ...(key ?? { algorithm: 'unknown' }), encrypted };
}

/** PKCS8ShroudedKeyBag: an EncryptedPrivateKeyInfo (RFC 5958 section 3). Undefined where no password opens it. */
async function shroudedKey(bag: Bag, passwords: Password[], budget: { left: number }): Promise<PrivateKey | undefined> {
  const part = attempt(
    () => {
      const outer = elementAt(bag.bytes);
      const [algorithm, data] = children(outer, outer.body, 8);
      return encryptedBy(expect(algorithm, TAG.sequence, 'the encryption'), octetString(data, 'the key'));
    },
    () => {},
  );
  const plaintext = part && (await tryPasswords(part, passwords, budget));
  return plaintext && plainKey(plaintext, true);
}

/** The certificate whose localKeyId is the key's. */
function pairOf(key: Bag, bags: Bag[]): Uint8Array | undefined {
  if (key.keyId === undefined) return undefined;
  return bags.find((bag) => bag.kind === 'certificate' && bag.keyId === key.keyId)?.bytes;
}
