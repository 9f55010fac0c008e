import { describe, expect, it } from 'vitest';
import type { UnreadableReason } from '../../src/model/index.ts';
import { unreadable as rule } from '../../src/rules/unreadable.ts';
import { certificate, privateKey, problems, sighting, unreadable } from '../support/builders.ts';

const REASONS: UnreadableReason[] = [
  'locked',
  'malformed',
  'unsupported',
  'too-large',
  'too-deep',
  'timeout',
  'denied',
];

describe('unreadable', () => {
  it.each(REASONS)('%s: names the object and the reason, and has a fix of its own', (reason) => {
    const [problem] = problems(rule, {
      inventory: { unreadable: [unreadable('certs/web.jks', { reason, detail: 'So it is.' })] },
    });
    expect(problem?.message).toBe(`An object could not be read (${reason}) and was not checked. So it is.`);
    expect(problem?.fix).not.toBe(rule.fix);
  });

  it('is a note for a locked keystore whose private key is told already', () => {
    const levelOf = (reason: UnreadableReason, key: string) =>
      problems(rule, {
        inventory: {
          unreadable: [unreadable('web.p12', { reason })],
          privateKeys: [privateKey({ encrypted: true, sightings: [sighting(key)] })],
        },
      })[0]?.level;
    expect(levelOf('locked', 'web.p12')).toBe('note');
    expect(levelOf('locked', 'mail.p12')).toBeUndefined();
    expect(levelOf('malformed', 'web.p12')).toBeUndefined();
  });

  it.each([
    ['src/csms.py', undefined, 'note'],
    ['certs/www.pem', undefined, undefined],
    ['lib-5.7.0.tar.gz', 'plugins/provider.py!#2', 'note'],
    ['lib-5.7.0.tar.gz', 'plugins/provider.py', 'note'],
    ['lib-5.7.0.tar.gz', 'certs/www.pem!#2', undefined],
  ])('in %s %s is %s: a string in source code is not served', (path, pointer, level) => {
    const object = unreadable(path, pointer === undefined ? {} : { pointer });
    expect(problems(rule, { inventory: { unreadable: [object] } })[0]?.level).toBe(level);
  });

  it('is a note for a certificate whose dates alone cannot be read', () => {
    const levelOf = (path: string, notBefore: string | null) =>
      problems(rule, {
        inventory: {
          unreadable: [unreadable('web.pem', { line: 1 })],
          certificates: [certificate({ notBefore, sightings: [sighting(path)] })],
        },
      })[0]?.level;
    expect(levelOf('web.pem', null)).toBe('note');
    expect(levelOf('web.pem', '2026-01-01T00:00:00Z')).toBeUndefined();
    expect(levelOf('mail.pem', null)).toBeUndefined();
  });

  it.each([
    ['malformed', 'ops/docs.tar.gz.part0', undefined, 'note'],
    ['malformed', 'ops/docs.tar.gz', 'docs/plan.md!', 'note'],
    ['malformed', 'ops/docs.tar.gz', 'etc/tls.key!', undefined],
    ['malformed', 'certs/backup.zip', undefined, undefined],
    ['too-large', 'ops/docs.tar.gz', undefined, undefined],
    ['too-deep', 'ops/docs.zip', 'a.zip!b.zip!', undefined],
  ] as const)(
    'is a note for a damaged archive without a sign of certificates: %s %s %s',
    (reason, path, pointer, level) => {
      const object = unreadable(path, { reason, kind: 'archive', ...(pointer && { pointer }) });
      expect(problems(rule, { inventory: { unreadable: [object] } })[0]?.level).toBe(level);
      const { kind: _, ...material } = object;
      expect(problems(rule, { inventory: { unreadable: [material] } })[0]?.level).toBeUndefined();
    },
  );

  it('is one problem for the objects of a file that only lines tell apart', () => {
    const objects = [
      unreadable('a.pem', { line: 1, detail: 'One.' }),
      unreadable('a.pem', { line: 9, detail: 'Two.' }),
      unreadable('a.pem', { line: 20, detail: 'One.' }),
      unreadable('a.pem', { line: 30, reason: 'unsupported' }),
      unreadable('a.pem', { pointer: '#2' }),
      unreadable('b.pem', { line: 1 }),
      unreadable('a.pem', { line: 1, repository: 'corp/other' }),
    ];
    const found = problems(rule, { inventory: { unreadable: objects } });
    expect(found.map(({ subject, locations }) => [subject, locations.length])).toEqual([
      ['a.pem (malformed)', 3],
      ['a.pem##2 (malformed)', 1],
      ['a.pem (unsupported)', 1],
      ['b.pem (malformed)', 1],
      ['a.pem (malformed)', 1],
    ]);
    expect(found[0]?.message).toBe('3 objects could not be read (malformed) and were not checked. One. Two.');
  });

  it.each([
    [2, 2],
    [3, 1],
  ])('%i objects with pointers of one file are %i', (count, expected) => {
    const objects = Array.from({ length: count }, (_, i) => unreadable('k8s/tls.yaml', { pointer: `data.${i}` }));
    const found = problems(rule, { inventory: { unreadable: objects } });
    expect(found).toHaveLength(expected);
    expect(found[0]?.subject).toBe(expected === 1 ? 'k8s/tls.yaml (malformed)' : 'k8s/tls.yaml#data.0 (malformed)');
  });

  it('counts the causes that it does not tell', () => {
    const objects = ['A.', 'B.', 'C.', 'D.', 'E.'].map((detail, line) => unreadable('a.pem', { line, detail }));
    expect(problems(rule, { inventory: { unreadable: objects } })[0]?.message).toContain('A. B. C. 2 other reasons.');
  });
});
