import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptable, encodeField, formatBaseline, readBaseline } from '../../src/policy/baseline.ts';
import { rules } from '../../src/rules/index.ts';
import { UsageError } from '../../src/util/errors.ts';
import { certificate, finding, inventory, report } from '../support/builders.ts';

/** No half of a surrogate pair. */
const isUtf8 = (text: string) => Buffer.from(text).toString() === text;

describe('a baseline', () => {
  it('is one sorted line an entry, each once, without lines and dates', () => {
    const findings = [
      finding({ rule: 'weak-key', key: 'weak-key|bb' }),
      finding({ rule: 'unreadable', key: 'unreadable|a b.pem (locked)' }),
      finding({ rule: 'expired', key: 'expired|aa' }),
      finding({ rule: 'expired', key: 'expired|aa' }),
      finding({ rule: 'expired', key: 'expired|cc', suppressed: { by: 'baseline', reason: 'x' } }),
    ];
    expect(formatBaseline(acceptable(report({ findings }), rules).accepted)).toBe(
      'expired aa\nexpired cc\nunreadable a%20b.pem%20(locked)\nweak-key bb\n',
    );
  });

  it.each([
    ['suppressed by an ignore entry', { suppressed: { by: 'ignore', reason: 'x' } }],
    ['expected', { suppressed: { by: 'expect', reason: 'x' } }],
    ['fixed', { status: 'fixed' }],
    ['in a fixture', { context: 'fixture' }],
    ['about the policy', { rule: 'suppression-unused', key: 'suppression-unused|x' }],
  ] as const)('leaves out what is %s', (_, overrides) => {
    expect(acceptable(report({ findings: [finding(overrides)] }), rules)).toEqual({ accepted: [], leftOut: [] });
  });

  it('never holds a private key, whatever certificate it belongs to', () => {
    const never = rules.filter(({ baseline }) => baseline === 'never').map(({ id }) => id);
    expect(never).toContain('private-key-committed');
    for (const rule of never) {
      const key = finding({ rule, key: `${rule}|x` });
      expect(acceptable(report({ findings: [key] }), rules)).toEqual({ accepted: [], leftOut: [key] });
    }
  });

  it.each([
    ['stale-copy', '2027-01-01T00:00:00Z', 'leftOut'],
    ['expiring', '2027-01-01T00:00:00Z', 'leftOut'],
    ['keystore-behind', '2027-01-01T00:00:00Z', 'leftOut'],
    ['renewal-overdue', '2027-01-01T00:00:00Z', 'leftOut'],
    ['weak-key', '2027-01-01T00:00:00Z', 'accepted'],
    ['stale-copy', '2026-11-22T12:00:00Z', 'leftOut'],
    ['stale-copy', '2026-11-22T11:59:59Z', 'accepted'],
    ['stale-copy', null, 'accepted'],
  ] as const)(
    'of %s until %s: %s, for what runs out on a known day would be hidden on that day',
    (rule, notAfter, where) => {
      const copy = certificate({ notAfter });
      const findings = [finding({ rule, key: `${rule}|x`, certificate: copy.fingerprint })];
      const now = Date.parse('2026-11-22T12:00:00.500Z');
      const sorted = acceptable(report({ now, findings, inventory: inventory({ certificates: [copy] }) }), rules);
      expect(sorted).toEqual({ accepted: [], leftOut: [], [where]: findings });
    },
  );

  it('reads what it wrote, comments, blank lines and any line ends', () => {
    expect(readBaseline('# since 2026\r\n\r\nexpired aa\r\n  weak-key\tbb  a/b.pem\n', 'b.txt')).toEqual({
      path: 'b.txt',
      entries: [
        { rule: 'expired', subject: 'aa', line: 3 },
        { rule: 'weak-key', subject: 'bb', path: 'a/b.pem', line: 4 },
      ],
    });
    expect(readBaseline('', 'b.txt').entries).toEqual([]);
  });

  it.each(['expired', 'expired a b c', '<<<<<<< HEAD', 'Expired aa', '{"version": 1}'])(
    'refuses %j and names the line',
    (line) => {
      expect(() => readBaseline(`expired aa\n${line}\n`, 'b.txt')).toThrow(UsageError);
      expect(() => readBaseline(`expired aa\n${line}\n`, 'b.txt')).toThrow(/^b\.txt:2: /);
    },
  );

  it('keeps any subject in one field of printable ASCII, two subjects apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(encodeField(a)).toMatch(/^[!-~]*$/);
        if (isUtf8(a) && isUtf8(b)) expect(encodeField(a) === encodeField(b)).toBe(a === b);
      }),
    );
  });
});

it('a baseline has at most 16 MiB, and its name is shown safely', () => {
  const large = `expired aa\n${'#'.repeat(16 << 20)}`;
  expect(() => readBaseline(large, 'a\u202e.txt')).toThrow(/^a<U\+202E>\.txt: a baseline has at most 16 MiB$/);
  expect(readBaseline(large.slice(0, 16 << 20), 'a').entries).toHaveLength(1);
  expect(() => readBaseline('x', 'a\u202e.txt')).toThrow(
    /^a<U\+202E>\.txt:1: a baseline line holds a rule, a subject and an optional path$/,
  );
});

it.each([
  ['a b', 'a%20b'],
  ['100%', '100%25'],
  ['ü\n', '%C3%BC%0A'],
  ['!#$&~', '!#$&~'],
  ['\ud800', '%EF%BF%BD'],
  ['😀', '%F0%9F%98%80'],
])('the field of %j is %s', (text, field) => expect(encodeField(text)).toBe(field));
