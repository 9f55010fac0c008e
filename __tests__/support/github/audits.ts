/** Scheduled audits against the test GitHub, one after the other: facts and a day go in, issues and comments come out. */
import { onTestFinished } from 'vitest';
import { type Client, createClient } from '../../../src/github/client.ts';
import { type KeepOptions, type Kept, keepIssues } from '../../../src/github/issues.ts';
import type { Finding, Report, SeenCertificate } from '../../../src/model/index.ts';
import { evidenceFor, issueDrafts } from '../../../src/reporters/issue.ts';
import { at, certificate, finding, fingerprint, inventory, report, sighting, topology } from '../builders.ts';
import { folder } from '../bundle.ts';
import { type GitHub, startGitHub } from './server.ts';
import { type Access, type Account, addRepository, BOT, type Issue, type Repository } from './state.ts';

const TOKEN = 'ghs_auditauditauditauditaudit';
const OPTIONS = { color: false, width: 80, quiet: false, links: 'https://github.com/corp/web/blob/0/' };

/** One version of the certificate of a host, and where it lies. */
export function version(host: string, end: string, paths: string[] = [`${host}.pem`]): SeenCertificate {
  const start = new Date(at(end) - 365 * 86_400_000).toISOString();
  return certificate({
    names: [`dns:${host}`],
    fingerprint: fingerprint(`${host} ${end}`),
    serialNumber: '1f3a',
    notBefore: `${start.slice(0, 19)}Z`,
    notAfter: end,
    sightings: paths.map((path) => sighting(path)),
  });
}

/** What an audit sees at an instant: versions, and a finding for each that has 30 days or less. */
export function seen(now: string, versions: SeenCertificate[], overrides: Partial<Report> = {}): Report {
  const hosts = [...new Set(versions.map(hostOf))];
  const findings = versions.flatMap((one): Finding[] => {
    const left = at(one.notAfter ?? '') - at(now);
    const [location] = one.sightings;
    if (left > 30 * 86_400_000 || location === undefined) return [];
    const rule = left < 0 ? 'expired' : 'expiring';
    return [finding({ rule, certificate: one.fingerprint, location, message: `Ends on ${one.notAfter}.` })];
  });
  return report({
    now: at(now),
    inventory: inventory({ certificates: versions }),
    topology: topology({
      lineages: hosts.map((title) => ({
        id: title,
        title,
        versions: versions.filter((one) => hostOf(one) === title).map((one) => one.fingerprint),
      })),
    }),
    findings,
    ...overrides,
  });
}

function hostOf({ names }: SeenCertificate): string {
  return names[0]?.slice(4) ?? '';
}

export interface Audits {
  github: GitHub;
  repository: Repository;
  /** Milliseconds that were waited, instead of waiting. */
  waits: number[];
  run(of: Report, options?: Partial<KeepOptions>): Promise<Kept>;
  /** A run that comes to these drafts. */
  keep(drafts: Parameters<typeof keepIssues>[2]): Promise<Kept>;
  issues(): Issue[];
  open(): Issue[];
  comments(): string[];
  /** Calls that wrote, by operation. */
  writes(): string[];
}

export async function audits(
  permissions: Access['permissions'] = { contents: 'read', issues: 'write' },
  account: Account = BOT,
): Promise<Audits> {
  const github = await startGitHub(folder());
  onTestFinished(() => github.close());
  const repository = addRepository(github, 'corp', 'web', '');
  github.tokens.set(TOKEN, { account, permissions });
  const waits: number[] = [];
  const client = (): Promise<Client> =>
    createClient(TOKEN, github.apiUrl, { sleep: async (ms) => void waits.push(ms), log: () => {} });
  const usual = (of: Report): KeepOptions => ({
    scope: 'weekly',
    part: 'all',
    policy: 'usual',
    unseen: () => undefined,
    labels: ['certificate-hygiene'],
    maxWrites: 30,
    digestAbove: 0,
    dryRun: false,
    complete: of.incomplete.length === 0,
    mine: () => true,
    evidence: (key) => evidenceFor(of, key),
  });
  const repo = { owner: 'corp', repo: 'web' };
  return {
    github,
    repository,
    waits,
    async run(of, options = {}) {
      return keepIssues(await client(), repo, issueDrafts(of, OPTIONS), { ...usual(of), ...options });
    },
    async keep(drafts) {
      return keepIssues(await client(), repo, drafts, usual(report()));
    },
    issues: () => repository.issues,
    open: () => repository.issues.filter(({ state }) => state === 'open'),
    comments: () => repository.comments.map(({ body }) => body),
    writes: () =>
      github.calls
        .filter(({ method, operation }) => method !== 'GET' && operation !== 'graphql')
        .map((call) => call.operation),
  };
}
