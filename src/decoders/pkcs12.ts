import { type Bag, isPfx, readPfx } from '../keystores/pkcs12.ts';
import { type OpenedPfx, openPfx } from '../keystores/pkcs12-open.ts';
import type { DecodeOptions, Decoder, Found, Layer, Output, UnreadableReason } from '../model/index.ts';
import { memoizeByBytes, memoizeByObject } from '../util/memoize.ts';
import { aliasPointer, attempt } from '../x509/keystore.ts';
import { prepareRc2 } from '../x509/rc2.ts';

export const pkcs12: Decoder = {
  id: 'pkcs12',
  title: 'PKCS#12 keystore',
  example: '`server.p12`, `server.pfx`, and Java keystores since Java 9 under any name',
  unread: [
    'keystores that no built-in or given password opens: reported as `locked`',
    'keystores with more than 600,000 rounds of key derivation: reported as `too-large`',
    'parts encrypted to a public key, or with ciphers other than AES-CBC, triple DES, RC2 and RC4: reported as `unsupported`',
    'secret keys',
  ],
  detect: (layer) => isPfx(layer.bytes),
  decode,
};

async function decode(layer: Layer, output: Output, options: DecodeOptions): Promise<void> {
  await prepareRc2(layer.bytes);
  const { store, problems, trailing } =
    options.found === undefined
      ? opener(options.passwords)(layer.bytes)
      : open(layer.bytes, options.passwords, options.found);
  for (const { reason, message } of problems)
    output.unreadable(reason, `The PKCS#12 keystore could not be read completely: ${message}.`);
  if (store === undefined) return;
  if (trailing > 0) output.unreadable('malformed', `${trailing} bytes follow the PKCS#12 keystore.`);

  const entries = store.bags.length === 0 ? {} : { entries: store.bags.length };
  const password = store.found === undefined ? {} : { password: store.found };
  output.keystore(store.opened, { format: 'pkcs12', ...entries, ...password });
  const places = new Map(placed(store.bags));
  for (const bag of store.bags) {
    const found: Found = { format: 'pkcs12', ...places.get(bag) };
    if (bag.kind === 'certificate') output.certificate(bag.bytes, found);
    else if (bag.kind === 'crl') output.revocationList(bag.bytes, found);
  }
  for (const { bag, key } of store.keys) output.privateKey(key, { format: 'pkcs12', ...places.get(bag) });
}

interface Read {
  /** Undefined where the bytes are none. */
  store: OpenedPfx | undefined;
  problems: readonly { reason: UnreadableReason; message: string }[];
  /** Bytes behind the keystore. */
  trailing: number;
}

/** Keystores of which a thread remembers what they hold, and the largest of them in bytes. */
const [MAX_REMEMBERED, MAX_REMEMBERED_SIZE] = [32, 1 << 20];

/** Copies are frequent, and opening is expensive: equal bytes are opened once. */
const opener = memoizeByObject((passwords: readonly string[]) => {
  // What is remembered keeps its bytes; those of the layer change with the next file.
  const remembered = memoizeByBytes((bytes) => open(Buffer.from(bytes), passwords), MAX_REMEMBERED);
  return (bytes: Buffer) => (bytes.length > MAX_REMEMBERED_SIZE ? open(bytes, passwords) : remembered(bytes));
});

/** What a keystore may cost that is read again because of passwords in the repository, in digests of about 0.4 µs. */
const BUDGET_AGAIN = 1_000_000;

function open(bytes: Buffer, passwords: readonly string[], found?: readonly string[]): Read {
  const problems: { reason: UnreadableReason; message: string }[] = [];
  const pfx = attempt(
    () => readPfx(bytes),
    (reason, message) => problems.push({ reason, message }),
  );
  if (pfx === undefined) return { store: undefined, problems, trailing: 0 };
  const store = found === undefined ? openPfx(pfx, passwords) : openPfx(pfx, passwords, BUDGET_AGAIN, found);
  return { store, problems: store.problems, trailing: bytes.length - pfx.end };
}

/** The friendlyName, else the number among the objects of the kind where there are several. */
function placed(bags: Bag[]): [Bag, { pointer: string }][] {
  const kindOf = (bag: Bag) => (bag.kind === 'shrouded-key' ? 'key' : bag.kind);
  const totals = count(bags.map(kindOf));
  const seen = new Map<string, number>();
  return bags.flatMap((bag): [Bag, { pointer: string }][] => {
    const kind = kindOf(bag);
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    if (bag.alias !== undefined) return [[bag, { pointer: aliasPointer(bag.alias) }]];
    return (totals.get(kind) ?? 0) > 1 ? [[bag, { pointer: `#${number}` }]] : [];
  });
}

function count(values: string[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const value of values) totals.set(value, (totals.get(value) ?? 0) + 1);
  return totals;
}
