/** Runs the bundle on a folder, and says what was wrong with that. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Input } from './inputs.ts';

export interface Verdict {
  /** What must not be, each a line; empty for a run as it should be. */
  wrong: string[];
  /** Files whose certificate was not found, and that the report calls read. */
  lost: string[];
  /** Files whose certificate was not found, and of which the report says that something was not read. */
  told: number;
  /** Processor time. */
  milliseconds: number;
  megabytes: number;
}

/** Files that one run may take so long for, and their memory. A run that takes longer than a minute hangs. */
export const LIMITS = { milliseconds: 5_000, megabytes: 500, hang: 60_000 };
const REPORTS = ['text', 'sarif', 'markdown', 'html', 'code-quality', 'cyclonedx', 'ical'];
/** Writes, as the last thing that the process does, what it took. */
const METER = `import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  let peak = process.resourceUsage().maxRSS;
  try { peak = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.FUZZ_METER, JSON.stringify({ milliseconds: (user + system) / 1000, megabytes: peak / 1024 }));
});
`;

export function runBundle(program: string, inputs: readonly Input[], secrets: readonly string[]): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-fuzz-'));
  try {
    const tree = join(folder, 'tree');
    for (const { path, bytes } of inputs) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), bytes);
    }
    const meter = join(folder, 'meter.mjs');
    writeFileSync(meter, METER);
    const out = join(folder, 'out');
    mkdirSync(out);
    const reports = REPORTS.flatMap((format) => ['--report', `${format}=${join(out, format)}`]);
    const args = [
      '--import',
      pathToFileURL(meter).href,
      program,
      'scan',
      tree,
      '--now',
      '2026-01-01',
      '--format',
      'json',
    ];
    const run = spawnSync(process.execPath, [...args, ...reports], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, FUZZ_METER: join(folder, 'meter.json') },
      timeout: LIMITS.hang,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 30,
    });
    return judge(run, folder, out, inputs, secrets);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  faults: { where: string; message: string }[];
  certificates: { fingerprint: string; sightings: { path: string }[] }[];
  unreadable: { path: string }[];
  repositories: { skipped: { path: string }[] }[];
}

/** Whether a run takes more processor time than it may, and nothing else is wrong. */
export function isSlow({ wrong }: Verdict): boolean {
  return wrong.length === 1 && SLOW.test(wrong[0] ?? '');
}

const SLOW = /^it takes \d+ ms$/;

function judge(
  run: ReturnType<typeof spawnSync>,
  folder: string,
  out: string,
  inputs: readonly Input[],
  secrets: readonly string[],
): Verdict {
  const verdict: Verdict = { wrong: [], lost: [], told: 0, milliseconds: LIMITS.hang, megabytes: 0 };
  const { status, signal, stdout, stderr } = run;
  if (signal !== null) verdict.wrong.push(`it hangs, or was killed: ${signal}`);
  try {
    Object.assign(verdict, JSON.parse(readFileSync(join(folder, 'meter.json'), 'utf8')));
  } catch {
    // Killed: the limit stands for the time that it took.
  }
  if (signal === null && status !== 0 && status !== 1 && status !== 2) verdict.wrong.push(`it ends with ${status}`);
  if (verdict.milliseconds > LIMITS.milliseconds) verdict.wrong.push(`it takes ${Math.round(verdict.milliseconds)} ms`);
  if (verdict.megabytes > LIMITS.megabytes) verdict.wrong.push(`it takes ${Math.round(verdict.megabytes)} MB`);
  const outputs = [stdout, stderr]
    .map(String)
    .concat(readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8')));
  for (const secret of secrets)
    if (outputs.some((text) => text.includes(secret))) verdict.wrong.push(`it shows a secret: ${secret}`);
  if (/^::(?!group|endgroup)|##\[/m.test(String(stdout))) verdict.wrong.push('it writes a workflow command');
  let report: Report | undefined;
  try {
    report = JSON.parse(String(stdout)) as Report;
  } catch {
    verdict.wrong.push(`it writes no report: ${String(stderr).slice(0, 300)}`);
    return verdict;
  }
  for (const { where, message } of report.faults) verdict.wrong.push(`fault of ${where}: ${message}`);
  const found = new Set(
    report.certificates.flatMap(({ fingerprint, sightings }) => sightings.map(({ path }) => `${fingerprint} ${path}`)),
  );
  const unread = new Set(
    [...report.unreadable, ...report.repositories.flatMap(({ skipped }) => skipped)].map(({ path }) => path),
  );
  for (const { path, planted } of inputs) {
    if (planted === undefined || found.has(`${planted} ${path}`)) continue;
    if (unread.has(path)) verdict.told++;
    else verdict.lost.push(path);
  }
  return verdict;
}
