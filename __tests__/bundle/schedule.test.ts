/** The Action on a schedule, as the runner starts it, against a GitHub that checks every call. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run as git, repository as repositoryOf } from '../sources/repository.ts';
import { actionAsync, folder } from '../support/bundle.ts';
import { expired, renewed } from '../support/github/scenarios.ts';
import { startGitHub } from '../support/github/server.ts';
import { type Access, addRepository, BOT } from '../support/github/state.ts';

const TOKEN = 'ghs_SCHEDULEscheduleSCHEDULEschedule';

async function scheduled(permissions: Access['permissions'] = { contents: 'read', issues: 'write' }) {
  const github = await startGitHub(folder());
  onTestFinished(() => github.close());
  const repository = addRepository(github, 'corp', 'web', '');
  github.tokens.set(TOKEN, { account: BOT, permissions });
  return {
    github,
    repository,
    async run(files: Record<string, string>, inputs: Record<string, string>, event = 'schedule', about: object = {}) {
      const workspace = repositoryOf(files);
      const payload = join(folder(), 'event.json');
      writeFileSync(payload, JSON.stringify({ schedule: '17 5 * * 1', ...about }));
      const result = await actionAsync(
        workspace,
        { token: TOKEN, 'fail-on': 'never', ...inputs },
        {
          GITHUB_EVENT_NAME: event,
          GITHUB_EVENT_PATH: payload,
          GITHUB_REPOSITORY: 'corp/web',
          GITHUB_SERVER_URL: github.serverUrl,
          GITHUB_API_URL: github.apiUrl,
          GITHUB_SHA: git(workspace, ['rev-parse', 'HEAD']).trim(),
          GITHUB_REF: 'refs/heads/main',
        },
      );
      return { ...result, workspace };
    },
  };
}

describe('on a schedule', () => {
  it('an issue opens, escalates, and closes itself with the evidence', async () => {
    const { github, repository, run } = await scheduled();
    const before = await run({ 'certs/mail.pem': expired.pem }, { now: '2026-10-20' });
    expect(before).toMatchObject({ code: 0, outputs: { degraded: 'false' } });
    expect(before.out).toContain('1 issue opened.');
    const [issue] = repository.issues;
    expect(before.outputs['issue-url']).toBe(`https://github.corp.internal/corp/web/issues/${issue?.number}`);
    expect(issue).toMatchObject({ state: 'open', labels: ['certificate-hygiene'], author: BOT });
    expect(issue?.title).toBe('mail.corp.internal: certificate expires on 2026-11-01');

    await run({ 'certs/mail.pem': expired.pem }, { now: '2026-11-03' });
    expect(issue?.title).toBe('mail.corp.internal: certificate expired on 2026-11-01');
    await run({ 'certs/mail.pem': renewed.pem }, { now: '2026-11-10' });
    expect(issue).toMatchObject({ state: 'closed', reason: 'completed' });
    expect(repository.issues).toHaveLength(1);
    expect(repository.comments.map(({ body }) => body)).toEqual([
      expect.stringContaining('**expired** on **2026-11-01 at 00:00 UTC**'),
      expect.stringMatching(/Resolved: a complete scan.*\n.*expires 2027-10-20: in `certs\/mail.pem:1`/),
    ]);
    expect(github.violations).toEqual([]);
  });

  it('there is one dashboard where that is asked for, rewritten with the day of the audit', async () => {
    const { github, repository, run } = await scheduled();
    const inputs = { issues: 'dashboard', 'issue-labels': 'certs, ops' };
    await run({ 'certs/mail.pem': expired.pem }, { ...inputs, now: '2026-10-20' });
    await run({ 'certs/mail.pem': expired.pem }, { ...inputs, now: '2026-10-21' });
    expect(repository.issues).toMatchObject([{ title: 'Certificates that need action', labels: ['certs', 'ops'] }]);
    expect(repository.issues[0]?.body).toContain('- `corp/web`: 2026-10-21, 1 file');
    expect(repository.comments).toEqual([]);
    expect(github.violations).toEqual([]);
  });

  it.each([
    ['may only read', { contents: 'read', issues: 'read' } as const, 'issues: write'],
    ['sees no issues', { contents: 'read' } as const, 'issues: write'],
  ])('a token that %s changes no verdict and is named', async (_, permissions, reason) => {
    const { github, run } = await scheduled(permissions);
    const result = await run({ 'certs/mail.pem': expired.pem }, { now: '2026-11-03', 'fail-on': 'error' });
    expect(result).toMatchObject({ code: 1, outputs: { result: 'findings', degraded: 'true' } });
    expect(result.out).toMatch(new RegExp(`^::warning title=Not written to GitHub::.*${reason}`, 'm'));
    expect(github.violations).toEqual([]);
  });

  it.each(['push', 'pull_request_review'])('no issue is kept on %s', async (event) => {
    const { github, run } = await scheduled();
    await run({ 'certs/mail.pem': expired.pem }, { now: '2026-11-03' }, event);
    expect(github.calls).toEqual([]);
  });

  it('no issue is kept by a run that judges a change, even when asked to', async () => {
    const { github, run } = await scheduled();
    const change = { merge_group: { base_sha: 'b'.repeat(40), head_sha: 'a'.repeat(40) } };
    const result = await run({ 'certs/mail.pem': expired.pem }, { issues: 'dashboard' }, 'merge_group', change);
    expect(result.out).toContain('A run for a change keeps no issues.');
    expect(github.calls.filter(({ operation }) => operation.startsWith('issues/'))).toEqual([]);
  });

  it('everything is audited on any event where that is asked for', async () => {
    const { github, repository, run } = await scheduled();
    const change = { merge_group: { base_sha: 'b'.repeat(40), head_sha: 'a'.repeat(40) } };
    const inputs = { mode: 'full', issues: 'per-certificate', now: '2026-11-03', 'fail-on': 'error' };
    const result = await run({ 'certs/mail.pem': expired.pem }, inputs, 'merge_group', change);
    expect(result).toMatchObject({ code: 1, outputs: { result: 'findings', 'new-findings': '0' } });
    expect(repository.issues).toHaveLength(1);
    expect(github.violations).toEqual([]);
  });

  it('issues lie in the one repository that is named for them', async () => {
    const { github, repository, run } = await scheduled();
    const central = addRepository(github, 'corp', 'certificates', '');
    const inputs = { 'issues-repository': 'corp/certificates', now: '2026-11-03' };
    const result = await run({ 'certs/mail.pem': expired.pem }, inputs);
    expect(result.outputs['issue-url']).toMatch(/\/corp\/certificates\/issues\/\d+$/);
    expect(central.issues).toHaveLength(1);
    expect(central.issues[0]?.body).toContain('In `.github/cert-hygiene.yml` of `corp/web`');
    expect(repository.issues).toEqual([]);
    expect(github.violations).toEqual([]);
  });

  it.each([
    ['a name that is none', { 'issues-repository': 'certificates' }, 'is not a repository: write owner/name'],
    ['an age that is none', { 'max-age': 'a week' }, 'is not a whole number'],
    ['a shard that is none', { shard: '5/4' }, 'is not a shard such as 2/4'],
    ['a shard of a merge', { shard: '1/4', mode: 'merge' }, 'mode: merge has no shard'],
    ['a plan of nothing', { mode: 'plan' }, 'Set repositories, organization or team'],
    ['a merge of nothing', { mode: 'merge' }, 'needs the reports of the shards'],
    ['a shard without a place for its report', { shard: '1/4', repositories: 'corp/web' }, 'set report-file'],
  ])('%s is the mistake of the user', async (_, inputs, message) => {
    const { run } = await scheduled();
    const result = await run({}, inputs);
    expect(result).toMatchObject({ code: 1, outputs: { result: 'error' } });
    expect(result.out).toContain(message);
  });

  it('what another audit has not looked at for long is said', async () => {
    const { run } = await scheduled();
    const files = { 'certs/mail.pem': renewed.pem };
    const report = await run(files, { 'report-file': 'team.json', now: '2026-11-03', issues: 'none' });
    expect(report.code).toBe(0);
    const inputs = { inventory: 'team', 'max-age': '8d', issues: 'none' };
    const team = { 'team/corp.json': readFileSync(join(report.workspace, 'team.json'), 'utf8') };
    const late = await run({ ...files, ...team }, { ...inputs, now: '2026-11-12' });
    const sentence = '1 repository last scanned on 2026-11-03, more than 8 days ago: corp/web.';
    expect(late.out).toContain(`::warning title=No recent scan::${sentence}`);
    expect(late.summary).toContain('last scanned on');
    const soon = await run({ ...files, ...team }, { ...inputs, now: '2026-11-11' });
    expect(soon.out).not.toContain('No recent scan');
  });

  it('a dry run writes nothing', async () => {
    const { repository, run } = await scheduled();
    const result = await run({ 'certs/mail.pem': expired.pem }, { now: '2026-11-03', 'dry-run': 'true' });
    expect(result.out).toContain('Dry run, not written: 1 issue opened.');
    expect(repository.issues).toEqual([]);
  });
});
