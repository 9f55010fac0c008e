import { connect, type Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Issued } from '../../scripts/fixtures/pki.ts';
import type { ServedEndpoint } from '../../src/model/index.ts';
import { probeEndpoints } from '../../src/probe/index.ts';
import { sha256 } from '../../src/x509/values.ts';
import { location } from '../support/builders.ts';
import { closeServers, identity, listen, secure, type TlsOptions } from '../support/tls-servers.ts';

const OLD = { ciphers: 'DEFAULT:@SECLEVEL=0' };
const fingerprints = (...issued: Issued[]) => issued.map(({ der }) => sha256(der));

let own: Issued;
let issuer: Issued;
let root: Issued;
beforeAll(async () => {
  root = await identity({ subject: 'CN=root', names: [], ca: true });
  issuer = await identity({ subject: 'CN=issuer', names: [], ca: true, issuer: root });
  own = await identity({ issuer });
});
afterEach(closeServers);

async function probe(
  serve: (socket: Socket) => void,
  { host = 'mail.corp.internal', deadline = 10_000 } = {},
): Promise<ServedEndpoint> {
  const port = await listen(serve);
  const [row] = await probeEndpoints([{ address: `tls://${host}:${port}`, location: location() }], {
    scope: 'private',
    asked: '2026-11-22T00:00:00Z',
    resolve: async () => ['127.0.0.1'],
    deadline,
  });
  return row as ServedEndpoint;
}

const served = async (options: TlsOptions = {}, issued = own) => probe(secure(issued, options));

describe('the chain', () => {
  it.each<[string, () => Issued[], () => Issued[]]>([
    ['in order', () => [issuer, root], () => [own, issuer, root]],
    ['in disorder', () => [root, issuer], () => [own, root, issuer]],
    ['with the same again', () => [issuer, own, issuer, issuer], () => [own, issuer]],
    ['of one', () => [], () => [own]],
  ])('%s is what was sent', async (_, chain, expected) => {
    const { certificates, failure } = await served({ chain: chain() });
    expect(certificates.map(({ fingerprint }) => fingerprint)).toEqual(fingerprints(...expected()));
    expect(failure).toBeUndefined();
  });

  it('has an end', async () => {
    const chain = await Promise.all(Array.from({ length: 15 }, (_, at) => identity({ subject: `CN=${at}` })));
    const { certificates } = await served({ chain });
    expect(certificates.map(({ fingerprint }) => fingerprint)).toEqual(fingerprints(own, ...chain.slice(0, 9)));
  });
});

describe('whatever is wrong with a certificate, it is seen', () => {
  it.each<[string, Parameters<typeof identity>[0], TlsOptions, object]>([
    ['RSA of 1024 bits', { key: 'rsa1024' }, OLD, { publicKey: { algorithm: 'RSA', bits: 1024 } }],
    ['a SHA-1 signature', { key: 'rsa-sha1' }, OLD, { signatureAlgorithm: 'sha1WithRSAEncryption' }],
    ['expired', { notBefore: '2001-01-01', notAfter: '2002-01-01' }, {}, { notAfter: '2002-01-01T00:00:00Z' }],
    ['not yet valid', { notBefore: '2400-01-01', notAfter: '2401-01-01' }, {}, { notBefore: '2400-01-01T00:00:00Z' }],
    ['self-signed', {}, {}, { selfIssued: true }],
    ['of an authority', { ca: true }, {}, { ca: true }],
  ])('%s', async (_, request, options, expected) => {
    const issued = await identity(request);
    const row = await served(options, issued);
    expect(row.failure).toBeUndefined();
    expect(row.certificates).toMatchObject([{ ...expected, fingerprint: sha256(issued.der) }]);
  });

  it.each(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const)('by a server of %s alone', async (version) => {
    const row = await served({ ...OLD, minVersion: version, maxVersion: version });
    expect(row.failure).toBeUndefined();
    expect(row.certificates).toHaveLength(1);
  });
});

describe('a handshake that succeeds', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('is one for the server too (%s)', async (version) => {
    let done = false;
    await probe((socket) => {
      secure(own, { minVersion: version, maxVersion: version })(socket).once('secure', () => {
        done = true;
      });
    });
    await closeServers();
    expect(done).toBe(true);
  });
});

describe('a server that asks clients for a certificate', () => {
  it('shows its own before it refuses (TLS 1.2)', async () => {
    const { certificates, failure, nameMatches } = await served({
      requestCert: true,
      maxVersion: 'TLSv1.2',
      chain: [issuer],
    });
    expect(certificates.map(({ fingerprint }) => fingerprint)).toEqual(fingerprints(own, issuer));
    expect(nameMatches).toBe(true);
    expect(failure).toEqual({
      reason: 'handshake',
      detail: 'it rejects the handshake after its certificate, probably because it requires a client certificate',
    });
  });

  it('shows its own and answers before it refuses (TLS 1.3)', async () => {
    const { certificates, failure } = await served({ requestCert: true, minVersion: 'TLSv1.3' });
    expect(certificates.map(({ fingerprint }) => fingerprint)).toEqual(fingerprints(own));
    expect(failure).toBeUndefined();
  });
});

