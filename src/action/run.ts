import { readdirSync } from 'node:fs';
import { staleAudits } from '../commands/audit-age.ts';
import { showProgress } from '../commands/progress.ts';
import type { ReadReports } from '../commands/read-report.ts';
import type { Runtime } from '../commands/runtime.ts';
import type { TeamRequest } from '../commands/team-audit.ts';
import { render } from '../commands/write-report.ts';
import { isPublic } from '../github/event.ts';
import type { TeamScope } from '../github/repositories.ts';
import type { Finding, RenderOptions, Report } from '../model/index.ts';
import { gate } from '../policy/gate.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { annotationsWithin } from '../reporters/annotations.ts';
import { readInstant, toInstant } from '../util/dates.ts';
import { UsageError } from '../util/errors.ts';
import { escapeLog, uriPath, workflowCommand } from '../util/escape.ts';
import { holdsMaterialByName } from '../util/material-names.ts';
import { ruleOf } from '../util/rules.ts';
import { plural } from '../util/text.ts';
import type { Begun, Target } from './begin.ts';
import { type AuditedChange, auditEvent, type ChangeContext, type Delivered, deliverChange } from './change.ts';
import type { OutputName } from './inputs.ts';
import type { ActionInputs, Runner } from './read-inputs.ts';
import { guardedPath, writeGuarded } from './write-guard.ts';

/** Audits the workspace, or the change that the event is about, and tells of it. The result is the exit code. */
export async function act({
  inputs,
  target,
  world,
  runner,
  client,
  requests: count,
  event,
  sides,
}: Begun): Promise<number> {
  const { repository, serverUrl, sha } = runner.event;
  const { scope, mode, shard } = inputs;
  if (shard !== undefined && mode !== 'auto') throw new UsageError(`shard: mode: ${mode} has no shard`);
  // Said before any work is done.
  for (const written of ['report-file', 'sarif-file', 'html-file', 'cache-folder'] as const)
    if (runner.input(written) !== '') guardedPath(written, runner.input(written), world);
  const requests = () => runner.output('api-requests', count());
  if (mode === 'plan' || shard !== undefined) {
    const context = { inputs, target, world, runner, client };
    const { auditShard, planShards } = await import('./shards.ts');
    await (shard === undefined ? planShards(context) : auditShard(shard, context));
    requests();
    return 0;
  }
  const ofWorkspace = scope === undefined && mode !== 'merge';
  // The commit of a change can be fetched.
  if (ofWorkspace && event === undefined && readdirSync(world.cwd).length === 0)
    throw new UsageError('the workspace is empty: check the repository out in a step before this one');
  const known = await reportsIn(inputs.inventories, world);
  const context: ChangeContext | undefined = event && {
    event,
    inputs,
    target,
    world,
    client,
    sides,
    team: known?.inventory,
  };
  const {
    report: audited,
    names,
    suggested,
  } = await auditFor({ inputs, target, world, client, public: isPublic(runner.event.payload()) }, context, known);
  const late = staleAudits(known?.audits ?? [], inputs.maxAge ?? Number.POSITIVE_INFINITY, inputs.now);
  const report = late.length === 0 ? audited : { ...audited, notices: [...(audited.notices ?? []), ...late] };
  for (const text of late) say(world, 'warning', 'No recent scan', text);

  const links = ofWorkspace ? `${serverUrl}/${uriPath(repository)}/blob/${event?.head ?? sha}/` : undefined;
  const options = { color: false, width: world.columns, quiet: false };
  const addresses = { server: serverUrl, ...(links !== undefined && { links }) };
  // Without a base nothing can be called new, and nothing is blamed on the change.
  const compared = event === undefined || report.findings.every(({ status }) => status !== undefined);
  const failing = compared && gate(report.findings, inputs.failOn).length > 0;
  world.out(render(report, 'text', options));
  await runner.summary(render(report, 'markdown', { ...options, ...addresses }));
  writeFiles(report, { ...options, ...addresses }, world, runner);

  const delivered: Delivered =
    context === undefined ? { degraded: [] } : await deliverChange(report, context, links ?? '', failing, suggested);
  let lost = 0;
  // A change is a part of everything: what it does not touch would be called resolved.
  if (inputs.issues !== 'none' && event !== undefined) {
    say(world, 'notice', 'Issues', 'A run for a change keeps no issues.');
  } else if (inputs.issues !== 'none') {
    const { deliverIssues } = await import('./issues.ts');
    const issues = await deliverIssues(report, { inputs, target, world, client, event: runner.event }, addresses);
    if (issues.url !== undefined) runner.output('issue-url', issues.url);
    for (const text of issues.announced) say(world, 'notice', 'Issues', text);
    delivered.degraded.push(...issues.degraded);
    lost = issues.lost;
  }
  if (inputs.annotations !== 'none' && compared && delivered.checkRun !== true)
    world.out(annotationsWithin(report, inputs.maxAnnotations, ofWorkspace));
  if (delivered.commentUrl !== undefined) runner.output('comment-url', delivered.commentUrl);
  for (const text of delivered.degraded) say(world, 'warning', 'Not written to GitHub', text);

  // One repository that cannot be read is a gap; when it is all of them, there was no audit.
  const { repositories } = report.inventory;
  const nothing =
    report.incomplete.length > 0 &&
    repositories.length > 0 &&
    repositories.every(({ failure }) => failure !== undefined);
  // A change that was not read passes no gate; of what has nothing to do with certificates nothing is asked.
  const unread =
    event !== undefined && !inputs.allowIncomplete && report.incomplete.length > 0 && concernsMaterial(report, names);
  const muted = lost > 0 && !inputs.allowDegraded;
  // What fails the job is the business of `fail-on`; what `clean` means is not.
  const found = failing || (compared && gate(report.findings, 'warning').length > 0);
  const result =
    nothing || report.faults.length > 0 || (muted && !failing)
      ? 'error'
      : found
        ? 'findings'
        : report.incomplete.length > 0
          ? 'incomplete'
          : 'clean';
  for (const [output, value] of Object.entries(numbersOf(report))) runner.output(output as OutputName, value);
  requests();
  runner.output('degraded', delivered.degraded.length > 0);
  runner.output('result', result);
  for (const reason of report.incomplete) say(world, 'warning', 'Incomplete scan', reason);
  for (const { where, message } of report.faults)
    say(world, 'error', 'Certificate hygiene failed', `${where}: ${message}`);
  if (nothing) say(world, 'error', 'Certificate hygiene failed', 'No repository could be read.');
  if (muted) {
    const text = `${plural(lost, 'issue')} could not be written, so the alert is lost: see above. Set "degraded: allow" to pass all the same.`;
    say(world, 'error', 'Certificate hygiene failed', text);
  }
  if (unread && !failing) {
    const text =
      'This change may touch certificates but could not be read completely: see above. Set "allow-incomplete: true" to pass all the same.';
    say(world, 'error', 'Certificate hygiene failed', text);
  }
  return result === 'error' || failing || muted || unread ? 1 : 0;
}

