/**
 * Audits corpora of known content and compares: `npm run corpus -- DIR [--only EMBEDDING]`. Each folder of DIR that holds
 * `tree/` and `truth.jsonl` (one object a line: path, line, kind, embedding, sha256 and the fields of a certificate) is one
 * corpus; `passwords.txt` beside them is tried on keystores. Ends with 1 where something is missed, invented or different.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createExaminer } from '../src/audit/examine.ts';
import type { FileFacts } from '../src/audit/layer-output.ts';
import { decoders } from '../src/decoders/index.ts';
import type { SeenCertificate, Sighting } from '../src/model/index.ts';
import { groupBy } from '../src/util/collections.ts';

/** One line of `truth.jsonl`. */
interface Truth {
  path: string;
  line: number;
  kind: string;
  embedding: string;
  sha256: string | null;
  encrypted?: boolean;
  serial?: string;
  subject?: string;
  notBefore?: string;
  notAfter?: string;
  keyType?: string | null;
  keySize?: number | string | null;
  sigAlg?: string;
  spki?: string;
  ca?: boolean;
  selfIssued?: boolean;
  san?: string[];
}

/** What was seen, whatever its kind. */
interface Seen {
  kind: string;
  /** Missing where the noun has none: keys and keystores. */
  fingerprint?: string;
  sighting: Sighting;
  certificate?: SeenCertificate;
  key?: { algorithm: string; encrypted: boolean };
  used: boolean;
}

interface Row {
  truth: number;
  found: number;
  invented: number;
}

/** Kinds of the truth that have a noun here; a PKCS#7 is what its certificates say, a public key alone has no story. */
const COMPARED = ['certificate', 'private-key', 'crl', 'csr', 'keystore', 'pkcs12'];

/** Differences that are decisions, by the start of the embedding. One that no longer occurs is reported. */
const EXPLAINED: { embedding: string; field: string; truth?: string; reason: string }[] = [
  {
    embedding: 'der>pkcs12',
    field: 'encrypted',
    reason: 'The truth describes a key of a PKCS#12 once it is decrypted; here it is as the file has it.',
  },
  {
    embedding: 'bks:plain_key',
    field: 'found',
    reason: 'A DES key in a BKS keystore is a secret key, not the private half of a pair.',
  },
  {
    embedding: 'uber',
    field: 'found',
    reason: 'An UBER keystore is encrypted as a whole; it is reported as unsupported.',
  },
  {
    embedding: 'base64+multi',
    field: 'keySize',
    truth: 'undefined',
    reason: 'The truth states no size of a Diffie-Hellman key; here it is that of the prime (RFC 3279 section 2.3.3).',
  },
];

/** Spellings here of the truth's kinds. What a store seals is a key, or not; the truth does not tell. */
const KINDS: Record<string, string> = { pkcs12: 'keystore', 'store-secret': 'private-key' };

/** Spellings of the truth for what is the same thing. */
const KEY_TYPES: Record<string, string> = { DHX: 'DH' };

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const [root] = positionals;
if (root === undefined) {
  console.error('usage: npm run corpus -- DIR [--only EMBEDDING]');
  process.exit(2);
}
const passwordFile = join(root, 'passwords.txt');
const passwords = existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8').split('\n').filter(Boolean) : [];
const examiner = createExaminer({ decoders, mechanisms: [] }, passwords);
const problems: string[] = [];
const explained = new Map<string, number>();
const rows = new Map<string, Row>();