describe('a handshake that fails', () => {
  it('for want of common ciphers shows nothing', async () => {
    const { certificates, failure, nameMatches } = await served({ ciphers: 'PSK', maxVersion: 'TLSv1.2' });
    expect(certificates).toEqual([]);
    expect(nameMatches).toBeUndefined();
    expect(failure).toEqual({ reason: 'handshake', detail: 'it rejects the handshake' });
  });

  it.each<[string, number, string]>([
    ['protocol_version', 70, 'it supports no TLS version from 1.0 to 1.3'],
    ['unrecognized_name', 112, 'it does not know the server name'],
    ['handshake_failure', 40, 'it rejects the handshake'],
    ['internal_error', 80, 'it rejects the handshake'],
  ])('with the alert %s is told in our words', async (_, alert, detail) => {
    const { failure } = await probe((socket) => {
      socket.once('data', () => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, alert])));
    });
    expect(failure).toEqual({ reason: 'handshake', detail });
  });

  it('with the end of the connection is told', async () => {
    const { failure } = await probe((socket) => {
      socket.once('data', () => socket.end());
    });
    expect(failure).toEqual({ reason: 'handshake', detail: 'it closed the connection during the TLS handshake' });
  });

  it('by a certificate that cannot be read shows nothing', async () => {
    // A ServerHello of TLS 1.2 with ECDHE-RSA-AES128-GCM-SHA256, then a Certificate of five bytes that are none.
    const hello = Buffer.from(`16030300310200002d0303${'00'.repeat(32)}00c02f000005ff01000100`, 'hex');
    const certificate = Buffer.from('160303000f0b00000b0000080000053003020105', 'hex');
    const { certificates, failure } = await probe((socket) => {
      socket.once('data', () => socket.end(Buffer.concat([hello, certificate])));
    });
    expect(certificates).toEqual([]);
    expect(failure?.reason).toBe('handshake');
    expect(failure?.detail).toMatch(/^the handshake failed \(ERR_[A-Z\d_]+\)$/);
  });

  it('by waiting after the certificate has shown it', async () => {
    const behind = await listen(secure(own, { maxVersion: 'TLSv1.2' }));
    // The client's hello goes to the server behind and its answer comes back, nothing else does.
    const { certificates, failure } = await probe(
      (socket) => {
        const inner = connect(behind, '127.0.0.1').on('error', () => {});
        socket.once('data', (hello) => {
          inner.write(hello);
          socket.resume();
        });
        inner.on('data', (answer) => socket.write(answer));
        socket.once('close', () => inner.destroy());
      },
      { deadline: 1000 },
    );
    expect(certificates.map(({ fingerprint }) => fingerprint)).toEqual(fingerprints(own));
    expect(failure).toEqual({ reason: 'timeout', detail: 'the TLS handshake did not finish within 1 s' });
  });
});

describe('the name', () => {
  it.each<[boolean, string, Parameters<typeof identity>[0]]>([
    [true, 'mail.corp.internal', { names: ['mail.corp.internal'] }],
    [true, 'MAIL.corp.internal', { names: ['mail.CORP.internal'] }],
    [true, 'mail.corp.internal.', { names: ['mail.corp.internal'] }],
    [true, 'bücher.corp.internal', { names: ['xn--bcher-kva.corp.internal'] }],
    [false, 'mail.corp.internal', { names: ['www.corp.internal'] }],
    [false, 'mail.corp.internal', { names: ['corp.internal'] }],
    // Wildcards stand for one whole label, the first (RFC 9525 section 6.3).
    [true, 'mail.corp.internal', { names: ['*.corp.internal'] }],
    [false, 'corp.internal', { names: ['*.corp.internal'] }],
    [false, 'a.mail.corp.internal', { names: ['*.corp.internal'] }],
    [false, 'mail.corp.internal', { names: ['m*.corp.internal'] }],
    [false, 'mail.corp.internal', { names: ['mail.*.internal'] }],
    // A common name counts where nothing else does.
    [true, 'mail.corp.internal', { subject: 'CN=mail.corp.internal' }],
    [false, 'mail.corp.internal', { subject: 'CN=mail.corp.internal', names: ['www.corp.internal'] }],
    [false, 'mail.corp.internal', { subject: 'CN=mail.corp.internal', names: [], addresses: ['127.0.0.1'] }],
    [true, 'mail.corp.internal', { subject: 'CN=mail.corp.internal', names: undefined }],
    [false, 'mail.corp.internal', { subject: 'CN=www.corp.internal', names: undefined }],
    [true, '127.0.0.1', { names: undefined, addresses: ['127.0.0.1'] }],
    [true, '2130706433', { names: undefined, addresses: ['127.0.0.1'] }],
    [false, '127.0.0.1', { names: undefined, addresses: ['127.0.0.2'] }],
    [false, '127.0.0.1', { names: ['127.0.0.1'] }],
    [false, '127.0.0.1', { subject: 'CN=127.0.0.1', names: undefined }],
  ] as [boolean, string, Parameters<typeof identity>[0]][])('%j: %s and %j', async (expected, host, request) => {
    const issued = await identity(request);
    const { nameMatches } = await probe(secure(issued), { host });
    expect(nameMatches).toBe(expected);
  });

  it.each<[string, string | false]>([
    ['mail.corp.internal', 'mail.corp.internal'],
    ['Bücher.corp.internal.', 'xn--bcher-kva.corp.internal'],
    ['127.0.0.1', false],
  ])('%s is told to the server as %j', async (host, expected) => {
    let told: string | false = false;
    const onName = (name: string) => {
      told = name;
    };
    await probe(secure(own, { onName }), { host });
    expect(told).toBe(expected);
  });
});
