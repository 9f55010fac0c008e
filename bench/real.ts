/** Measures the audit on whole repositories, with each version of Node.js, cold and with the facts of an earlier run. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { plugIns } from '../src/audit/audit.ts';
import { makeTree } from './file-tree.ts';
import { benchGrowth } from './growth.ts';
import { interleave, type Measured, REPORT_PEAK, type Task } from './timing.ts';

export interface RealOptions {
  folders: readonly string[];
  /** Files of trees that are made for the run. */
  made: readonly number[];
  /** Programs of Node.js. */
  nodes: readonly string[];
  cli: string;
  runs: number;
  /** A page whose part between the two marks is replaced by what is printed. */
  write?: string | undefined;
}

const ROOT = resolve(import.meta.dirname, '..');
const [BEGIN, END] = ['<!-- figures -->', '<!-- end of figures -->'];

export async function benchReal(options: RealOptions): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'cert-hygiene-bench-'));
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
    console.log(line);
  };
  try {
    const nodes = options.nodes.map((path) => ({ path, version: output(path, ['--version']) }));
    say(`${machine()}; medians of ${options.runs} runs in turn.`);
    await benchStart(nodes, options, scratch, say);
    for (const row of HEAD) say(row);
    for (const folder of [...options.folders.map((path) => resolve(path)), ...options.made.map(String)]) {
      const tree = join(scratch, 'tree');
      const name = copyOf(folder, tree);
      for (const row of await benchTree(name, tree, nodes, options, scratch)) say(row);
      rmSync(tree, { recursive: true });
    }
    for (const { path, version } of nodes) {
      say('');
      say(`A pull request of ten files in 20,000, ${version}:`);
      say('');
      const bench = ['bench/pull-request.ts', '--node', path, '--runs', String(options.runs)];
      const action = join(options.cli, '..', 'action.js');
      const args = ['--import', 'tsx', ...bench, '--action', action];
      for (const line of output(process.execPath, args, ROOT).split('\n')) say(line);
    }
    say('');
    await benchGrowth(options.cli, (nodes.at(-1) as Node).path, say);
  } finally {
    rmSync(scratch, { recursive: true });
  }
  if (options.write !== undefined) replaceFigures(options.write, lines);
}

interface Node {
  path: string;
  version: string;
}

type Say = (line: string) => void;

function output(command: string, args: readonly string[], cwd?: string): string {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...(cwd && { cwd }) }).trim();
}