for (const corpus of readdirSync(root).sort()) {
  if (!existsSync(join(root, corpus, 'truth.jsonl'))) continue;
  const truths = readFileSync(join(root, corpus, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Truth);
  const byPath = groupBy(truths, ({ path }) => path);
  const tree = join(root, corpus, 'tree');
  for (const entry of readdirSync(tree, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(tree.length + 1);
    const facts = await examiner.examine(corpus, path, readFileSync(file));
    compare(corpus, path, byPath.get(path) ?? [], facts);
    byPath.delete(path);
  }
  for (const [path] of byPath) problems.push(`${corpus}/${path}: the truth names a file that is not in the tree`);
}
print();

function compare(corpus: string, path: string, truths: Truth[], facts: FileFacts | undefined): void {
  const seen = facts === undefined ? [] : listSeen(facts);
  for (const fault of facts?.faults ?? []) problems.push(`${corpus}: FAULT ${fault.where}: ${fault.message}`);
  // An exact line goes first, so that two copies in one file are not told apart by luck.
  const wanted = truths.filter(({ kind }) => COMPARED.includes(kind));
  const matches = new Map<Truth, Seen>();
  for (const strict of [true, false]) {
    for (const truth of truths) {
      const match = matches.has(truth) ? undefined : seen.find((one) => isSame(truth, one, strict));
      if (match === undefined) continue;
      match.used = true;
      matches.set(truth, match);
    }
  }
  for (const truth of wanted) {
    if (!isWanted(truth.embedding)) continue;
    const row = rowOf(corpus, truth.kind, truth.embedding);
    const match = matches.get(truth);
    row.truth++;
    if (match !== undefined) row.found++;
    const found = match === undefined ? [missed(truth, facts)] : differences(truth, match);
    for (const difference of found) note(`${corpus}/${path}:${truth.line}`, truth, difference);
  }
  for (const one of seen) {
    const known = one.fingerprint === undefined ? one.used : truths.some(({ sha256 }) => sha256 === one.fingerprint);
    const { format, line, pointer } = one.sighting;
    if (known || !isWanted(format)) continue;
    rowOf(corpus, one.kind, `(${format})`).invented++;
    problems.push(
      `${corpus}/${path}:${line ?? pointer ?? ''} ${format} ${one.kind}: INVENTED ${one.fingerprint ?? ''}`,
    );
  }
}

function listSeen(facts: FileFacts): Seen[] {
  const used = false;
  return [
    ...facts.certificates.flatMap((certificate) =>
      certificate.sightings.map((sighting): Seen => {
        return { kind: 'certificate', fingerprint: certificate.fingerprint, sighting, certificate, used };
      }),
    ),
    ...facts.privateKeys.flatMap((key) =>
      key.sightings.map((sighting): Seen => ({ kind: 'private-key', sighting, key, used })),
    ),
    ...facts.revocationLists.flatMap(({ fingerprint, sightings }) =>
      sightings.map((sighting): Seen => ({ kind: 'crl', fingerprint, sighting, used })),
    ),
    ...facts.requests.flatMap(({ fingerprint, sightings }) =>
      sightings.map((sighting): Seen => ({ kind: 'csr', fingerprint, sighting, used })),
    ),
    ...facts.keystores.map((sighting): Seen => ({ kind: 'keystore', sighting, used })),
    // A store that cannot be opened at all is found when the report names it; what it holds stays missed.
    ...facts.unreadable
      .filter(({ reason, detail }) => reason === 'unsupported' && /keystore/i.test(detail))
      .map((place): Seen => ({ kind: 'keystore', sighting: { ...place, format: 'bks' }, used })),
  ];
}

function isSame(truth: Truth, seen: Seen, strict: boolean): boolean {
  if (seen.used || seen.kind !== (KINDS[truth.kind] ?? truth.kind)) return false;
  const { line, pointer } = seen.sighting;
  const alias = /:(.+)/.exec(truth.embedding)?.[1];
  if (strict && (alias === undefined ? line !== truth.line : !pointer?.includes(`"${alias}"`))) return false;
  return seen.fingerprint === undefined || seen.fingerprint === truth.sha256;
}

type Difference = { field: string; truth: string; ours: string };

function differences(truth: Truth, { sighting, certificate, key }: Seen): Difference[] {
  const pairs: [string, unknown, unknown][] = [];
  if (truth.embedding.startsWith('pem')) pairs.push(['line', truth.line, sighting.line]);
  if (key !== undefined) {
    pairs.push(['encrypted', truth.encrypted, key.encrypted]);
    if (typeof truth.keyType === 'string' && !key.encrypted) pairs.push(['keyType', keyType(truth), key.algorithm]);
  }
  if (certificate !== undefined) {
    const { publicKey } = certificate;
    pairs.push(
      ['notBefore', truth.notBefore, certificate.notBefore],
      ['notAfter', truth.notAfter, certificate.notAfter],
      ['serial', truth.serial, certificate.serialNumber],
      ['common name', commonName(truth.subject ?? ''), commonName(certificate.subject)],
      ['keyType', keyType(truth), publicKey.algorithm],
      ['keySize', truth.keySize ?? undefined, publicKey.curve ?? publicKey.bits],
      ['spki', truth.spki, publicKey.fingerprint],
      ['sigAlg', plain(truth.sigAlg ?? ''), plain(certificate.signatureAlgorithm)],
      ['selfIssued', truth.selfIssued, certificate.selfIssued],
      ['ca', truth.ca ?? false, certificate.ca],
      ['san', (truth.san ?? []).map(shownName).join(), certificate.names.join()],
    );
  }
  return pairs
    .filter(([, expected, actual]) => expected !== actual)
    .map(([field, expected, actual]) => ({ field, truth: String(expected), ours: String(actual) }));
}

function keyType({ keyType }: Truth): string | undefined {
  return keyType ? (KEY_TYPES[keyType] ?? keyType) : undefined;
}

/** `sha256WithRSAEncryption` and `sha256WithRSA`, `dsa-with-SHA1` and `dsa-sha1` are two spellings each. */
function plain(algorithm: string): string {
  return algorithm
    .toLowerCase()
    .replace(/encryption$|-?with-?/g, '')
    .replace(/-/g, '');
}

/** The truth writes the octets of an address. */
function shownName(name: string): string {
  const octets = Buffer.from(name.replace(/^ip:/, ''), 'hex');
  if (!name.startsWith('ip:') || octets.length === 0) return name;
  if (octets.length === 4) return `ip:${octets.join('.')}`;
  return `ip:${new URL(`http://[${octets.toString('hex').replace(/(.{4})(?!$)/g, '$1:')}]`).hostname.slice(1, -1)}`;
}

function commonName(subject: string): string | undefined {
  return /(?:^|, |\+ )CN=(.*?)(?:(?<!\\), | \+ |$)/.exec(subject)?.[1]?.replaceAll('\\', '');
}

function note(at: string, { embedding, kind }: Truth, { field, truth, ours }: Difference): void {
  const entry = EXPLAINED.find(
    (one) => one.field === field && embedding.startsWith(one.embedding) && (one.truth ?? truth) === truth,
  );
  if (entry === undefined) problems.push(`${at} ${embedding} ${kind}: ${field} is ${truth} in the truth, ${ours} here`);
  else explained.set(entry.reason, (explained.get(entry.reason) ?? 0) + 1);
}

function missed({ sha256 }: Truth, facts: FileFacts | undefined): Difference {
  return { field: 'found', truth: sha256 ?? 'one', ours: `none (${reasonFor(facts)})` };
}

function reasonFor(facts: FileFacts | undefined): string {
  const details = new Set(facts?.unreadable.map(({ reason, detail }) => `${reason}: ${detail}`));
  return details.size === 0 ? 'no decoder saw it' : [...details].join(' ');
}

function isWanted(embedding: string): boolean {
  return values.only === undefined || embedding.startsWith(values.only);
}

function rowOf(corpus: string, kind: string, embedding: string): Row {
  const key = [corpus, kind, embedding.replace(/:.*/, '')].join('\t');
  const row = rows.get(key) ?? { truth: 0, found: 0, invented: 0 };
  rows.set(key, row);
  return row;
}

function print(): void {
  const total = { truth: 0, found: 0, invented: 0 };
  const line = (key: string[], { truth, found, invented }: Row) => {
    const [corpus = '', kind = '', embedding = ''] = key;
    const numbers = [truth, found, truth - found, invented].map((n) => String(n).padStart(9)).join('');
    console.log(`${corpus.padEnd(14)}${kind.padEnd(13)}${embedding.padEnd(28)}${numbers}`);
  };
  console.log(
    `${'corpus'.padEnd(14)}${'kind'.padEnd(13)}${'embedding'.padEnd(28)}    truth    found   missed invented`,
  );
  for (const [key, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    line(key.split('\t'), row);
    for (const field of ['truth', 'found', 'invented'] as const) total[field] += row[field];
  }
  line(['all'], total);
  console.log(`\n${problems.length} problems`);
  for (const problem of problems) console.log(`- ${problem}`);
  for (const [reason, times] of explained) console.log(`explained ${times} times: ${reason}`);
  for (const { embedding, reason } of EXPLAINED) {
    if (isWanted(embedding) && !explained.has(reason)) console.log(`no longer needed: ${reason}`);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
}
