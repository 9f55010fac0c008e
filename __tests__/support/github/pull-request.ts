/** A pull request from end to end: a repository on the test GitHub, the workspace of a job, and runs of the bundle in it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionRun, actionAsync } from '../bundle.ts';
import { mergeGroupEvent, pullRequestEvent } from './event.ts';
import { type Checkout, checkOut, commit, type Files, initBare } from './repository.ts';
import { type GitHub, startGitHub } from './server.ts';
import { type Access, type Account, addRepository, BOT, PULL_REQUEST_TOKEN, person, type Repository } from './state.ts';

/** The instant at which runs judge unless they say otherwise. */
export const NOW = '2026-11-22T00:00:00Z';
export const NUMBER = 7;
/** How our comments begin. */
export const MARKER = '<!-- cert-hygiene pull-request v1 -->';
/** Looks like a real one of an installation, and would be found anywhere it leaks to. */
export const TOKEN = 'ghs_CANARYcanaryCANARYcanaryCANARYcanary';

export interface Setup {
  base: Files;
  head: Files;
  /** What the token may do. */
  permissions?: Access['permissions'];
  account?: Account;
  /** Full name of the repository that the head lies in, where that is another one. */
  fork?: string;
  title?: string;
}

/** How the job came to its workspace, and which event it is about. */
export interface JobOptions extends Checkout {
  /** `merge` is what actions/checkout does by itself. */
  checkout?: 'merge' | 'head' | 'base';
  event?: 'pull_request' | 'pull_request_target' | 'merge_group';
  env?: Record<string, string>;
  /** A step between the checkout and the Action. */
  prepare?: (workspace: string) => void;
}

export interface PullRequest {
  github: GitHub;
  repository: Repository;
  base: string;
  head(): string;
  /** A further commit of the pull request. */
  push(files: Files): void;
  /** A further commit of the base branch. */
  advance(files: Files): void;
  /** One job: a fresh workspace, the Action started in it as the runner does. */
  run(inputs?: Record<string, string>, options?: JobOptions): Promise<ActionRun>;
  close(): Promise<void>;
  /** Bodies of the comments, in their order. */
  comments(): string[];
  /** Operations of the API that were called, git left out. */
  apiCalls(): string[];
}

export async function pullRequest(setup: Setup): Promise<PullRequest> {
  const root = mkdtempSync(join(tmpdir(), 'cert-hygiene-github-'));
  const github = await startGitHub(join(root, 'git'));
  const gitDir = join(root, 'git/corp/web');
  initBare(gitDir);
  const repository = addRepository(github, 'corp', 'web', gitDir);
  const { account = BOT, permissions = PULL_REQUEST_TOKEN, fork = 'corp/web', title = 'Renew' } = setup;
  github.tokens.set(TOKEN, { account, permissions });
  const author = person('octocat');
  const start = commit(gitDir, [], setup.base);
  let base = start;
  let head = commit(gitDir, [start], setup.head);
  let changes: Files = setup.head;
  let jobs = 0;

  const update = () => repository.pulls.set(NUMBER, { number: NUMBER, author, base, head });
  update();
  return {
    github,
    repository,
    base,
    head: () => head,
    push(files) {
      head = commit(gitDir, [head], files);
      changes = { ...changes, ...files };
      update();
    },
    advance(files) {
      base = commit(gitDir, [base], files);
      update();
    },
    async run(inputs = {}, options = {}) {
      const { checkout = 'merge', event = 'pull_request', env = {} } = options;
      const depth = 'depth' in options ? options.depth : 1;
      const merge = commit(gitDir, [base, head], changes);
      const revision = event === 'merge_group' ? head : { merge, head, base }[checkout];
      const job = join(root, `job-${++jobs}`);
      const workspace = join(job, 'web');
      mkdirSync(workspace, { recursive: true });
      const { filter, sparse, prepare } = options;
      checkOut(gitDir, depth === undefined ? [revision, base] : [revision], workspace, { depth, filter, sparse });
      prepare?.(workspace);
      const payload =
        event === 'merge_group'
          ? mergeGroupEvent(base, head)
          : pullRequestEvent(repository, { number: NUMBER, base, head, author, title, headRepository: fork });
      writeFileSync(join(job, 'event.json'), JSON.stringify(payload));
      const result = await actionAsync(
        workspace,
        { token: TOKEN, now: NOW, ...inputs },
        {
          GITHUB_EVENT_NAME: event,
          GITHUB_EVENT_PATH: join(job, 'event.json'),
          GITHUB_REPOSITORY: 'corp/web',
          GITHUB_SERVER_URL: github.serverUrl,
          GITHUB_API_URL: github.apiUrl,
          GITHUB_GRAPHQL_URL: `${github.serverUrl}/api/graphql`,
          GITHUB_SHA: revision,
          ...env,
        },
      );
      return result;
    },
    async close() {
      await github.close();
      rmSync(root, { recursive: true, force: true });
    },
    comments: () => repository.comments.map(({ body }) => body),
    apiCalls: () => github.calls.map(({ operation }) => operation).filter((operation) => operation !== 'git'),
  };
}
