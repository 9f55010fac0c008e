/** The issues of an audit of several repositories: where they lie, and in how many calls. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { deliverIssues } from '../../src/action/issues.ts';
import type { ActionInputs } from '../../src/action/read-inputs.ts';
import type { Runtime } from '../../src/commands/runtime.ts';
import { createClient } from '../../src/github/client.ts';
import type { Finding, Report } from '../../src/model/index.ts';
import { at, finding, inventory, location, repository, topology } from '../support/builders.ts';
import { folder } from '../support/bundle.ts';
import { seen, version } from '../support/github/audits.ts';
import { status } from '../support/github/faults.ts';
import { startGitHub } from '../support/github/server.ts';
import { type Account, addRepository, BOT, type Issue } from '../support/github/state.ts';

const TOKEN = 'ghs_teamteamteamteamteamteamteam';
const APP: Account = { id: 7, login: 'corp-audit[bot]', type: 'Bot' };
const TEAM = ['corp/audit', 'corp/dns', 'corp/mail', 'corp/web'];
const REVISION = 'a'.repeat(40);

/** One certificate that lies in places of several repositories, with one finding in each of these. */
function spread(
  now: string,
  host: string,
  end: string,
  repositories: string[],
): Pick<Report, 'inventory' | 'findings'> {
  const one = version(host, end, []);
  one.sightings = repositories.map((name) => ({ ...location(`${host}.pem`, 1, name), format: 'pem' }));
  const rule = at(end) < at(now) ? 'expired' : 'expiring';
  const findings = one.sightings.map(
    (place): Finding =>
      finding({
        rule,
        certificate: one.fingerprint,
        location: location(place.path, 1, place.repository),
        key: `${rule}|${one.fingerprint}|${place.repository}`,
        message: `Ends on ${end}.`,
      }),
  );
  return { inventory: inventory({ certificates: [one] }), findings };
}

function reportOf(
  now: string,
  parts: Pick<Report, 'inventory' | 'findings'>[],
  overrides: Partial<Report> = {},
): Report {
  const certificates = parts.flatMap((part) => part.inventory.certificates);
  return seen(now, [], {
    inventory: inventory({ repositories: TEAM.map((name) => repository({ name, revision: REVISION })), certificates }),
    topology: topology({
      lineages: certificates.map((one) => ({
        id: one.names[0] ?? '',
        title: one.names[0]?.slice(4) ?? '',
        versions: [one.fingerprint],
      })),
    }),
    findings: parts.flatMap((part) => part.findings),
    ...overrides,
  });
}

async function team(account: Account = APP) {
  const github = await startGitHub(folder());
  onTestFinished(() => {
    expect(github.violations).toEqual([]);
    return github.close();
  });
  const repositories = TEAM.map((name) => addRepository(github, 'corp', name.slice('corp/'.length), ''));
  github.tokens.set(TOKEN, { account, permissions: { contents: 'read', issues: 'write' } });
  const world = { sleep: async () => {}, log: () => {} };
  return {
    github,
    run(report: Report, inputs: Partial<ActionInputs> = {}, home = 'corp/audit') {
      github.calls.length = 0;
      const given = {
        issues: 'per-certificate',
        issueLabels: ['certificate-hygiene'],
        maxIssueWrites: 30,
        dryRun: false,
        mode: 'merge',
        include: [],
        exclude: [],
        endpoints: 'public',
        ...inputs,
      } as ActionInputs;
      const target = { apiUrl: github.apiUrl, serverUrl: github.serverUrl, repository: home };
      const client = createClient(TOKEN, github.apiUrl, world);
      return deliverIssues(
        report,
        { inputs: given, target, world: world as unknown as Runtime, client: () => client },
        { server: github.serverUrl },
      );
    },
    issues: () => Object.fromEntries(repositories.map(({ name, issues }) => [name, issues.map(titled)])),
    issueIn: (name: string) => repositories.find((one) => one.name === name)?.issues[0] as Issue,
    /** Calls that the budget of the API knows: everything but GraphQL. */
    reads: () => github.calls.filter(({ method }) => method === 'GET').length,
  };
}

function titled({ title, state }: Issue): string {
  return `${state}: ${title}`;
}

const OCTOBER = '2026-10-20T00:00:00Z';
const NOVEMBER = '2026-11-10T00:00:00Z';
const mail = (now = OCTOBER) => spread(now, 'mail.corp.internal', '2026-11-01T00:00:00Z', ['corp/mail', 'corp/web']);
const dns = (now = OCTOBER) => spread(now, 'ns.corp.internal', '2026-11-05T00:00:00Z', ['corp/dns']);

