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
import { makeRotationTree } from './bench-rotation-tree.ts';

const MANIFESTS = 5_000;
const TERRAFORM = 500;
const KEYS = 40_000;

/** Seconds that reading and parsing these files takes in this process, with nothing else done. */
async function parseOnce(folder: string, list: string): Promise<number> {
  const { parseAllDocuments } = await import('yaml');
  const { readHcl } = await import('../src/lib/hcl.ts');
  const paths: string[] = JSON.parse(readFileSync(list, 'utf8'));
  const started = performance.now();
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8');
    if (path.endsWith('.tf')) readHcl(text);
    // The defaults but for pretty errors, which are quadratic in the errors.
    else parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' });
  }
  return (performance.now() - started) / 1000;
}

function run(args: readonly string[]): { seconds: number; output: string } {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds: (performance.now() - started) / 1000, output: stdout };
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
    const audits: number[] = [];
    const parses: number[] = [];
    let report = { facts: 0, findings: 0 };
    for (let count = 0; count < runs; count++) {
      const { seconds, output } = run(scan(folder));
      audits.push(seconds);
      const json = JSON.parse(output);
      report = { facts: json.topology.facts.length, findings: json.findings.length };
      parses.push(Number(run(['--import', 'tsx', import.meta.filename, folder, list]).output));
    }
    const bytes = about.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
    const [audit, parse] = [Math.min(...audits), Math.min(...parses)];
    console.log(
      `${MANIFESTS} manifests, ${tree.about.manifests.length} about certificates; ${TERRAFORM} .tf files, ${tree.about.terraform.length} about certificates`,
    );
    console.log(`audit    ${audit.toFixed(3)} s, ${report.facts} facts, ${report.findings} findings; best of ${runs}`);
    console.log(`parsing  ${parse.toFixed(3)} s for ${about.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
    console.log(`ratio    ${(audit / parse).toFixed(2)}`);
    writeFileSync(join(large, 'large.yaml'), largeManifest());
    console.log(`a manifest of ${KEYS} keys ${run(scan(large)).seconds.toFixed(2)} s`);
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(large, { recursive: true });
  }
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
  console.log(await parseOnce(folder, list));
