import { describe, expect, it } from 'vitest';
import { staleCopy } from '../../src/rules/stale-copy.ts';
import { certificate, fact, root, sighting } from '../support/builders.ts';
import { paths, problems } from '../support/problems.ts';

const names = ['dns:mail.corp.internal'];
const old = (...places: string[]) =>
  certificate({
    names,
    notBefore: '2025-06-24T08:00:00Z',
    notAfter: '2025-09-22T08:00:00Z',
    sightings: places.map((path) => sighting(path)),
  });
const renewed = (...places: string[]) =>
  certificate({
    names,
    notBefore: '2025-08-20T08:00:00Z',
    notAfter: '2025-11-18T08:00:00Z',
    sightings: places.map((path) => sighting(path)),
  });
const run = (certificates: ReturnType<typeof old>[], now: string, more: Parameters<typeof problems>[2] = {}) =>
  problems(staleCopy, { certificates, facts: [fact({ kind: 'consumer' })] }, { now, ...more });

describe('the renewed version is in one place', () => {
  const pods = ['pods/13/tls.crt', 'pods/15/tls.crt', 'pods/27/tls.crt'];

  it('names every stale place, the newest one and both ends', () => {
    const [problem, ...more] = run([old(...pods), renewed('legacy/fullchain.pem')], '2025-09-01');
    expect(more).toEqual([]);
    expect(paths(problem)).toEqual(pods);
    expect(problem?.related?.map((place) => place.path)).toEqual(['legacy/fullchain.pem']);
    expect(problem?.message).toContain('2025-09-22');
    expect(problem?.message).toContain('2025-11-18');
    for (const path of [...pods, 'legacy/fullchain.pem']) expect(problem?.fix).toContain(path);
  });

  it.each([
    ['long before its end', '2025-08-23T07:59:59Z', 'warning'],
    ['from the day it counts as expiring', '2025-08-23T08:00:00Z', 'error'],
    ['once expired', '2025-09-23', 'error'],
    ['once the newest one has expired too', '2025-11-19', undefined],
  ])('%s', (_, now, level) => {
    expect(run([old(...pods), renewed('legacy/fullchain.pem')], now)[0]?.level).toBe(level);
  });

  it('is an error at any time where a consumer gets the old one', () => {
    const stale = old('pods/13/tls.crt');
    const sink = { from: `cert:${stale.fingerprint}`, to: 'fact:0' };
    expect(run([stale, renewed('legacy/a.pem')], '2025-08-21', { edges: [sink] })[0]?.level).toBe('error');
  });

  it('is silent when every copy is the newest', () => {
    expect(run([renewed('legacy/a.pem', ...pods)], '2025-09-01')).toEqual([]);
  });
});

describe('certificates that share nothing but a subject', () => {
  const idp = (pointer: string, notBefore: string, overrides = {}) =>
    certificate({
      names: ['email:info@idp.corp.internal'],
      subject: 'O=Corp, CN=idp',
      issuer: 'O=Corp, CN=idp',
      selfIssued: true,
      notBefore,
      notAfter: `2033${notBefore.slice(4)}`,
      sightings: [{ ...sighting('settings.yaml', pointer.length), format: 'base64', pointer }],
      ...overrides,
    });
  const web = idp('web_sig_cert', '2023-02-24T00:00:00Z');
  it.each([
    ['under keys of their own in one file are for two uses', idp('touchstone_sig_cert', '2023-10-18T00:00:00Z'), 0],
    [
      'in two files are versions',
      idp('web_sig_cert', '2023-10-18T00:00:00Z', { sightings: [sighting('other.pem')] }),
      1,
    ],
  ])('%s', (_, newer, count) => {
    expect(run([web, newer], '2026-11-22')).toHaveLength(count);
  });

  it('are versions where they name a host', () => {
    const named = { names: ['dns:idp.corp.internal'] };
    const [older, newer] = [idp('old', '2023-02-24T00:00:00Z', named), idp('newer', '2023-10-18T00:00:00Z', named)];
    expect(run([older, newer], '2026-11-22')).toHaveLength(1);
  });
});

describe('a version that was left behind on purpose is a note', () => {
  it.each([
    ['in a backup folder', 'backup/tls.crt', 'pods/13/tls.crt'],
    ['by its name', 'pods/13/tls.crt.bak', 'pods/13/tls.crt'],
    ['numbered beside its successor', 'archive-of-mail/fullchain1.pem', 'archive-of-mail/fullchain2.pem'],
    ['dated beside its successor', 'certs/mail-2025-06.pem', 'certs/mail-2025-08.pem'],
    ['in one file with its successor', 'metadata.xml', 'metadata.xml'],
  ])('%s', (_, stale, newest) => {
    expect(run([old(stale), renewed(newest)], '2025-09-23')).toMatchObject([{ level: 'note' }]);
  });

  it('but not the places that are in use', () => {
    const [problem] = run([old('backup/tls.crt', 'pods/13/tls.crt'), renewed('legacy/a.pem')], '2025-09-23');
    expect(problem?.level).toBe('error');
    expect(paths(problem)).toEqual(['pods/13/tls.crt']);
  });
});

