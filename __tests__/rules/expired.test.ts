import { describe, expect, it } from 'vitest';
import type { SeenCertificate } from '../../src/model/index.ts';
import { expired } from '../../src/rules/expired.ts';
import { at, certificate, policy, problems, root, sighting } from '../support/builders.ts';
import { problems as judged } from '../support/problems.ts';

const END = '2026-09-22T08:00:00Z';
const OLD_KEY = { algorithm: 'EC', fingerprint: 'aa'.repeat(32) };
const one = (overrides = {}) => certificate({ notAfter: END, ...overrides });

describe('expired', () => {
  it.each([
    ['a second before its end', at(END) - 1000, 0],
    ['in its last second', at(END), 0],
    ['within its last second', at(END) + 999, 0],
    ['a second after its end', at(END) + 1000, 1],
    ['years later', at('2039-01-01'), 1],
  ])('%s', (_, now, count) => {
    expect(problems(expired, { now, inventory: { certificates: [one()] } })).toHaveLength(count);
  });

  it('counts every certificate, whatever its flags', () => {
    const certificates = [
      one({ ca: true, selfIssued: true }),
      root('Corp Root', { notAfter: END }),
      one({ names: [] }),
    ];
    expect(problems(expired, { inventory: { certificates } })).toHaveLength(3);
  });

  it('is one problem a certificate, at all its places, under its fingerprint', () => {
    const subject = one({ sightings: [sighting('pods/13/tls.crt'), sighting('pods/15/tls.crt', 30)] });
    const [problem] = problems(expired, { inventory: { certificates: [subject] } });
    expect(problem?.subject).toBe(subject.fingerprint);
    expect(problem?.locations.map(({ path, line }) => [path, line])).toEqual([
      ['pods/13/tls.crt', 1],
      ['pods/15/tls.crt', 30],
    ]);
    expect(problem?.message).toContain('"www.corp.internal" expired on 2026-09-22 at 08:00 UTC');
  });

  it('tells what becomes of a CA certificate, which is trusted and not served', () => {
    const certificates = [root('Corp Root', { notAfter: END })];
    const [problem] = problems(expired, { inventory: { certificates } });
    expect(problem?.message).toBe(
      'The CA certificate "Corp Root" expired on 2026-09-22 at 08:00 UTC. Clients that trust it reject every certificate that it issued.',
    );
    expect(problem?.fix).toContain('the current version of this CA certificate');
    for (const server of [root('mail.corp.internal'), root('Mail', { names: ['dns:mail'] })]) {
      const inventory = { certificates: [{ ...server, notAfter: END }] };
      expect(problems(expired, { inventory })[0]?.message).toMatch(/^The certificate ".*Clients reject it wherever/);
    }
  });

  it('tells what becomes of metadata', () => {
    const certificates = [one({ sightings: [sighting('idp.xml', 2, { format: 'saml' })] })];
    const [problem] = problems(expired, { inventory: { certificates } });
    expect(problem?.message).toContain('Software that checks dates rejects everything that it signed.');
    expect(problem?.fix).toContain('from its owner');
  });

  it('is a note for the signer of code, whose signatures outlive it', () => {
    const signer = one({ extendedKeyUsage: ['codeSigning'] });
    expect(problems(expired, { inventory: { certificates: [signer] } })[0]?.level).toBe('note');
    expect(problems(expired, { inventory: { certificates: [one({})] } })[0]?.level).toBeUndefined();
  });

  it.each([
    ['beside a valid root', [root('New Root', { sightings: [sighting('ca.pem', 30)] })], 'warning'],
    ['alone', [root('New Root', { sightings: [sighting('other.pem')] })], undefined],
    [
      'beside another that expired',
      [root('New Root', { notAfter: END, sightings: [sighting('ca.pem', 30)] })],
      undefined,
    ],
    [
      'that something valid was issued by',
      [root('New Root', { sightings: [sighting('ca.pem', 30)] }), certificate({ issuer: 'O=Old, CN=Old Root' })],
      undefined,
    ],
    [
      'that something valid was issued by, with a key identifier that the root does not state',
      [
        root('New Root', { sightings: [sighting('ca.pem', 30)] }),
        certificate({ issuer: 'O=Old, CN=Old Root', authorityKeyId: 'aa' }),
      ],
      undefined,
    ],
    [
      'beside its renewal with the same key',
      [
        root('Old Root', { subject: 'O=Old, CN=Old Root', publicKey: OLD_KEY, sightings: [sighting('ca.pem', 30)] }),
        certificate({ issuer: 'O=Old, CN=Old Root' }),
      ],
      'warning',
    ],
    [
      'that its organization has followed up in a bundle',
      [root('New Root', { subject: 'O=Old, CN=New Root', sightings: [sighting('ca.pem', 30)] })],
      'note',
    ],
    [
      'that its organization has followed up, beside what a server sends',
      [
        root('New Root', { subject: 'O=Old, CN=New Root', sightings: [sighting('ca.pem', 30)] }),
        certificate({ sightings: [sighting('ca.pem', 60)] }),
      ],
      'warning',
    ],
  ])('a root %s', (_, others, level) => {
    const subject = 'O=Old, CN=Old Root';
    const old = root('Old Root', {
      subject,
      issuer: subject,
      publicKey: OLD_KEY,
      notAfter: END,
      sightings: [sighting('ca.pem')],
    });
    const found = problems(expired, { inventory: { certificates: [old, ...others] } });
    expect(found.find((problem) => problem.certificate === old.fingerprint)?.level).toBe(level);
  });

  it('is a note for the intermediate of an expired certificate in the same file, which one renewal replaces with it', () => {
    const issuing = 'CN=Corp Issuing';
    const end = { notBefore: '2024-01-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z' };
    const intermediate = certificate({ ...end, ca: true, names: [], subject: issuing, issuer: 'CN=Corp Root' });
    const leaf = (overrides = {}) => certificate({ ...end, issuer: issuing, ...overrides });
    const levelBeside = (other: SeenCertificate) =>
      problems(expired, { inventory: { certificates: [intermediate, other] } }).find(
        (problem) => problem.certificate === intermediate.fingerprint,
      )?.level;
    expect(levelBeside(leaf())).toBe('note');
    expect(levelBeside(leaf({ issuer: 'CN=Other' }))).toBeUndefined();
    expect(levelBeside(leaf({ notAfter: '2027-01-01T00:00:00Z' }))).toBeUndefined();
    expect(levelBeside(leaf({ sightings: [sighting('elsewhere.pem')] }))).toBeUndefined();
  });

  it('is a note for what issued an expired CA of the same file, unless something valid there needs it', () => {
    const [from, until] = ['2014-01-01T00:00:00Z', '2025-10-01T00:00:00Z'];
    const authority = (subject: string, issuer: string, notAfter = until) =>
      certificate({ ca: true, names: [], subject, issuer, notBefore: from, notAfter });
    const cross = authority('CN=Root G2', 'CN=Root G1', '2025-05-01T00:00:00Z');
    const levelsOf = (...below: SeenCertificate[]) =>
      problems(expired, { inventory: { certificates: [cross, ...below] } }).map(({ level }) => level);
    expect(levelsOf(authority('CN=Issuing', 'CN=Root G2'))).toEqual(['note', undefined]);
    expect(levelsOf(authority('CN=Issuing', 'CN=Root G3'))).toEqual([undefined, undefined]);
    expect(levelsOf(authority('CN=Issuing', 'CN=Root G2', '2030-01-01T00:00:00Z'))).toEqual([undefined]);
    // What expired years ago is a note itself, and tells of nothing.
    expect(levelsOf(authority('CN=Issuing', 'CN=Root G2', '2016-01-01T00:00:00Z'))).toEqual([undefined, 'note']);
    expect(levelsOf({ ...authority('CN=Issuing', 'CN=Root G2'), sightings: [sighting('elsewhere.pem')] })).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is a note for a CA that expired years ago, unless it is deployed, or issued what is valid', () => {
    const authority = (notAfter: string) =>
      certificate({
        ca: true,
        names: [],
        subject: 'CN=Issuing',
        issuer: 'CN=Root',
        notBefore: '2014-01-01T00:00:00Z',
        notAfter,
        sightings: [sighting('files/ca.pem')],
      });
    const levels = (notAfter: string, others: SeenCertificate[] = [], isDeployed = false) =>
      problems(expired, {
        inventory: { certificates: [authority(notAfter), ...others] },
        policy: policy({ isDeployed: () => isDeployed }),
      }).map(({ level }) => level);
    expect(levels('2024-06-01T00:00:00Z')).toEqual(['note']);
    expect(levels('2025-06-01T00:00:00Z')).toEqual([undefined]);
    expect(levels('2024-06-01T00:00:00Z', [], true)).toEqual([undefined]);
    const valid = certificate({ issuer: 'CN=Issuing', notAfter: '2028-01-01T00:00:00Z' });
    expect(levels('2024-06-01T00:00:00Z', [valid])).toEqual([undefined]);
  });

  it.each([
    ['talosconfig.backup.20250716-113206', 'note'],
    ['certs/old/mail.pem', 'note'],
    ['talosconfig.20250716', undefined],
  ])('that only %s keeps: %s', (path, level) => {
    const certificates = [one({ sightings: [sighting(path)] })];
    expect(problems(expired, { inventory: { certificates } })[0]?.level).toBe(level);
    const both = [one({ sightings: [sighting(path), sighting('tls.crt')] })];
    expect(problems(expired, { inventory: { certificates: both } })[0]?.level).toBeUndefined();
  });

  it.each([
    ['jwk', 'note'],
    ['pem', undefined],
  ] as const)('of the key in a %s file: %s', (format, level) => {
    const certificates = [one({ names: [], sightings: [sighting('jwks.json', 1, { format })] })];
    const [problem] = problems(expired, { inventory: { certificates } });
    expect(problem?.level).toBe(level);
    expect(problem?.message.includes('ignores the dates')).toBe(level === 'note');
  });

  it.each([
    ['2016-09-22T08:00:00Z', 'note'],
    ['2020-09-22T08:00:00Z', 'note'],
    ['2025-09-22T08:00:00Z', undefined],
  ])('of %s is %s: what expired years ago breaks nothing new', (notAfter, level) => {
    const certificates = [one({ notBefore: '2015-01-01T00:00:00Z', notAfter })];
    expect(problems(expired, { inventory: { certificates } }).map((problem) => problem.level)).toEqual([level]);
  });

  it.each([
    ['a self-signed one without a host', { names: [], subject: 'O=Corp, CN=shop', selfIssued: true }, 'note'],
    ['a self-signed one for one link', { names: ['dns:shop.local', 'ip:10.0.0.7'], selfIssued: true }, 'note'],
    ['a self-signed one for a host', { names: ['dns:shop.corp.internal'], selfIssued: true }, undefined],
    ['a self-signed one for an address', { names: ['ip:198.18.0.7'], selfIssued: true }, undefined],
    ['one of a CA without a host', { names: [], subject: 'O=Corp, CN=shop' }, undefined],
    ['a CA certificate', { names: [], subject: 'CN=Shop CA', selfIssued: true, ca: true }, undefined],
  ])('%s is %3$s, unless something deploys it', (_, overrides, level) => {
    const inventory = { certificates: [one({ ...overrides, extendedKeyUsage: [] })] };
    expect(problems(expired, { inventory })[0]?.level).toBe(level);
    const deployed = policy({ isDeployed: ({ path }) => path === 'certs/www.pem' });
    expect(problems(expired, { inventory, policy: deployed })[0]?.level).toBeUndefined();
  });

  it('is told by the expired private CA in the same folder', () => {
    const ca = root('Shop CA', { notAfter: END, sightings: [sighting('certs/ca.pem')] });
    const levelOf = (leaf: SeenCertificate, ...others: SeenCertificate[]) =>
      problems(expired, { inventory: { certificates: [leaf, ...others] } }).find(
        (problem) => problem.certificate === leaf.fingerprint,
      )?.level;
    const leaf = one({ issuer: ca.subject });
    expect(levelOf(leaf, ca)).toBe('note');
    expect(levelOf(leaf)).toBeUndefined();
    expect(levelOf(leaf, { ...ca, notAfter: '2036-01-01T00:00:00Z' })).toBeUndefined();
    expect(levelOf(leaf, { ...ca, sightings: [sighting('other/ca.pem')] })).toBeUndefined();
    expect(levelOf(one({ issuer: ca.subject, policies: ['2.23.140.1.2.1'] }), ca)).toBeUndefined();
  });

  it('is a note for an expired intermediate in a file of its own beside the expired certificate', () => {
    const inFile = (path: string) => ({ sightings: [sighting(path)] });
    const issuing = root('R3', {
      subject: 'CN=R3',
      issuer: 'CN=X1',
      selfIssued: false,
      notAfter: END,
      ...inFile('ssl/chain.pem'),
    });
    const leaf = (path: string, notAfter = END, issuer = 'CN=R3') => certificate({ notAfter, issuer, ...inFile(path) });
    const levelBeside = (...certificates: SeenCertificate[]) =>
      problems(expired, { inventory: { certificates: [issuing, ...certificates] } })[0]?.level;
    expect(levelBeside(leaf('ssl/cert.pem'))).toBe('note');
    expect(levelBeside(leaf('ssl/cert.pem'), leaf('ssl/web.pem', '2028-01-01T00:00:00Z'))).toBeUndefined();
    expect(levelBeside(leaf('ssl/cert.pem'), leaf('ssl/web.pem', '2028-01-01T00:00:00Z', 'CN=R4'))).toBe('note');
    expect(levelBeside(leaf('tls/cert.pem'))).toBeUndefined();
    expect(levelBeside(leaf('ssl/chain.pem', '2028-01-01T00:00:00Z'), leaf('ssl/cert.pem'))).toBeUndefined();
  });

  it('is a note for the whole chain of an expired certificate, up to a cross-signed root', () => {
    const chain = [
      certificate({ notAfter: END, issuer: 'CN=R3' }),
      root('R3', { subject: 'CN=R3', issuer: 'CN=X1', selfIssued: false }),
      root('X1', { subject: 'CN=X1', issuer: 'CN=DST', selfIssued: false, notAfter: END }),
      root('Other', { subject: 'CN=Other', issuer: 'CN=DST', selfIssued: false, notAfter: END }),
    ].map((each, i) => ({ ...each, sightings: [sighting('web.jks', 1, { pointer: `alias "${i}"` })] }));
    const found = problems(expired, { inventory: { certificates: chain } });
    expect(found.map(({ level }) => level)).toEqual([undefined, 'note', undefined]);
  });

  it('leaves the certificates of SAML metadata to the metadata where those have expired as well', () => {
    const idp = one({ sightings: [sighting('idp.xml', 8, { format: 'saml', pointer: '#1' })] });
    const levelWith = (...documents: [line: number, notAfter: string][]) =>
      problems(expired, {
        inventory: {
          certificates: [idp],
          expirations: documents.map(([line, notAfter]) => ({
            repository: idp.sightings[0]?.repository ?? '',
            path: 'idp.xml',
            line,
            kind: 'saml-metadata' as const,
            notAfter,
          })),
        },
      })[0]?.level;
    expect(levelWith([2, '2026-01-01T00:00:00Z'])).toBe('note');
    expect(levelWith([8, '2026-01-01T00:00:00Z'], [20, '2030-01-01T00:00:00Z'])).toBe('note');
    expect(levelWith([2, '2026-01-01T00:00:00Z'], [20, '2030-01-01T00:00:00Z'])).toBeUndefined();
    expect(levelWith([2, '2030-01-01T00:00:00Z'])).toBeUndefined();
    expect(levelWith()).toBeUndefined();
  });

  it('does not send to a version that has expired too', () => {
    const newer = one({ notBefore: '2026-03-01T00:00:00Z', sightings: [sighting('legacy/tls.crt')] });
    const older = one({ notAfter: '2026-04-01T00:00:00Z', sightings: [sighting('pods/13/tls.crt')] });
    for (const problem of judged(expired, { certificates: [older, newer] }))
      expect(problem.fix).not.toContain('the renewed version at');
  });

  it('is none for an intermediate that only the root of its organization is beside', () => {
    const issuing = (name: string, overrides = {}) =>
      root(name, {
        selfIssued: false,
        issuer: 'O=Corp, CN=Corp Root',
        sightings: [sighting('chain.pem', 30)],
        ...overrides,
      });
    const levelBeside = (other: SeenCertificate) =>
      problems(expired, { inventory: { certificates: [issuing('Issuing 1', { notAfter: END }), other] } })[0]?.level;
    expect(levelBeside(root('Corp Root', { sightings: [sighting('chain.pem')] }))).toBeUndefined();
    expect(levelBeside(issuing('Issuing 2', { sightings: [sighting('chain.pem')] }))).toBe('note');
    const roots = [root('Corp Root', { notAfter: END }), root('Corp Root 2')].map((one, i) => ({
      ...one,
      sightings: [sighting('chain.pem', 60 + i)],
    }));
    const inventory = { certificates: [issuing('Issuing 1', { notAfter: END }), ...roots] };
    expect(problems(expired, { inventory }).map(({ level }) => level)).toEqual(['note', 'note']);
  });

  it('says where the renewed version is, rather than to renew it', () => {
    const renewed = certificate({ notBefore: '2026-09-01T00:00:00Z', sightings: [sighting('legacy/tls.crt')] });
    const older = one({ notBefore: '2025-09-01T00:00:00Z', sightings: [sighting('pods/13/tls.crt')] });
    const [problem] = judged(expired, { certificates: [older, renewed] });
    expect(problem?.fix).toContain('Replace the copies named here with the renewed version at legacy/tls.crt');
  });

  it('says the same on every later day', () => {
    const inventory = { certificates: [one()] };
    const told = (now: string) => problems(expired, { now: at(now), inventory }).map((problem) => problem.message);
    expect(told('2026-09-23')).toEqual(told('2031-01-01'));
  });

  it.each([null, 'Bad time value', '2026-02-30T00:00:00Z', ''])(
    'leaves an end of %j to validity-malformed',
    (notAfter) => {
      expect(problems(expired, { inventory: { certificates: [one({ notAfter })] } })).toEqual([]);
    },
  );
});
