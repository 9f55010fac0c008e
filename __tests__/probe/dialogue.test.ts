import type { Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Issued } from '../../scripts/fixtures/pki.ts';
import type { ServedEndpoint } from '../../src/model/index.ts';
import { probeEndpoints } from '../../src/probe/index.ts';
import { sha256 } from '../../src/x509/values.ts';
import { location } from '../support/builders.ts';
import {
  closeServers,
  identity,
  ldapResponse,
  listen,
  mysqlGreeting,
  mysqlPacket,
  SCRIPTS,
  type Script,
  scripted,
  secure,
} from '../support/tls-servers.ts';

type Protocol = keyof typeof SCRIPTS;

let own: Issued;
beforeAll(async () => {
  own = await identity();
});
afterEach(closeServers);

/** The one row of a server on this machine. */
async function probe(protocol: string, serve: (socket: Socket) => void, deadline?: number): Promise<ServedEndpoint> {
  const port = await listen(serve);
  const target = { address: `${protocol}://mail.corp.internal:${port}`, location: location() };
  const rows = await probeEndpoints([target], {
    scope: 'private',
    asked: '2026-11-22T00:00:00Z',
    resolve: async () => ['127.0.0.1'],
    ...(deadline === undefined ? {} : { deadline }),
  });
  expect(rows).toHaveLength(1);
  return rows[0] as ServedEndpoint;
}

/** What became of a script that is not followed by TLS. */
async function outcome(protocol: Protocol, script: Script): Promise<string> {
  const { certificates, failure } = await probe(protocol, scripted(script, secure(own)));
  return `${failure?.reason}: ${failure?.detail} (${certificates.length})`;
}

describe('a sound dialogue', () => {
  it.each(Object.keys(SCRIPTS) as Protocol[])('of %s ends in TLS', async (protocol) => {
    const row = await probe(protocol, scripted(SCRIPTS[protocol], secure(own)));
    expect(row.failure).toBeUndefined();
    expect(row.certificates.map(({ fingerprint }) => fingerprint)).toEqual([sha256(own.der)]);
    expect(row.nameMatches).toBe(true);
  });

  it.each(Object.keys(SCRIPTS) as Protocol[])('of %s that comes byte by byte ends in TLS', async (protocol) => {
    const row = await probe(protocol, (socket) => {
      socket.setNoDelay(true);
      const write = socket.write.bind(socket);
      // Each byte is a write of its own, as long as it is plain text.
      socket.write = ((data: string, encoding: BufferEncoding) => {
        for (const byte of Buffer.from(data, encoding)) write(Buffer.of(byte));
        return true;
      }) as typeof socket.write;
      scripted(SCRIPTS[protocol], (plain) => {
        socket.write = write;
        secure(own)(plain);
      })(socket);
    });
    expect(row.failure).toBeUndefined();
    expect(row.certificates).toHaveLength(1);
  });

  const altered = (protocol: Protocol, answer: string, changed: string): Script => {
    const { greeting, steps } = SCRIPTS[protocol];
    return { greeting, steps: steps.map(([request, text]) => [request, text === answer ? changed : text] as const) };
  };

  it.each<[string, Protocol, Script]>([
    ['a literal for people', 'sieve', altered('sieve', 'OK "begin"\r\n', 'OK {7}\r\nbegin\r\n\r\n')],
    ['line feeds alone', 'pop3', altered('pop3', '+OK begin\r\n', '+OK begin\n')],
    ['words in lower case', 'imap', altered('imap', 'a2 OK begin\r\n', 'a2 ok\r\n')],
    [
      'an untagged line before the go-ahead',
      'imap',
      altered('imap', 'a2 OK begin\r\n', '* OK wait\r\na2 OK begin\r\n'),
    ],
    ['a long length', 'ldap', altered('ldap', ldapResponse(0), `\x30\x84\0\0\0\x0c${ldapResponse(0).slice(2)}`)],
  ])('with %s ends in TLS (%s)', async (_, protocol, script) => {
    const row = await probe(protocol, scripted(script, secure(own)));
    expect(row.failure).toBeUndefined();
    expect(row.certificates).toHaveLength(1);
  });
});

