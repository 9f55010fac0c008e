import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../src/github/refusal.ts';

/** An error as Octokit throws it. */
function refused(status: number, headers: Record<string, string> = {}, message = ''): Error {
  return Object.assign(new Error('refused'), { status, response: { headers, data: { message } } });
}
const ACCEPTED = 'x-accepted-github-permissions';

describe('a refusal', () => {
  it.each<[string, Error, string]>([
    ['401', refused(401, { 'x-github-request-id': 'A1' }), 'the token is not valid (request A1)'],
    [
      '403',
      refused(403),
      'the job needs "issues: write"; add the line "issues: write" below "permissions:" of the job',
    ],
    [
      '403 at the end of a limit',
      refused(403, { 'x-ratelimit-remaining': '0' }),
      'GitHub limits the requests of this token',
    ],
    [
      '403 before that',
      refused(403, { 'x-ratelimit-remaining': '1' }),
      'the token lacks a permission: the job needs "issues: write"',
    ],
    [
      '403 of a second limit',
      refused(403, {}, 'You have exceeded a secondary rate limit.'),
      'GitHub limits the requests',
    ],
    ['429', refused(429), 'GitHub limits the requests of this token'],
    ['404', refused(404), 'not found, or the token cannot see it: the job needs "issues: write"'],
    ['410', refused(410), 'it is disabled in this repository'],
    ['422', refused(422), 'GitHub refused the content'],
    ['503', refused(503), 'GitHub answered 503'],
    ['no answer', Object.assign(refused(500), { cause: new Error('reset') }), 'refused'],
    ['no status', new Error('no such host'), 'no such host'],
    ['single sign-on', refused(403, { 'x-github-sso': 'required; url=https://x' }), 'requires SAML single sign-on'],
    [
      'single sign-on in words',
      refused(403, {}, 'Resource protected by organization SAML enforcement.'),
      'requires SAML',
    ],
    [
      'a query',
      Object.assign(new Error(''), { errors: [{ type: 'FORBIDDEN' }] }),
      'the token lacks a permission: the job needs',
    ],
    [
      'a query in words',
      Object.assign(new Error(''), { errors: [{ message: 'Resource not accessible by integration' }] }),
      'the token lacks a permission',
    ],
    [
      'a query that fails',
      Object.assign(new Error(''), { errors: [{ type: 'LIMIT' }] }),
      'GitHub could not answer the query',
    ],
  ])('%s', (_, error, text) => {
    expect(refusalOf(error, 'issues: write')).toContain(text);
  });

  it.each([
    ['issues=write; pull_requests=write', '"issues: write"'],
    ['metadata=read, pull_requests=read', '"pull-requests: read"'],
    ['members=read', 'the App or the token needs "members: read", which the token of a job cannot have'],
    // What is no permission is not repeated.
    ['see issues=write', '"contents: read"'],
    ['issues=write!', '"contents: read"'],
    ['', '"contents: read"'],
  ])('names what GitHub asks for: %s', (header, text) => {
    expect(refusalOf(refused(403, { [ACCEPTED]: header }), 'contents: read')).toContain(text);
  });

  it.each([
    ...['actions', 'checks', 'contents', 'deployments', 'discussions', 'issues', 'packages', 'pages'],
    ...['pull-requests', 'security-events', 'statuses'],
  ])('%s can be given to the token of a job', (name) => {
    const line = `${name}: write`;
    expect(refusalOf(refused(403, { [ACCEPTED]: `${name.replaceAll('-', '_')}=write` }), 'contents: read')).toBe(
      `the token lacks a permission: the job needs "${line}"; add the line "${line}" below "permissions:" of the job`,
    );
  });

  it.each([
    ['administration=admin', '"administration: admin"'],
    ['metadata=read', '"contents: read"'],
    ['metadata=read,checks=write;statuses=write', '"checks: write"'],
  ])('%s needs %s', (header, text) => {
    expect(refusalOf(refused(404, { [ACCEPTED]: header }), 'contents: read')).toContain(text);
  });

  it.each<[string, object, string]>([
    [
      'scopes',
      { errors: [{ type: 'INSUFFICIENT_SCOPES' }] },
      'the token lacks a permission: the job needs "issues: write"',
    ],
    ['an error without a type', { errors: [null, {}] }, 'GitHub could not answer the query'],
    ['no list', { errors: 'x', status: 403 }, 'the token lacks a permission'],
    ['the organization in a query', { errors: [{ message: 'SAML' }] }, 'requires SAML single sign-on'],
    ['an answer that is no object', { status: 422, response: { data: null } }, 'GitHub refused the content'],
    [
      'a partial sign-on',
      { status: 200, headers: { 'x-github-sso': 'partial-results; organizations=1' } },
      'GitHub answered 200',
    ],
  ])('of %s', (_, error, text) => {
    expect(refusalOf(Object.assign(new Error('x'), error), 'issues: write')).toContain(text);
  });

  it('has the id of the request at its end, wherever it comes from', () => {
    const id = { 'x-github-request-id': 'A1' };
    for (const status of [401, 403, 404, 410, 422, 429, 500])
      expect(refusalOf(refused(status, id), 'issues: write')).toContain('(request A1)');
    for (const errors of [[{ type: 'FORBIDDEN' }], [{ type: 'LIMIT' }], [{ message: 'SAML' }]])
      expect(refusalOf(Object.assign(new Error(''), { errors, headers: id }), 'issues: write')).toContain(
        '(request A1)',
      );
  });
});
