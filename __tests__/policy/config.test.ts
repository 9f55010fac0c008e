import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/policy/config.ts';
import { UsageError } from '../../src/util/errors.ts';

const RULES = ['expired', 'expiring', 'stale-copy', 'weak-signature', 'constructor-less'];
const PATH = '.github/cert-hygiene.yml';
const read = (text: string) => readConfig(text, PATH, RULES);
const refused = async (text: string): Promise<string> => {
  const error = await read(text).then(
    () => 'accepted',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as UsageError;
  expect(message).not.toMatch(/[\0-\x1f\u202e]/);
  return message;
};

const FULL = `
expiring: {days: 30, lifetime: 1/3}
fixtures: ["**/lab/**"]
ignore:
  - rule: expired
    path: legacy/**
    certificate: ${'AB:'.repeat(31)}AB
    reason: decommissioned, ticket 123
    until: 2027-03-01
  - {rule: stale-copy, reason: x, until: 2027-03-01}
expect:
  - {path: tests/expired.pem, state: expired}
sync:
  - name: mail
    source: legacy/mail/fullchain.pem
    copies: [pods/13/tls.crt, "imaps://mail.corp.internal"]
    within: 24h
    owners: ["@corp/mail"]
endpoints: ["smtp://mx.corp.internal:25", "https://www.corp.internal"]
levels: {weak-signature: error, expiring: off}
`;

describe('a config', () => {
  it('is read whole, with the lines of its entries', async () => {
    const { config, lines, path } = await read(FULL);
    expect(path).toBe(PATH);
    expect(lines).toEqual({ ignore: [5, 10], expect: [12], sync: [14], endpoints: [19, 19] });
    expect(config.expiring).toMatchObject({ days: 30, lifetime: '1/3' });
    expect(config.ignore?.[0]).toMatchObject({ rule: 'expired', until: '2027-03-01' });
    expect(config.levels).toMatchObject({ 'weak-signature': 'error', expiring: 'off' });
  });

  it.each(['', '# nothing\n', '---\n', '{}', '\ufeffexpiring: {days: 1}\n'])('%j is one', async (text) => {
    await expect(read(text)).resolves.toMatchObject({ lines: { ignore: [], expect: [], sync: [], endpoints: [] } });
  });

  it.each([
    ['fixture: []', ':1: unknown key "fixture"; did you mean "fixtures"?'],
    ['# a\n\nexpiring:\n  day: 3', ':4: unknown key "day"; did you mean "days"?'],
    ['ignore:\n  - {reason: x, until: 2027-01-01, rule: expired, expires: 1}', ':2: unknown key "expires"'],
    ['expiring: {days: "30"}', ':1: "expiring.days" must be a number'],
    ['expiring: {days: -1}', ':1: "expiring.days" must be at least 0'],
    ['expiring: {days: .inf}', ':1: "expiring.days" must be at most 36500'],
    ['expiring: {days: .nan}', ':1: "expiring.days" must be at most 36500'],
    ['expiring:\n  lifetime: 4/3', ':2: "expiring.lifetime" must be a fraction'],
    ['expiring: {lifetime: 1/0}', ':1: "expiring.lifetime" must be a fraction'],
    ['expiring: {lifetime: 0}', ':1: "expiring.lifetime" must be a fraction'],
    ['expiring: {lifetime: a third}', ':1: "expiring.lifetime" must be a fraction'],
    ['fixtures: lab', ':1: "fixtures" must be a list'],
    ['fixtures: [1]', ':1: "fixtures[0]" must be text'],
    ['fixtures: [""]', ':1: a glob has 1 to 500 characters'],
    ['- a', ':1: the config file must be a map'],
    ['just text', ':1: the config file must be a map'],
    ['ignore:\n  - rule: expired\n    until: 2027-01-01', ':2: "ignore[0]" lacks "reason"'],
    ['ignore:\n  - rule: expired\n    reason: x', ':2: "ignore[0]" lacks "until"'],
    ['ignore:\n  - {reason: x, until: 2027-01-01}', ':2: "ignore[0]" needs at least one of rule, path and certificate'],
    ['ignore: [{rule: expired, reason: "", until: 2027-01-01}]', ':1: "ignore[0].reason" must not be empty'],
    ['ignore: [{rule: expired, reason: " ", until: 2027-01-01}]', ':1: "ignore[0].reason" must not be empty'],
    [
      'ignore:\n- rule: expird\n  reason: x\n  until: 2027-01-01',
      ':2: there is no rule "expird"; did you mean "expired"?',
    ],
    ['ignore: [{rule: expired, reason: x, until: 2027-02-29}]', ':1: "ignore[0].until" must be a calendar day'],
    ['ignore: [{rule: expired, reason: x, until: next year}]', ':1: "ignore[0].until" must be a calendar day'],
    ['ignore: [{rule: expired, reason: x, until: 2027}]', ':1: "ignore[0].until" must be text'],
    ['ignore: [{certificate: abcd, reason: x, until: 2027-01-01}]', ':1: "ignore[0].certificate" must be a SHA-256'],
    ['expect: [{path: a.pem, state: expird}]', ':1: "expect[0].state" is "expird", which is none of expired,'],
    [`expect: [{path: ${'a'.repeat(2_000)}, state: expired}]`, ':1: a glob has 1 to'],
    ['expect: [{path: a.pem}]', ':1: "expect[0]" lacks "state"'],
    ['sync: [{name: a, source: b, copies: []}]', ':1: "sync[0].copies" must not be empty'],
    ['sync: [{name: a, source: b, copies: [c], within: soon}]', ':1: "sync[0].within" must be a duration'],
    [
      'sync:\n- {name: a, source: b, copies: [c]}\n- {name: a, source: b, copies: [c]}',
      ':3: two entries of sync have the name "a"',
    ],
    ['endpoints:\n- a.corp.internal\n- smtp://mx/inbox', ':3: "endpoints[1]" must be an address'],
    ['sync: [{name: a, source: b, copies: [c, "carrier://mx"]}]', ':1: "sync[0].copies[1]" must be an address'],
    ['sync: [{name: a, source: "https://mx", copies: [c]}]', ':1: "sync[0].source" must be the path or reference'],
    ['levels: {expierd: error}', ':1: there is no rule "expierd"; did you mean "expired"?'],
    ['levels:\n  expired: fatal', ':2: "levels.expired" is "fatal", which is none of error, warning, note, off'],
  ])('%j is refused: %s', async (text, message) => {
    expect(await refused(text)).toContain(PATH + message);
  });

  it.each([
    ['a key twice', 'fixtures: []\nfixtures: [x]', ':2: "fixtures" is set twice'],
    ['a key twice, inside', 'ignore:\n- rule: expired\n  rule: expiring\n', ':3: "rule" is set twice'],
    ['an alias', 'fixtures: &a [x]\nignore: *a', ':2: aliases are not supported'],
    ['a merge', 'x: &a {days: 3}\nexpiring: {<<: *a}', 'aliases are not supported'],
    ['a tag', 'fixtures: !!python/object [x]', 'not valid YAML'],
    [
      'a second document',
      'fixtures: []\n---\nfixtures: [x]',
      ':2: this is not valid YAML: a second document begins here',
    ],
    ['bad YAML', 'fixtures: [x\nignore: }', 'not valid YAML'],
    ['a list as key', '? [a]\n: b', 'a key must be plain text'],
    ['nothing as key', '? \n: b', ''],
    ['nothing as key, in flow', '{: b}', ''],
    ['text in another direction', '"a\u202eb": 1', 'unknown key "a<U+202E>b"'],
    ['a long key', `${'k'.repeat(900)}: 1`, 'unknown key "kkk'],
  ])('%s is refused', async (_, text, message) => {
    const told = await refused(text);
    expect(told).toContain(message);
    expect(told.length).toBeLessThan(400);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    '%s is a key like any other',
    async (key) => {
      for (const text of [`${key}: {days: 1}`, `expiring: {${key}: {days: 1}}`, `"${key}": 1`]) {
        expect(await refused(text)).toContain(`unknown key "${key}"`);
      }
      expect(await refused(`levels: {${key}: off}`)).toContain(`there is no rule "${key}"`);
      expect(({} as Record<string, unknown>).days).toBeUndefined();
    },
  );

  it.each([
    ['is larger than allowed', `fixtures:\n${'  - a\n'.repeat(50_000)}`, 'larger than 256 KiB'],
    ['nests flow collections', '['.repeat(100_000), 'it is nested too deeply'],
    ['nests block lists', '- '.repeat(100_000), 'it is nested too deeply'],
    ['nests a little too far', `${'['.repeat(30)}${']'.repeat(30)}`, 'the config file is nested too deeply'],
    [
      'nests block maps',
      Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'the config file is nested too deeply',
    ],
    ['has 15,000 keys', Array.from({ length: 15_000 }, (_, i) => `k${i}: 1`).join('\n'), 'unknown key'],
    [
      'laughs a billion times',
      `a: &a [x]\n${Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [*a, *a]`).join('\n')}`,
      'aliases',
    ],
  ])('one that %s ends in one line', async (_, text, message) => {
    expect(await refused(text)).toContain(message);
  });

  it('is a config or one line, whatever the text', async () => {
    const pieces =
      '? |: |- |\n|[|]|{|}|"|\'|&a |*a|!!str |#|~|null|1|,|\t|\0|__proto__|ignore|expect: |sync: |levels: |path: '.split(
        '|',
      );
    const texts = fc.array(fc.constantFrom(...pieces, '|'), { maxLength: 30 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const outcome = await read(text).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (outcome === undefined) return;
        expect(outcome).toBeInstanceOf(UsageError);
        expect((outcome as UsageError).message).toMatch(/^\.github\/cert-hygiene\.yml:\d+: [^\0-\x1f]+$/);
      }),
      { numRuns: 300 },
    );
  });
});
