/**
 * Audits folders and has Microsoft's validator read the SARIF with its own rules and those of GitHub's code scanning:
 * `npx tsx scripts/validate-sarif.ts VALIDATOR DIR...`. VALIDATOR is `Sarif.Multitool` of the npm package
 * `@microsoft/sarif-multitool-linux`, which is too large to be a dependency. Ends with 1 where it reports an error.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Log {
  runs: { results?: { ruleId: string; level?: string }[] }[];
}

const [validator, ...folders] = process.argv.slice(2);
if (validator === undefined || folders.length === 0) throw new Error('VALIDATOR and at least one DIR are needed');
const work = mkdtempSync(join(tmpdir(), 'cert-hygiene-sarif-'));
const cli = resolve(import.meta.dirname, '../dist/cli.js');
try {
  for (const folder of folders) {
    const [sarif, verdict] = [join(work, 'report.sarif'), join(work, 'verdict.sarif')];
    execFileSync(
      process.execPath,
      [cli, 'scan', folder, '--format', 'sarif', '--output', sarif, '--fail-on', 'never', '--now', '2026-11-22'],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    try {
      execFileSync(
        resolve(validator),
        ['validate', sarif, '--rule-kind', 'Sarif;Ghas', '--output', verdict, '--log', 'ForceOverwrite'],
        // .NET wants ICU unless it is told to do without locales.
        { env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }, stdio: 'ignore' },
      );
    } catch {
      // It ends with 1 where it has something to say; the log tells what.
    }
    const results = read(verdict);
    const of = (level: string) => results.filter((one) => (one.level ?? 'warning') === level);
    const rules = [...new Set(results.map(({ ruleId, level = 'warning' }) => `${ruleId} (${level})`))].join(', ');
    process.stdout.write(
      `${folder}: ${read(sarif).length} results, ${statSync(sarif).size} bytes: ${of('error').length} errors, ${of('warning').length} warnings, ${of('note').length} notes${rules === '' ? '' : `: ${rules}`}\n`,
    );
    if (of('error').length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true });
}

function read(file: string) {
  return (JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Log).runs.flatMap(
    (run) => run.results ?? [],
  );
}
