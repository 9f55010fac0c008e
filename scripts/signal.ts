/**
 * Shows what a team would see first: `npm run signal -- FOLDER…` scans each repository below the folders as the command line
 * does by default, and prints every error and warning with its evidence, then the totals. Written to a file, the verdict of a
 * reader goes between the brackets (u true and useful, n true but noise, f false, a absurd, ? unsure);
 * `npm run signal -- --tally FILE…` counts the verdicts by rule.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runAudit } from '../src/commands/run-audit.ts';
import type { Runtime } from '../src/commands/runtime.ts';
import type { Report } from '../src/model/index.ts';
import { describeFindings, tally, totals } from './signal-lines.ts';

/** Folders above a repository that are looked into. */
const MAX_DEPTH = 4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tally: { type: 'boolean' }, now: { type: 'string' } },
});
const world: Runtime = {
  cwd: process.cwd(),
  clock: values.now === undefined ? Date.now() : Date.parse(values.now),
  env: process.env,
  columns: 80,
  color: false,
  live: false,
  workerUrl: undefined,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => '',
  elapsed: () => performance.now(),
  sleep: async () => {},
};

if (positionals.length === 0) throw new Error('name at least one folder');
if (values.tally) {
  process.stdout.write(tally(positionals.map((file) => readFileSync(file, 'utf8'))));
} else {
  await scanAll(positionals.flatMap((folder) => repositoriesBelow(resolve(folder))));
}

async function scanAll(folders: readonly string[]): Promise<void> {
  const reports: Report[] = [];
  for (const folder of folders) {
    const started = performance.now();
    const report = await runAudit(
      { paths: [folder], now: world.clock, include: [], exclude: [], passwords: [] },
      world,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { repositories, certificates } = report.inventory;
    const files = repositories.reduce((sum, { files }) => sum + files, 0);
    process.stdout.write(`== ${folder}: ${files} files, ${certificates.length} certificates, ${seconds} s\n`);
    for (const trouble of report.faults.map(({ where, message }) => `${where}: ${message}`)) {
      process.stdout.write(`fault: ${trouble}\n`);
    }
    process.stdout.write(`${describeFindings(report)}\n`);
    // The inventories of a whole batch would not fit into memory.
    reports.push({
      ...report,
      inventory: { ...report.inventory, certificates: [] },
      topology: { ...report.topology, facts: [], edges: [] },
    });
  }
  process.stdout.write(totals(reports));
}

/** A folder that is a repository, bare or not, or the repositories below it. */
function repositoriesBelow(folder: string, depth = 0): string[] {
  const has = (name: string) => existsSync(join(folder, name));
  if (has('.git') || (has('HEAD') && has('objects') && has('refs'))) return [folder];
  if (depth === MAX_DEPTH) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => repositoriesBelow(join(folder, name), depth + 1));
}