function machine(): string {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${processors.length} × ${processors[0]?.model.trim()}, ${memory}, ${process.platform}, ${output('git', ['--version'])}`;
}

/** A clone that may be changed, or a tree that is made; its name. */
function copyOf(folder: string, tree: string): string {
  if (/^\d+$/.test(folder)) {
    makeTree(tree, Number(folder));
    const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@corp.internal', '-c', 'maintenance.auto=false'];
    output('git', ['-C', tree, ...identity, 'commit', '--quiet', '--no-verify', '--message', 'made']);
    return `made, ${folder}`;
  }
  output('git', ['-c', 'maintenance.auto=false', 'clone', '--quiet', '--local', '--no-hardlinks', folder, tree]);
  return basename(folder);
}

function scanOf({ path }: Node, cli: string, folder: string, more: readonly string[]): Omit<Task, 'cwd'> {
  const scan = [cli, 'scan', folder, '--format', 'json', '--output', '/dev/null', '--fail-on', 'never'];
  return { command: path, args: ['--import', REPORT_PEAK, ...scan, ...more] };
}

const seconds = (number: number) => (number < 10 ? number.toFixed(2) : number.toFixed(1));
const megabytes = (peak: number | undefined) => (peak === undefined ? '–' : peak.toFixed(0));

async function benchStart(
  nodes: readonly Node[],
  { cli, runs }: RealOptions,
  scratch: string,
  say: Say,
): Promise<void> {
  const [empty, small] = [join(scratch, 'empty'), join(scratch, 'small')];
  for (const folder of [empty, small]) mkdirSync(folder);
  writeFileSync(join(small, 'web.conf'), 'ssl_certificate /etc/letsencrypt/live/web/fullchain.pem;\n');
  for (const row of [
    '',
    '| Start, in seconds | Node alone | `--version` | empty folder | one small file |',
    '|---|--:|--:|--:|--:|',
  ])
    say(row);
  for (const node of nodes) {
    const { path } = node;
    const measured = await interleave(runs, {
      bare: { command: path, args: ['-e', '0'], cwd: scratch },
      version: { command: path, args: [cli, '--version'], cwd: scratch },
      empty: { ...scanOf(node, cli, empty, ['--no-cache']), cwd: scratch },
      small: { ...scanOf(node, cli, small, ['--no-cache']), cwd: scratch },
    });
    const columns = Object.values(measured).map((one) => seconds(one.seconds));
    say(`| ${node.version} | ${columns.join(' | ')} |`);
  }
}

const HEAD = [
  '',
  '| Repository | Files | MB | Task | Seconds | × git grep | Processor, s | × git grep | Memory, MB |',
  '|---|--:|--:|---|--:|--:|--:|--:|--:|',
];

async function benchTree(
  name: string,
  tree: string,
  nodes: readonly Node[],
  { cli, runs }: RealOptions,
  scratch: string,
): Promise<string[]> {
  const files = output('git', ['ls-files', '-z'], tree).split('\0').filter(Boolean);
  const bytes = files.reduce(
    (sum, file) => sum + (statSync(join(tree, file), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const changed = files.find((file) => /\.(?:md|txt|go|java|ts|yaml|yml)$/.test(file)) ?? (files[0] as string);
  const strings = join(scratch, 'strings');
  writeFileSync(strings, needles().join('\n'));
  const grep = ['grep', '-l', '-a', '-F'];
  const tasks: Record<string, Task> = {
    'git grep, one string': { command: 'git', args: [...grep, '-e', '-----BEGIN'], cwd: tree },
  };
  for (const node of nodes) {
    const env = { CERT_HYGIENE_CACHE: join(scratch, node.version) };
    tasks[`scan, ${node.version}`] = { ...scanOf(node, cli, tree, ['--no-cache']), env, cwd: tree };
    tasks[`again, ${node.version}`] = {
      ...scanOf(node, cli, tree, []),
      env,
      cwd: tree,
      before: () => appendFileSync(join(tree, changed), '\n'),
    };
  }
  const others: Record<string, Task> = {
    'git grep, all strings': { command: 'git', args: [...grep, '-f', strings], cwd: tree },
  };
  if (has('rg'))
    others['ripgrep, all strings'] = { command: 'rg', args: ['-l', '-a', '-F', '-f', strings, '.'], cwd: tree };
  if (has('secretlint')) others.secretlint = { command: 'secretlint', args: ['**/*'], cwd: tree };
  const measured = { ...(await interleave(runs, tasks)), ...(await interleave(Math.min(runs, 3), others)) };
  const one = measured['git grep, one string'] as Measured;
  return Object.entries(measured).map(([task, { seconds: wall, processor, peak }], index) =>
    [
      '',
      index === 0 ? ` ${name} ` : ' ',
      index === 0 ? ` ${files.length} ` : ' ',
      index === 0 ? ` ${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} ` : ' ',
      ` ${task} `,
      ` ${wall < 0.1 ? wall.toFixed(3) : seconds(wall)} `,
      ` ${(wall / one.seconds).toFixed(1)} `,
      ` ${processor < 0.1 ? processor.toFixed(3) : seconds(processor)} `,
      ` ${(processor / one.processor).toFixed(1)} `,
      ` ${megabytes(peak)} `,
      '',
    ].join('|'),
  );
}

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The strings that plug-ins look for, as far as a file of patterns can hold them. */
function needles(): string[] {
  const all = [...plugIns.decoders, ...plugIns.mechanisms].flatMap((plugIn) => plugIn.needles ?? []);
  return [...new Set(all)].filter((needle) => /^[ -~]+$/.test(needle));
}

function replaceFigures(page: string, lines: readonly string[]): void {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : `${BEGIN}\n${END}\n`;
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${page} has no place for figures: ${BEGIN} … ${END}`);
  writeFileSync(page, `${text.slice(0, begin + BEGIN.length)}\n\n${lines.join('\n')}\n\n${text.slice(end)}`);
}