describe('plain text behind the go-ahead', () => {
  const injected = { smtp: '250 injected\r\n', imap: '* BYE\r\n', pop3: '+OK\r\n', sieve: 'OK\r\n', ftp: '230 in\r\n' };
  const scripts = Object.entries({ ...injected, ldap: '\x30', postgresql: 'S' }).map(([protocol, more]) => {
    const { greeting, steps } = SCRIPTS[protocol as Protocol];
    const last = steps.length - 1;
    const changed = steps.map(([request, answer], at) => [request, at === last ? answer + more : answer] as const);
    return [protocol, { greeting, steps: changed }] as [Protocol, Script];
  });

  it.each([...scripts, ['mysql', { ...SCRIPTS.mysql, greeting: `${mysqlGreeting()}\0` }] as [Protocol, Script]])(
    '%s',
    async (protocol, script) => {
      expect(await outcome(protocol, script)).toBe(
        'malformed: it sent plain text after it agreed to TLS, which an attacker could inject (0)',
      );
    },
  );
});

describe('an endpoint that offers no TLS', () => {
  const { smtp, imap, pop3, sieve, ftp, ldap, postgresql, mysql } = SCRIPTS;
  const EHLO = smtp.steps[0][0];

  it.each<[string, Protocol, Script, string]>([
    [
      'leaves STARTTLS out',
      'smtp',
      { ...smtp, steps: [[EHLO, '250-mx\r\n250 XSTARTTLS\r\n']] },
      'does not offer STARTTLS',
    ],
    ['is of RFC 821', 'smtp', { ...smtp, steps: [[EHLO, '500 what\r\n']] }, 'does not offer STARTTLS'],
    ['refuses', 'smtp', { ...smtp, steps: [smtp.steps[0], ['STARTTLS\r\n', '454 not now\r\n']] }, 'refuses STARTTLS'],
    [
      'leaves STARTTLS out',
      'imap',
      { ...imap, steps: [['a1 CAPABILITY\r\n', '* CAPABILITY IMAP4rev1 NOSTARTTLS\r\na1 OK\r\n']] },
      'does not offer STARTTLS',
    ],
    ['refuses', 'imap', { ...imap, steps: [imap.steps[0], ['a2 STARTTLS\r\n', 'a2 NO\r\n']] }, 'refuses STARTTLS'],
    [
      'is logged in',
      'imap',
      { greeting: '* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] hi\r\n', steps: imap.steps },
      'greets as already logged in, which excludes STARTTLS',
    ],
    ['leaves STLS out', 'pop3', { ...pop3, steps: [['CAPA\r\n', '+OK\r\nTOP\r\n.\r\n']] }, 'does not offer STLS'],
    ['does not know CAPA', 'pop3', { ...pop3, steps: [['CAPA\r\n', '-ERR what\r\n']] }, 'does not offer STLS'],
    ['refuses', 'pop3', { ...pop3, steps: [pop3.steps[0], ['STLS\r\n', '-ERR\r\n']] }, 'refuses STLS'],
    [
      'leaves STARTTLS out',
      'sieve',
      { greeting: '"SIEVE" "x"\r\nOK\r\n', steps: sieve.steps },
      'does not offer STARTTLS',
    ],
    ['refuses', 'sieve', { ...sieve, steps: [['STARTTLS\r\n', 'NO "no"\r\n']] }, 'refuses STARTTLS'],
    ['does not know AUTH', 'ftp', { ...ftp, steps: [['AUTH TLS\r\n', '504 what\r\n']] }, 'does not offer AUTH TLS'],
    [
      'does not know StartTLS',
      'ldap',
      { ...ldap, steps: [[ldap.steps[0][0], ldapResponse(2)]] },
      'does not support StartTLS',
    ],
    ['refuses', 'ldap', { ...ldap, steps: [[ldap.steps[0][0], ldapResponse(52)]] }, 'refuses StartTLS'],
    ['says N', 'postgresql', { ...postgresql, steps: [[postgresql.steps[0][0], 'N']] }, 'does not offer TLS'],
    ['lacks the flag', 'mysql', { ...mysql, greeting: mysqlGreeting(0xffff & ~0x800) }, 'does not offer TLS'],
  ])('%s (%s)', async (_, protocol, script, detail) => {
    expect(await outcome(protocol, script)).toBe(`no-tls: it ${detail} (0)`);
  });
});

