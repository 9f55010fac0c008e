import type { Runtime } from '../commands/runtime.ts';
import type { Client } from '../github/client.ts';
import { issuePlaces } from '../github/issue-places.ts';
import { type KeepOptions, type Kept, keepIssues } from '../github/issues.ts';
import { refusalOf } from '../github/refusal.ts';
import { type RenderOptions, type Report, soleRepository } from '../model/index.ts';
import { DASHBOARD_KEY, dashboardDraft } from '../reporters/dashboard.ts';
import { evidenceFor, issueDrafts } from '../reporters/issue.ts';
import { filesLookedAt, type Unseen } from '../reporting/files-looked-at.ts';
import { issueSubjects } from '../reporting/issue-subjects.ts';
import { groupBy } from '../util/collections.ts';
import { listed, plural } from '../util/text.ts';
import type { Target } from './begin.ts';
import { auditedCheckout, issueScope, otherBranch, readScope } from './issue-scope.ts';
import type { ActionInputs, Runner } from './read-inputs.ts';

const PERMISSION = 'issues: write';
/** Maximum number of open issues whose reason for staying open is reported. */
const MAX_HELD = 5;

export interface IssuesContext {
  inputs: ActionInputs;
  target: Target;
  world: Runtime;
  client(): Promise<Client>;
  /** The event that the run is about. */
  event?: Runner['event'];
}

/** Where links go. */
type Addresses = Pick<RenderOptions, 'links' | 'server'>;

/** The result for the issues. */
export interface DeliveredIssues {
  url?: string;
  /** What was written, and what is left for the next run. */
  announced: string[];
  /** What could not be written, one sentence each. */
  degraded: string[];
  /** Issues that a person should see and that could not be written. */
  lost: number;
}

/** A repository that gets issues, and its part of the report; computed when it is needed. */
interface Destination {
  repository: string;
  part(): Report;
}

/**
 * Opens, updates and closes issues according to the report. A refusal is reported and changes no verdict. The issues of
 * a team are in the repository to fix, unless one repository has them all. A public one gets none that could name
 * contents of private ones.
 */
export async function deliverIssues(
  report: Report,
  context: IssuesContext,
  links: Addresses,
): Promise<DeliveredIssues> {
  const { inputs, target } = context;
  const result: DeliveredIssues = { announced: [], degraded: [], lost: 0 };
  const checkout = await auditedCheckout(inputs, context.world);
  const other = context.event && otherBranch(context.event, checkout);
  if (other !== undefined) {
    const text = `issues are kept by runs on the default branch, and ${other}`;
    if (checkout === undefined || other.startsWith('this run')) result.announced.push(`No issue was written: ${text}.`);
    else result.degraded.push(text);
    return result;
  }
  const spread =
    inputs.issues === 'per-certificate' &&
    inputs.issuesRepository === undefined &&
    report.inventory.repositories.length > 1 &&
    soleRepository(report.inventory) === undefined;
  const home = inputs.issuesRepository ?? target.repository;
  const destinations = spread
    ? await spreadOut(report, context, result)
    : [{ repository: home, part: () => report } satisfies Destination];
  const counts: Kept['counts'] = { open: 0, update: 0, close: 0, duplicate: 0 };
  const unseen = await filesLookedAt(report, readScope(inputs, target, checkout));
  const held: string[] = [];
  let [writes, deferred, unvisited] = [0, 0, 0];
  for (const [index, destination] of destinations.entries()) {
    if (index > 0 && writes >= inputs.maxIssueWrites) {
      // Reading thousands of lists for issues that cannot be written would use up the API calls of the next run.
      unvisited = destinations.length - index;
      break;
    }
    const where = destination.repository === target.repository ? '' : ` of ${destination.repository}`;
    try {
      const kept = await keepIn(destination, context, { ...links, unseen }, inputs.maxIssueWrites - writes);
      writes += kept.writes;
      deferred += kept.deferred;
      for (const kind of Object.keys(counts) as (keyof typeof counts)[]) counts[kind] += kept.counts[kind];
      if (result.url === undefined && kept.url !== undefined) result.url = kept.url;
      const placed = (text: string) => `${where === '' ? '' : `${destination.repository}: `}${text}`;
      result.degraded.push(...kept.refused.map(placed));
      result.lost += kept.lost;
      held.push(...kept.held.map(placed));
    } catch (error) {
      result.degraded.push(`the issues${where}: ${refusalOf(error, PERMISSION)}`);
      result.lost += issueSubjects(destination.part()).length;
    }
  }
  const left = [
    ...(deferred > 0 ? [plural(deferred, 'issue')] : []),
    ...(unvisited > 0 ? [`all of ${plural(unvisited, 'repository', 'repositories')}`] : []),
  ];
  announce(counts, left, inputs, result);
  if (held.length > 0) {
    const more = held.length > MAX_HELD ? `; ${held.length - MAX_HELD} more stay open for the same reason` : '';
    result.announced.push(`${held.slice(0, MAX_HELD).join('; ')}${more}.`);
  }
  return result;
}

