import type { IssueDraft } from '../reporting/issue-subjects.ts';
import type { Client, Repo } from './client.ts';
import { createOnce } from './create-once.ts';
import { withDigest } from './first-run-digest.ts';
import { commentOnce } from './issue-comment.ts';
import { type Judged, type Step, stepsFor } from './issue-lifecycle.ts';
import { createdIssues, labelledIssues } from './issue-list.ts';
import { refusalOf } from './refusal.ts';

const PERMISSION = 'issues: write';
/** Maximum number of assignees that GitHub accepts for one issue. */
const MAX_ASSIGNEES = 10;

export interface KeepOptions extends Judged {
  /** The first one identifies our issues. */
  labels: readonly [string, ...string[]];
  /** Most calls of this run that write. */
  maxWrites: number;
  /** Issues above which a first run opens one digest instead; 0 for never. */
  digestAbove: number;
  /** Decides, but writes nothing. */
  dryRun: boolean;
}

/** What became of the issues. */
export interface Kept {
  /** Of the most urgent draft. */
  url?: string;
  /** Issues that were opened, changed, closed, closed as duplicates; what would have been, in a dry run. */
  counts: Record<Exclude<Step['kind'], 'hold'>, number>;
  /** Calls that wrote, or would have. */
  writes: number;
  /** Issues left to the next run, because this run has used up its writes. */
  deferred: number;
  /** What GitHub refused, one sentence each. */
  refused: string[];
  /** Issues that could not be opened, or updated to a more urgent state. */
  lost: number;
  /** Issues that stay open because of unread parts, one sentence each. */
  held: string[];
}

/**
 * Makes the issues match the drafts: opens, rewrites, comments, closes and reopens. Nothing is written unless the list
 * of issues was read completely.
 * @param drafts most urgent first; of one key there is one
 * @throws where the list cannot be read
 */
export async function keepIssues(
  client: Client,
  repo: Repo,
  drafts: readonly IssueDraft[],
  options: KeepOptions,
): Promise<Kept> {
  const known = await ownIssues(client, repo, drafts, options);
  const kept: Kept = {
    counts: { open: 0, update: 0, close: 0, duplicate: 0 },
    writes: 0,
    deferred: 0,
    refused: [],
    lost: 0,
    held: [],
  };
  const opened = new Set<string>();
  const run = async (steps: readonly Step[]): Promise<void> => {
    let stopped = false;
    for (const step of steps) {
      if (step.kind === 'hold') {
        kept.held.push(`issue #${step.issue.number} stays open: ${step.reason}`);
        continue;
      }
      if (stopped) {
        if (alarms(step)) kept.lost++;
        continue;
      }
      const cost = costOf(step);
      if (kept.writes + cost > options.maxWrites) {
        kept.deferred++;
        continue;
      }
      kept.writes += cost;
      try {
        if (!options.dryRun) await carryOut(step, client, repo, options);
        kept.counts[step.kind]++;
        if (step.kind === 'open') opened.add(step.draft.key);
        else if (step.kind !== 'duplicate' && step.issue.locked && step.remark !== undefined)
          kept.refused.push(`issue #${step.issue.number} is locked: it was updated without a comment`);
      } catch (error) {
        if (alarms(step)) kept.lost++;
        const { status } = error as { status?: number };
        const one = step.kind === 'open' ? `"${step.draft.title}"` : `#${step.issue.number}`;
        kept.refused.push(`issue ${one}: ${refusalOf(error, PERMISSION)}`);
        // What is refused to one issue only (locked, deleted) says nothing about the others.
        stopped = step.kind === 'open' ? status !== 422 : status === 401 || (status === 403 && !step.issue.locked);
      }
    }
  };
  const wanted = withDigest(drafts, known, options, options.digestAbove);
  await run(stepsFor(wanted, known, options));
  let now = known;
  if (opened.size > 0 && !options.dryRun) {
    // Another run may have opened the same at the same time.
    now = await ofThisAudit(client, repo, options);
    const twice = stepsFor([], now, { ...options, complete: false });
    await run(twice.filter((step) => step.kind === 'duplicate' && opened.has(step.issue.marker.key)));
  }
  const first = wanted[0]?.key;
  const ofFirst = now.filter(({ marker }) => marker.key === first);
  const url = (ofFirst.find(({ marker }) => marker.part === options.part) ?? ofFirst[0])?.url;
  return { ...kept, ...(url !== undefined && { url }) };
}

