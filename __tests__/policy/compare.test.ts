import { describe, expect, it } from 'vitest';
import type { Finding, JudgedFinding } from '../../src/model/index.ts';
import { compareFindings } from '../../src/policy/compare.ts';
import { distinct } from '../../src/policy/findings.ts';
import { finding, location } from '../support/builders.ts';

const one = (overrides: Partial<Finding> = {}) => finding({ key: 'expired|a', level: 'warning', ...overrides });
const suppressed = { by: 'ignore', reason: 'known' } as const;
const statuses = (base: Finding[], head: Finding[]) => compareFindings(base, head).map(({ status }) => status);

describe('a finding of the head', () => {
  it.each<[string, Partial<Finding>, Partial<Finding>, string]>([
    ['is there already', {}, {}, 'existing'],
    [
      'moved by some lines',
      { location: { repository: 'r', path: 'a', line: 1 } },
      { location: { repository: 'r', path: 'b', line: 9 } },
      'existing',
    ],
    ['got worse', {}, { level: 'error' }, 'new'],
    ['got better', { level: 'error' }, {}, 'existing'],
    ['is accepted no more', { suppressed }, {}, 'new'],
    ['is accepted from now on', {}, { suppressed }, 'existing'],
    ['left the fixtures', { context: 'fixture' }, {}, 'new'],
    ['went to the fixtures', {}, { context: 'fixture' }, 'existing'],
    ['went from one kind of fixture to another', { context: 'fixture' }, { context: 'example' }, 'existing'],
  ])('that %s', (_, before, after, status) => {
    expect(statuses([one(before)], [one(after)])).toEqual([status]);
  });

  it('without one of its key in the base is new', () => {
    expect(statuses([], [one()])).toEqual(['new']);
    expect(statuses([one({ key: 'expired|b' })], [one()])).toEqual(['new', 'fixed']);
  });
});

describe('a finding of the base that is gone', () => {
  it('is fixed, and comes after those of the head', () => {
    const result = compareFindings([one(), one({ key: 'expired|b' })], [one()]);
    expect(result.map(({ key, status }) => [key, status])).toEqual([
      ['expired|a', 'existing'],
      ['expired|b', 'fixed'],
    ]);
  });

  it('is not worth a word where it was accepted', () => expect(statuses([one({ suppressed })], [])).toEqual([]));
});

describe('a certificate that replaced another in its place', () => {
  const at = (path: string, certificate: string, overrides: Partial<Finding> = {}) =>
    finding({ level: 'warning', certificate, location: location(path), ...overrides });

  it.each<[string, Finding[], Finding[], string[]]>([
    ['has what was wrong with that one', [at('a.pem', 'old')], [at('a.pem', 'new')], ['existing']],
    ['is worse', [at('a.pem', 'old')], [at('a.pem', 'new', { level: 'error' })], ['new']],
    ['has something else', [at('a.pem', 'old', { rule: 'weak-key' })], [at('a.pem', 'new')], ['new', 'fixed']],
    ['lies elsewhere', [at('a.pem', 'old')], [at('b.pem', 'new')], ['new', 'fixed']],
    [
      'lies at another place of the same file',
      [at('a.yaml', 'old', { location: { ...location('a.yaml'), pointer: 'data["a.crt"]' } })],
      [at('a.yaml', 'new', { location: { ...location('a.yaml'), pointer: 'data["b.crt"]' } })],
      ['new', 'fixed'],
    ],
    [
      'lies at the same place of the same file',
      [at('a.yaml', 'old', { location: { ...location('a.yaml'), pointer: 'data["a.crt"]' } })],
      [at('a.yaml', 'new', { location: { ...location('a.yaml'), pointer: 'data["a.crt"]' } })],
      ['existing'],
    ],
    ['is one of two', [at('a.pem', 'old')], [at('a.pem', 'new'), at('a.pem', 'other')], ['existing', 'new']],
    [
      'comes with a key that was not there',
      [at('a.key', 'old', { rule: 'private-key-committed', key: 'private-key-committed|key:1' })],
      [at('a.key', 'new', { rule: 'private-key-committed', key: 'private-key-committed|key:2' })],
      ['new', 'fixed'],
    ],
  ])('and %s', (_, base, head, expected) => {
    expect(statuses(base, head)).toEqual(expected);
  });
});

it('takes a note on the versions of a certificate for the one that was there, and a warning for a new one', () => {
  const note = (key: string, level: Finding['level'] = 'note') =>
    finding({ rule: 'sync-undeclared', key: `sync-undeclared|${key}`, level });
  expect(statuses([note('a')], [note('b')])).toEqual(['existing']);
  expect(statuses([note('a', 'warning')], [note('b', 'warning')])).toEqual(['new', 'fixed']);
});