function keepIn(
  { repository, part }: Destination,
  context: IssuesContext,
  { unseen, ...links }: Addresses & { unseen: Unseen },
  maxWrites: number,
) {
  const { inputs, target } = context;
  const report = part();
  const [owner = '', repo = ''] = repository.split('/');
  const whole = inputs.issues === 'dashboard';
  const hasGlobs = inputs.include.length + inputs.exclude.length > 0;
  const render = {
    ...{ color: false, width: 100, quiet: false, ...links },
    ...(repository !== target.repository && { policyIn: target.repository }),
  };
  const options: KeepOptions = {
    ...issueScope(inputs, target),
    // The globs of shards are known to the job that merges them only where it has them too.
    unseen: (files, sameGlobs) => unseen(files, sameGlobs && (inputs.mode !== 'merge' || hasGlobs)),
    labels: inputs.issueLabels,
    maxWrites,
    digestAbove: whole ? 0 : inputs.issueDigest,
    dryRun: inputs.dryRun,
    complete: isComplete(report),
    // Issues of the other kind are neither kept nor closed.
    mine: (key) => (key === DASHBOARD_KEY) === whole,
    evidence: (key) => evidenceFor(report, key),
  };
  const drafts = whole ? [dashboardDraft(report) ?? []].flat() : issueDrafts(report, render);
  return context.client().then((client) => keepIssues(client, { owner, repo }, drafts, options));
}

function isComplete({ incomplete, faults }: Report): boolean {
  return incomplete.length === 0 && faults.length === 0;
}

/** Each repository with findings to fix, the most urgent first, then those whose open issues may be resolved. */
async function spreadOut(report: Report, context: IssuesContext, result: DeliveredIssues): Promise<Destination[]> {
  const { inputs, target } = context;
  const urgent = issueSubjects(report).flatMap(({ findings }) => findings.map(({ location }) => location.repository));
  const complete = isComplete(report);
  if (urgent.length === 0 && !complete) return [];
  const names = report.inventory.repositories.map(({ name }) => name);
  let places: Awaited<ReturnType<typeof issuePlaces>>;
  try {
    places = await issuePlaces(await context.client(), names, inputs.issueLabels[0]);
  } catch (error) {
    result.degraded.push(`the issues: it is unknown which repositories are public: ${refusalOf(error, PERMISSION)}`);
    result.lost += issueSubjects(report).length;
    return [];
  }
  const secrets = [...places.values()].some((place) => place.private);
  const exposed = (name: string) => secrets && places.get(name)?.private === false;
  const placeFor = (name: string) => (exposed(name) ? target.repository : name);
  const destinations = new Set(urgent.map(placeFor));
  if (complete) for (const [name, { open }] of places) if (open) destinations.add(name);
  const findings = groupBy(report.findings, ({ location }) => placeFor(location.repository));
  return [...destinations].map((repository) => ({
    repository,
    part: () => {
      // Even the evidence in an issue that is closed would name the others.
      const whole = exposed(repository) && repository !== target.repository ? aloneIn(repository, report) : report;
      return { ...whole, findings: findings.get(repository) ?? [] };
    },
  }));
}

/** The report about one repository, as if there were no others. */
function aloneIn(name: string, report: Report): Report {
  const { inventory } = report;
  const certificates = inventory.certificates
    .map((one) => ({ ...one, sightings: one.sightings.filter(({ repository }) => repository === name) }))
    .filter(({ sightings }) => sightings.length > 0);
  const repositories = inventory.repositories.filter((one) => one.name === name);
  return { ...report, inventory: { ...inventory, repositories, certificates } };
}

function announce(
  counts: Kept['counts'],
  left: readonly string[],
  inputs: ActionInputs,
  { announced }: DeliveredIssues,
): void {
  const done = [
    [counts.open, 'opened'],
    [counts.update, 'updated'],
    [counts.close, 'closed as resolved'],
    [counts.duplicate, 'closed as duplicates'],
  ] as const;
  const words = done.filter(([number]) => number > 0).map(([number, what]) => `${plural(number, 'issue')} ${what}`);
  if (words.length > 0) announced.push(`${inputs.dryRun ? 'Dry run, not written: ' : ''}${words.join(', ')}.`);
  if (left.length > 0) {
    const budget = plural(inputs.maxIssueWrites, 'write');
    announced.push(`The budget of ${budget} is used up; ${listed(left)} left for the next run.`);
  }
}