/** Those with the label; where a draft has none, also those that lost it. */
async function ownIssues(client: Client, repo: Repo, drafts: readonly IssueDraft[], options: KeepOptions) {
  const labelled = await ofThisAudit(client, repo, options);
  const keys = new Set(labelled.map(({ marker }) => marker.key));
  if (labelled.length > 0 && drafts.every(({ key }) => keys.has(key))) return labelled;
  const numbers = new Set(labelled.map(({ number }) => number));
  const further = (await createdIssues(client, repo)).filter(({ marker }) => marker.scope === options.scope);
  return [...labelled, ...further.filter(({ number }) => !numbers.has(number))];
}

async function ofThisAudit(client: Client, repo: Repo, { labels, scope }: KeepOptions) {
  const labelled = await labelledIssues(client, repo, labels[0]);
  return labelled.filter(({ marker }) => marker.scope === scope);
}

/** Whether somebody would learn of it by the issue. */
function alarms({ kind }: Step): boolean {
  return kind === 'open' || kind === 'update';
}

/** Calls that write. */
function costOf(step: Step): number {
  if (step.kind === 'close') return 2;
  return step.kind === 'update' && step.remark !== undefined ? 2 : 1;
}

async function carryOut(
  step: Exclude<Step, { kind: 'hold' }>,
  client: Client,
  repo: Repo,
  options: KeepOptions,
): Promise<void> {
  const { issues } = client.octokit.rest;
  if (step.kind === 'open') return open(step, client, repo, options);
  const target = { ...repo, issue_number: step.issue.number };
  if (step.kind === 'duplicate') {
    const body = `<!-- cert-hygiene issue v1 -->\nTwo audits at once opened the same issue: #${step.of} goes on.\n`;
    await issues.update({ ...target, state: 'closed', state_reason: 'duplicate', body });
    return;
  }
  if (step.remark !== undefined && !step.issue.locked) await commentOnce(client, repo, step.issue.number, step.remark);
  const { body } = step;
  if (step.kind === 'close') await issues.update({ ...target, state: 'closed', state_reason: 'completed', body });
  else {
    const title = step.title === undefined ? {} : { title: step.title };
    await issues.update({ ...target, ...title, body, ...(step.reopen && { state: 'open' as const }) });
  }
}

async function open(
  { draft, body }: Step & { kind: 'open' },
  client: Client,
  repo: Repo,
  options: KeepOptions,
): Promise<void> {
  const { issues } = client.octokit.rest;
  const people = draft.owners.filter((owner) => !owner.includes('/')).map((owner) => owner.slice(1));
  const create = async (assignees: string[]) => {
    const { data } = await issues.create({ ...repo, title: draft.title, body, labels: [...options.labels], assignees });
    client.login ??= data.user?.login;
    return data.number;
  };
  const find = async () => {
    const found = await ofThisAudit(client, repo, options);
    return found.find(({ marker }) => marker.key === draft.key && marker.part === options.part)?.number;
  };
  const assignees = people.slice(0, MAX_ASSIGNEES);
  await createOnce(() => create(assignees), find).catch((error: unknown) => {
    // An owner who cannot be assigned here, and GitHub refuses the whole issue.
    if ((error as { status?: number }).status !== 422 || assignees.length === 0) throw error;
    return createOnce(() => create([]), find);
  });
}