describe('issues of a team', () => {
  it('open in each repository where something must be mended, with links into the others', async () => {
    const { run, issues, issueIn, github } = await team();
    const result = await run(reportOf(OCTOBER, [mail(), dns()]));
    expect(result).toMatchObject({ announced: ['3 issues opened.'], degraded: [] });
    const title = 'open: mail.corp.internal: certificate expires on 2026-11-01';
    expect(issues()).toEqual({
      audit: [],
      dns: ['open: ns.corp.internal: certificate expires on 2026-11-05'],
      mail: [title],
      web: [title],
    });
    expect(issueIn('web').body).toContain(
      `[\`corp/mail: mail.corp.internal.pem:1\`](${github.serverUrl}/corp/mail/blob/${REVISION}/mail.corp.internal.pem#L1)`,
    );
    expect(issueIn('web').body).toContain(
      'openssl x509 -in mail.corp.internal.pem -noout -serial -enddate # in corp/mail\n',
    );
    expect(issueIn('web').body).toContain('In `.github/cert-hygiene.yml` of `corp/audit`');
  });

  it('close where it was mended, while the others stay', async () => {
    const { run, issues } = await team();
    await run(reportOf(OCTOBER, [mail(), dns()]));
    const left = spread(OCTOBER, 'mail.corp.internal', '2026-11-01T00:00:00Z', ['corp/web']);
    const result = await run(reportOf(OCTOBER, [left]));
    expect(result.announced).toEqual(['1 issue updated, 2 issues closed as resolved.']);
    expect(issues()).toMatchObject({
      dns: [expect.stringMatching(/^closed/)],
      mail: [expect.stringMatching(/^closed/)],
      web: [expect.stringMatching(/^open/)],
    });
  });

  it('of a public repository lie in that of the workflow where others are private', async () => {
    const { github, run, issues, issueIn } = await team();
    await run(reportOf(OCTOBER, [mail()]));
    expect(issues().web).toEqual([expect.stringMatching(/^open/)]);
    for (const name of ['corp/audit', 'corp/mail'])
      (github.repositories.get(name) as { private?: boolean }).private = true;
    await run(reportOf(OCTOBER, [mail()]));
    const title = 'open: mail.corp.internal: certificate expires on 2026-11-01';
    expect(issues()).toMatchObject({ audit: [title], mail: [title], web: [expect.stringMatching(/^closed/)] });
    // What was written before is the reader's; what closes it names nobody else.
    const said =
      github.repositories
        .get('corp/web')
        ?.comments.map(({ body }) => body)
        .join('\n') ?? '';
    expect(said).toContain('`corp/web`');
    expect(said).not.toContain('corp/mail');
    expect(issueIn('audit').body).toContain('corp/web');
  });

  it('are not written where nobody knows which repositories are public', async () => {
    const { github, run, issues } = await team();
    github.faults.push({ operation: 'graphql', ...status(502) });
    const result = await run(reportOf(OCTOBER, [mail()]));
    expect(result.degraded).toEqual([expect.stringContaining('it is unknown which repositories are public')]);
    expect(issues()).toMatchObject({ mail: [], web: [] });
  });

  it('stay open where the globs of a shard leave out what they name, and close where the merge knows the globs', async () => {
    const { run, issues } = await team();
    await run(reportOf(OCTOBER, [dns()]));
    const skipping = (path: string) => ({
      inventory: inventory({
        repositories: TEAM.map((name) =>
          repository({ name, revision: REVISION, skipped: [{ path, reason: 'excluded' as const }] }),
        ),
      }),
    });
    for (const path of ['**', '*.pem']) {
      const result = await run(reportOf(OCTOBER, [], skipping(path)));
      expect(result.announced).toEqual([expect.stringContaining('is excluded by include or exclude')]);
      expect(issues().dns).toEqual([expect.stringMatching(/^open/)]);
    }
    await run(reportOf(OCTOBER, [], skipping('**')), { include: ['*.pem'] });
    expect(issues().dns).toEqual([expect.stringMatching(/^closed/)]);
  });

  it('close nowhere while a repository could not be audited', async () => {
    const { run, issues, github } = await team();
    await run(reportOf(OCTOBER, [mail()]));
    await run(reportOf(OCTOBER, [], { incomplete: ['corp/dns was not scanned: timeout.'] }));
    expect(issues()).toMatchObject({ mail: [expect.stringMatching(/^open/)], web: [expect.stringMatching(/^open/)] });
    expect(github.calls).toEqual([]);
  });

  it('cost one query where there is nothing to open or close', async () => {
    const { run, github } = await team();
    await run(reportOf(OCTOBER, []));
    expect(github.calls.map(({ operation }) => operation)).toEqual(['graphql']);
  });

  it('share one budget of writes, the most urgent first', async () => {
    const { run, issues } = await team();
    const result = await run(reportOf(NOVEMBER, [dns(NOVEMBER), mail(NOVEMBER)]), { maxIssueWrites: 2 });
    expect(result.announced).toEqual([
      '2 issues opened.',
      'The budget of 2 writes is used up; all of 1 repository left for the next run.',
    ]);
    expect(issues()).toMatchObject({ dns: [expect.anything()], mail: [expect.anything()], web: [] });
    // What there is costs no write, so the next run comes to the rest.
    await run(reportOf(NOVEMBER, [dns(NOVEMBER), mail(NOVEMBER)]), { maxIssueWrites: 2 });
    expect(issues()).toMatchObject({ web: [expect.anything()] });
  });

  it('that are switched off in one repository are said, and open in the others', async () => {
    const { run, issues, github } = await team();
    (github.repositories.get('corp/mail') as { issuesOff?: boolean }).issuesOff = true;
    const result = await run(reportOf(OCTOBER, [mail(), dns()]));
    expect(result.lost).toBe(1);
    expect(result.degraded).toEqual([
      expect.stringMatching(/^the issues of corp\/mail: it is disabled in this repository/),
    ]);
    expect(issues()).toMatchObject({ dns: [expect.anything()], mail: [], web: [expect.anything()] });
  });

  it('are not touched by the audit that a repository makes of itself', async () => {
    const { run, issues } = await team(BOT);
    await run(reportOf(OCTOBER, [mail()]));
    const own = seen(OCTOBER, []);
    await run({ ...own, inventory: inventory({ repositories: [repository({ name: 'corp/web' })] }) }, {}, 'corp/web');
    expect(issues().web).toEqual([expect.stringMatching(/^open/)]);
  });
});

