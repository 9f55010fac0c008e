import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from '../util/errors.ts';
import { type Environment, gitEnvironment } from './git.ts';

const run = promisify(execFile);

/** The oldest git that reads repositories here. */
const LEAST: Version = [2, 25];
/** The oldest git that takes a token without showing it to other processes (`GIT_CONFIG_COUNT`). */
const LEAST_REMOTE: Version = [2, 31];

type Version = readonly [major: number, minor: number];

const KNOWN = new Map<string, Promise<Version | undefined>>();

/** The version of the git on the path; undefined where there is none, or where it states none. Asked once. */
function gitVersion(env: Environment): Promise<Version | undefined> {
  const path = env.PATH ?? env.Path ?? '';
  let version = KNOWN.get(path);
  if (version === undefined) {
    version = run('git', ['--version'], { env: gitEnvironment({ env }) }).then(
      ({ stdout }) => {
        const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(stdout) ?? [];
        return major === undefined ? undefined : [Number(major), Number(minor)];
      },
      () => undefined,
    );
    KNOWN.set(path, version);
  }
  return version;
}

/** @throws UsageError where the git on the path is too old to read a repository with; none at all is no such case */
export async function requireGit(env: Environment): Promise<void> {
  const text = await tooOld(LEAST, env);
  if (text !== undefined) throw new UsageError(text);
}

/** Why git cannot talk to a server with a token; undefined where it can. */
export function whyNoRemote(env: Environment): Promise<string | undefined> {
  return tooOld(LEAST_REMOTE, env);
}

async function tooOld([major, minor]: Version, env: Environment): Promise<string | undefined> {
  const found = await gitVersion(env);
  if (found === undefined || found[0] > major || (found[0] === major && found[1] >= minor)) return undefined;
  return `git ${found.join('.')} is too old: install git ${major}.${minor} or later`;
}
