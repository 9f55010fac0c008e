/**
 * Puts certificates into the files of a case. A line such as these stands for the PEM of what it describes; the same line is
 * the same certificate wherever it is:
 *
 *     <certificate www.corp.internal, corp.internal from 2026-01-01 until 2027-01-01>
 *     <certificate www.corp.internal from 2026-01-01 until 2027-01-01 by CN=R12, O=Let's Encrypt with rsa1024>
 *     <certificate www.corp.internal from 2026-01-01 until 2027-01-01 with serial=00>
 *     <ca Corp Issuing CA from 2020-01-01 until 2040-01-01>
 *     <crl Corp Issuing CA from 2026-10-01 until 2026-11-01>
 *     <key www.corp.internal with rsa1024>
 *     <certificate without names from 2026-01-01 until 2027-01-01>
 *
 * `<sha1 of certificate …>`, `<sha256 of …>` and `<pin of …>` within a line stand for its fingerprints and for the pin of its key.
 *
 * `<keystore www.corp.internal from 2026-01-01 until 2027-01-01 with changeit>` alone in a file is a PKCS#12 file of the
 * certificate and its key with that password; `<truststore …>` is one of a CA alone. A file named like an endpoint holds what that serves, or `<no answer>`. A file
 * named `git log -- PATH` holds, one a line, the days on which PATH got a certificate.
 */
import { writePkcs12 } from '../../scripts/fixtures/pkcs12-writer.ts';
import { type Issued, issue, type KeyKind, revocationList } from '../../scripts/fixtures/pki.ts';
import type { Arrival, Certificate } from '../../src/model/index.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import type { Files } from './cases.ts';

/** What stands for the fingerprint of a certificate, or the pin of its key, within a line: `<sha1 of certificate …>`. */
const NAMED = /<(sha1|sha256|pin) of ((?:certificate|ca) [^>]{1,300})>/;

export interface Expanded {
  files: Readonly<Record<string, string | Buffer>>;
  /** What each endpoint serves, its own certificate first; empty where it does not answer. */
  served: ReadonlyMap<string, Certificate[]>;
  /** Certificates that came to a file, without the repository. */
  arrivals: Omit<Arrival, 'repository'>[];
  /** The line of the case, for a line of the file as it is read; both count from 1. */
  lineIn(path: string, line: number): number;
}

const LINE = /^(\s*)<(certificate|ca|crl|key) (.+?)(?: from (\S+) until (\S+))?(?: by (.+?))?(?: with (\S+))?>$/;

const KEYSTORE = /^<(keystore|truststore) (.+?) from (\S+) until (\S+) with (\S+)>\n$/;
const HISTORY = /^git log -- (.+)$/;
const NO_ANSWER = '<no answer>';

/** Who signs where a line does not say it. */
const ISSUER = 'O=Corp, CN=Corp Issuing CA';

/** Keys and certificates, made when they are first needed. */
export interface Authority {
  issued: Map<string, Promise<Issued>>;
}

export function newAuthority(): Authority {
  return { issued: new Map() };
}

/** Every file with its certificates, and where their lines come from. */
export async function withCertificates(files: Files, authority: Authority): Promise<Expanded> {
  const origins = new Map<string, number[]>();
  const expanded: Record<string, string | Buffer> = {};
  const served = new Map<string, Certificate[]>();
  const arrivals: Expanded['arrivals'] = [];
  for (const [path, text] of Object.entries(files)) {
    const [, kind, name, from, until, password = ''] = KEYSTORE.exec(text) ?? [];
    const [, moved] = HISTORY.exec(path) ?? [];
    if (name !== undefined) {
      const { der, keyDer } = await certificateOf(
        { ca: kind === 'truststore', names: [name], from, until, by: undefined, key: 'p256' },
        authority,
      );
      expanded[path] = writePkcs12({
        certificates: [{ der, keyId: 1 }],
        ...(kind === 'keystore' && { key: { der: keyDer, password, keyId: 1 } }),
        password,
      });
    } else if (moved !== undefined) {
      for (const line of text.trimEnd().split('\n')) arrivals.push(await arrivalOf(moved, line, authority));
    } else if (path.includes('://')) {
      const shown = text
        .trimEnd()
        .split('\n')
        .filter((line) => line !== NO_ANSWER);
      const pems = await Promise.all(shown.map((line) => linesOf(line, authority)));
      served.set(path, pems.map(certificateIn));
    } else {
      const lines: string[] = [];
      const origin: number[] = [];
      for (const [index, line] of text.split('\n').entries()) {
        const added = await linesOf(line, authority);
        lines.push(...added);
        origin.push(...added.map(() => index + 1));
      }
      expanded[path] = lines.join('\n');
      origins.set(path, origin);
    }
  }
  return { files: expanded, served, arrivals, lineIn: (path, line) => origins.get(path)?.[line - 1] ?? line };
}

