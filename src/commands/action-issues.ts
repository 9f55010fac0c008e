import { type Client, refusalOf } from '../github/client.ts';
import { type KeepOptions, keepIssues } from '../github/issues.ts';
import { plural } from '../lib/text.ts';
import type { Report } from '../model/index.ts';
import { DASHBOARD_KEY, dashboardDraft } from '../reporters/dashboard.ts';
import { evidenceFor, issueDrafts } from '../reporters/issue.ts';
import type { Target } from './action-change.ts';
import type { ActionInputs } from './action-inputs.ts';
import type { World } from './world.ts';

export interface IssuesContext {
  inputs: ActionInputs;
  target: Target;
  world: World;
  client(): Promise<Client>;
}

/** What became of the issues. */
export interface DeliveredIssues {
  url?: string;
  /** What was written, and what is left to the next run. */
  announced: string[];
  /** What could not be written, one sentence each. */
  degraded: string[];
}

/** Opens, changes and closes issues so that they say what the report says; a refusal is said and changes no verdict. */
export async function deliverIssues(report: Report, context: IssuesContext, links: string): Promise<DeliveredIssues> {
  const { inputs, target } = context;
  const [owner = '', repo = ''] = target.repository.split('/');
  const render = { color: false, width: 100, quiet: false, links };
  const whole = inputs.issues === 'dashboard';
  const drafts = whole ? [dashboardDraft(report) ?? []].flat() : issueDrafts(report, render);
  const options: KeepOptions = {
    labels: inputs.issueLabels,
    maxWrites: inputs.maxIssueWrites,
    dryRun: inputs.dryRun,
    complete: report.incomplete.length === 0 && report.faults.length === 0,
    // What the other kind has opened is neither kept nor called resolved.
    mine: (key) => (key === DASHBOARD_KEY) === whole,
    evidence: (key) => evidenceFor(report, key),
  };
  try {
    const { url, counts, deferred, refused } = await keepIssues(
      await context.client(),
      { owner, repo },
      drafts,
      options,
    );
    const done = [
      [counts.open, 'opened'],
      [counts.update, 'brought up to date'],
      [counts.close, 'closed as resolved'],
      [counts.duplicate, 'closed as duplicates'],
    ] as const;
    const words = done.filter(([number]) => number > 0).map(([number, what]) => `${plural(number, 'issue')} ${what}`);
    const announced =
      words.length === 0 ? [] : [`${inputs.dryRun ? 'Dry run, not written: ' : ''}${words.join(', ')}.`];
    if (deferred > 0) {
      announced.push(
        `The budget of ${plural(inputs.maxIssueWrites, 'write')} is spent; ${plural(deferred, 'issue')} left to the next run.`,
      );
    }
    return { announced, degraded: refused, ...(url !== undefined && { url }) };
  } catch (error) {
    return { announced: [], degraded: [`the issues: ${refusalOf(error, 'issues: write')}`] };
  }
}
