/** Scheduled jobs of one repository on the test GitHub: each checks out what is on the branch main, and runs the bundle. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ActionRun, actionAsync, folder } from '../bundle.ts';
import { type Checkout, checkOut, commit, type Files, git, initBare } from './repository.ts';
import { type GitHub, startGitHub } from './server.ts';
import { type Access, addRepository, BOT, type Issue, type Repository } from './state.ts';

export const TOKEN = 'ghs_WEEKLYweeklyWEEKLYweeklyWEEKLY';

/** How one job differs from a plain one on a schedule. */
export interface Job extends Checkout {
  inputs?: Record<string, string>;
  event?: string;
  /** The payload of the event. */
  about?: object;
  ref?: string;
  /** Steps between the checkout and the Action. */
  prepare?: (workspace: string) => void;
  /** No checkout at all. */
  empty?: boolean;
  /** What was prepared is what the event is about. */
  prepared?: boolean;
}

export interface Scheduled {
  github: GitHub;
  repository: Repository;
  /** Adds a repository of the same owner. */
  add(name: string, files: Files): Repository;
  /** A further commit on the branch main. */
  push(files: Files, name?: string): void;
  run(job?: Job): Promise<ActionRun>;
  /** `open: title` of each issue of the repository. */
  issues(): string[];
  open(): Issue[];
}

export async function scheduledOn(
  files: Files,
  permissions: Access['permissions'] = { contents: 'read', issues: 'write', metadata: 'read' },
): Promise<Scheduled> {
  const root = folder();
  const github = await startGitHub(root);
  onTestFinished(() => github.close());
  github.tokens.set(TOKEN, { account: BOT, permissions });
  const tips = new Map<string, string>();
  const add = (name: string, some: Files) => {
    const gitDir = join(root, 'corp', name);
    initBare(gitDir);
    tips.set(name, commit(gitDir, [], some));
    return addRepository(github, 'corp', name, gitDir);
  };
  const repository = add('web', files);
  return {
    github,
    repository,
    add,
    push(some, name = 'web') {
      tips.set(name, commit(join(root, 'corp', name), [tips.get(name) ?? ''], some));
    },
    async run({ inputs = {}, event = 'schedule', about = {}, ref = 'refs/heads/main', ...job } = {}) {
      const workspace = join(folder(), 'web');
      mkdirSync(workspace);
      const tip = tips.get('web') ?? '';
      if (!job.empty) checkOut(repository.gitDir, [tip], workspace, { depth: 1, ...job });
      job.prepare?.(workspace);
      const payload = join(folder(), 'event.json');
      writeFileSync(payload, JSON.stringify(about));
      return actionAsync(
        workspace,
        { token: TOKEN, now: '2026-11-03', 'fail-on': 'never', ...inputs },
        {
          GITHUB_EVENT_NAME: event,
          GITHUB_EVENT_PATH: payload,
          GITHUB_REPOSITORY: 'corp/web',
          GITHUB_SERVER_URL: github.serverUrl,
          GITHUB_API_URL: github.apiUrl,
          GITHUB_SHA: job.prepared ? git(workspace, 'rev-parse', 'HEAD').trim() : tip,
          GITHUB_REF: ref,
        },
      );
    },
    issues: () => repository.issues.map(({ state, title }) => `${state}: ${title}`),
    open: () => repository.issues.filter(({ state }) => state === 'open'),
  };
}
