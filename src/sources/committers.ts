import type { Finding, Report, Source } from '../model/index.ts';
import { type Environment, GitError, git } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { ruleOf } from '../util/rules.ts';

const MAX_PATHS = 40;
const MAX_COMMITS = 200;
const MAX_PER_PATH = 2;
const MAX_PER_FINDING = 3;
/** A history that takes longer, in milliseconds, is not worth the wait. */
const TIME_LIMIT = 5_000;

const LOGIN = /^(?:\d+\+)?([A-Za-z0-9][A-Za-z0-9-]{0,38})@users\.noreply\.github\.com$/;
const BOT = /\[bot\]|\bbot\b|^(?:dependabot|renovate|github-actions|greenkeeper|snyk)\b/i;

/**
 * Names the last committers of the base as owners of new findings without an owner in CODEOWNERS or the config file.
 * Only if the history is available; lines from the oldest commits of a shallow clone have no known author.
 */
export async function withCommitters(report: Report, base: Source, env: Environment): Promise<Report> {
  const { access, revision, name } = base;
  const orphans = new Map<Finding, string[]>();
  for (const finding of report.findings) {
    const { status, suppressed, context, owners = [] } = finding;
    if (status === 'new' && suppressed === undefined && context === undefined && owners.length === 0)
      orphans.set(finding, pathsOf(finding, name, report));
  }
  if (orphans.size === 0 || access.kind !== 'git' || revision === undefined) return report;
  const paths = [...new Set([...orphans.values()].flat())].slice(0, MAX_PATHS);
  const committers = await lastCommitters(access.gitDir, revision, paths, env);
  const findings = report.findings.map((finding) => {
    const names = (orphans.get(finding) ?? []).flatMap((path) => committers.get(path) ?? []);
    const owners = [...new Set(names)].slice(0, MAX_PER_FINDING);
    return owners.length > 0 ? { ...finding, owners } : finding;
  });
  return { ...report, findings };
}

/** Dependents of a removed or stale object must be informed too. */
function pathsOf(finding: Finding, repository: string, report: Report): string[] {
  const { location, related } = finding;
  const ofChange = ruleOf(report, finding)?.about === 'change';
  const concerned = ofChange ? related.filter((place) => place.repository === repository) : [];
  return [...concerned, location].map(({ path }) => path);
}

/** The people who last changed each path, the latest first: `@login` where GitHub knows them, else the name. */
async function lastCommitters(
  gitDir: string,
  revision: string,
  paths: readonly string[],
  env: Environment,
): Promise<Map<string, string[]>> {
  const where = `--git-dir=${gitDir}`;
  const format = ['--raw', '--no-renames', '--no-abbrev', '-z', '--format=%H|%P|%ae|%an'];
  try {
    const shallow = (await git([where, 'rev-parse', '--is-shallow-repository'], { env })).toString().trim() === 'true';
    const selected = ['log', '--no-merges', `--max-count=${MAX_COMMITS}`, ...format, revision, '--', ...paths];
    const log = await git([where, '--literal-pathspecs', ...selected], { env, timeout: TIME_LIMIT });
    return committersIn(log, shallow);
  } catch (error) {
    if (error instanceof GitError) return new Map();
    throw error;
  }
}

function committersIn(log: Buffer, shallow: boolean): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let person: string | undefined;
  const fields = log.toString('latin1').split('\0');
  for (let i = 0; i < fields.length; i++) {
    const field = (fields[i] ?? '').trim();
    const [, parents = '', email = '', name = ''] =
      /^[0-9a-f]{40,64}\|([0-9a-f ]*)\|([^|\n]*)\|([^\n]*)/.exec(field) ?? [];
    // The oldest commits of a shallow clone seem to have no parents, and to have made all that there is.
    if (field.includes('|')) person = shallow && parents === '' ? undefined : personOf(email, name);
    if (!/(?:^|\n):\d{6} \d{6} [0-9a-f]+ [0-9a-f]+ [A-Z]$/.test(field)) continue;
    const path = toDisplayPath(fields[++i] ?? '');
    const people = found.get(path) ?? [];
    if (person !== undefined && people.length < MAX_PER_PATH && !people.includes(person))
      found.set(path, [...people, person]);
  }
  return found;
}

/** No address is shown, and no one is mentioned by a name that only looks like a handle. */
function personOf(email: string, name: string): string | undefined {
  const spelled = Buffer.from(name, 'latin1').toString();
  if (BOT.test(spelled) || BOT.test(email) || /^(?:noreply|no-reply|actions)@/i.test(email)) return undefined;
  const login = LOGIN.exec(email)?.[1];
  if (login !== undefined) return `@${login}`;
  return spelled.includes('@') || spelled.trim() === '' ? undefined : spelled.trim();
}
