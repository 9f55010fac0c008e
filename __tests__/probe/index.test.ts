import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Issued } from '../../scripts/fixtures/pki.ts';
import type { ServedEndpoint } from '../../src/model/index.ts';
import { type ProbeOptions, probeEndpoints } from '../../src/probe/index.ts';
import { sha256 } from '../../src/x509/values.ts';
import { location } from '../support/builders.ts';
import { closeServers, identity, listen, SCRIPTS, scripted, secure } from '../support/tls-servers.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
const ASKED = '2026-11-22T00:00:00Z';

let own: Issued;
beforeAll(async () => {
  own = await identity();
});
afterEach(closeServers);

const probe = (addresses: readonly string[], options: Partial<ProbeOptions> = {}) =>
  probeEndpoints(
    addresses.map((address, at) => ({ address, location: location('.github/cert-hygiene.yml', at + 1) })),
    { scope: 'private', asked: ASKED, resolve: async () => ['127.0.0.1'], ...options },
  );

/** `address: reason`, or the start of the fingerprint. */
const told = (rows: readonly ServedEndpoint[]) =>
  rows.map(({ address, failure, certificates }) => `${address}: ${failure?.reason ?? certificates[0]?.fingerprint}`);

describe('a row', () => {
  it('says what was asked, where it is declared, when, and what came', async () => {
    const port = await listen(secure(own));
    const address = `https://mail.corp.internal:${port}`;
    const [row, ...more] = await probe([address]);
    expect(more).toEqual([]);
    expect(row).toEqual({
      endpoint: address,
      location: location('.github/cert-hygiene.yml', 1),
      address: '127.0.0.1',
      asked: ASKED,
      certificates: [expect.objectContaining({ fingerprint: sha256(own.der), names: ['dns:mail.corp.internal'] })],
      nameMatches: true,
    });
  });

  it('stands for each address of each target, in order', async () => {
    const port = await listen(secure(own));
    const resolve = async (host: string) => (host === 'a.corp.internal' ? ['10.0.0.10', '10.0.0.9'] : ['10.1.0.1']);
    const rows = await probe(
      ['b.corp.internal:22', `127.0.0.1:${port}`, 'a.corp.internal:22', 'nonsense:0', 'b.corp.internal:22'],
      { resolve, scope: 'none' },
    );
    expect(rows.map(({ endpoint, location: { line } }) => [endpoint, line])).toEqual([
      ['b.corp.internal:22', 1],
      [`127.0.0.1:${port}`, 2],
      ['a.corp.internal:22', 3],
      ['nonsense:0', 4],
      ['b.corp.internal:22', 5],
    ]);
    const listed = await probe(['a.corp.internal', 'b.corp.internal'], { resolve, scope: 'public' });
    expect(told(listed)).toEqual(['10.0.0.9: not-allowed', '10.0.0.10: not-allowed', '10.1.0.1: not-allowed']);
  });

  it('is made of nothing when there is nothing', async () => {
    expect(await probe([])).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('three machines behind one name', () => {
  it('each show the certificate that they have', async () => {
    const pods = await Promise.all([13, 15, 27].map((pod) => identity({ subject: `CN=pod ${pod}` })));
    const [first, second, third] = pods as [Issued, Issued, Issued];
    const mail = (issued: Issued) => scripted(SCRIPTS.imap, secure(issued));
    const port = await listen(mail(first));
    await listen(mail(second), '127.0.0.2', port);
    await listen(mail(third), '127.0.0.3', port);
    const rows = await probe([`imap://mail.corp.internal:${port}`], {
      resolve: async () => ['127.0.0.3', '127.0.0.1', '127.0.0.2', '127.0.0.1'],
    });
    expect(told(rows)).toEqual([
      `127.0.0.1: ${sha256(first.der)}`,
      `127.0.0.2: ${sha256(second.der)}`,
      `127.0.0.3: ${sha256(third.der)}`,
    ]);
  });
});

describe('what may not be asked is not', () => {
  const NAMES: Record<string, string[]> = {
    'metadata.google.internal': ['169.254.169.254'],
    localhost: ['127.0.0.1', '::1'],
    'private.corp.internal': ['10.20.30.40'],
    'both.corp.internal': ['fd00::1', '192.168.0.1'],
    'mapped.corp.internal': ['::ffff:7f00:1'],
    'link.corp.internal': ['fe80::1%lo'],
  };
  const resolve = async (host: string) => NAMES[host] ?? [];

  it.each([
    '169.254.169.254',
    'metadata.google.internal',
    'localhost',
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '127.1',
    '017700000001',
    '0',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::a9fe:a9fe]',
    '[2002:a9fe:a9fe::]',
    '[fd00:ec2::254]',
    '10.0.0.1',
    'private.corp.internal',
    'both.corp.internal',
    'mapped.corp.internal',
    'link.corp.internal',
  ])('%s on the internet', async (host) => {
    for (const endpoint of [host, `https://${host}`, `smtp://${host}`, `ldap://${host}`]) {
      const rows = await probe([endpoint], { scope: 'public', resolve });
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect([row.failure?.reason, row.certificates]).toEqual(['not-allowed', []]);
    }
  });

  it.each([
    '169.254.169.254',
    'metadata.google.internal',
    '0',
    '[::]',
    '[::ffff:169.254.169.254]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::a9fe:a9fe]',
    '[2002:a9fe:a9fe::]',
    '[fd00:ec2::254]',
    'mapped.corp.internal',
    'link.corp.internal',
  ])('%s in private networks', async (host) => {
    const port = await listen(() => {
      throw new Error('somebody came');
    });
    expect(told(await probe([`https://${host}:${port}`], { resolve }))).toEqual([
      expect.stringMatching(/: not-allowed$/),
    ]);
  });

  it.each(['localhost', '2130706433', '0x7f000001', '127.1', '017700000001'])(
    '%s reaches this machine',
    async (host) => {
      const port = await listen(secure(own));
      const [row] = await probe([`${host}:${port}`]);
      expect(row).toMatchObject({ address: '127.0.0.1', certificates: [{ fingerprint: sha256(own.der) }] });
    },
  );

  it('by its port is not even looked up', async () => {
    const asked: string[] = [];
    const rows = await probe(['mail.corp.internal:22', 'mail.corp.internal:6379'], {
      scope: 'public',
      resolve: async (host) => {
        asked.push(host);
        return ['1.1.1.1'];
      },
    });
    expect(rows.map(({ failure }) => failure?.reason)).toEqual(['not-allowed', 'not-allowed']);
    expect(asked).toEqual([]);
  });

  it('by the scope is not even looked up', async () => {
    const resolve = () => Promise.reject(new Error('looked up'));
    const rows = await probe(['mail.corp.internal', '1.1.1.1'], { scope: 'none', resolve });
    expect(rows.map(({ failure }) => failure)).toEqual([
      { reason: 'not-allowed', detail: 'endpoints are not probed in this run' },
      { reason: 'not-allowed', detail: 'endpoints are not probed in this run' },
    ]);
  });

  it('stands beside what may', async () => {
    const port = await listen(secure(own));
    const rows = await probe([`mail.corp.internal:${port}`], { resolve: async () => ['169.254.169.254', '127.0.0.1'] });
    expect(told(rows)).toEqual([`127.0.0.1: ${sha256(own.der)}`, '169.254.169.254: not-allowed']);
  });

  it('does not come back with a second answer for the name', async () => {
    const port = await listen(secure(own));
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const rows = await probe([`mail.corp.internal:${port}`, `imaps://mail.corp.internal:${port}`], {
      resolve: async () => answers.shift() ?? [],
    });
    expect(told(rows)).toEqual([`127.0.0.1: ${sha256(own.der)}`, `127.0.0.1: ${sha256(own.der)}`]);
    expect(answers).toHaveLength(1);
  });
});

describe('a name', () => {
  const error = (code: string) => Object.assign(new Error(`getaddrinfo ${code} \x1b[31m`), { code });
  const none = { reason: 'unresolvable', detail: 'DNS lookup failed (no A or AAAA record)' };

  it.each<[string, () => Promise<string[]>, object]>([
    ['without addresses', async () => [], none],
    ['that is not there', () => Promise.reject(error('ENOTFOUND')), none],
    [
      'whose server is away',
      () => Promise.reject(error('EAI_AGAIN')),
      { reason: 'unresolvable', detail: 'DNS lookup failed (EAI_AGAIN)' },
    ],
    ['with addresses that are none', async () => ['', 'x', '127.1', '1.2.3.4\r\n'], none],
    [
      'whose look-up throws',
      () => {
        throw new Error('no');
      },
      none,
    ],
    ['that is never resolved', () => new Promise(() => {}), { reason: 'timeout', detail: 'DNS lookup timed out' }],
  ])('%s is a row without an address', async (_, resolve, failure) => {
    const rows = await probe(['mail.corp.internal'], { resolve, deadline: 100 });
    expect(rows).toEqual([
      { endpoint: 'mail.corp.internal', location: expect.anything(), asked: ASKED, certificates: [], failure },
    ]);
  });

  it('has at most 16 addresses, IPv4 first', async () => {
    const ipv4 = Array.from({ length: 14 }, (_, at) => `10.0.0.${at + 1}`);
    const ipv6 = Array.from({ length: 5 }, (_, at) => `fd00::${at + 1}`);
    const rows = await probe(['mail.corp.internal'], {
      scope: 'public',
      resolve: async () => [...ipv6, ...ipv4].reverse(),
    });
    expect(rows.map(({ address }) => address)).toEqual([...ipv4, 'fd00::1', 'fd00::2']);
  });

  it('is looked up by the system where nobody else does', async () => {
    const port = await listen(secure(own));
    const rows = await probeEndpoints([{ address: `localhost:${port}`, location: location() }], {
      scope: 'private',
      asked: ASKED,
    });
    expect(told(rows)).toContain(`127.0.0.1: ${sha256(own.der)}`);
  });
});

describe.runIf(process.platform === 'linux')('addresses of IPv6 that this machine cannot reach', () => {
  // The loopback interface has no link: the kernel knows at once that this leads nowhere.
  const UNROUTABLE = 'fe80::1%lo';

  it('are left out where another address answers', async () => {
    const port = await listen(secure(own));
    const rows = await probe([`mail.corp.internal:${port}`], {
      scope: 'any',
      resolve: async () => [UNROUTABLE, '127.0.0.1'],
    });
    expect(told(rows)).toEqual([`127.0.0.1: ${sha256(own.der)}`]);
  });

  it.runIf(hasIpv6)('stay where IPv6 works', async () => {
    const port = await listen(secure(own), '::1');
    const rows = await probe([`mail.corp.internal:${port}`], {
      scope: 'any',
      resolve: async () => [UNROUTABLE, '::1'],
    });
    expect(told(rows)).toEqual([`::1: ${sha256(own.der)}`, `${UNROUTABLE}: unreachable`]);
  });

  it('stay where nothing else answers', async () => {
    const port = await listen(secure(own));
    await closeServers();
    const good = await listen(secure(own));
    const rows = await probe([`mail.corp.internal:${port}`, `v6.corp.internal:${port}`, `127.0.0.1:${good}`], {
      scope: 'any',
      resolve: async (host) => (host.startsWith('v6') ? [UNROUTABLE] : [UNROUTABLE, '127.0.0.1']),
    });
    expect(told(rows)).toEqual([
      '127.0.0.1: unreachable',
      `${UNROUTABLE}: unreachable`,
      `${UNROUTABLE}: unreachable`,
      `127.0.0.1: ${sha256(own.der)}`,
    ]);
    expect(rows[1]?.failure?.detail).toBe('there is no route to it');
  });
});

describe('many endpoints', () => {
  it('are asked a few at a time, and each address once', async () => {
    let connections = 0;
    let now = 0;
    let most = 0;
    const tls = secure(own);
    const serve = (socket: Socket) => {
      connections++;
      most = Math.max(most, ++now);
      socket.once('close', () => now--);
      tls(socket);
    };
    const ports = await Promise.all(Array.from({ length: 12 }, () => listen(serve)));
    const addresses = ports.flatMap((port) => [`mail.corp.internal:${port}`, `https://mail.corp.internal:${port}`]);
    const rows = await probe(addresses, { concurrency: 3 });
    expect(rows.map(({ endpoint }) => endpoint)).toEqual(addresses);
    expect(new Set(told(rows))).toEqual(new Set([`127.0.0.1: ${sha256(own.der)}`]));
    expect(connections).toBe(12);
    // The server learns of the end of a connection a little after the client has ended it.
    expect(most).toBeLessThanOrEqual(6);
  });

  it('do not spoil each other', async () => {
    const good = await listen(secure(own));
    const silent = await listen((socket) => socket.resume());
    const rude = await listen((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const plain = await listen((socket) => socket.resume().end('220 hi\r\n'));
    const rows = await probe(
      [`127.0.0.1:${silent}`, `127.0.0.1:${rude}`, `127.0.0.1:${plain}`, '127.0.0.1:1', `mail.corp.internal:${good}`],
      { deadline: 300 },
    );
    expect(rows.map(({ failure }) => failure?.reason)).toEqual([
      'timeout',
      'handshake',
      'malformed',
      'unreachable',
      undefined,
    ]);
  });

  it('leave no timer behind', async () => {
    const set = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    const good = await listen(scripted(SCRIPTS.smtp, secure(own)));
    await probe([`smtp://mail.corp.internal:${good}`, `imap://mail.corp.internal:${good}`, '127.0.0.1:1'], {
      deadline: 60_000,
    });
    const timers = set.mock.results.filter((_, at) => set.mock.calls[at]?.[1] === 60_000);
    expect(timers).toHaveLength(4);
    for (const { value } of timers) expect(cleared).toHaveBeenCalledWith(value);
    vi.restoreAllMocks();
  });

  it('tell nothing that they sent', async () => {
    const text = 'SECRET\x1b[31m<b>##[error]';
    const port = await listen((socket) => socket.resume().end(`${text}\r\n`.repeat(10)));
    const protocols = ['tls', ...Object.keys(SCRIPTS)];
    const rows = await probe(protocols.map((protocol) => `${protocol}://mail.corp.internal:${port}`));
    expect(rows).toHaveLength(protocols.length);
    for (const { failure } of rows) expect(failure?.detail).toMatch(/^(?:it|its answer) /);
    expect(JSON.stringify(rows)).not.toMatch(/SECRET|\\u001b|##\[/);
  });
});
