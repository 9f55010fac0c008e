import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/index.ts';
import { compareFindings } from '../../src/policy/compare.ts';
import { finding } from '../support/builders.ts';

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

it('changes nothing that it is given', () => {
  const [base, head] = [[Object.freeze(one())], [Object.freeze(one())]];
  compareFindings(base, head);
  expect(head[0]).not.toHaveProperty('status');
});
