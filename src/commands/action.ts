import type { Client } from '../github/client.ts';
import { changeOf } from '../github/event.ts';
import { readInstant, toInstant } from '../lib/dates.ts';
import { messageOf, UsageError } from '../lib/errors.ts';
import { escapeLog, uriPath, workflowCommand } from '../lib/escape.ts';
import type { Report } from '../model/index.ts';
import { gate } from '../policy/gate.ts';
import { annotationsWithin } from '../reporters/annotations.ts';
import {
  auditEvent,
  type ChangeContext,
  type Delivered,
  deliverChange,
  lazyClient,
  type Target,
} from './action-change.ts';
import { type ActionInputs, type Runner, readInputs, type TeamInputs } from './action-inputs.ts';
import { deliverIssues } from './action-issues.ts';
import { render, writeText } from './deliver.ts';
import type { OutputName } from './inputs.ts';
import { showProgress } from './progress.ts';
import { runAudit } from './run-audit.ts';
import { auditTeam, type TeamRequest } from './team-audit.ts';
import type { World } from './world.ts';

/** Audits the workspace, or the change that the event is about, and tells of it. The result is the exit code. */
export async function runAction(world: World, runner: Runner): Promise<number> {
  try {
    return await act(readInputs(runner, world), world, runner);
  } catch (error) {
    const prefix = error instanceof UsageError ? '' : 'internal error: ';
    say(world, 'error', 'Certificate hygiene failed', prefix + messageOf(error));
    return 1;
  }
}

async function act(inputs: ActionInputs, world: World, runner: Runner): Promise<number> {
  const { name, repository, apiUrl, serverUrl, sha } = runner.event;
  const target = { apiUrl, serverUrl, repository };
  const { team } = inputs;
  const event = team === undefined ? changeOf(name, runner.event.payload()) : undefined;
  const lazy = lazyClient(inputs, target, world);
  let api: Client | undefined;
  const client = async () => (api = await lazy());
  const context: ChangeContext | undefined = event && { event, inputs, target, world, client };
  const report =
    team !== undefined
      ? await auditTeam(teamRequest(team, inputs, target), client, world, showProgress(world, world.out, false))
      : context === undefined
        ? await runAudit({ ...inputs, paths: ['.'], name: repository }, world)
        : await auditEvent(context);

  const [first] = report.inventory.repositories;
  const [root, commit] = team === undefined ? [repository, event?.head ?? sha] : [first?.name ?? '', first?.revision];
  const links = `${serverUrl}/${uriPath(root)}/blob/${commit ?? 'HEAD'}/`;
  const options = { color: false, width: world.columns, quiet: false };
  // Without a base nothing can be called new, and nothing is blamed on the change.
  const compared = event === undefined || report.findings.every(({ status }) => status !== undefined);
  const failing = compared && gate(report.findings, inputs.failOn).length > 0;
  world.out(render(report, 'text', options));
  await runner.summary(render(report, 'markdown', { ...options, links }));
  writeFiles(report, world, runner);

  const delivered: Delivered =
    context === undefined ? { degraded: [] } : await deliverChange(report, context, links, failing);
  // A change is a part of everything: what it does not touch would be called resolved.
  if (inputs.issues !== 'none' && event !== undefined) {
    say(world, 'notice', 'Issues', 'A run that judges a change keeps no issues.');
  } else if (inputs.issues !== 'none') {
    const issues = await deliverIssues(report, { inputs, target, world, client }, links);
    if (issues.url !== undefined) runner.output('issue-url', issues.url);
    for (const text of issues.announced) say(world, 'notice', 'Issues', text);
    delivered.degraded.push(...issues.degraded);
  }
  if (inputs.annotations !== 'none' && compared && delivered.checkRun !== true)
    world.out(annotationsWithin(report, inputs.maxAnnotations, team === undefined));
  if (delivered.commentUrl !== undefined) runner.output('comment-url', delivered.commentUrl);
  for (const text of delivered.degraded) say(world, 'warning', 'Not written to GitHub', text);

  const result =
    report.faults.length > 0 ? 'error' : failing ? 'findings' : report.incomplete.length > 0 ? 'incomplete' : 'clean';
  for (const [output, value] of Object.entries(numbersOf(report))) runner.output(output as OutputName, value);
  runner.output('api-requests', api?.traffic.requests ?? 0);
  runner.output('degraded', delivered.degraded.length > 0);
  runner.output('result', result);
  for (const reason of report.incomplete) say(world, 'warning', 'Incomplete audit', reason);
  for (const { where, message } of report.faults)
    say(world, 'error', 'Certificate hygiene failed', `${where}: ${message}`);
  return result === 'error' || failing ? 1 : 0;
}

/** What the inputs ask of the audit of a team; the config is that of the workspace. */
function teamRequest(team: TeamInputs, inputs: ActionInputs, { serverUrl, repository }: Target): TeamRequest {
  return { ...inputs, ...team, serverUrl, token: inputs.token || undefined, home: repository };
}

function say(world: World, level: 'error' | 'warning' | 'notice', title: string, text: string): void {
  world.out(`${workflowCommand(level, { title }, [escapeLog(text)])}\n`);
}

function writeFiles(report: Report, world: World, runner: Runner): void {
  for (const [name, format] of [
    ['report-file', 'json'],
    ['sarif-file', 'sarif'],
  ] as const) {
    const file = runner.input(name);
    if (file === '') continue;
    writeText(file, render(report, format, { color: false, width: world.columns, quiet: false }), world);
    runner.output(name, file);
  }
}

/** The outputs that are numbers, dates and flags. */
function numbersOf(report: Report): Partial<Record<OutputName, string | number | boolean>> {
  const counted = report.findings.filter(({ suppressed, status }) => suppressed === undefined && status !== 'fixed');
  const ends = report.inventory.certificates.map(({ notAfter }) => readInstant(notAfter));
  const still = ends.filter((end) => end !== null && end >= report.now) as number[];
  const certificatesOf = (rule: string) =>
    new Set(report.findings.filter((one) => one.rule === rule).map((one) => one.certificate)).size;
  const next = still.reduce((least, end) => Math.min(least, end), Number.POSITIVE_INFINITY);
  const withStatus = (status: string) =>
    report.findings.filter((one) => one.status === status && !one.suppressed).length;
  return {
    findings: counted.length,
    errors: counted.filter(({ level }) => level === 'error').length,
    warnings: counted.filter(({ level }) => level === 'warning').length,
    'new-findings': withStatus('new'),
    'fixed-findings': withStatus('fixed'),
    certificates: report.inventory.certificates.length,
    expired: ends.filter((end) => end !== null && end < report.now - (report.now % 1000)).length,
    expiring: certificatesOf('expiring'),
    'next-expiry': next === Number.POSITIVE_INFINITY ? '' : toInstant(next),
    incomplete: report.incomplete.length > 0,
  };
}
