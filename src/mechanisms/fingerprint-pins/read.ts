import { ownAttributes } from '../../facts/attributes.ts';
import type { ConfigFile, FactAttributes, MechanismOutput } from '../../model/index.ts';
import { type EnclosingLines, enclosingLines } from '../../parsers/enclosing-lines.ts';

/** What only the rules of this mechanism read of its facts. */
type Own = 'alone';
export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('fingerprint-pins');

const LONGEST_ROW = 2000;
const COMMENT = /^\s*(?:#|\/\/|\*|\/\*|;)/;
const MAX_PINS = 500;
/** Rows between a host and what is pinned for it. */
const HOST_REACH = 12;

/** A digest in hex, plain or with a colon or a blank between the octets: SHA-1 has 20 octets, SHA-256 has 32. */
const HEX =
  /(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|(?:[0-9A-Fa-f]{2}[: ]){19}(?:(?:[0-9A-Fa-f]{2}[: ]){12})?[0-9A-Fa-f]{2})(?![0-9A-Za-z:])/g;
/** SHA-256 of a public key in base64: `sha256/…` of OkHttp, `sha256//…` of curl, `pin-sha256="…"`, a `<pin>`, a plain string of a list. */
const BASE64 = /(?<![0-9A-Za-z+/=-])(sha256\/{1,2})?([0-9A-Za-z+/]{43}=)(?!=)/g;

/** Keys and options whose value is the fingerprint of a certificate. */
const NAMED =
  /thumb_?print|finger_?print|\bcodesign\b.{0,120}?(?:--sign|-s)(?=\s)|\/sha1\b|certificate[-_]?sha-?(?:1|256)|ca-?cert-?hash(?:es)?|cert-?hash|WEBSITE_LOAD_CERTIFICATES|pinned_?cert\w{0,20}/i;
/** Without one of these near it, a fingerprint is that of something else. */
const CERTIFICATE = /cert|ssl|tls|x509|saml|idp|\bca\b|peer/i;
/** Keys whose values are digests of public keys. */
const KEY_PIN =
  /pin-?sha-?256|pin ?digest|<pin\b|SPKI|PublicKeyHashes|pinned_?public_?key|pinnedpubkey|public_?key_?pin|certificate_?pin|\bpins?\b/i;
/** What has fingerprints as well, and is no certificate. */
const OTHER =
  /ssh|gpg|pgp|known_hosts|host_?key|apt[-_ ]?key|commit|docker|\bimage|checksum|integrity|git[-_ ]?sha|revision|signing_?key|browser|device[-_ ]?finger/i;
/** Programs that take the certificate to sign code with by its thumbprint. */
const SIGNING =
  /signtool|Set-AuthenticodeSignature|certificateSha1|ManifestCertificateThumbprint|PackageCertificateThumbprint|code-?_?sign|sign_?code|nuget\s+sign|sign\s+code|jsign|mage\b/i;
/** Programs that sign, of which a file may name the certificate elsewhere: in its environment. */
const SIGNER = /\bsigntool\b|Set-AuthenticodeSignature|\bjsign\b|\bnuget\s+sign\b|\bcodesign\s/i;
const HOST =
  /<domain[^>]{0,80}>\s{0,9}([\w.-]{1,253})\s{0,9}<|["'(]((?:\*{1,2}\.)?(?:[\w-]{1,63}\.){1,8}[A-Za-z][\w-]{1,62})["']|<key>((?:[\w-]{1,63}\.){1,8}[a-z]{2,63})<\/key>/;

interface Pin {
  value: string;
  digest: 'sha1' | 'sha256' | 'key';
  label: string;
  line: number;
  program?: string;
  host?: string;
  /** Pins of one group are alternatives. */
  group: string;
}

/** A pin for each digest that a key or an option names as that of a certificate or of a public key. */
export function read(file: ConfigFile, output: Output): void {
  const pins = pinsIn(file.text);
  const counts = new Map<string, number>();
  for (const { group } of pins) counts.set(group, (counts.get(group) ?? 0) + 1);
  for (const { value, digest, label, line, program, host, group } of pins) {
    const attributes: FactAttributes = { name: label, version: value, digest, ...(program && { program }) };
    output.fact(
      {
        kind: 'pin',
        reads: [],
        writes: [],
        ...(host !== undefined && { names: [`dns:${host.toLowerCase()}`] }),
        attributes,
        own: { ...(digest === 'key' && counts.get(group) === 1 && { alone: true }) },
      },
      { line },
    );
  }
}

/** Digests, the characters in which they are written, and how many of these follow one another at least. */
const DIGESTS = [
  { digest: HEX, members: membersOf(/[0-9A-Fa-f: ]/), length: 40 },
  { digest: BASE64, members: membersOf(/[0-9A-Za-z+/=]/), length: 44 },
];

function membersOf(characters: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (characters.test(String.fromCharCode(code)) ? 1 : 0));
}

/** Whether a row holds a digest. Most are told by a look at few of their characters; to search them takes longer. */
const holdsDigest = (row: string) =>
  DIGESTS.some(({ digest, members, length }) => holdsRun(row, members, length) && row.search(digest) >= 0);

function holdsRun(row: string, members: Uint8Array, length: number): boolean {
  for (let end = length - 1; end < row.length; ) {
    let at = end;
    while (at > end - length && members[row.charCodeAt(at)] === 1) at--;
    if (at === end - length) return true;
    end = at + length;
  }
  return false;
}

function pinsIn(text: string): Pin[] {
  const rows = text.split('\n');
  if (!rows.some((row) => row.length <= LONGEST_ROW && holdsDigest(row))) return [];
  const pins: Pin[] = [];
  const around = enclosingLines();
  const signer = SIGNER.exec(text)?.[0].trim();
  let host: { name: string; line: number } | undefined;
  /** The line on which the present list of pins begins, where its format marks that. */
  let list = 0;
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    if (row === '' || row.length > LONGEST_ROW || pins.length >= MAX_PINS || COMMENT.test(row)) continue;
    around.take(row);
    const named = HOST.exec(row);
    const name = named?.[1] ?? named?.[2] ?? named?.[3];
    if (name !== undefined) host = { name, line };
    if (/<pin-set\b|NSPinned(?:CA|Leaf)Identities|PublicKeyHashes/.test(row)) list = line;
    const near = host !== undefined && line - host.line <= HOST_REACH ? host.name : undefined;
    for (const { 0: raw, index: at } of row.matchAll(HEX)) {
      const label = labelOf(row, at, around, NAMED);
      if (label === undefined) continue;
      const value = raw.replace(/[: ]/g, '').toLowerCase();
      const signing = SIGNING.exec(row)?.[0] ?? (SIGNING.test(label) ? label : signer);
      const digest = value.length === 40 ? 'sha1' : 'sha256';
      pins.push({ value, digest, label, line, group: `${line}`, ...(signing !== undefined && { program: signing }) });
    }
    for (const [, marked, value = ''] of row.matchAll(BASE64)) {
      // A list of denied keys looks the same, but for the host or the name of the list.
      const label = (near !== undefined ? marked : undefined) ?? labelOf(row, row.indexOf(value), around, KEY_PIN);
      if (label === undefined || OTHER.test(row)) continue;
      const group = list > 0 && line - list < 40 ? `list ${list}` : (near ?? `${line}`);
      pins.push({
        value: Buffer.from(value, 'base64').toString('hex'),
        digest: 'key',
        label: near ?? label,
        line,
        group,
        ...(near !== undefined && { host: near }),
      });
    }
  }
  return pins;
}

