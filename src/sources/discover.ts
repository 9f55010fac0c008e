import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Environment, GitError, git } from '../readers/git.ts';
import { requireGit } from '../readers/git-version.ts';

/** What git says about a folder. */
export type Discovery =
  /** In the work tree at `top`, with a commit checked out unless there is none yet. */
  | { kind: 'work-tree'; gitDir: string; top: string; head?: string }
  | { kind: 'bare'; gitDir: string }
  /** No repository, or none that can be used: then `note` says why. */
  | { kind: 'none'; note?: string };

/**
 * Asks git which repository a folder belongs to. Only this call uses the user's own configuration, so that the check of
 * the owner and `safe.directory` apply. Every later command names the repository that was found here.
 */
export async function discover(folder: string, env: Environment): Promise<Discovery> {
  try {
    const questions = ['--show-object-format', '--is-inside-work-tree', '--show-cdup', '--absolute-git-dir'];
    const output = await git(['rev-parse', ...questions, '--revs-only', 'HEAD'], { env, cwd: folder, asUser: true });
    const [format = '', inside, up = '', ...rest] = output.toString().replace(/\n$/, '').split('\n');
    // A git that is too old repeats the question.
    if (!format.startsWith('sha')) await requireGit(env);
    // The path may hold line feeds of its own; where there is no commit, no line follows it.
    const head = /^[0-9a-f]{40,64}$/.test(rest.at(-1) ?? '') ? rest.pop() : undefined;
    const gitDir = rest.join('\n');
    // Git before 2.38 knows no safe.bareRepository.
    if (folder === gitDir || folder.startsWith(`${gitDir}/`)) return await bare(folder, env);
    if (inside !== 'true') return { kind: 'none' };
    return { kind: 'work-tree', gitDir, top: resolve(folder, up), ...(head !== undefined && { head }) };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (/not a git repository/.test(error.stderr)) return { kind: 'none' };
    // An outdated git explains more than the failed command.
    await requireGit(env);
    if (/dubious ownership|safe\.directory/.test(error.stderr)) {
      const fix = `git config --global --add safe.directory ${folder}`;
      return {
        kind: 'none',
        note: `git does not trust this repository, because it belongs to another user: run ${fix}`,
      };
    }
    if (/safe\.bareRepository/.test(error.stderr)) return bare(folder, env);
    if (!existsSync(join(folder, '.git'))) return { kind: 'none' };
    return { kind: 'none', note: error.code === 'ENOENT' ? 'git was not found' : 'git cannot read this repository' };
  }
}

/**
 * A folder that looks like a bare repository is one only if its user named it. Inside a work tree it is content that
 * was made to look so: its configuration and its objects are files like all others.
 */
async function bare(folder: string, env: Environment): Promise<Discovery> {
  const isRoot = ['HEAD', 'objects', 'refs'].every((part) => existsSync(join(folder, part)));
  const above = dirname(folder);
  const around: Discovery = above === folder ? { kind: 'none' } : await discover(above, env);
  if (around.kind === 'none' && isRoot) return { kind: 'bare', gitDir: folder };
  return around.kind === 'bare' ? { kind: 'none' } : around;
}

/** What the configuration of a repository says about its origin. */
export interface RepositorySettings {
  /** `owner/name` of the origin, where that is a place on a host. */
  origin?: string | undefined;
  /** Whether objects may be missing (`git clone --filter=…`). */
  partial: boolean;
}

const SETTINGS = '^(remote\\..*\\.(promisor|partialclonefilter)|extensions\\.partialclone|remote\\.origin\\.url)$';

export async function repositorySettings(gitDir: string, env: Environment): Promise<RepositorySettings> {
  const settings: RepositorySettings = { partial: false };
  const output = await git([`--git-dir=${gitDir}`, 'config', '-z', '--get-regexp', SETTINGS], { env }).catch(
    (error: unknown) => {
      // There is no such line, or no configuration that can be read.
      if (error instanceof GitError) return Buffer.alloc(0);
      throw error;
    },
  );
  for (const record of output.toString().split('\0')) {
    const [name, ...value] = record.split('\n');
    // Of several origins the last one counts.
    if (name === 'remote.origin.url') Object.assign(settings, { origin: nameFromUrl(value.join('\n').trim()) });
    else if (name !== '') settings.partial = true;
  }
  return settings;
}

/** `owner/name` of the repository's origin, where that is a place on a host; else undefined. */
export async function originName(gitDir: string, env: Environment): Promise<string | undefined> {
  return (await repositorySettings(gitDir, env)).origin;
}

/** `https://host/owner/name.git`, `ssh://git@host:22/owner/name`, `git@host:owner/name` → `owner/name`. */
export function nameFromUrl(url: string): string | undefined {
  const path =
    /^(?:https?|ssh|git):\/\/[^/\s]+\/([^\s?#]+)$/.exec(url)?.[1] ??
    /^(?:[\w.-]+@)?[\w.-]{2,}:([^/\s][^\s]*)$/.exec(url)?.[1];
  const name = path?.replace(/\/+$/, '').replace(/\.git$/, '');
  return name !== undefined && /^[\w.~-]+(?:\/[\w.~-]+)+$/.test(name) ? name : undefined;
}

/** The name of a repository without such an origin: its folder. */
export function folderName(folder: string): string {
  return basename(folder).replace(/\.git$/, '') || basename(dirname(folder)) || 'root';
}
