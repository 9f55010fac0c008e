/**
 * Measures the audit of a tree of rotation configuration against reading and parsing once what in it is about
 * certificates, in the same run: `npm run bench -- --rotation [--runs N] [--cli FILE]`.
 *
 * Started by itself with a tree and a list of its files, it does the parsing and writes the seconds that took, so that
 * each side has a fresh process, and the start of this one counts for nothing. The audit is measured whole.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeRotationTree } from './rotation-tree.ts';

const MANIFESTS = 5_000;
const TERRAFORM = 500;
const KEYS = 40_000;

/** Seconds on the clock, and of the processors: those of all threads, however busy the machine is. */
interface Spent {
  wall: number;
  cpu: number;
}

/** Seconds that reading and parsing these files takes in this process, with nothing else done. */
async function parseOnce(folder: string, list: string): Promise<Spent> {
  const { parseAllDocuments } = await import('yaml');
  const { readHcl } = await import('../src/parsers/hcl.ts');
  const paths: string[] = JSON.parse(readFileSync(list, 'utf8'));
  const before = process.cpuUsage();
  const started = performance.now();
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8');
    if (path.endsWith('.tf')) readHcl(text);
    // The defaults but for pretty errors, which are quadratic in the errors.
    else parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' });
  }
  return { wall: (performance.now() - started) / 1000, cpu: seconds(process.cpuUsage(before)) };
}

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

/** Writes what the process has spent to the end of the errors. */
const REPORT_CPU = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write("\\n" + (user + system) / 1e6); });',
)}`;

function run(args: readonly string[]): Spent & { output: string } {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', REPORT_CPU, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return {
    wall: (performance.now() - started) / 1000,
    cpu: Number(stderr.slice(stderr.lastIndexOf('\n'))),
    output: stdout,
  };
}

/** Measures both in turn, so that what else the machine does falls on both alike; the best of each counts. */
export function benchRotation(cli: string, runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-rotation-'));
  const large = mkdtempSync(join(tmpdir(), 'cert-hygiene-keys-'));
  try {
    const tree = makeRotationTree(folder, MANIFESTS, TERRAFORM);
    const about = [...tree.about.manifests, ...tree.about.terraform];
    const list = join(large, 'about.json');
    writeFileSync(list, JSON.stringify(about));
    const scan = (path: string) => [cli, 'scan', path, '--format', 'json', '--fail-on', 'never'];
    const audits: Spent[] = [];
    const parses: Spent[] = [];
    let report = { facts: 0, findings: 0 };
    for (let count = 0; count < runs; count++) {
      const audit = run(scan(folder));
      audits.push(audit);
      const json = JSON.parse(audit.output);
      report = { facts: json.topology.facts.length, findings: json.findings.length };
      parses.push(JSON.parse(run(['--import', 'tsx', import.meta.filename, folder, list]).output));
    }
    const bytes = about.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
    const [audit, parse] = [least(audits), least(parses)];
    console.log(
      `${MANIFESTS} manifests, ${tree.about.manifests.length} about certificates; ${TERRAFORM} .tf files, ${tree.about.terraform.length} about certificates`,
    );
    const row = (title: string, { wall, cpu }: Spent, what: string) =>
      console.log(`${title.padEnd(9)}${wall.toFixed(3)} s, ${cpu.toFixed(3)} s of processors, ${what}`);
    row('audit', audit, `${report.facts} facts, ${report.findings} findings; best of ${runs}`);
    row('parsing', parse, `${about.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
    console.log(
      `ratio    ${(audit.wall / parse.wall).toFixed(2)}, of processors ${(audit.cpu / parse.cpu).toFixed(2)}`,
    );
    writeFileSync(join(large, 'large.yaml'), largeManifest());
    row(`a manifest of ${KEYS} keys: `, run(scan(large)), 'the whole audit');
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(large, { recursive: true });
  }
}

function least(all: readonly Spent[]): Spent {
  return { wall: Math.min(...all.map(({ wall }) => wall)), cpu: Math.min(...all.map(({ cpu }) => cpu)) };
}

function largeManifest(): string {
  const keys = Array.from({ length: KEYS }, (_, index) => `  key-${index}: value ${index}`);
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: large-tls\ntype: kubernetes.io/tls\nstringData:\n${keys.join('\n')}\n`;
}

const [, script, folder, list] = process.argv;
if (
  script !== undefined &&
  import.meta.url === pathToFileURL(script).href &&
  folder !== undefined &&
  list !== undefined
)
  console.log(JSON.stringify(await parseOnce(folder, list)));
