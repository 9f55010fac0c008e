import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { RenderOptions, Report } from '../model/index.ts';
import { gate } from '../policy/gate.ts';
import { reporters } from '../reporters/index.ts';
import { fileTrouble, UsageError } from '../util/errors.ts';
import type { DeliveryPlan } from './audit-request.ts';
import { EXIT, type Runtime } from './runtime.ts';

/** Renders and writes every report that was asked for. The result is the exit code. */
export function deliver(report: Report, plan: DeliveryPlan, world: Runtime): number {
  for (const { format, file } of plan.deliveries) {
    if (file === undefined) {
      const { color, hyperlinks = false, columns: width } = world;
      world.out(render(report, format, { color, hyperlinks, width, quiet: plan.quiet }));
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