describe('one repository for all issues', () => {
  const inputs = { issuesRepository: 'corp/audit' };

  it('has one for each certificate, however many repositories hold it', async () => {
    const { run, issues, reads } = await team();
    await run(reportOf(OCTOBER, [mail(), dns()]), inputs);
    expect(issues()).toMatchObject({ audit: [expect.anything(), expect.anything()], dns: [], mail: [], web: [] });
    await run(reportOf(OCTOBER, [mail(), dns()]), inputs);
    expect(reads()).toBe(1);
  });

  it('has the dashboard too', async () => {
    const { run, issues } = await team();
    await run(reportOf(OCTOBER, [mail(), dns()]), { ...inputs, issues: 'dashboard' }, 'corp/dns');
    expect(issues()).toMatchObject({ audit: ['open: Certificates that need action'], dns: [] });
  });

  it('keeps apart what two teams report there', async () => {
    const { run, issues } = await team();
    await run(reportOf(OCTOBER, [mail()]), inputs, 'corp/web');
    await run(reportOf(OCTOBER, [dns()]), inputs, 'corp/dns');
    await run(reportOf(OCTOBER, []), inputs, 'corp/dns');
    expect(issues().audit).toEqual([expect.stringMatching(/^open: mail/), expect.stringMatching(/^closed: ns/)]);
  });
});

it('the dashboard of a team lies in the repository of the workflow', async () => {
  const { run, issues } = await team();
  await run(reportOf(OCTOBER, [mail(), dns()]), { issues: 'dashboard' });
  expect(issues()).toMatchObject({ audit: [expect.anything()], dns: [], mail: [], web: [] });
});

it('more repositories than one query takes are asked for in several', async () => {
  const { run, issues, github } = await team();
  await run(reportOf(OCTOBER, [mail()]));
  const many = Array.from({ length: 120 }, (_, index) => repository({ name: `corp/r${index}`, revision: REVISION }));
  const last = ['corp/mail', 'corp/web'].map((name) => repository({ name, revision: REVISION }));
  await run(reportOf(OCTOBER, [], { inventory: inventory({ repositories: [...many, ...last] }) }));
  expect(github.calls.filter(({ operation }) => operation === 'graphql').length).toBeGreaterThanOrEqual(3);
  expect(issues()).toMatchObject({ web: [expect.stringMatching(/^closed/)] });
});
