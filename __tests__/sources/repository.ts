/** Git repositories and folders made for one test. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Source } from '../../src/model/index.ts';
import type { Environment } from '../../src/readers/git.ts';
import { toDisplayPath } from '../../src/readers/raw-paths.ts';

/** As the entry points hand it in: what the machine has, and what must not be believed. */
export const ENV: Environment = { ...process.env, GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere' };

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cert-hygiene-')));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files; names may be bytes. */
export function write(root: string, files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

/** Runs git as its user would, without their configuration. */
export function run(cwd: string, args: readonly string[], input?: string): string {
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd,
    input: input ?? '',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ...process.env,
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@corp.internal',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@corp.internal',
    },
  }).toString();
}

/** A repository with one commit of these files. */
export function repository(files: Record<string, string | Buffer> = {}): string {
  const root = scratch();
  run(root, ['init', '--quiet', '--initial-branch=main']);
  write(root, files);
  commit(root);
  return root;
}

export function commit(root: string): string {
  run(root, ['add', '--all']);
  run(root, ['commit', '--quiet', '--allow-empty', '-m', 'x']);
  return run(root, ['rev-parse', 'HEAD']).trim();
}

export function bareClone(root: string): string {
  const folder = join(scratch(), 'mirror.git');
  run(root, ['clone', '--quiet', '--bare', root, folder]);
  return folder;
}

/** Names of the entries as people read them, sorted. */
export function namesOf(source: Source): string[] {
  return source.entries.map(({ name }) => toDisplayPath(name)).sort();
}

/** `path: reason`, sorted. */
export function skippedOf(source: Source): string[] {
  return source.skipped.map(({ path, reason }) => `${path}: ${reason}`).sort();
}
