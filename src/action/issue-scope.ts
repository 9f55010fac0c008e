import { NO_BASELINE } from '../commands/audit-request.ts';
import type { Runtime } from '../commands/runtime.ts';
import type { ReadScope } from '../reporting/files-looked-at.ts';
import { hashOf } from '../reporting/issue-subjects.ts';
import { type CheckedOut, checkedOut } from '../sources/checked-out.ts';
import type { Target } from './begin.ts';
import type { ActionInputs, Runner } from './read-inputs.ts';

/** Which issues are those of this job. */
export interface IssueScope {
  scope: string;
  part: string;
  policy: string;
}

/**
 * An issue belongs to the job that reads the same repositories with the same globs and the same config file. The branch
 * is always the default one: see {@link otherBranch}.
 */
export function issueScope(inputs: ActionInputs, { repository }: Target): IssueScope {
  const { include, exclude, scope, mode, config, baseline } = inputs;
  const policy = [config ?? '', baseline ?? '', baseline === NO_BASELINE];
  const what = mode === 'merge' ? 'merge' : (scope ?? 'workspace');
  return {
    scope: hashOf([repository, inputs.issueLabels[0]]),
    part: hashOf([what, include.toSorted(), exclude.toSorted(), policy]),
    policy: hashOf(policy),
  };
}

/**
 * What is checked out if the workspace is scanned; undefined if repositories are fetched, or nothing is checked out.
 */
export async function auditedCheckout(inputs: ActionInputs, { cwd, env }: Runtime): Promise<CheckedOut | undefined> {
  return inputs.scope === undefined && inputs.mode !== 'merge' ? checkedOut(cwd, env) : undefined;
}

export function readScope(inputs: ActionInputs, { repository }: Target, checkout: CheckedOut | undefined): ReadScope {
  const { include, exclude, endpoints } = inputs;
  return {
    include,
    exclude,
    endpoints: endpoints !== 'none',
    ...(checkout !== undefined && { removed: { repository, paths: checkout.removed } }),
  };
}

/**
 * Why the run is not on the default branch, as half a sentence. Issues describe the default branch; runs on other
 * branches would open and close them wrongly.
 */
export function otherBranch(
  { name, ref, sha, repository, payload }: Runner['event'],
  checkout: CheckedOut | undefined,
): string | undefined {
  const branch = /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
  const told = (payload() as { repository?: { default_branch?: unknown } | null } | undefined)?.repository
    ?.default_branch;
  // A schedule runs on the default branch, and its event tells nothing of the repository.
  const usual = typeof told === 'string' ? told : name === 'schedule' ? branch : undefined;
  if (ref !== '' && (branch === undefined || (usual !== undefined && branch !== usual)))
    return `this run is about ${ref}`;
  if (checkout === undefined || checkout.commit === sha) return undefined;
  const { origin } = checkout;
  if (origin !== undefined && origin.toLowerCase() !== repository.toLowerCase())
    return `the workspace holds ${origin}, not ${repository}`;
  if (checkout.branch === undefined)
    return `the workspace holds the commit ${checkout.commit.slice(0, 12)}, not ${sha.slice(0, 12)}`;
  return usual === undefined || checkout.branch === usual
    ? undefined
    : `the workspace holds the branch ${checkout.branch}`;
}
