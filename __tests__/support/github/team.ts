/** The repositories of a team on the test GitHub, and runs over them. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionRun, actionAsync, cliAsync, type Run } from '../bundle.ts';
import { commit, type Files, initBare } from './repository.ts';
import { type GitHub, startGitHub } from './server.ts';
import { type Access, addRepository, BOT, type Repository } from './state.ts';

export const TOKEN = 'ghs_TEAMteamTEAMteamTEAMteamTEAMteam';
/** What an App needs that audits an organization. */
export const TEAM_TOKEN: Access['permissions'] = {
  contents: 'read',
  issues: 'write',
  metadata: 'read',
  members: 'read',
  organization_custom_properties: 'read',
};

export interface TeamOfTests {
  github: GitHub;
  /** The folder that goes away with the team. */
  root: string;
  /** A repository, of one commit where there are files. */
  add(name: string, files?: Files, about?: Partial<Repository>): Repository;
  /** A further commit. */
  push(name: string, files: Files): void;
  /** `cert-hygiene team` in an empty folder. */
  cli(args: readonly string[], env?: Record<string, string>, interrupted?: AbortSignal): Promise<Run>;
  /** The Action on a schedule of `acme/audit`. */
  action(inputs: Record<string, string>, env?: Record<string, string>): Promise<ActionRun>;
  /** Repositories whose files were fetched since the last call, by name. */
  fetched(): string[];
  /** Calls of the REST API since the last call, by operation. */
  restCalls(): string[];
  close(): Promise<void>;
}

export async function teamOfTests(permissions: Access['permissions'] = TEAM_TOKEN): Promise<TeamOfTests> {
  const root = mkdtempSync(join(tmpdir(), 'cert-hygiene-team-test-'));
  const git = join(root, 'git');
  const workspace = join(root, 'workspace');
  mkdirSync(workspace);
  const github = await startGitHub(git);
  github.tokens.set(TOKEN, { account: BOT, permissions });
  const template = join(root, 'template');
  initBare(template);
  writeFileSync(join(template, 'HEAD'), 'ref: refs/heads/main\n');
  const heads = new Map<string, string>();
  let seen = { fetched: 0, rest: 0 };
  const since = (kind: keyof typeof seen) => {
    const calls = github.calls.slice(seen[kind]);
    seen = { ...seen, [kind]: github.calls.length };
    return calls;
  };
  const server = () => ({ GITHUB_SERVER_URL: github.serverUrl, GITHUB_API_URL: github.apiUrl });

  return {
    github,
    root,
    add(name, files, about = {}) {
      const gitDir = join(git, name);
      // Copied, because git takes longer to make one.
      cpSync(template, gitDir, { recursive: true });
      if (files !== undefined) heads.set(name, commit(gitDir, [], files));
      const [owner = '', repo = ''] = name.split('/');
      return Object.assign(addRepository(github, owner, repo, gitDir), about);
    },
    push(name, files) {
      heads.set(name, commit(join(git, name), [heads.get(name) ?? ''], files));
    },
    cli: (args, env = {}, interrupted) =>
      cliAsync(['team', ...args], {
        cwd: workspace,
        env: { ...server(), GH_TOKEN: TOKEN, ...env },
        ...(interrupted && { interrupted }),
      }),
    action: (inputs, env = {}) =>
      actionAsync(
        workspace,
        { token: TOKEN, issues: 'none', ...inputs },
        {
          ...server(),
          GITHUB_EVENT_NAME: 'schedule',
          GITHUB_REPOSITORY: 'acme/audit',
          GITHUB_SHA: 'a'.repeat(40),
          ...env,
        },
      ),
    fetched: () =>
      since('fetched')
        .filter(({ command }) => command === 'fetch')
        .map(({ path }) => path.replace(/^\/([^/]+\/[^/]+)\/.*$/, '$1'))
        .sort(),
    restCalls: () =>
      since('rest')
        .filter(({ operation }) => operation !== 'git')
        .map(({ operation }) => operation),
    async close() {
      await github.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** All files below a folder of the fixtures, by path. */
export function fixtureFiles(folder: string): Record<string, Buffer> {
  const root = join(import.meta.dirname, '../../fixtures', folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length + 1), readFileSync(path)];
    }),
  );
}

/** Some of the files, under other paths. */
export function moved(files: Record<string, Buffer>, from: string, to: string): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(from))
      .map(([path, content]) => [to + path.slice(from.length), content]),
  );
}
