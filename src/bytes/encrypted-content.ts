/** What encrypted files and values begin with. */
import type { Encryption } from '../model/index.ts';
import { MATERIAL_FILE } from '../util/material-names.ts';

/** First bytes of files that are encrypted as a whole, or that are databases of certificates in formats that are not read. */
const MAGIC: readonly (readonly [Encryption, Buffer])[] = (
  [
    // https://github.com/AGWA/git-crypt, `commands.cpp`
    ['git-crypt', '\0GITCRYPT\0'],
    // https://docs.ansible.com/ansible/latest/vault_guide/vault_using_encrypted_content.html
    ['ansible-vault', '$ANSIBLE_VAULT;'],
    // https://age-encryption.org/v1
    ['age', 'age-encryption.org/v1\n'],
    // openssl-enc(1), and the same in base64
    ['openssl', 'Salted__'],
    ['openssl', 'U2FsdGVkX1'],
  ] as const
).map(([encryption, text]) => [encryption, Buffer.from(text, 'latin1')]);
const FIRST: ReadonlySet<number> = new Set(MAGIC.map(([, magic]) => magic[0] as number));

/** The databases of NSS: Berkeley DB 1.85 (hash) up to `cert8.db`, SQLite since `cert9.db`. */
const NSS_FILE = /(?:^|\/)cert[5-9]\.db$/;
const DATABASES: readonly Buffer[] = [Buffer.from('00061561', 'hex'), Buffer.from('SQLite format 3\0', 'latin1')];
const GSKIT_FILE = /\.kdb$/i;
/** KeePass uses the same extension. */
const KEEPASS = Buffer.from('03d9a29a', 'hex');
const ENCRYPTED_NAME = /\.(?:enc|encrypted|aes|aes256|crypt)$/i;
/** The longest text at the start of a file that is looked at. */
const HEAD = 512;

/**
 * How a whole file is encrypted, according to its first bytes; according to its name only if the bytes do not
 * contradict it.
 * @param path of the file; undefined for an unwrapped layer
 */
export function fileEncryption(bytes: Buffer, path: string | undefined): Encryption | undefined {
  const first = bytes[0];
  if (first === undefined) return undefined;
  if (FIRST.has(first)) {
    const found = MAGIC.find(([, magic]) => magic.equals(bytes.subarray(0, magic.length)));
    if (found !== undefined) return found[0];
  }
  if (first >= 0x80 && isOpenPgpMessage(bytes)) return 'openpgp';
  if (path === undefined) return undefined;
  if (NSS_FILE.test(path)) return DATABASES.some((magic) => startsWith(bytes, magic)) ? 'nss' : undefined;
  if (GSKIT_FILE.test(path)) return isBinary(bytes) && !startsWith(bytes, KEEPASS) ? 'gskit' : undefined;
  const inner = path.replace(ENCRYPTED_NAME, '');
  return inner !== path && MATERIAL_FILE.test(inner) && !isReadable(bytes) ? 'unknown' : undefined;
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return magic.equals(bytes.subarray(0, magic.length));
}

function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, HEAD).includes(0);
}

/** PEM, or the SEQUENCE that DER begins with. */
function isReadable(bytes: Buffer): boolean {
  return bytes[0] === 0x30 || bytes.subarray(0, HEAD).includes('-----BEGIN');
}

/** Public-key algorithms of RFC 9580 section 9.1 that encrypt. */
const PUBLIC_KEY_ALGORITHMS: ReadonlySet<number | undefined> = new Set([1, 2, 16, 18, 25, 26]);

/**
 * Whether the bytes begin with an encrypted session key (RFC 9580 sections 5.1 and 5.3), as every encrypted message does. Key
 * rings and signatures, which are not encrypted, begin with other packets.
 */