describe('an endpoint that turns everybody away', () => {
  it.each<[Protocol, Script]>([
    ['smtp', { greeting: '554 5.7.1 not from there\r\n', steps: [] }],
    ['smtp', { ...SCRIPTS.smtp, steps: [[SCRIPTS.smtp.steps[0][0], '421 too many\r\n']] }],
    ['ftp', { greeting: '421 too many\r\n', steps: [] }],
    ['ftp', { ...SCRIPTS.ftp, steps: [['AUTH TLS\r\n', '421 too slow\r\n']] }],
    ['imap', { greeting: '* BYE too many\r\n', steps: [] }],
    ['imap', { ...SCRIPTS.imap, steps: [['a1 CAPABILITY\r\n', '* BYE\r\n']] }],
    ['pop3', { greeting: '-ERR busy\r\n', steps: [] }],
    ['sieve', { greeting: 'BYE (TRYLATER) "busy"\r\n', steps: [] }],
    ['ldap', { ...SCRIPTS.ldap, steps: [[SCRIPTS.ldap.steps[0][0], ldapResponse(52, 0)]] }],
    ['postgresql', { ...SCRIPTS.postgresql, steps: [[SCRIPTS.postgresql.steps[0][0], 'E']] }],
    ['mysql', { greeting: mysqlPacket('\xff\x6a\x04too many'), steps: [] }],
  ])('%s %#', async (protocol, script) => {
    expect(await outcome(protocol, script)).toBe('unreachable: it closes the connection before TLS starts (0)');
  });

  it.each(Object.keys(SCRIPTS) as Protocol[])('%s closes at once', async (protocol) => {
    const { failure } = await probe(protocol, (socket) => socket.resume().end());
    expect(failure).toEqual({ reason: 'unreachable', detail: 'it closed the connection before TLS could start' });
  });

  it('resets the connection', async () => {
    const { failure } = await probe('smtp', (socket) => socket.resetAndDestroy());
    expect(failure).toEqual({ reason: 'unreachable', detail: 'it reset the connection' });
  });
});