/** Shards that were audited elsewhere, a team, the workspace, or the change to it. */
async function auditFor(
  given: Pick<ChangeContext, 'inputs' | 'target' | 'world' | 'client'> & { public: boolean },
  change: ChangeContext | undefined,
  known: ReadReports | undefined,
): Promise<AuditedChange> {
  const { inputs, target, world, client } = given;
  if (inputs.mode === 'merge') {
    const { mergeShards } = await import('./shards.ts');
    return { report: await mergeShards(known, given) };
  }
  if (inputs.scope !== undefined) {
    const { auditTeam } = await import('../commands/team-audit.ts');
    return {
      report: await auditTeam(
        teamRequest(inputs.scope, inputs, target),
        client,
        world,
        showProgress(world, world.out, 'group'),
      ),
    };
  }
  if (change !== undefined) return auditEvent(change);
  const { repository, serverUrl } = target;
  const origin = { remote: { serverUrl, token: inputs.token || undefined }, repository };
  const { runAudit } = await import('../commands/run-audit.ts');
  return { report: await runAudit({ ...inputs, paths: ['.'], name: repository, public: given.public, origin }, world) };
}

async function reportsIn(paths: readonly string[], world: Runtime): Promise<ReadReports | undefined> {
  if (paths.length === 0) return undefined;
  const { readReports } = await import('../commands/read-report.ts');
  return readReports(paths, world);
}

/** Whether changed files may hold certificates, by their names or by what was seen of them; they may if the names are unknown. */
function concernsMaterial({ inventory }: Report, names: ReadonlySet<string> | undefined): boolean {
  if (names === undefined) return true;
  const paths = new Set([...names].map(toDisplayPath));
  const unreadable = inventory.unreadable.filter(({ kind }) => kind === undefined || kind === 'archive');
  return [...paths].some(holdsMaterialByName) || unreadable.some(({ path }) => paths.has(path));
}

/** What the inputs ask of the audit of a team; the config is that of the workspace. */
function teamRequest(scope: TeamScope, inputs: ActionInputs, { serverUrl, repository }: Target): TeamRequest {
  return { ...inputs, ...inputs.fetching, scope, serverUrl, token: inputs.token || undefined, home: repository };
}

function say(world: Runtime, level: 'error' | 'warning' | 'notice', title: string, text: string): void {
  world.out(`${workflowCommand(level, { title }, [escapeLog(text)])}\n`);
}

function writeFiles(report: Report, options: RenderOptions, world: Runtime, runner: Runner): void {
  for (const [name, format] of [
    ['report-file', 'json'],
    ['sarif-file', 'sarif'],
    ['html-file', 'html'],
  ] as const) {
    const file = runner.input(name);
    if (file === '') continue;
    writeGuarded(name, file, render(report, format, options), world);
    runner.output(name, file);
  }
}

/** The outputs that are numbers, dates and flags. */
function numbersOf(report: Report): Partial<Record<OutputName, string | number | boolean>> {
  // A change answers for what it brings, in what runs.
  const isOwn = ({ status, context }: Finding) =>
    report.changes === undefined || (status !== 'existing' && (status !== 'new' || context === undefined));
  const counted = report.findings.filter((one) => one.suppressed === undefined && one.status !== 'fixed' && isOwn(one));
  const ends = report.inventory.certificates.map(({ notAfter }) => readInstant(notAfter));
  const still = ends.filter((end) => end !== null && end >= report.now) as number[];
  const stageOf = (finding: Finding) => ruleOf(report, finding)?.stage;
  const expiring = report.findings.filter((finding) => stageOf(finding) === 'expiring');
  const next = still.reduce((least, end) => Math.min(least, end), Number.POSITIVE_INFINITY);
  const withStatus = (status: string) =>
    report.findings.filter((one) => one.status === status && !one.suppressed && isOwn(one)).length;
  return {
    findings: counted.length,
    errors: counted.filter(({ level }) => level === 'error').length,
    warnings: counted.filter(({ level }) => level === 'warning').length,
    'new-findings': withStatus('new'),
    'fixed-findings': withStatus('fixed'),
    certificates: report.inventory.certificates.length,
    expired: ends.filter((end) => end !== null && end < report.now - (report.now % 1000)).length,
    expiring: new Set(expiring.map(({ certificate }) => certificate)).size,
    'next-expiry': next === Number.POSITIVE_INFINITY ? '' : toInstant(next),
    incomplete: report.incomplete.length > 0,
  };
}
