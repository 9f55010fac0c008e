import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Level, RenderOptions, Report } from '../model/index.ts';
import { gate } from '../policy/gate.ts';
import { reporters } from '../reporters/index.ts';
import { fileTrouble, UsageError } from '../util/errors.ts';
import { type Arguments, oneOf } from './arguments.ts';
import { FORMATS } from './formats.ts';
import { EXIT, type Runtime } from './runtime.ts';

const FAIL_ON = ['error', 'warning', 'note', 'never'] as const;

/** One report that was asked for: to a file, or to standard output. */
interface Delivery {
  format: (typeof FORMATS)[number];
  file?: string | undefined;
}

/** What the options ask for, checked before any work is done. */
export interface DeliveryPlan {
  deliveries: Delivery[];
  failOn: Level | 'never';
  quiet: boolean;
}

export function planDelivery(args: Arguments): DeliveryPlan {
  const further = args.values('report').map((pair): Delivery => {
    const equals = pair.indexOf('=');
    if (equals < 1 || equals === pair.length - 1) throw new UsageError(`--report: "${pair}" is not FORMAT=FILE`);
    return { format: oneOf('--report', pair.slice(0, equals), FORMATS), file: fileOf(pair.slice(equals + 1)) };
  });
  return {
    deliveries: [
      { format: oneOf('--format', args.value('format') ?? 'text', FORMATS), file: fileOf(args.value('output')) },
      ...further,
    ],
    failOn: oneOf('--fail-on', args.value('fail-on') ?? 'error', FAIL_ON),
    quiet: args.has('quiet'),
  };
}

/** `-` is standard output, as everywhere. */
function fileOf(path: string | undefined): string | undefined {
  return path === '-' ? undefined : path;
}

/** Renders and writes every report that was asked for. The result is the exit code. */
export function deliver(report: Report, plan: DeliveryPlan, world: Runtime): number {
  for (const { format, file } of plan.deliveries) {
    if (file === undefined) {
      world.out(render(report, format, { color: world.color, width: world.columns, quiet: plan.quiet }));
    } else writeText(file, render(report, format, { color: false, width: 100, quiet: plan.quiet }), world);
  }
  if (report.incomplete.length > 0 || report.faults.length > 0) return EXIT.trouble;
  return gate(report.findings, plan.failOn).length > 0 ? EXIT.findings : EXIT.clean;
}

export function render(report: Report, format: string, options: RenderOptions): string {
  const reporter = reporters.find(({ id }) => id === format);
  if (reporter === undefined) throw new Error(`no reporter "${format}"`);
  return reporter.render(report, options);
}

/** Throws UsageError where the file cannot be written. */
export function writeText(path: string, text: string, world: Runtime): void {
  const file = resolve(world.cwd, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${fileTrouble(error)}`);
  }
}
