import { describe, expect, it } from 'vitest';
import { changeOf, isPublic } from '../../src/github/event.ts';
import { UsageError } from '../../src/util/errors.ts';

const [BASE, HEAD] = ['a'.repeat(40), 'b'.repeat(40)];
const side = (sha: unknown, fullName: string | null) => ({
  sha,
  repo: fullName === null ? null : { full_name: fullName },
});
const pull = (changes: object = {}) => ({
  pull_request: {
    number: 7,
    base: side(BASE, 'corp/web'),
    head: side(HEAD, 'corp/web'),
    user: { login: 'octocat' },
    ...changes,
  },
});

describe('a pull request', () => {
  it.each(['pull_request', 'pull_request_target'])('of the event %s', (name) => {
    const change = { kind: 'pull_request', base: BASE, head: HEAD, number: 7, fork: false, author: 'octocat' };
    expect(changeOf(name, pull())).toEqual(change);
  });

  it.each([
    ['another repository', side(HEAD, 'mallory/web')],
    ['a repository that was deleted', side(HEAD, null)],
  ])('from %s is one of a fork', (_, head) => {
    expect(changeOf('pull_request', pull({ head }))?.fork).toBe(true);
  });

  it('of a deleted account has no author', () => {
    expect(changeOf('pull_request', pull({ user: null }))).not.toHaveProperty('author');
  });

  it('with ids of SHA-256', () => {
    const sha = 'c'.repeat(64);
    expect(changeOf('pull_request', pull({ head: side(sha, 'corp/web') }))?.head).toBe(sha);
  });
});

it('a merge group has no number', () => {
  const payload = { merge_group: { base_sha: BASE, head_sha: HEAD } };
  expect(changeOf('merge_group', payload)).toEqual({ kind: 'merge_group', base: BASE, head: HEAD, fork: false });
});

it.each(['push', 'schedule', 'workflow_dispatch', 'issue_comment', ''])('%s compares nothing', (name) => {
  expect(changeOf(name, undefined)).toBeUndefined();
});

it.each<[string, string, unknown]>([
  ['no payload', 'pull_request', undefined],
  ['a list', 'pull_request', []],
  ['no number', 'pull_request', pull({ number: '7; rm' })],
  ['no base', 'pull_request', pull({ base: null })],
  ['a commit that git would take for an option', 'pull_request', pull({ head: side('--upload-pack=x', 'corp/web') })],
  ['a short commit', 'pull_request', pull({ head: side('abc', 'corp/web') })],
  ['a commit with a line feed', 'pull_request', pull({ head: side(`${HEAD}\n`, 'corp/web') })],
  ['a merge group without commits', 'merge_group', { merge_group: {} }],
])('%s is an error that says so', (_, name, payload) => {
  expect(() => changeOf(name, payload)).toThrow(UsageError);
});

it.each([
  [true, { repository: { private: false } }],
  [false, { repository: { private: true } }],
  [false, { repository: {} }],
  [false, { repository: null }],
  [false, {}],
  [false, null],
  [false, undefined],
])('a repository is public (%s) by %j', (expected, payload) => expect(isPublic(payload)).toBe(expected));

it.each<[string, unknown, string]>([
  ['pull_request', {}, 'the event has no pull_request'],
  ['pull_request', pull({ number: undefined }), 'the event has no pull request number'],
  ['pull_request', pull({ head: undefined }), 'the event has no head'],
  ['pull_request', pull({ base: side('x', 'corp/web') }), 'the event has no commit sha'],
  ['pull_request', pull({ head: side(`x${HEAD}`, 'corp/web') }), 'the event has no commit sha'],
  ['merge_group', { merge_group: { base_sha: BASE, head_sha: 7 } }, 'the event has no commit head_sha'],
  [
    'merge_group',
    { merge_group: { base_sha: BASE.toUpperCase(), head_sha: HEAD } },
    'the event has no commit base_sha',
  ],
])('%s of %j says what it lacks', (name, payload, text) => expect(() => changeOf(name, payload)).toThrow(text));

it('an author without a login is none', () => {
  expect(changeOf('pull_request', pull({ user: { login: 7 } }))).not.toHaveProperty('author');
});