describe('silence', () => {
  it('until the newer version is valid: who copies it today takes the service down', () => {
    expect(run([old('pods/13/tls.crt'), renewed('legacy/a.pem')], '2025-08-20T07:59:59Z')).toEqual([]);
  });

  it('on reissues of one day', () => {
    const twin = certificate({ names, notBefore: '2025-06-24T20:00:00Z', notAfter: '2025-09-22T20:00:00Z' });
    expect(run([old('pods/13/tls.crt'), twin], '2025-09-01')).toEqual([]);
  });

  it('where only test data holds a newer version', () => {
    const contextOf = ({ path }: { path: string }) => (path.startsWith('test/') ? 'fixture' : 'production');
    const policy = { contextOf } as const;
    expect(run([old('pods/13/tls.crt'), renewed('test/new.pem')], '2025-09-01', { policy })).toEqual([]);
    expect(run([old('test/a/mail.pem'), renewed('test/b/mail.pem')], '2025-09-01', { policy })).toHaveLength(1);
    expect(run([old('test/expired.pem'), renewed('test/valid.pem')], '2025-09-01', { policy })).toEqual([]);
  });

  it('on a keystore whose sibling is newer: keystore-behind says that', () => {
    const store = certificate({ ...old(), sightings: [sighting('pods/13/a.p12', 1, { format: 'pkcs12' })] });
    expect(run([store, renewed('pods/13/tls.crt')], '2025-09-01')).toEqual([]);
    expect(run([store, renewed('legacy/tls.crt')], '2025-09-01')).toHaveLength(1);
  });
});

describe('a private CA was renewed', () => {
  const key = { algorithm: 'EC', bits: 256, fingerprint: 'c'.repeat(64) };
  const [theirs, ours] = [{ notAfter: '2027-01-01T00:00:00Z' }, { notBefore: '2026-06-01T00:00:00Z' }];
  const ca = (life: object, path: string, more: object = {}) =>
    root('Corp Issuing CA', { publicKey: key, ...life, ...more, sightings: [sighting(path)] });
  const other = { publicKey: { ...key, fingerprint: 'd'.repeat(64) } };
  const found = (...certificates: ReturnType<typeof ca>[]) => run(certificates, '2026-07-01');

  it('with its key: the old version is to be replaced', () => {
    const [problem] = found(ca(theirs, 'radius/trust/ca.pem'), ca(ours, 'pki/issuing-ca.pem'));
    expect(paths(problem)).toEqual(['radius/trust/ca.pem']);
    expect(problem?.fix).toMatch(/^Replace the CA certificate/);
  });

  it('with another key: both are to be trusted for a while', () => {
    const [problem] = found(ca(theirs, 'radius/ca.pem'), ca(ours, 'pki/ca.pem', other));
    expect(problem?.fix).toMatch(/^Add the CA certificate/);
  });

  it.each([
    ['both are trusted side by side', [ca(theirs, 'trust/ca-2017.pem'), ca(ours, 'trust/ca-2026.pem')]],
    ['both are in one bundle', [ca(theirs, 'trust/bundle.pem'), ca(ours, 'trust/bundle.pem')]],
    ['the names of two environments are alike', [ca({}, 'dev/ca.pem'), ca(ours, 'prod/ca.pem', other)]],
    [
      'each cluster has a certificate of its own CA',
      [
        ca(theirs, 'a/ca.pem'),
        ca(ours, 'b/ca.pem', other),
        certificate({ issuer: 'O=Corp, CN=Corp Issuing CA', sightings: [sighting('a/tls.crt')] }),
      ],
    ],
  ])('is silent while %s', (_, certificates) => {
    expect(found(...certificates).filter(({ subject }) => subject === certificates[0]?.fingerprint)).toEqual([]);
  });

  it.each([
    ['one file that programs trust', [ca(theirs, 'trust/bundle.pem'), ca(ours, 'trust/bundle.pem', other)], 0],
    ['two files', [ca(theirs, 'radius/ca.pem'), ca(ours, 'pki/ca.pem', other)], 1],
    ['a file that a server serves', [old('tls.pem'), renewed('tls.pem')], 1],
  ])('the expired version beside the newest is told by its place: %s', (_, certificates, count) => {
    const now = count === 1 && certificates[0]?.ca === false ? '2025-10-01' : '2027-02-01';
    expect(run(certificates, now)).toHaveLength(count);
  });

  it('waits until the last year of the older version, which verifies the same', () => {
    const both = [ca(theirs, 'radius/ca.pem'), ca(ours, 'pki/ca.pem')];
    expect(run(both, '2025-12-31').map(({ level }) => level)).toEqual([]);
    expect(run(both, '2026-07-01').map(({ level }) => level)).toEqual(['warning']);
    expect(run(both, '2027-02-01').map(({ level }) => level)).toEqual(['error']);
  });
});
