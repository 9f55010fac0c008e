/** What GitHub refuses does not pass for a clean run, through the bundle, against a GitHub that checks every call. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Answering, status } from '../support/github/faults.ts';
import { MARKER } from '../support/github/pull-request.ts';
import { expired, renewed, withPull } from '../support/github/scenarios.ts';
import { type Scheduled, scheduledOn } from '../support/github/scheduled.ts';
import { person } from '../support/github/state.ts';
import { teamOfTests } from '../support/github/team.ts';

const FILES = { 'certs/mail.pem': expired.pem };
const TEAM = { repositories: 'corp/web, corp/dns' };
const OPEN = 'open: mail.corp.internal: certificate expired on 2026-11-01';

/** An answer of GraphQL without data. */
function refused(type: string, message: string): Answering {
  return {
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: null, errors: [{ type, message, path: ['r0'] }] }));
    },
  };
}

function moved(location: string): Answering {
  return status(301, 'Moved Permanently', { location });
}

describe('issues that were to be written and could not be fail the run, unless that is allowed', () => {
  const ways: [string, (on: Scheduled) => void, RegExp][] = [
    [
      'issues are switched off (410)',
      (on) => {
        on.repository.issuesOff = true;
      },
      /it is disabled in this repository/,
    ],
    [
      'the token may only read (403)',
      (on) => {
        for (const access of on.github.tokens.values()) access.permissions.issues = 'read';
      },
      /the job needs "issues: write" \(request TEST:\d+\); add the line "issues: write" below "permissions:" of the job/,
    ],
    [
      'GitHub refuses the content (422)',
      (on) => void on.github.faults.push({ operation: 'issues/create', ...status(422, 'Validation Failed') }),
      /GitHub refused the content/,
    ],
    [
      'another permission is missing than the usual one',
      (on) =>
        void on.github.faults.push({
          operation: 'issues/create',
          ...status(403, 'Resource not accessible', {
            'x-accepted-github-permissions': 'pull_requests=write,metadata=read',
          }),
        }),
      /the job needs "pull-requests: write"/,
    ],
    [
      'the organization wants single sign-on',
      (on) =>
        void on.github.faults.push({
          operation: 'issues/list-for-repo',
          ...status(403, 'Forbidden', { 'x-github-sso': 'required; url=https://github.com/orgs/corp/sso' }),
        }),
      /the organization requires SAML single sign-on: authorize the token for it/,
    ],
  ];

  it.each(ways)('%s', async (_, break_, reason) => {
    const on = await scheduledOn(FILES);
    break_(on);
    const failed = await on.run();
    expect(failed).toMatchObject({ code: 1, outputs: { degraded: 'true', result: 'error' } });
    expect(failed.out).toMatch(/^::error title=Certificate hygiene failed::1 issue could not be written/m);
    expect(failed.out).toMatch(reason);
    const allowed = await on.run({ inputs: { degraded: 'allow' } });
    expect(allowed).toMatchObject({ code: 0, outputs: { degraded: 'true' } });
    expect(allowed.out).toMatch(reason);
  });

  it('where nothing was to be said, none is lost', async () => {
    const on = await scheduledOn({ 'certs/mail.pem': renewed.pem });
    on.repository.issuesOff = true;
    expect(await on.run()).toMatchObject({ code: 0, outputs: { degraded: 'true' } });
  });

  it('GraphQL that is refused for a team names single sign-on', async () => {
    const on = await scheduledOn(FILES);
    on.add('dns', { 'README.md': 'x' });
    on.github.faults.push(
      { operation: 'graphql', ...refused('FORBIDDEN', 'Resource protected by organization SAML enforcement.') },
      { operation: 'repos/get', ...status(403, 'Resource protected by organization SAML enforcement.') },
    );
    const result = await on.run({ inputs: TEAM });
    expect(result.code).toBe(1);
    expect(result.out).toMatch(/which repositories are public: the organization requires SAML single sign-on/);
  });
});

describe('without GraphQL', () => {
  const missing = { operation: 'graphql', ...status(404, 'Not Found') };

  it.each(['an app', 'a person'])('issues are found again by %s, and not opened twice', async (who) => {
    const on = await scheduledOn(FILES);
    on.github.faults.push(missing);
    if (who === 'a person') for (const access of on.github.tokens.values()) access.account = person('release-manager');
    for (let i = 0; i < 2; i++) expect(await on.run()).toMatchObject({ code: 0, outputs: { degraded: 'false' } });
    expect(on.issues()).toEqual([OPEN]);
    // What a stranger copied is not taken for it.
    const [issue] = on.open();
    on.push({ 'certs/mail.pem': renewed.pem });
    on.repository.issues.unshift({ ...issue, number: 1, author: person('mallory') } as never);
    await on.run();
    expect(on.issues()).toEqual([OPEN, OPEN.replace('open', 'closed')]);
    expect(on.github.violations).toEqual([]);
  });

  it('the issues of a team are written all the same', async () => {
    const on = await scheduledOn(FILES);
    on.add('dns', { 'README.md': 'x' });
    on.github.faults.push(missing);
    const result = await on.run({ inputs: TEAM });
    expect(result.outputs.degraded).toBe('false');
    expect(on.issues()).toEqual([OPEN]);
    on.push({ 'certs/mail.pem': renewed.pem });
    await on.run({ inputs: TEAM });
    expect(on.issues()).toEqual([OPEN.replace('open', 'closed')]);
    expect(on.github.violations).toEqual([]);
  });
});

describe('a repository that has another name now', () => {
  it('gets its issue where the answer to the write says', async () => {
    const on = await scheduledOn(FILES);
    const there = on.add('site', {});
    const location = `${on.github.apiUrl}/repos/corp/site/issues`;
    on.github.faults.push({ operation: 'issues/create', calls: [1], ...moved(location) });
    expect(await on.run()).toMatchObject({ code: 0, outputs: { degraded: 'false' } });
    expect(there.issues).toHaveLength(1);
  });

  it('on another server is told, and gets no token', async () => {
    const on = await scheduledOn(FILES);
    on.github.faults.push({ operation: 'issues/create', ...moved('http://127.0.0.1:9/repos/corp/site/issues') });
    const result = await on.run();
    expect(result).toMatchObject({ code: 1, outputs: { degraded: 'true' } });
    expect(result.out).toMatch(/it was renamed/);
  });
});

it('an organization of which the token of the job sees one repository is no complete audit', async () => {
  const team = await teamOfTests();
  onTestFinished(() => team.close());
  team.add('acme/audit', { 'README.md': 'x' });
  const result = await team.action({ organization: 'acme' });
  expect(result.outputs).toMatchObject({ result: 'incomplete', incomplete: 'true' });
  expect(result.out).toMatch(
    /job token \(GITHUB_TOKEN\)\. It can see only its own private repository: use an App token/,
  );
  team.add('acme/web', { 'README.md': 'x' });
  expect((await team.action({ organization: 'acme' })).outputs.result).toBe('clean');
});

it('a comment that was edited on the web is rewritten, not doubled', () =>
  withPull({}, async (pull) => {
    await pull.run();
    const [comment] = pull.repository.comments;
    if (comment) comment.body = comment.body.replaceAll('\n', '\r\n');
    pull.push({ 'certs/second.pem': expired.pem });
    await pull.run();
    expect(pull.comments()).toHaveLength(1);
    expect(pull.comments()[0]).toMatch(new RegExp(`^${MARKER}\n`));
    expect(pull.comments()[0]).toContain('certs/second.pem');
  }));