/** The key or option that says what a digest is: before it in its row, else in the rows around it. */
function labelOf(row: string, at: number, around: EnclosingLines, what: RegExp): string | undefined {
  const before = row.slice(0, at);
  const own = wordAt(before, what);
  if (own !== undefined) {
    const near = [before.slice(-160), ...around.heads().slice(0, 2)];
    const isCertificates = !/finger/i.test(own) || near.some((text) => CERTIFICATE.test(text));
    return isCertificates && !OTHER.test(before.slice(-160)) ? own : undefined;
  }
  // A key of another kind on the row itself decides.
  if (/[\w"'>]\s{0,9}[:=]\s{0,9}["']?$/.test(before)) return undefined;
  for (const head of [...around.siblings().slice(0, 1), ...around.heads().slice(0, 2)]) {
    const word = wordAt(head.slice(0, 300), what);
    if (word !== undefined)
      return OTHER.test(head) || (/finger/i.test(word) && !CERTIFICATE.test(head)) ? undefined : word;
  }
  return undefined;
}

/** The whole word in which the last match is. */
function wordAt(text: string, what: RegExp): string | undefined {
  const found = what.exec(text);
  if (found === null) return undefined;
  const start = /[\w.-]{0,60}$/.exec(text.slice(0, found.index))?.[0].length ?? 0;
  const end = /^[\w-]{0,60}/.exec(text.slice(found.index + found[0].length))?.[0].length ?? 0;
  return text.slice(found.index - start, found.index + found[0].length + end).trim();
}