function isOpenPgpMessage(bytes: Buffer): boolean {
  const tag = bytes[0] as number;
  const isNew = (tag & 0x40) !== 0;
  const packet = isNew ? tag & 0x3f : (tag & 0x3c) >> 2;
  if (packet !== 1 && packet !== 3) return false;
  // Both packets are shorter than 2^16, and their size is one or two bytes.
  const two = isNew ? (bytes[1] ?? 0) >= 192 : (tag & 3) === 1;
  if (!isNew && (tag & 3) > 1) return false;
  const body = two ? 3 : 2;
  const [version, second, third] = [bytes[body], bytes[body + 1], bytes[body + 2]];
  if (packet === 1) return version === 3 && PUBLIC_KEY_ALGORITHMS.has(bytes[body + 9]);
  // Symmetric algorithms are 1 to 13; specifiers of how the password becomes a key 0, 1, 3 and 4.
  return version === 4 && second !== undefined && second > 0 && second < 14 && [0, 1, 3, 4].includes(third ?? 2);
}

interface ValueForm {
  encryption: Encryption;
  /** A byte string that stands in every such file. */
  needle: string;
  /** What follows the needle, within {@link LOOK} bytes. */
  follows: RegExp;
  /** One of these stands anywhere in the file. */
  also?: readonly string[];
}

/** Bytes behind a needle that tell whether a value follows. */
const LOOK = 1_024;
/** Places of one needle that are looked at; documentation of a tool names it often and shows no value. */
const MAX_PLACES = 200;

const BODY = '[A-Za-z0-9+/]{40}';

/** Encrypted values inside files that can be read otherwise, in the order in which one of several is told. */
export const VALUE_FORMS: readonly ValueForm[] = [
  {
    // https://getsops.io/docs/, the metadata of YAML, JSON, dotenv and INI
    encryption: 'sops',
    needle: 'ENC[AES256_GCM,data:',
    follows: /^[\w+/=]*,iv:/,
    also: ['\nsops:', '"sops"', 'sops_mac=', '[sops]', 'sops: '],
  },
  {
    encryption: 'ansible-vault',
    needle: '$ANSIBLE_VAULT;',
    follows: /^[\w.;-]{1,100}(?:\r?\n|\\n)\s{0,80}[0-9a-f]{40}/,
  },
  {
    encryption: 'sealed-secrets',
    needle: 'encryptedData',
    // Two bytes that hold the length of the session key (512, or 256) come first.
    follows: /["':\s]A[gQ][A-Za-z0-9+/]{60}/,
    also: ['kind: SealedSecret', '"SealedSecret"', "'SealedSecret'"],
  },
  // https://github.com/voxpupuli/hiera-eyaml
  { encryption: 'hiera-eyaml', needle: 'ENC[PKCS7,', follows: /^[\s>|-]{0,40}MI[A-Za-z0-9+/]{40}/ },
  // https://github.com/Shopify/ejson
  { encryption: 'ejson', needle: '"EJ[1:', follows: /^[A-Za-z0-9+/]{40}/, also: ['"_public_key"'] },
  { encryption: 'age', needle: '-----BEGIN AGE ENCRYPTED FILE-----', follows: new RegExp(`^[\\s\\\\nr]{1,80}${BODY}`) },
  { encryption: 'openpgp', needle: '-----BEGIN PGP MESSAGE-----', follows: new RegExp(BODY) },
  { encryption: 'openpgp', needle: 'ENC[GPG,', follows: new RegExp(`^[\\s>|-]{0,40}${BODY}`) },
];

/** How values in a file are encrypted; undefined if it holds no form of {@link VALUE_FORMS}. Linear. */
export function valueEncryption(bytes: Buffer): Encryption | undefined {
  return VALUE_FORMS.find((form) => holds(bytes, form))?.encryption;
}

function holds(bytes: Buffer, { needle, follows, also }: ValueForm): boolean {
  let at = bytes.indexOf(needle);
  if (at < 0 || also?.some((text) => bytes.includes(text)) === false) return false;
  for (let places = 0; at >= 0 && places < MAX_PLACES; places++) {
    const behind = at + needle.length;
    if (follows.test(bytes.toString('latin1', behind, behind + LOOK))) return true;
    at = bytes.indexOf(needle, behind);
  }
  return false;
}
