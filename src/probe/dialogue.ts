/** From the greeting to where TLS may start, in the protocols of lines. Nothing is sent but what asks for TLS. */
import type { UpgradeProtocol } from '../util/endpoint-address.ts';
import { askLdap, askMysql, askPostgresql } from './binary-dialogue.ts';
import { malformed, noTls, turnedAway } from './dialogue-errors.ts';
import type { PlainText } from './plain-text.ts';

/** The name in EHLO (RFC 5321 section 4.1.1.1): one that tells nothing about who asks. */
const CLIENT = 'localhost.localdomain';

/** Ends where the next byte of the endpoint is one of TLS. Throws ProbeError. */
export const DIALOGUES: Readonly<Record<UpgradeProtocol, (wire: PlainText) => Promise<void>>> = {
  smtp: askSmtp,
  imap: askImap,
  pop3: askPop3,
  sieve: askSieve,
  ftp: askFtp,
  ldap: askLdap,
  postgresql: askPostgresql,
  mysql: askMysql,
};

/** RFC 3207. */
async function askSmtp(wire: PlainText): Promise<void> {
  const greeting = await reply(wire);
  if (greeting.code !== '220') throw turnedAway();
  wire.send(`EHLO ${CLIENT}\r\n`);
  const { code, lines } = await reply(wire);
  // A server of RFC 821 does not know EHLO.
  if (/^50[0-4]$/.test(code)) throw noTls('STARTTLS');
  if (code !== '250') throw turnedAway();
  if (!lines.some((line) => /^STARTTLS(?: |$)/i.test(line))) throw noTls('STARTTLS');
  wire.send('STARTTLS\r\n');
  if ((await reply(wire)).code !== '220') throw noTls('STARTTLS', 'refuses');
}

/** RFC 4217. */
async function askFtp(wire: PlainText): Promise<void> {
  if ((await reply(wire)).code !== '220') throw turnedAway();
  wire.send('AUTH TLS\r\n');
  const { code } = await reply(wire);
  if (code === '421') throw turnedAway();
  if (code !== '234') throw noTls('AUTH TLS');
}

/** A reply of one or more lines (RFC 959 section 4.2, RFC 5321 section 4.2.1); the lines without their codes. */
async function reply(wire: PlainText): Promise<{ code: string; lines: string[] }> {
  const first = await wire.line();
  const [, code, more] = /^([1-5]\d\d)([ -]|$)/.exec(first) ?? [];
  if (code === undefined) throw malformed();
  const lines = [first.slice(4)];
  for (let open = more === '-'; open; ) {
    const line = await wire.line();
    open = !(line.startsWith(code) && line[3] !== '-');
    lines.push(line.slice(4));
  }
  return { code, lines };
}

/** RFC 9051 section 6.2.1. */
async function askImap(wire: PlainText): Promise<void> {
  const [, greeting] = /^\* (OK|PREAUTH|BYE)(?: |$)/i.exec(await wire.line()) ?? [];
  if (greeting === undefined) throw malformed();
  if (/bye/i.test(greeting)) throw turnedAway();
  // STARTTLS is for those who are not logged in: an attacker on the way can rule it out with this greeting.
  if (/preauth/i.test(greeting)) throw noTls('STARTTLS', 'greets as already logged in, which excludes');
  const capability = await command(wire, 'a1', 'CAPABILITY');
  if (!capability.ok) throw malformed();
  if (!capability.untagged.some((line) => /^\* CAPABILITY(?: .*)? STARTTLS(?: |$)/i.test(line)))
    throw noTls('STARTTLS');
  if (!(await command(wire, 'a2', 'STARTTLS')).ok) throw noTls('STARTTLS', 'refuses');
}

async function command(wire: PlainText, tag: string, name: string): Promise<{ ok: boolean; untagged: string[] }> {
  wire.send(`${tag} ${name}\r\n`);
  const untagged: string[] = [];
  for (;;) {
    const line = await wire.line();
    if (line.startsWith(`${tag} `)) return { ok: /^OK(?: |$)/i.test(line.slice(tag.length + 1)), untagged };
    if (/^\* BYE(?: |$)/i.test(line)) throw turnedAway();
    if (!line.startsWith('* ')) throw malformed();
    untagged.push(line);
  }
}

/** RFC 2595 section 4. */
async function askPop3(wire: PlainText): Promise<void> {
  if (!(await isPositive(wire))) throw turnedAway();
  wire.send('CAPA\r\n');
  let offered = false;
  if (await isPositive(wire)) {
    for (let line = await wire.line(); line !== '.'; line = await wire.line()) offered ||= /^STLS(?: |$)/i.test(line);
  }
  if (!offered) throw noTls('STLS');
  wire.send('STLS\r\n');
  if (!(await isPositive(wire))) throw noTls('STLS', 'refuses');
}

async function isPositive(wire: PlainText): Promise<boolean> {
  const line = await wire.line();
  if (/^\+OK(?: |$)/i.test(line)) return true;
  if (/^-ERR(?: |$)/i.test(line)) return false;
  throw malformed();
}

/** ManageSieve, RFC 5804 section 2.2. */
async function askSieve(wire: PlainText): Promise<void> {
  const greeting = await sieveResponse(wire);
  if (!greeting.ok) throw turnedAway();
  if (!greeting.capabilities.some((line) => /^"STARTTLS"/i.test(line))) throw noTls('STARTTLS');
  wire.send('STARTTLS\r\n');
  if (!(await sieveResponse(wire)).ok) throw noTls('STARTTLS', 'refuses');
}

async function sieveResponse(wire: PlainText): Promise<{ ok: boolean; capabilities: string[] }> {
  const capabilities: string[] = [];
  for (;;) {
    const line = await wire.line();
    const [, status] = /^(OK|NO|BYE)(?:[ (]|$)/i.exec(line) ?? [];
    if (status !== undefined) {
      // The text for people may be a literal (section 4), which ends the response instead of the line.
      const [, literal] = /\{(\d{1,5})\+?\}$/.exec(line) ?? [];
      if (literal !== undefined) {
        await wire.bytes(Number(literal));
        await wire.line();
      }
      return { ok: /ok/i.test(status), capabilities };
    }
    if (!line.startsWith('"')) throw malformed();
    capabilities.push(line);
  }
}
