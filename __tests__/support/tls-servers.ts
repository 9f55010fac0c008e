/** Servers on this machine that speak TLS, at once or after a scripted dialogue, and some that behave badly. */
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContextOptions, TLSSocket } from 'node:tls';
import { type Issued, issue, type Request } from '../../scripts/fixtures/pki.ts';

/** Validity that no test looks at against a clock. */
const VALID = { notBefore: '2026-01-01', notAfter: '2027-01-01' };

export function identity(request: Partial<Request> = {}): Promise<Issued> {
  return issue({ subject: 'CN=mail', names: ['mail.corp.internal'], ...VALID, ...request });
}

export interface TlsOptions extends SecureContextOptions {
  /** Served behind the server's own, in this order. */
  chain?: readonly Issued[];
  requestCert?: boolean;
  /** Hears the name that the client asks for (SNI). */
  onName?: (name: string) => void;
}

const open: Server[] = [];

/** Listens on a free port, or on the given one; every connection goes to `serve`. */
export async function listen(serve: (socket: Socket) => void, host = '127.0.0.1', port = 0): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  open.push(server);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Ends when the last connection has ended: a client that leaves one open hangs the test. */
export async function closeServers(): Promise<void> {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
}

/** TLS from here on. */
export function secure({ pem, keyPem }: Issued, options: TlsOptions = {}): (socket: Socket) => TLSSocket {
  const { chain = [], requestCert = false, onName = () => {}, ...context } = options;
  const cert = [pem, ...chain.map((one) => one.pem)].join('');
  const secureContext = createSecureContext({ ...context, key: keyPem, cert });
  return (socket) => {
    const tls = new TLSSocket(socket, {
      isServer: true,
      secureContext,
      requestCert,
      rejectUnauthorized: requestCert,
      SNICallback: (name, done) => {
        onName(name);
        done(null, secureContext);
      },
    });
    tls.on('error', () => socket.destroy());
    tls.resume();
    return tls;
  };
}

/** What a server says first, and what it answers to what. Text is Latin-1. */
export interface Script {
  greeting: string;
  steps: readonly (readonly [request: string, answer: string])[];
}

/** Follows the script to its end, then goes on with `then`. What is not in the script ends the connection. */
export function scripted({ greeting, steps }: Script, then: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    const left = [...steps];
    let received = '';
    const onData = (chunk: Buffer) => {
      received += chunk.toString('latin1');
      const [request, answer] = left[0] ?? ['', ''];
      if (!received.startsWith(request)) {
        if (!request.startsWith(received)) socket.destroy();
        return;
      }
      received = received.slice(request.length);
      left.shift();
      if (answer !== '') socket.write(answer, 'latin1');
      if (left.length > 0) return;
      socket.off('data', onData).pause();
      // A protocol without a go-ahead lets the client start TLS in the same packet.
      if (received !== '') socket.unshift(Buffer.from(received, 'latin1'));
      then(socket);
    };
    socket.on('data', onData);
    if (greeting !== '') socket.write(greeting, 'latin1');
    if (left.length === 0) {
      socket.off('data', onData).pause();
      then(socket);
    }
  };
}

const STARTTLS_OID = '1.3.6.1.4.1.1466.20037';
const SSL_REQUEST = '\x00\x00\x00\x08\x04\xd2\x16\x2f';
/** 36 bytes: length and number of the packet, flags 0x8a00, 16 MiB, a character set and 23 zeros. */
const MYSQL_REQUEST = `\x20\0\0\x01\0\x8a\0\0\0\0\0\x01\x2d${'\0'.repeat(23)}`;

/** A packet of MySQL. */
export function mysqlPacket(body: string, number = 0): string {
  return `${String.fromCharCode(body.length & 255, body.length >> 8, 0, number)}${body}`;
}

/** The greeting of a MySQL server with these capability flags. */
export function mysqlGreeting(flags = 0xffff): string {
  const low = String.fromCharCode(flags & 255, flags >> 8);
  const rest = `\x2d\x02\0\xff\xdf\x15${'\0'.repeat(10)}abcdefghijkl\0mysql_native_password\0`;
  return mysqlPacket(`\x0a8.4.3\0\x07\0\0\0abcdefgh\0${low}${rest}`);
}

/** An LDAPMessage 1 of up to 125 bytes around an ExtendedResponse. */
export function ldapResponse(result: number, id = 1): string {
  return `\x30\x0c\x02\x01${String.fromCharCode(id)}\x78\x07\x0a\x01${String.fromCharCode(result)}\x04\0\x04\0`;
}

/** A sound dialogue of each protocol up to the go-ahead. */
export const SCRIPTS = {
  smtp: {
    greeting: '220-mx.corp.internal ESMTP\r\n220 at your service\r\n',
    steps: [
      ['EHLO localhost.localdomain\r\n', '250-mx.corp.internal\r\n250-SIZE 1000\r\n250-STARTTLS\r\n250 HELP\r\n'],
      ['STARTTLS\r\n', '220 2.0.0 go ahead\r\n'],
    ],
  },
  imap: {
    greeting: '* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n',
    steps: [
      ['a1 CAPABILITY\r\n', '* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK done\r\n'],
      ['a2 STARTTLS\r\n', 'a2 OK begin\r\n'],
    ],
  },
  pop3: {
    greeting: '+OK ready\r\n',
    steps: [
      ['CAPA\r\n', '+OK list\r\nTOP\r\nSTLS\r\nUIDL\r\n.\r\n'],
      ['STLS\r\n', '+OK begin\r\n'],
    ],
  },
  sieve: {
    greeting: '"IMPLEMENTATION" "x"\r\n"SIEVE" "fileinto"\r\n"STARTTLS"\r\n"VERSION" "1.0"\r\nOK "ready"\r\n',
    steps: [['STARTTLS\r\n', 'OK "begin"\r\n']],
  },
  ftp: {
    greeting: '220-Welcome\r\n 220 lines in between are free\r\n220 ready\r\n',
    steps: [['AUTH TLS\r\n', '234 proceed\r\n']],
  },
  ldap: {
    greeting: '',
    steps: [[`\x30\x1d\x02\x01\x01\x77\x18\x80\x16${STARTTLS_OID}`, ldapResponse(0)]],
  },
  postgresql: { greeting: '', steps: [[SSL_REQUEST, 'S']] },
  mysql: { greeting: mysqlGreeting(), steps: [[MYSQL_REQUEST, '']] },
} as const satisfies Record<string, Script>;
