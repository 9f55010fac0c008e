/**
 * Measures the audit against `git grep`, on the same tree in the same run: for the one string that every PEM object has, which is
 * the yardstick, and for every string that the audit looks for.
 *
 *   npm run bench -- PATH [--runs N] [--cli FILE]    measure; FILE is dist/cli.js unless given
 *   npm run bench -- --make N DIR                    make a git work tree of N files, the same one every time
 *   npm run bench -- --rotation [--runs N] [--cli FILE]   measure on rotation configuration against parsing it once
 *   npm run bench -- --yaml DIR                      measure the readers of YAML on the files of a repository
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { plugIns } from '../src/audit/audit.ts';
import { makeTree } from './file-tree.ts';
import { benchRotation } from './rotation.ts';
import { benchYaml } from './yaml.ts';

const ROOT = resolve(import.meta.dirname, '..');

interface Measured {
  seconds: number;
  /** Largest resident set in MB; undefined where the system does not tell. */
  peak: number | undefined;
}

/** Runs in the audit's process and writes its largest resident set, threads included, to descriptor 3. */
const REPORT_PEAK = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
`)}`;

function measure(command: string, args: readonly string[], cwd: string, reportsPeak = false): Promise<Measured> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  let told = '';
  let sampled: number | undefined;
  child.stdio[3]?.on('data', (chunk) => {
    told += chunk;
  });
  // Linux keeps the high-water mark for each process; the last sample before the end is close to it.
  const sampler = reportsPeak ? undefined : setInterval(() => (sampled = highWater(child.pid) ?? sampled), 5);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', () => {
      const seconds = (performance.now() - started) / 1000;
      clearInterval(sampler);
      done({ seconds, peak: reportsPeak ? Number(told) / 1024 : sampled });
    });
  });
}

function highWater(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** Both in turn, so that what else the machine does falls on both alike; the best of each counts. */
async function interleave<K extends string>(runs: number, tasks: Record<K, () => Promise<Measured>>) {
  const names = Object.keys(tasks) as K[];
  const all = new Map<K, Measured[]>(names.map((name) => [name, []]));
  for (let run = 0; run < runs; run++) for (const name of names) all.get(name)?.push(await tasks[name]());
  return (name: K): Measured => {
    const measured = all.get(name) ?? [];
    const peaks = measured.map(({ peak }) => peak).filter((peak) => peak !== undefined);
    return {
      seconds: Math.min(...measured.map(({ seconds }) => seconds)),
      peak: peaks.length > 0 ? Math.max(...peaks) : undefined,
    };
  };
}

/** What the audit says it read. */
async function scope(cli: string, path: string): Promise<{ files: number; bytes: number; certificates: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-bench-'));
  const file = join(folder, 'report.json');
  await measure(
    process.execPath,
    [cli, 'scan', path, '--format', 'json', '--output', file, '--fail-on', 'never'],
    ROOT,
  );
  const report = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  const sum = (field: 'files' | 'bytes') =>
    report.repositories.reduce(
      (total: number, repository: Record<string, number>) => total + (repository[field] ?? 0),
      0,
    );
  return { files: sum('files'), bytes: sum('bytes'), certificates: report.certificates.length };
}

/** The strings that plug-ins look for, as far as a file of patterns can hold them. */
function needles(): string[] {
  const all = [...plugIns.decoders, ...plugIns.mechanisms].flatMap((plugIn) => plugIn.needles ?? []);
  return [...new Set(all)].filter((needle) => /^[ -~]+$/.test(needle));
}

/** `git grep` for all of them, which is some twenty times slower than for one. */
async function grepEvery(path: string, runs: number): Promise<{ strings: number; seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-bench-'));
  const [file, strings] = [join(folder, 'strings'), needles()];
  writeFileSync(file, strings.join('\n'));
  const best = await interleave(runs, { grep: () => measure('git', ['grep', '-l', '-a', '-F', '-f', file], path) });
  rmSync(folder, { recursive: true });
  return { strings: strings.length, seconds: best('grep').seconds };
}

async function bench(path: string, cli: string, runs: number): Promise<void> {
  const { files, bytes, certificates } = await scope(cli, path);
  const scan = [cli, 'scan', path, '--format', 'json', '--output', '/dev/null', '--fail-on', 'never'];
  const best = await interleave(runs, {
    grep: () => measure('git', ['grep', '-l', '-a', '-F', '-e', '-----BEGIN'], path),
    audit: () => measure(process.execPath, ['--import', REPORT_PEAK, ...scan], ROOT, true),
  });
  const start = await interleave(runs * 3, {
    bare: () => measure(process.execPath, ['-e', '0'], ROOT),
    version: () => measure(process.execPath, [cli, '--version'], ROOT),
  });
  const row = (title: string, { seconds, peak }: Measured) =>
    console.log(
      [
        title.padEnd(9),
        `${seconds.toFixed(3)} s`.padStart(10),
        `${Math.round(files / seconds)} files/s`.padStart(16),
        `${(bytes / 1e6 / seconds).toFixed(0)} MB/s`.padStart(12),
        `${peak === undefined ? '-' : peak.toFixed(0)} MB peak`.padStart(14),
      ].join(''),
    );
  console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${certificates} certificates; best of ${runs}`);
  row('audit', best('audit'));
  row('git grep', best('grep'));
  console.log(`ratio    ${(best('audit').seconds / best('grep').seconds).toFixed(2)}`);
  const every = await grepEvery(path, Math.min(runs, 3));
  console.log(
    `git grep for all ${every.strings} strings that the audit looks for: ${every.seconds.toFixed(3)} s, ratio ${(best('audit').seconds / every.seconds).toFixed(2)}`,
  );
  const [version, bare] = [start('version').seconds * 1000, start('bare').seconds * 1000];
  console.log(
    `start-up ${version.toFixed(0)} ms, bare node ${bare.toFixed(0)} ms, difference ${(version - bare).toFixed(0)} ms`,
  );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    make: { type: 'string' },
    rotation: { type: 'boolean', default: false },
    yaml: { type: 'string' },
    runs: { type: 'string', default: '7' },
    cli: { type: 'string', default: join(ROOT, 'dist', 'cli.js') },
  },
});
const [path] = positionals;
if (values.rotation) benchRotation(resolve(values.cli), Number(values.runs));
else if (values.yaml !== undefined) benchYaml(resolve(values.yaml));
else if (path === undefined) {
  console.error(
    'usage: npm run bench -- PATH [--runs N] [--cli FILE] | npm run bench -- --make N DIR | npm run bench -- --rotation | npm run bench -- --yaml DIR',
  );
  process.exitCode = 2;
} else if (values.make !== undefined) {
  makeTree(resolve(path), Number(values.make));
} else {
  await bench(resolve(path), resolve(values.cli), Number(values.runs));
}