describe('an endpoint of another protocol', () => {
  const HTTP = 'HTTP/1.1 400 Bad Request\r\n\r\n';
  const SSH = 'SSH-2.0-OpenSSH_9.9\r\n';
  const VNC = 'RFB 003.008\n';

  it.each(
    (Object.keys(SCRIPTS) as Protocol[]).flatMap((protocol) =>
      [HTTP, SSH, VNC, '\0'.repeat(64), '\xff'.repeat(64)].map((text) => [protocol, text] as const),
    ),
  )('%s %j', async (protocol, text) => {
    const { failure, certificates } = await probe(protocol, (socket) => {
      socket.resume();
      socket.end(`${text}\r\n`, 'latin1');
    });
    // Four bytes that ask MySQL for more than it has are a packet that is cut off.
    expect(['malformed', 'unreachable']).toContain(failure?.reason);
    expect(failure?.detail).not.toContain(text.slice(0, 4));
    expect(certificates).toEqual([]);
  });

  it.each<[string, Protocol, string]>([
    ['POP3 for SMTP', 'smtp', '+OK ready\r\n'],
    ['SMTP for IMAP', 'imap', '220 mx ESMTP\r\n'],
    ['SMTP for POP3', 'pop3', '220 mx ESMTP\r\n'],
    ['IMAP for ManageSieve', 'sieve', '* OK ready\r\n'],
    ['SSH for FTP', 'ftp', SSH],
    ['HTTP for LDAP', 'ldap', HTTP],
    ['HTTP for PostgreSQL', 'postgresql', HTTP],
    ['a huge message of LDAP', 'ldap', '\x30\x84\xff\xff\xff\xff'],
    ['a broken message of LDAP', 'ldap', '\x30\x04\x02\x01\x01\x78'],
    ['a search result of LDAP', 'ldap', '\x30\x0c\x02\x01\x01\x65\x07\x0a\x01\0\x04\0\x04\0'],
    ['MySQL 3', 'mysql', mysqlPacket('\x093.20\0\0\0\0\0')],
    ['a huge packet of MySQL', 'mysql', '\xff\xff\xff\0'],
    ['a short greeting of MySQL', 'mysql', mysqlPacket('\x0a8.4')],
    ['a greeting of MySQL without flags', 'mysql', mysqlPacket('\x0a8.4.3\0\x07\0\0\0abcdefgh\0')],
    ['an empty greeting of MySQL', 'mysql', mysqlPacket('')],
    ['a later packet of MySQL', 'mysql', mysqlPacket('\x0a8.4.3\0\x07\0\0\0abcdefgh\0\xff\xff', 1)],
  ])('%s is malformed', async (_, protocol, text) => {
    const { failure } = await probe(protocol, (socket) => {
      socket.resume();
      socket.write(text, 'latin1');
    });
    expect(failure?.reason).toBe('malformed');
  });

  it.each([HTTP, SSH, '220 mx ESMTP\r\n', '\0'.repeat(100)])('%j in place of TLS', async (text) => {
    const { failure } = await probe('tls', (socket) => {
      socket.resume();
      socket.write(text);
    });
    expect(failure).toEqual({ reason: 'malformed', detail: 'its answer is not TLS' });
  });
});

describe('an endpoint that wants to hold the run', () => {
  const late = (what: string, seconds = 0.3) => ({ reason: 'timeout', detail: `${what} within ${seconds} s` });

  it.each(['tls', ...Object.keys(SCRIPTS)])('%s says nothing', async (protocol) => {
    const { failure, certificates } = await probe(protocol, (socket) => socket.resume(), 300);
    expect(failure).toEqual(
      late(protocol === 'tls' ? 'the TLS handshake did not finish' : 'the server did not start TLS'),
    );
    expect(certificates).toEqual([]);
  });

  it('says nothing after the go-ahead', async () => {
    const { failure } = await probe(
      'smtp',
      scripted(SCRIPTS.smtp, (socket) => socket.resume()),
      1000,
    );
    expect(failure).toEqual(late('the TLS handshake did not finish', 1));
  });

  it('sends a byte now and then', async () => {
    const { failure } = await probe(
      'smtp',
      (socket) => {
        socket.resume();
        const timer = setInterval(() => socket.write('2'), 20);
        socket.once('close', () => clearInterval(timer));
      },
      300,
    );
    expect(failure).toEqual(late('the server did not start TLS'));
  });

  it.each([
    ['smtp', '220-and more\r\n'],
    ['smtp', 'a line without an end '],
    ['pop3', '+OK and more\r\n'],
    ['sieve', '"AND" "more"\r\n'],
    ['imap', '* OK and more\r\n'],
  ])('%s sends without end: %j', async (protocol, text) => {
    let sent = 0;
    const { failure } = await probe(protocol, (socket) => {
      socket.resume();
      const write = () => {
        while (!socket.destroyed && socket.write(text.repeat(100))) sent += text.length * 100;
      };
      socket.on('drain', write);
      write();
    });
    expect(failure).toEqual({ reason: 'malformed', detail: 'it sent more than 64 KiB before TLS' });
    expect(sent).toBeGreaterThan(0);
  });
});
