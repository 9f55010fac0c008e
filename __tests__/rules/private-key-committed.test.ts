import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/model/index.ts';
import { privateKeyCommitted } from '../../src/rules/private-key-committed.ts';
import {
  certificate,
  fingerprint,
  inventory,
  keystore,
  policy,
  privateKey,
  problems,
  root,
  ruleInput,
  sighting,
} from '../support/builders.ts';

const KEY = fingerprint('a key');
const owner = (overrides = {}) =>
  certificate({ publicKey: { algorithm: 'RSA', bits: 2048, fingerprint: KEY }, ...overrides });

describe('private-key-committed', () => {
  it.each([
    ['plain', false, 'error'],
    ['encrypted', true, 'note'],
  ])('%s: %s → %s', (_, encrypted, level) => {
    expect(problems(privateKeyCommitted, { inventory: { privateKeys: [privateKey({ encrypted })] } })[0]?.level).toBe(
      level,
    );
  });

  it('is a warning for an encrypted key that something deploys', () => {
    const inventory = { privateKeys: [privateKey({ encrypted: true })] };
    const deployed = policy({ isDeployed: ({ path }) => path === 'certs/www.key' });
    expect(problems(privateKeyCommitted, { inventory, policy: deployed })[0]?.level).toBe('warning');
  });

  it.each([
    ['well-known' as const, 'It opens with a well-known password.', []],
    [{ repository: 'corp/web', path: '.env', line: 3 }, 'So is its password, at .env:3.', ['.env']],
  ])('is as bad for an encrypted key with its password: %j', (password, told, related) => {
    const key = privateKey({ encrypted: true, sightings: [sighting('certs/www.key', 1, { password })] });
    const [problem] = problems(privateKeyCommitted, { inventory: { privateKeys: [key] } });
    expect(problem?.level).toBe('error');
    expect(problem?.message).toContain(told);
    expect(problem?.related?.map(({ path }) => path)).toEqual(related);
  });

  it.each([
    ['without a host', { names: [], subject: 'CN=shop' }, 'note'],
    ['for a host', {}, 'error'],
    ['for a host, years ago', { notAfter: '2024-01-01T00:00:00Z' }, 'note'],
    ['of a public CA', { policies: ['2.23.140.1.2.1'] }, 'error'],
    ['still valid', { names: [], subject: 'CN=shop', notAfter: '2027-01-01T00:00:00Z' }, 'error'],
  ])('the key of an expired certificate %s: %3$s, unless something deploys it', (_, overrides, level) => {
    const end = { notBefore: '2023-01-01T00:00:00Z', notAfter: '2026-05-01T00:00:00Z' };
    const key = privateKey({ publicKeyFingerprint: KEY });
    const inventory = { privateKeys: [key], certificates: [owner({ ...end, ...overrides })] };
    expect(problems(privateKeyCommitted, { inventory })[0]?.level).toBe(level);
    const deployed = policy({ isDeployed: ({ path }) => path === 'certs/www.key' });
    expect(problems(privateKeyCommitted, { inventory, policy: deployed })[0]?.level).toBe('error');
    // Another certificate of the key that is in use.
    const both = { privateKeys: [key], certificates: [owner({ ...end, ...overrides }), owner()] };
    expect(problems(privateKeyCommitted, { inventory: both })[0]?.level).toBe('error');
  });

  it.each([
    ['one network', { names: ['ip:172.20.1.101'], subject: 'CN=172.20.1.101' }, 'note'],
    ['a host', { names: ['ip:172.20.1.101', 'dns:mail.corp.internal'] }, 'error'],
    ['nothing', { names: [], subject: 'CN=Signer' }, 'error'],
  ])('the key of a certificate for %s is %3$s, unless something deploys it', (_, overrides, level) => {
    const key = privateKey({ publicKeyFingerprint: KEY });
    const inventory = { privateKeys: [key], certificates: [owner(overrides)] };
    expect(problems(privateKeyCommitted, { inventory })[0]?.level).toBe(level);
    const deployed = policy({ isDeployed: ({ path }) => path === 'certs/www.key' });
    expect(problems(privateKeyCommitted, { inventory, policy: deployed })[0]?.level).toBe('error');
  });

  it('tells the keys of many expired certificates apart from those in use', () => {
    const all = Array.from({ length: 7 }, (_, i) => ({
      key: privateKey({ publicKeyFingerprint: fingerprint(`key ${i}`), sightings: [sighting(`tls/${i}.key`)] }),
      certificate: certificate({
        publicKey: { algorithm: 'RSA', fingerprint: fingerprint(`key ${i}`) },
        notAfter: i === 0 ? '2027-05-01T00:00:00Z' : '2024-05-01T00:00:00Z',
        sightings: [sighting(`tls/${i}.crt`)],
      }),
    }));
    const found = problems(privateKeyCommitted, {
      inventory: { privateKeys: all.map(({ key }) => key), certificates: all.map((one) => one.certificate) },
    });
    expect(found.map(({ level }) => level).sort()).toEqual(['error', 'note']);
  });

  it.each([
    ['two in two files', 2, (i: number) => `src/${i}.pem`, 2],
    ['two in one file', 2, () => 'src/keys.pem', 1],
    ['three in one file', 3, () => 'src/keys.pem', 1],
    ['three in three files of one folder', 3, (i: number) => `src/${i}.pem`, 1],
    ['six in six files of one folder', 6, (i: number) => `src/${i}.pem`, 1],
    ['six in six folders', 6, (i: number) => `src/${i}/key.pem`, 6],
  ])('is one problem for a pool of keys: %s', (_, count, path, expected) => {
    const privateKeys = Array.from({ length: count }, (_, i) =>
      privateKey({ publicKeyFingerprint: fingerprint(`${i}`), sightings: [sighting(path(i), i + 1)] }),
    );
    const found = problems(privateKeyCommitted, { inventory: { privateKeys } });
    expect(found.map(({ level }) => level)).toEqual(Array(expected).fill('error'));
    expect(found.flatMap(({ locations }) => locations)).toHaveLength(count);
    if (expected === 1)
      expect(found[0]?.message).toMatch(
        /^[236] private keys \(RSA\) are in one (?:file|folder) .* Everyone .* can use them/,
      );
  });

  it.each([
    ['in tests', 'tests/keys', 1],
    ['in another folder', 'lib/keys', 3],
  ])('is one problem for a folder of keys with copies %s: %3$i', (_, other, expected) => {
    const privateKeys = [0, 1, 2].map((i) =>
      privateKey({
        publicKeyFingerprint: fingerprint(`${i}`),
        sightings: [sighting(`a/${i}.pem`, 1), sighting(`${other}/${i}.pem`, 1)],
      }),
    );
    const contextOf: Policy['contextOf'] = ({ path }) => (path.startsWith('tests/') ? 'fixture' : 'production');
    const found = problems(privateKeyCommitted, { inventory: { privateKeys }, policy: policy({ contextOf }) });
    expect(found.map(({ locations }) => locations.length)).toEqual(expected === 1 ? [6] : [2, 2, 2]);
    expect(found[0]?.locations[0]?.path).toBe('a/0.pem');
  });

  it.each([
    ['five', 5, () => 'tls', 5],
    ['two', 2, () => 'tls', 2],
    ['two in one file', 2, () => 'tls', 1, 'realm.sql'],
    ['three in one file', 3, () => 'tls', 1, 'realm.sql'],
    ['six', 6, () => 'tls', 1],
    ['six in six folders', 6, (i: number) => `tls/${i}`, 6],
  ])(
    'is one problem for the keys of many certificates in one folder or file: %s',
    (_, count, folder, expected, file?: string) => {
      const certificates = Array.from({ length: count }, (_, i) =>
        certificate({
          names: [`dns:${i}.corp.internal`],
          publicKey: { algorithm: 'RSA', fingerprint: fingerprint(`key ${i}`) },
          sightings: [sighting(`${folder(i)}/${i}.crt`)],
        }),
      );
      const privateKeys = certificates.map(({ publicKey }, i) =>
        privateKey({
          publicKeyFingerprint: publicKey.fingerprint,
          sightings: [sighting(`${folder(i)}/${file ?? `${i}.key`}`, i + 1)],
        }),
      );
      const found = problems(privateKeyCommitted, { inventory: { certificates, privateKeys } });
      expect(found.map(({ level }) => level)).toEqual(Array(expected).fill('error'));
      if (expected === 1)
        expect(found[0]?.message).toMatch(/They belong to "0\.corp\.internal"(?:,| and) "1\.corp\.internal"/);
    },
  );

  it('keeps a key with its siblings when a test has a copy of it', () => {
    const all = Array.from({ length: 6 }, (_, i) =>
      certificate({
        names: [`dns:${i}.corp.internal`],
        publicKey: { algorithm: 'RSA', fingerprint: fingerprint(`key ${i}`) },
        sightings: [sighting(`tls/${i}.crt`)],
      }),
    );
    const privateKeys = all.map(({ publicKey }, i) =>
      privateKey({
        publicKeyFingerprint: publicKey.fingerprint,
        sightings: [sighting(`tls/${i}.key`), ...(i === 0 ? [sighting('tests/data/client.key')] : [])],
      }),
    );
    const found = problems(privateKeyCommitted, {
      inventory: { certificates: all, privateKeys },
      policy: policy({ contextOf: ({ path }) => (path.startsWith('tests/') ? 'fixture' : 'production') }),
    });
    expect(found.map(({ locations }) => locations.length)).toEqual([7]);
  });

  it('leaves the keys of reserved names out of such a problem', () => {
    const certificates = Array.from({ length: 6 }, (_, i) =>
      certificate({
        publicKey: { algorithm: 'RSA', fingerprint: fingerprint(`key ${i}`) },
        sightings: [sighting(`tls/${i}.crt`)],
      }),
    );
    const privateKeys = certificates.map(({ publicKey }, i) =>
      privateKey({ publicKeyFingerprint: publicKey.fingerprint, sightings: [sighting(`tls/${i}.key`)] }),
    );
    const input = ruleInput({
      inventory: inventory({ certificates, privateKeys }),
      policy: policy({ contextOf: (_, one) => (one === certificates[0] ? 'fixture' : 'production') }),
    });
    expect([...privateKeyCommitted.check(input)].map(({ locations }) => locations.length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it.each([
    [5, 5, 'keys in p12/0/'],
    [6, 1, 'keys in p12/'],
  ])('is one problem for the folders of one folder: %i of them', (folders, count, subject) => {
    const privateKeys = Array.from({ length: folders * 6 }, (_, i) => ({
      algorithm: 'unknown',
      encrypted: true,
      sightings: [sighting(`p12/${i % folders}/${i}.key`)],
    }));
    const found = problems(privateKeyCommitted, { inventory: { privateKeys } });
    expect(found).toHaveLength(count);
    expect(found[0]?.subject).toBe(subject);
    if (count === 1)
      expect(found[0]?.message).toContain('36 encrypted private keys are in 6 folders of the repository');
  });

  it.each([
    [6, 'note', '6 encrypted private keys are in one folder of the repository. Only their passwords protect them.'],
    [
      4,
      'error',
      '6 private keys (RSA) are in one folder of the repository. Everyone who can read a clone can use the 2 that are not encrypted.',
    ],
  ])('is as bad for a pool as its worst key: %i of six are encrypted', (encrypted, level, message) => {
    const privateKeys = Array.from({ length: 6 }, (_, i) =>
      i < encrypted
        ? { algorithm: 'unknown', encrypted: true, sightings: [sighting(`certs/${i}.key`)] }
        : privateKey({ publicKeyFingerprint: fingerprint(`${i}`), sightings: [sighting(`certs/${i}.key`)] }),
    );
    const found = problems(privateKeyCommitted, { inventory: { privateKeys } });
    expect(found).toMatchObject([{ level, message, subject: 'keys in certs/' }]);
  });

  it.each([
    ['of one file', (i: number) => sighting('certs/all.pem', i), 3],
    ['of one folder', (i: number) => sighting(`certs/${i}.key`), 6],
  ])('is a warning for encrypted keys %s, of which something deploys one', (_, place, count) => {
    const privateKeys = Array.from({ length: count }, (_, i) => ({
      ...{ algorithm: 'unknown', encrypted: true, sightings: [place(i)] },
    }));
    const deployed = policy({ isDeployed: ({ path }) => path === place(0).path });
    expect(problems(privateKeyCommitted, { inventory: { privateKeys }, policy: deployed })).toMatchObject([
      { level: 'warning' },
    ]);
  });

  it.each([
    ['OpenVPN-static', ['<tls-auth>', '<tls-crypt>'], 'note'],
    ['OpenVPN-tls-crypt-v2', ['<tls-crypt-v2>'], 'note'],
    ['OpenVPN-static', ['<secret>'], 'error'],
    ['OpenVPN-static', ['<tls-auth>', undefined], 'error'],
    ['RSA', ['<tls-auth>'], 'error'],
  ])('what all clients of a VPN share in their profiles is a note: %s %j', (algorithm, pointers, level) => {
    const sightings = pointers.map((pointer, i) =>
      sighting(`vpn/${i}.ovpn`, 9, pointer === undefined ? {} : { pointer }),
    );
    const privateKeys = [privateKey({ algorithm, sightings })];
    expect(problems(privateKeyCommitted, { inventory: { privateKeys } })[0]?.level).toBe(level);
  });

  it.each([
    ['default-password', 'error', 'The keystore opens with a well-known password.'],
    ['repository-password', 'error', 'So is the password of its keystore, at conf/app.yml:7.'],
    ['given-password', 'note', 'Only its password, which was not found here, protects it.'],
    ['locked', 'note', 'Only its password, which was not found here, protects it.'],
  ] as const)('is as bad in a keystore whose password is known: %s', (opened, level, told) => {
    const passwordAt = { repository: 'corp/web', path: 'conf/app.yml', line: 7 };
    const inStore = [sighting('web.p12', 1, { pointer: 'alias "web"' })];
    const [problem, ...others] = problems(privateKeyCommitted, {
      inventory: {
        keystores: [keystore('web.p12', { opened, ...(opened === 'repository-password' && { passwordAt }) })],
        privateKeys: [privateKey({ encrypted: true, sightings: inStore })],
      },
    });
    expect(others).toEqual([]);
    expect(problem?.level).toBe(level);
    expect(problem?.message).toContain(told);
  });

  it('names the certificate that the key belongs to, and until when it is valid', () => {
    const mail = owner({ names: ['dns:*.mail.corp.internal'] });
    const [problem] = problems(privateKeyCommitted, {
      inventory: { certificates: [certificate(), mail], privateKeys: [privateKey({ publicKeyFingerprint: KEY })] },
    });
    expect(problem).toMatchObject({ subject: `key:${KEY}`, certificate: mail.fingerprint, related: mail.sightings });
    expect(problem?.message).toContain(
      'The private key of the certificate "*.mail.corp.internal", valid until 2027-05-31 at 23:59 UTC, is in the repository',
    );
  });

  it('names the newest of several certificates, in any order', () => {
    const certificates = [
      owner({ notAfter: '2026-01-01T00:00:00Z' }),
      owner({ notAfter: '2028-01-01T00:00:00Z' }),
      owner({ notAfter: null }),
    ];
    for (const order of [certificates, certificates.toReversed()]) {
      const [problem] = problems(privateKeyCommitted, {
        inventory: { certificates: order, privateKeys: [privateKey({ publicKeyFingerprint: KEY })] },
      });
      expect(problem?.certificate).toBe(certificates[1]?.fingerprint);
      expect(problem?.message).toContain(', and 2 more, valid until 2028-01-01');
    }
  });

  it.each([
    ['expired', owner({ notAfter: '2026-01-01T00:00:00Z' }), 'expired on 2026-01-01 at 00:00 UTC'],
    ['of unknown validity', owner({ notAfter: null }), 'of unknown validity'],
    [
      'a CA',
      root('Corp Root', { publicKey: { algorithm: 'RSA', fingerprint: KEY } }),
      'of the CA certificate "Corp Root"',
    ],
  ])('says when its certificate is %s', (_, one, text) => {
    const privateKeys = [privateKey({ publicKeyFingerprint: KEY })];
    expect(problems(privateKeyCommitted, { inventory: { certificates: [one], privateKeys } })[0]?.message).toContain(
      text,
    );
  });

  it('says what a key can be used for, and what to do about one without a certificate', () => {
    const of = (...certificates: ReturnType<typeof certificate>[]) =>
      problems(privateKeyCommitted, {
        inventory: { certificates, privateKeys: [privateKey({ publicKeyFingerprint: KEY })] },
      })[0];
    const authority = root('Corp Root', { publicKey: { algorithm: 'RSA', fingerprint: KEY } });
    expect(of(authority)?.message).toContain('can issue certificates with it');
    expect(of(owner())?.message).toContain('can use it');
    expect(of(owner())?.fix).toBeUndefined();
    expect(of()?.fix).toContain('Replace the public key or certificate wherever it is trusted');
  });

  it('is one problem a key, wherever it lies', () => {
    const privateKeys = [privateKey({ sightings: [sighting('a.key'), sighting('b.key')] })];
    const found = problems(privateKeyCommitted, { inventory: { privateKeys } });
    expect(found.map((problem) => problem.locations.map((location) => location.path))).toEqual([['a.key', 'b.key']]);
  });

  it('goes by the place, without lines, where the encryption hides whose key it is', () => {
    const { publicKeyFingerprint: _, ...hidden } = privateKey({ encrypted: true, algorithm: 'unknown' });
    const at = (line: number, pointer?: string) => {
      const place = sighting('web.p12', line, pointer === undefined ? {} : { pointer });
      return problems(privateKeyCommitted, { inventory: { privateKeys: [{ ...hidden, sightings: [place] }] } })[0];
    };
    expect(at(1)?.subject).toBe('web.p12');
    expect(at(9)?.subject).toBe('web.p12');
    expect(at(9, 'alias "web"')?.subject).toBe('web.p12#alias "web"');
    expect(at(1)?.message).toContain('The encrypted private key is in the repository');
  });
});
