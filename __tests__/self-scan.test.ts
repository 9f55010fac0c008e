/** The project scans itself as its own workflow does. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runAudit } from '../src/commands/run-audit.ts';
import type { Runtime } from '../src/commands/runtime.ts';
import { ENV } from './sources/repository.ts';

it('finds nothing outside of its test data, and reads all of it', async () => {
  const cwd = join(import.meta.dirname, '..');
  const world: Partial<Runtime> = { cwd, env: ENV, workerUrl: undefined, elapsed: () => 0 };
  const request = { paths: ['.'], now: Date.parse('2026-11-22'), include: [], exclude: [], passwords: [] };
  const report = await runAudit(request, world as Runtime);
  const counting = report.findings.filter(({ context }) => context === undefined);
  expect(counting.map(({ rule, location }) => `${rule} ${location.path}:${location.line}`)).toEqual([]);
  expect([report.faults, report.incomplete]).toEqual([[], []]);
  expect(report.inventory.certificates.length).toBeGreaterThan(20);
});