/** `2026-10-20 <certificate …>`: the day on which a file got it. */
async function arrivalOf(path: string, line: string, authority: Authority): Promise<Omit<Arrival, 'repository'>> {
  const [, day, rest = ''] = /^(\S+) (<.*>)$/.exec(line) ?? [];
  const { fingerprint, subject, notBefore, notAfter } = certificateIn(await linesOf(rest, authority));
  return { path, revision: 'a'.repeat(40), time: `${day}T00:00:00Z`, fingerprint, subject, notBefore, notAfter };
}

function certificateIn(pem: readonly string[]): Certificate {
  return parseCertificate(Buffer.from(pem.slice(1, -1).join(''), 'base64')).certificate;
}

async function linesOf(line: string, authority: Authority): Promise<string[]> {
  const [, indent, kind, name, from, until, by, key = 'p256'] = LINE.exec(line) ?? [];
  const named = NAMED.exec(line);
  if (named !== null) {
    const { fingerprint, sha1, publicKey } = certificateIn(await linesOf(`<${named[2]}>`, authority));
    const pin = Buffer.from(publicKey.fingerprint, 'hex').toString('base64');
    const value = { sha1, sha256: fingerprint, pin }[named[1] ?? ''] ?? '';
    return linesOf(line.replace(named[0], value), authority);
  }
  if (kind === undefined || name === undefined) return [line];
  const names = name.split(', ');
  if (kind === 'crl') {
    const by = { names: [name], from: undefined, until: undefined, by: undefined };
    return revocationList(await certificateOf({ ...by, ca: true, key: 'p256' }, authority), from, until).then((list) =>
      list.split('\n'),
    );
  }
  const made =
    kind === 'key'
      ? (await keysOf(names[0] as string, key, authority)).keyPem
      : (await certificateOf({ ca: kind === 'ca', names, from, until, by, key }, authority)).pem;
  return made
    .trimEnd()
    .split('\n')
    .map((part) => `${indent}${part}`);
}

interface Wanted {
  ca: boolean;
  names: readonly string[];
  from: string | undefined;
  until: string | undefined;
  by: string | undefined;
  key: string;
}

function once(authority: Authority, name: string, make: () => Promise<Issued>): Promise<Issued> {
  const made = authority.issued.get(name) ?? make();
  authority.issued.set(name, made);
  return made;
}

/** A certificate of its own for each key: what counts is the key in it. */
function keysOf(name: string, key: string, authority: Authority): Promise<Issued> {
  return once(authority, `key of ${name} ${key}`, () =>
    issue({ subject: 'CN=key', notBefore: '2026-01-01', notAfter: '2027-01-01', key: key as KeyKind }),
  );
}

function certificateOf(wanted: Wanted, authority: Authority): Promise<Issued> {
  return once(authority, JSON.stringify(wanted), async () => {
    const { ca, names, from = '2020-01-01', until = '2040-01-01', by = ca ? 'itself' : ISSUER } = wanted;
    const serialNumber = /^serial=(\w+)$/.exec(wanted.key)?.[1];
    const key = serialNumber === undefined ? wanted.key : 'p256';
    const [name = ''] = names;
    const subject = ca ? distinguishedName(name) : `CN=${name}`;
    const server = { serverAuth: true, ...(name !== 'without names' && { names: [...names] }) };
    const { keys } = await keysOf(name, key, authority);
    // Keys of WebCrypto are made for one hash: a signature with SHA-1 needs an issuer whose key is made for it.
    const issuer = {
      ca: true,
      names: [by],
      from: undefined,
      until: undefined,
      by: 'itself',
      key: key === 'rsa-sha1' ? key : 'p256',
    };
    return issue({
      subject,
      notBefore: from,
      notAfter: until,
      keys,
      ca,
      ...(serialNumber !== undefined && { serialNumber }),
      ...(!ca && server),
      ...(by !== 'itself' && { issuer: await certificateOf(issuer, authority) }),
    });
  });
}

/** A name of a CA as it is, where it is one, else with the organization of this team. */
function distinguishedName(name: string): string {
  return name.includes('=') ? name : `O=Corp, CN=${name}`;
}
