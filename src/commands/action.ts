import { readInstant, toInstant } from '../lib/dates.ts';
import { messageOf, UsageError } from '../lib/errors.ts';
import { commandData, escapeLog } from '../lib/escape.ts';
import type { Level, Report } from '../model/index.ts';
import { gate } from '../policy/gate.ts';
import { annotationsWithin } from '../reporters/annotations.ts';
import { instant, oneOf } from './arguments.ts';
import { FAIL_ON, render, writeText } from './deliver.ts';
import { INPUTS, type InputName, type InputSpec, type OutputName } from './inputs.ts';
import { DEFAULT_CONFIG, runAudit } from './run-audit.ts';
import type { World } from './world.ts';

/** What the runner offers to an action. */
export interface Runner {
  /** The text of an input, trimmed; empty when it is not given. */
  input(name: InputName): string;
  output(name: OutputName, value: string | number | boolean): void;
  /** Hides a secret of ours in the log. Never called with text from a repository. */
  mask(secret: string): void;
  summary(markdown: string): Promise<void>;
}

/** Audits the workspace, annotates, writes the job summary, the reports and the outputs. The result is the exit code. */
export async function runAction(world: World, runner: Runner): Promise<number> {
  try {
    const failOn = choice(runner, 'fail-on') as Level | 'never';
    const annotate = choice(runner, 'annotations') === 'commands';
    const most = number(runner, 'max-annotations');
    const report = await runAudit(requestOf(runner, world), world);
    const failing = gate(report.findings, oneOf('fail-on', failOn, FAIL_ON)).length > 0;
    const result =
      report.faults.length > 0 ? 'error' : failing ? 'findings' : report.incomplete.length > 0 ? 'incomplete' : 'clean';

    world.out(render(report, 'text', { color: false, width: world.columns, quiet: false }));
    if (annotate) world.out(annotationsWithin(report, most));
    await runner.summary(render(report, 'markdown', { color: false, width: world.columns, quiet: false }));
    for (const [name, format] of [
      ['report-file', 'json'],
      ['sarif-file', 'sarif'],
    ] as const) {
      const file = runner.input(name);
      if (file === '') continue;
      writeText(file, render(report, format, { color: false, width: world.columns, quiet: false }), world);
      runner.output(name, file);
    }
    for (const [name, value] of Object.entries(numbersOf(report))) runner.output(name as OutputName, value);
    runner.output('result', result);
    for (const reason of report.incomplete) world.out(`::warning title=Incomplete audit::${commandData(reason)}\n`);
    for (const { where, message } of report.faults) {
      world.out(`::error title=Certificate hygiene failed::${commandData(`${where}: ${message}`)}\n`);
    }
    return result === 'error' || failing ? 1 : 0;
  } catch (error) {
    const prefix = error instanceof UsageError ? '' : 'internal error: ';
    world.out(`::error title=Certificate hygiene failed::${commandData(prefix + escapeLog(messageOf(error)))}\n`);
    return 1;
  }
}

function requestOf(runner: Runner, world: World) {
  const now = runner.input('now');
  const config = runner.input('config-file');
  const baseline = runner.input('baseline-file');
  const passwords = runner.input('keystore-passwords').split(/\r?\n/).filter(Boolean);
  // The runner masks what comes from `secrets`; a password that was written into the workflow gets the same.
  for (const password of passwords) runner.mask(password);
  return {
    paths: ['.'],
    now: now === '' ? world.clock : instant('now', now),
    // The default of action.yml arrives like any other text, and a repository without a config is fine.
    config: config === '' || config === DEFAULT_CONFIG ? undefined : config,
    baseline: baseline === '' ? undefined : baseline,
    include: list(runner, 'include'),
    exclude: list(runner, 'exclude'),
    passwords,
  };
}

/** The outputs that are numbers, dates and flags. */
function numbersOf(report: Report): Partial<Record<OutputName, string | number | boolean>> {
  const counted = report.findings.filter(({ suppressed, status }) => suppressed === undefined && status !== 'fixed');
  const ends = report.inventory.certificates.map(({ notAfter }) => readInstant(notAfter));
  const still = ends.filter((end) => end !== null && end >= report.now) as number[];
  const certificatesOf = (rule: string) =>
    new Set(report.findings.filter((one) => one.rule === rule).map((one) => one.certificate)).size;
  const next = still.reduce((least, end) => Math.min(least, end), Number.POSITIVE_INFINITY);
  return {
    findings: counted.length,
    errors: counted.filter(({ level }) => level === 'error').length,
    warnings: counted.filter(({ level }) => level === 'warning').length,
    certificates: report.inventory.certificates.length,
    expired: ends.filter((end) => end !== null && end < report.now - (report.now % 1000)).length,
    expiring: certificatesOf('expiring'),
    'next-expiry': next === Number.POSITIVE_INFINITY ? '' : toInstant(next),
    incomplete: report.incomplete.length > 0,
  };
}

function choice(runner: Runner, name: InputName): string {
  const spec: InputSpec | undefined = INPUTS.find((input) => input.name === name);
  return oneOf(name, runner.input(name) || (spec?.default ?? ''), spec?.values ?? []);
}

function number(runner: Runner, name: InputName): number {
  const text = runner.input(name) || (INPUTS.find((input) => input.name === name) as InputSpec).default || '';
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`${name}: "${text}" is not a whole number`);
  return Number(text);
}

function list(runner: Runner, name: InputName): string[] {
  return runner
    .input(name)
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