it('takes the baseline for what was there, not for a further place; what the config accepts, it accepts everywhere', () => {
  const [here, there] = [location('a.pem'), location('pods/13/tls.crt')];
  const copied = (by: 'baseline' | 'ignore') => {
    const before = one({ level: 'error', location: here, suppressed: { by, reason: 'known' } });
    const after = { ...before, related: [there], counted: 2 };
    return compareFindings([before], [after], new Set([there.path])).map(
      ({ status, location: place, suppressed: why }) => [status, place.path, why?.by],
    );
  };
  expect(copied('baseline')).toEqual([['new', there.path, undefined]]);
  expect(copied('ignore')).toEqual([['existing', here.path, 'ignore']]);
});

it('changes nothing that it is given', () => {
  const [base, head] = [[Object.freeze(one())], [Object.freeze(one())]];
  compareFindings(base, head);
  expect(head[0]).not.toHaveProperty('status');
});

it('a file that is renamed takes each of its findings with it, once', () => {
  const on = (path: string, subject: string) =>
    finding({ key: `expired|${path}|${subject}`, message: subject, location: location(path) });
  const paths = new Set(['old', 'new']);
  const judged = (head: Finding[]) =>
    compareFindings([on('old', 'a'), on('old', 'b')], head, paths)
      .map(({ status }) => status)
      .sort();
  expect(judged([on('new', 'a'), on('new', 'b')])).toEqual(['existing', 'existing']);
  expect(judged([on('new', 'a'), on('new', 'b'), on('new', 'c')])).toEqual(['existing', 'existing', 'new']);
});

it('places keep the pointer by which one file has several', () => {
  const at = (pointer: string) => ({ repository: 'r', path: 'a.yaml', line: 1, endLine: 2, pointer });
  expect(distinct([at('b'), at('a'), at('b')])).toEqual([at('a'), at('b')]);
  expect(distinct([{ repository: 'r', path: 'a.yaml' }])).toEqual([{ repository: 'r', path: 'a.yaml' }]);
});

it('calls none new that the base told together, where the change leaves its file alone', () => {
  const [first, ...rest] = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => location(path));
  const { certificate: _, ...pool } = finding({
    key: 'private-key-committed|keys in x/',
    rule: 'private-key-committed',
    location: first as never,
    related: rest,
  });
  const alone = (path: string, overrides: Partial<Finding> = {}) =>
    finding({
      key: `private-key-committed|${path}`,
      rule: 'private-key-committed',
      location: location(path),
      ...overrides,
    });
  const judged = (base: Finding[], ...head: Finding[]) =>
    compareFindings(base, head, new Set(['f', 'g'])).map(({ status }) => status);
  expect(judged([pool], alone('a'), alone('b'))).toEqual(['existing', 'existing']);
  expect(judged([pool], alone('g'), alone('f'))).toEqual(['new', 'new', 'fixed']);
  expect(judged([pool], alone('a', { rule: 'expired' }))).toEqual(['new', 'fixed']);
  expect(judged([{ ...pool, level: 'note' }], alone('a'))).toEqual(['new']);
  expect(judged([{ ...pool, certificate: 'a' }], alone('a'))).toEqual(['new', 'fixed']);
});

describe('a further place of an error', () => {
  const places = ['a', 'b', 'c', 'd'].map((path) => location(path));
  const error = (at: number[], overrides: Partial<JudgedFinding> = {}) => {
    const [first, ...related] = at.map((index) => places[index] as Finding['location']);
    return {
      ...one({ level: 'error', location: first as Finding['location'], related }),
      counted: at.length,
      ...overrides,
    };
  };
  const told = (base: Finding[], head: JudgedFinding[], paths: string[]) =>
    compareFindings(base, head, new Set(paths)).map(({ status, location: place, related }) => [
      status,
      place.path,
      related.map(({ path }) => path),
    ]);

  it.each<[string, number[], JudgedFinding[], string[], unknown[]]>([
    ['is told first', [0], [error([0, 1, 2])], ['b'], [['new', 'b', ['a', 'c']]]],
    ['is told where the change touches it only', [0], [error([0, 1])], ['c'], [['existing', 'a', ['b']]]],
    ['counts where it is as bad as the first', [0], [error([0, 1], { counted: 1 })], ['b'], [['existing', 'a', ['b']]]],
    ['is none of a warning', [0], [error([0, 1], { level: 'warning' })], ['b'], [['existing', 'a', ['b']]]],
    ['is one of a pool', [0], [error([0, 1], { level: 'warning', pool: true })], ['b'], [['new', 'b', ['a']]]],
    ['is none in test data', [0], [error([0, 1], { context: 'fixture' })], ['b'], [['existing', 'a', ['b']]]],
    ['that took the place of another is a move', [0, 1], [error([0, 2])], ['c'], [['existing', 'a', ['c']]]],
    ['beside a move is new', [0, 1], [error([0, 2, 3])], ['c', 'd'], [['new', 'c', ['a', 'd']]]],
  ])('%s', (_, before, head, paths, expected) => {
    expect(told([error(before, { level: head[0]?.level ?? 'error' })], head, paths)).toEqual(expected);
  });
});

