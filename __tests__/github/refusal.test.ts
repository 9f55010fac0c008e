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
});
