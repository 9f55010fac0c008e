import { instant, oneOf } from '../commands/arguments.ts';
import { DEFAULT_BASELINE, DEFAULT_CONFIG } from '../commands/audit-request.ts';
import { readShard, type Shard } from '../commands/plan.ts';
import type { Runtime } from '../commands/runtime.ts';
import type { TeamScope } from '../github/repositories.ts';
import type { EndpointScope, Level } from '../model/index.ts';
import { outside } from '../util/cache-folder.ts';
import { UsageError } from '../util/errors.ts';
import { INPUTS, type InputName, type InputSpec, type OutputName } from './inputs.ts';

/** What the runner offers to an action. */
export interface Runner {
  /** The text of an input, trimmed; empty when it is not given. */
  input(name: InputName): string;
  output(name: OutputName, value: string | number | boolean): void;
  /** Hides a secret of ours in the log. Never called with text from a repository. */
  mask(secret: string): void;
  summary(markdown: string): Promise<void>;
  /** Name and payload of the event, and where its repository lies. */
  event: {
    name: string;
    payload(): unknown;
    repository: string;
    apiUrl: string;
    serverUrl: string;
    sha: string;
    ref: string;
  };
}

/** The inputs, each checked. */
export interface ActionInputs {
  token: string;
  now: number;
  failOn: Level | 'never';
  config: string | undefined;
  baseline: string | undefined;
  /** Whether a change that touches certificates may pass without having been read whole. */
  allowIncomplete: boolean;
  /** Whether the job passes where an issue could not be written. */
  allowDegraded: boolean;
  include: string[];
  exclude: string[];
  passwords: string[];
  endpoints: EndpointScope;
  inventories: string[];
  /** Days. */
  maxAge: number | undefined;
  annotations: 'commands' | 'check-run' | 'none';
  maxAnnotations: number;
  comment: 'on-findings' | 'always' | 'never';
  suggestions: boolean;
  notify: 'mention' | 'review' | 'none';
  issues: 'per-certificate' | 'dashboard' | 'none';
  issueLabels: [string, ...string[]];
  /** `owner/name`; undefined if issues are in the repository to fix. */
  issuesRepository: string | undefined;
  maxIssueWrites: number;
  /** Issues above which a first run opens one digest instead; 0 for never. */
  issueDigest: number;
  dryRun: boolean;
  mode: 'auto' | 'full' | 'plan' | 'merge';
  shard: Shard | undefined;
  /** Of a plan; undefined lets the sizes decide. */
  shards: number | undefined;
  planFile: string;
  /** Which repositories are audited instead of the workspace. */
  scope: TeamScope | undefined;
  fetching: Fetching;
  /** Where facts of the workspace are kept for the next run. */
  cacheIn: string | undefined;
}

/** How the repositories of a team are fetched. */
interface Fetching {
  cacheFolder: string | undefined;
  concurrency: number;
  /** Milliseconds. */
  timeout: number;
}

/** Runs that no push starts, and keep the issues unless told otherwise. */
const KEEPING_ISSUES: ReadonlySet<string> = new Set(['schedule', 'workflow_dispatch']);

/** Events whose config file comes from the team itself; endpoints that a change adds are not probed. */
const ASKING_ENDPOINTS: ReadonlySet<string> = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch', 'push']);

function asksEndpoints(event: string, scope: EndpointScope): EndpointScope {
  return ASKING_ENDPOINTS.has(event) ? scope : 'none';
}