describe('what only one side shows', () => {
  const gone = one({ location: location('a.pem'), certificate: 'c1' });

  it.each([
    ['a file that is no longer checked', [{ certificates: ['c1', 'c2'] }], 'existing'],
    ['a file that is no longer checked, for another certificate', [{ certificates: ['c2'] }], 'fixed'],
    ['no file', [], 'fixed'],
    ['two accounts of the file', [{ certificates: [] }, { certificates: ['c1'] }], 'existing'],
  ])('%s', (_, left, status) => {
    const of = left.map((some) => ({ from: location('a.pem'), ...some })) as never;
    expect(compareFindings([gone], [], new Set(), { left: of }).map((each) => each.status)).toEqual([status]);
  });

  it('a finding without a certificate is hidden with its file', () => {
    const { certificate: _, ...bare } = gone;
    const left = [{ from: location('a.pem'), certificates: [] }] as never;
    expect(compareFindings([bare], [], new Set(), { left }).map((each) => each.status)).toEqual(['existing']);
    const elsewhere = [{ from: location('b.pem'), certificates: [] }] as never;
    expect(compareFindings([bare], [], new Set(), { left: elsewhere }).map((each) => each.status)).toEqual(['fixed']);
  });

  it('is fixed only where the head shows it in good order, and is asked with what is new', () => {
    const fresh = one({ key: 'expired|new' });
    const hidden = one({ key: 'expired|hidden', suppressed });
    const asked: unknown[] = [];
    const isFixed = (finding: Finding, news: readonly Finding[]) => {
      asked.push([finding.key, news.map(({ key }) => key)]);
      return false;
    };
    expect(compareFindings([gone], [fresh, hidden], new Set(), { isFixed }).map(({ key }) => key)).toEqual([
      'expired|new',
      'expired|hidden',
    ]);
    expect(asked).toEqual([[gone.key, ['expired|new']]]);
  });

  it('of a file that the base could not read nothing is new', () => {
    const head = [one({ location: location('a.pem') }), one({ key: 'expired|b', location: location('b.pem') })];
    const unread = new Set(['a.pem']);
    expect(compareFindings([], head, new Set(), { unread }).map(({ status }) => status)).toEqual(['existing', 'new']);
    const [first] = head as [Finding, Finding];
    const milder: Finding = { ...first, level: 'note' };
    const worse = compareFindings([milder], [{ ...first, level: 'error' }], new Set(), { unread });
    expect(worse.map(({ status }) => status)).toEqual(['new']);
  });
});

describe('a finding about the words of an edit', () => {
  const at = (line: number, path = 'renew.sh') => ({ repository: 'r', path, line });
  const words = { ...one({ key: 'sync-weakened|renew.sh:x', location: at(30) }), ofWords: true as const };
  const isKept = (base: Finding[], head: JudgedFinding[]) =>
    compareFindings(base, [words, ...head]).some(({ key }) => key === words.key);
  const other = (overrides: Partial<Finding>) => one({ key: 'other|b', location: at(25), ...overrides });

  it('is kept where nothing else is told of the place', () => {
    expect(isKept([], [])).toBe(true);
    expect(isKept([], [other({ location: at(99) })])).toBe(true);
    expect(isKept([], [other({ location: at(25, 'other.sh') })])).toBe(true);
    expect(isKept([], [other({ level: 'note' })])).toBe(true);
    expect(isKept([other({})], [other({})])).toBe(true);
    expect(isKept([], [other({ suppressed })])).toBe(true);
    expect(isKept([other({ context: 'fixture' })], [])).toBe(true);
  });

  it('is left to another finding of the place, and to what the edit fixes', () => {
    expect(isKept([], [other({})])).toBe(false);
    expect(isKept([other({})], [])).toBe(false);
    expect(isKept([other({ location: at(1, 'conf'), related: [at(30)] })], [])).toBe(false);
  });

  it('does not keep the finding that it fixes from being fixed', () => {
    const fixed = (_: Finding, fresh: readonly Finding[]) => fresh.length === 0;
    const result = compareFindings([other({})], [words], new Set(), { isFixed: fixed });
    expect(result.map(({ status }) => status)).toEqual(['fixed']);
  });
});
