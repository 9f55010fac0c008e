/** Starts the committed bundle as a user or a runner would: another process, a scrubbed environment. */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
/** The Node to run the bundle on; the one that runs the tests unless CI names another. */
const NODE = process.env.CERT_HYGIENE_NODE ?? process.execPath;
/** The bundle that is committed, unless a developer tries another one. */
const DIST = process.env.CERT_HYGIENE_DIST ?? join(ROOT, 'dist');

export interface Run {
  code: number | null;
  out: string;
  err: string;
  /** Milliseconds of each wait, for an answer to be sought again or a limit to end. None of them is waited for. */
  waits: number[];
}

/** A folder that goes away with the test, with a copy of a fixture in it. */
export function folder(fixture?: string): string {
  const path = mkdtempSync(join(tmpdir(), 'cert-hygiene-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  if (fixture !== undefined) cpSync(join(ROOT, '__tests__/fixtures', fixture), path, { recursive: true });
  return path;
}

export function cli(
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; input?: string },
): Run {
  return start('cli.js', args, options);
}

/** What the runner sees of one run of the Action. */
export interface ActionRun extends Run {
  outputs: Record<string, string>;
  summary: string;
}

/** @param inputs as in a workflow; `action.yml` adds its defaults, as the runner does */
export function action(cwd: string, inputs: Record<string, string>, env: Record<string, string> = {}): ActionRun {
  const runner = runnerFor(cwd, inputs, env);
  return runner.result(start('action.js', [], { cwd, env: runner.env }));
}

/** The same beside other work: a server in this process can answer meanwhile. The process that runs the bundle is kept for the next run. */
export async function actionAsync(
  cwd: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<ActionRun> {
  const runner = runnerFor(cwd, inputs, env);
  return runner.result(await startAsync('action.js', [], { cwd, env: runner.env }));
}

interface Start {
  cwd: string;
  env?: Record<string, string>;
  /** Ends the process as a person would, with Control-C. */
  interrupted?: AbortSignal;
}

/** The command line in the same way. */
export function cliAsync(args: readonly string[], options: Start): Promise<Run> {
  return startAsync('cli.js', args, options);
}

async function startAsync(file: string, args: readonly string[], { cwd, env, interrupted }: Start): Promise<Run> {
  if (interrupted === undefined && !hostIsBusy) return runInHost(join(DIST, file), args, cwd, env);
  const waiting = waitsFile();
  const child = spawn(NODE, [...NO_WAITING, join(DIST, file), ...args], {
    cwd,
    env: environment(env, waiting),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  interrupted?.addEventListener('abort', () => child.kill('SIGINT'));
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, out: out.join(''), err: err.join(''), waits: waitsIn(waiting) };
}

let host: ChildProcess | undefined;
let hostIsBusy = false;

/** One process per process of tests. */
function hostProcess(): ChildProcess {
  if (host?.connected) return host;
  host = fork(join(import.meta.dirname, 'bundle-host.mjs'), [], {
    execPath: NODE,
    execArgv: NO_WAITING,
    serialization: 'advanced',
  });
  host.unref();
  host.channel?.unref();
  return host;
}

async function runInHost(
  file: string,
  args: readonly string[],
  cwd: string,
  env?: Record<string, string>,
): Promise<Run> {
  const waiting = waitsFile();
  const child = hostProcess();
  hostIsBusy = true;
  child.channel?.ref();
  try {
    const run = await new Promise<Omit<Run, 'waits'>>((resolve, reject) => {
      child.once('message', (result) => resolve(result as Omit<Run, 'waits'>));
      child.once('exit', (code) => reject(new Error(`the bundle ended its process: ${code}`)));
      child.send({ file, args, cwd, env: environment(env, waiting) });
    });
    return { ...run, waits: waitsIn(waiting) };
  } finally {
    child.removeAllListeners('message').removeAllListeners('exit');
    child.channel?.unref();
    hostIsBusy = false;
  }
}

const NO_WAITING = ['--import', pathToFileURL(join(import.meta.dirname, 'no-waiting.mjs')).href];

/** Of the variables of this process, the bundle gets none but the path. */
function environment(env: Record<string, string> = {}, waiting: string): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: tmpdir(), TEST_WAITS: waiting, ...env };
}

function waitsFile(): string {
  return join(tmpdir(), `cert-hygiene-waits-${randomUUID()}`);
}

function waitsIn(file: string): number[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  rmSync(file);
  return lines.map(Number);
}

/** The files and variables of one step. */
function runnerFor(cwd: string, inputs: Record<string, string>, env: Record<string, string>) {
  const files = mkdtempSync(join(tmpdir(), 'cert-hygiene-runner-'));
  const [output, summary] = [join(files, 'output'), join(files, 'summary')];
  writeFileSync(output, '');
  writeFileSync(summary, '');
  const given = Object.entries({ ...defaults(), ...inputs }).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return {
    env: {
      ...Object.fromEntries(given),
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REPOSITORY: 'corp/mail',
      ...env,
    } as Record<string, string>,
    result(run: Run): ActionRun {
      const texts = [output, summary].map((file) => readFileSync(file, 'utf8')) as [string, string];
      rmSync(files, { recursive: true });
      return { ...run, outputs: outputsIn(texts[0]), summary: texts[1] };
    },
  };
}

function start(
  file: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; input?: string },
): Run {
  const waiting = waitsFile();
  const { status, stdout, stderr } = spawnSync(NODE, [...NO_WAITING, join(DIST, file), ...args], {
    cwd: options.cwd,
    env: environment(options.env, waiting),
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr, waits: waitsIn(waiting) };
}

function defaults(): Record<string, string> {
  const inputs = readFileSync(join(ROOT, 'action.yml'), 'utf8').split(/^outputs:/m)[0] ?? '';
  const found = inputs.matchAll(/^ {2}([a-z-]+):\n {4}description: .*\n(?: {4}default: (.*)\n)?/gm);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value === undefined ? '' : JSON.parse(value)]));
}

/** `name<<delimiter`, the lines of the value, the delimiter: as the runner reads the file. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const [, name, delimiter] = /^([^<]+)<<(.+)$/.exec(lines[i] ?? '') ?? [];
    if (name === undefined) continue;
    const value: string[] = [];
    for (i++; i < lines.length && lines[i] !== delimiter; i++) value.push(lines[i] ?? '');
    outputs[name] = value.join('\n');
  }
  return outputs;
}