/** Reads all inputs before anything is done. Throws UsageError that says what is allowed. */
export function readInputs(runner: Runner, world: Runtime): ActionInputs {
  const text = (name: InputName) => runner.input(name) || defaultOf(name);
  const choice = <T extends string>(name: InputName): T => oneOf(name, text(name), specOf(name).values ?? []) as T;
  const optional = (name: InputName) => (runner.input(name) === '' ? undefined : runner.input(name));
  const list = (name: InputName) =>
    runner
      .input(name)
      .split(/[\n,]/)
      .map((item) => item.trim())
      .filter(Boolean);
  const number = (name: InputName, shape = /^(\d{1,4})$/): number => {
    const given = text(name);
    const digits = shape.exec(given)?.[1];
    if (digits === undefined) throw new UsageError(`${name}: "${given}" is not a whole number`);
    return Number(digits);
  };
  const [firstLabel = defaultOf('issue-labels'), ...furtherLabels] = list('issue-labels');
  const passwords = runner.input('keystore-passwords').split(/\r?\n/).filter(Boolean);
  // The runner masks what comes from `secrets`; a password that was written into the workflow gets the same.
  for (const password of passwords) runner.mask(password);
  const now = runner.input('now');
  // The defaults of action.yml arrive like any other text, and a repository without these files is fine.
  const unlessDefault = (name: InputName, usual: string) => (text(name) === usual ? undefined : optional(name));
  return {
    token: runner.input('token'),
    now: now === '' ? world.clock : instant('now', now),
    failOn: choice('fail-on'),
    config: unlessDefault('config-file', DEFAULT_CONFIG),
    baseline: unlessDefault('baseline-file', DEFAULT_BASELINE),
    allowIncomplete: choice('allow-incomplete') === 'true',
    allowDegraded: choice('degraded') === 'allow',
    include: list('include'),
    exclude: list('exclude'),
    passwords,
    endpoints: asksEndpoints(runner.event.name, choice('endpoints')),
    inventories: list('inventory'),
    maxAge: optional('max-age') === undefined ? undefined : number('max-age', /^(\d{1,4})d?$/),
    annotations: choice('annotations'),
    maxAnnotations: number('max-annotations'),
    comment: choice('comment'),
    suggestions: choice('suggestions') === 'true',
    notify: choice('notify'),
    issues:
      runner.input('issues') === ''
        ? KEEPING_ISSUES.has(runner.event.name)
          ? 'per-certificate'
          : 'none'
        : choice('issues'),
    issueLabels: [firstLabel, ...furtherLabels],
    issuesRepository: repositoryName('issues-repository', optional('issues-repository')),
    maxIssueWrites: number('max-issue-writes'),
    issueDigest: number('issue-digest'),
    dryRun: choice('dry-run') === 'true',
    mode: choice('mode'),
    shard: optional('shard') === undefined ? undefined : readShard(text('shard')),
    shards: optional('shards') === undefined ? undefined : Math.max(1, number('shards')),
    planFile: text('plan-file'),
    scope: scopeOf({ optional, list, choice }),
    fetching: {
      cacheFolder: optional('cache-folder'),
      concurrency: Math.max(1, Math.min(32, number('concurrency'))),
      timeout: Math.max(1, number('repository-timeout')) * 1_000,
    },
    // What is in the workspace may have come with the repository, and is not believed.
    cacheIn: outside(optional('cache-folder'), world.cwd),
  };
}

interface Readers {
  optional(name: InputName): string | undefined;
  list(name: InputName): string[];
  choice(name: InputName): string;
}

/** Undefined where no input says what to audit but the workspace. */
function scopeOf({ optional, list, choice }: Readers): TeamScope | undefined {
  const repositories = list('repositories');
  const scope: TeamScope = {
    repositories: repositories.filter((name) => name !== '*'),
    installation: repositories.includes('*'),
    organization: optional('organization'),
    team: optional('team'),
    topic: optional('topic'),
    property: optional('property'),
    include: list('include-repositories'),
    exclude: list('exclude-repositories'),
    archived: choice('archived') === 'true',
    forks: choice('forks') === 'true',
  };
  if (repositories.length === 0 && (scope.organization ?? scope.team) === undefined) {
    for (const name of ['topic', 'property', 'include-repositories', 'exclude-repositories'] as const) {
      if (optional(name) !== undefined)
        throw new UsageError(`${name} filters a list: set repositories, organization or team too`);
    }
    return undefined;
  }
  return scope;
}

function repositoryName(name: InputName, given: string | undefined): string | undefined {
  if (given === undefined || /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/.test(given)) return given;
  throw new UsageError(`${name}: "${given}" is not a repository: write owner/name`);
}

function specOf(name: InputName): InputSpec {
  return INPUTS.find((input) => input.name === name) as InputSpec;
}

function defaultOf(name: InputName): string {
  const { default: value = '' } = specOf(name);
  return value.startsWith('${{') ? '' : value;
}
