/**
 * Plays a workflow: its jobs in the order of their needs, each in an empty workspace, with the bundle in place of the Action,
 * folders in place of artifacts and caches, and tokens that may do what was asked for and nothing more.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minimatch } from 'minimatch';
import { parse } from 'yaml';
import { type ActionRun, actionAsync } from './bundle.ts';
import { type Contexts, evaluate } from './expressions.ts';
import type { GitHub } from './github/server.ts';
import { type Access, type Account, BOT, type Permission } from './github/state.ts';

export interface Step {
  id?: string;
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, unknown>;
}

export interface Job {
  needs?: string | string[];
  if?: string;
  strategy?: { matrix: string };
  permissions?: Record<string, string>;
  outputs?: Record<string, string>;
  steps: Step[];
}

export interface Workflow {
  on: { workflow_call: { inputs: Record<string, { default?: unknown }>; secrets: Record<string, object> } };
  jobs: Record<string, Job>;
}

export function readWorkflow(path: string): Workflow {
  return parse(readFileSync(path, 'utf8')) as Workflow;
}

export interface Stage {
  github: GitHub;
  /** Files of the repository that calls the workflow. */
  files: Record<string, string>;
  /** Where workspaces, artifacts and caches lie; caches outlive a run. */
  folder: string;
  /** Variables of each step of the Action. */
  env: Record<string, string>;
  /** Inputs that no workflow gives: the day. */
  further: Record<string, string>;
  /** Artifacts that are lost on their way. */
  lost?: readonly string[];
}

export interface Played {
  /** What the Action did, by job; a matrix has several. */
  runs: Record<string, ActionRun[]>;
  /** Content of a file of an artifact. */
  artifact(name: string, file: string): string;
}

let tokens = 0;

/** Plays all jobs; a job whose step fails ends there, as on a runner. */
export async function play(
  workflow: Workflow,
  given: { inputs: Record<string, string>; secrets: Record<string, string> },
  stage: Stage,
): Promise<Played> {
  const { inputs: declared, secrets } = workflow.on.workflow_call;
  const inputs = Object.fromEntries(Object.entries(declared).map(([name, { default: value = '' }]) => [name, value]));
  const root = mkdtempSync(join(stage.folder, 'run-'));
  const artifacts = join(root, 'artifacts');
  mkdirSync(artifacts);
  const shared: Contexts = {
    github: { repository_owner: 'acme', run_id: root.slice(-6), workflow: 'Team' },
    inputs: { ...inputs, ...given.inputs },
    secrets: { ...Object.fromEntries(Object.keys(secrets).map((name) => [name, ''])), ...given.secrets },
  };
  const needs: Record<string, { result: string; outputs: Record<string, unknown> }> = {};
  const runs: Played['runs'] = {};
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const needed = [job.needs ?? []].flat();
    const contexts = { ...shared, needs: Object.fromEntries(needed.map((name) => [name, needs[name]])) };
    const willing = needed.every((name) => needs[name]?.result === 'success');
    if (job.if === undefined ? !willing : evaluate(job.if, contexts) !== true) {
      needs[id] = { result: 'skipped', outputs: {} };
      continue;
    }
    const { shard = [undefined] } = (job.strategy === undefined ? {} : evaluate(job.strategy.matrix, contexts)) as {
      shard?: unknown[];
    };
    runs[id] = [];
    needs[id] = { result: 'success', outputs: {} };
    for (const [index, value] of shard.entries()) {
      const matrix = { matrix: { shard: value }, strategy: { 'job-index': index } };
      const workspace = mkdtempSync(join(root, `${id}-`));
      const ended = await playJob(job, { ...contexts, ...matrix }, { ...stage, workspace, artifacts });
      runs[id].push(...ended.runs);
      if (ended.failed) needs[id].result = 'failure';
      Object.assign(needs[id].outputs, ended.outputs);
    }
  }
  return { runs, artifact: (name, file) => readFileSync(join(artifacts, name, file), 'utf8') };
}

interface Place extends Stage {
  workspace: string;
  artifacts: string;
}

async function playJob(job: Job, contexts: Contexts, place: Place) {
  const steps: Record<string, { outputs: Record<string, unknown> }> = {};
  const runs: ActionRun[] = [];
  const later: (() => void)[] = [];
  let failed = false;
  for (const step of job.steps) {
    const all = { ...contexts, steps };
    if (failed && (step.if === undefined || evaluate(step.if, all) !== true)) continue;
    const text = (name: string): string => String(evaluate(String(step.with?.[name] ?? ''), all));
    const inputs = Object.fromEntries(Object.keys(step.with ?? {}).map((name) => [name, text(name)]));
    const [action = ''] = (step.uses ?? 'run').split('@');
    const outputs: Record<string, unknown> = {};
    if (action === 'cert-hygiene/cert-hygiene') {
      const run = await actionAsync(place.workspace, { ...inputs, ...place.further }, place.env);
      runs.push(run);
      failed ||= run.code !== 0;
      Object.assign(outputs, run.outputs);
    } else if (action === 'run') execFileSync('bash', ['-ec', step.run ?? ''], { cwd: place.workspace });
    else if (action === 'actions/create-github-app-token') outputs.token = mint(inputs, place.github);
    else if (action === 'actions/checkout') checkOut(place);
    else if (action === 'actions/upload-artifact') upload(inputs, place);
    else if (action === 'actions/download-artifact') download(inputs, place);
    else if (action === 'actions/cache') later.push(restore(inputs, place));
    else throw new Error(`nobody plays ${step.uses}`);
    if (step.id !== undefined) steps[step.id] = { outputs };
  }
  if (!failed) for (const save of later) save();
  const entries = Object.entries(job.outputs ?? {}).map(([name, value]) => {
    try {
      return [name, evaluate(value, { ...contexts, steps })];
    } catch {
      // A step that did not run has no outputs.
      return [name, ''];
    }
  });
  return { failed, runs, outputs: Object.fromEntries(entries) as Record<string, unknown> };
}

export const APP: Account = { id: 99, login: 'acme-certificates[bot]', type: 'Bot' };

/** A token with the permissions that were asked for; empty ones were not. */
function mint(inputs: Record<string, string>, github: GitHub): string {
  if (inputs['app-id'] !== '1234' || inputs['private-key'] === '' || inputs.owner !== 'acme')
    throw new Error('no App, no key, or no owner');
  const asked = Object.entries(inputs).filter(([name, value]) => name.startsWith('permission-') && value !== '');
  const permissions: Access['permissions'] = {};
  for (const [name, value] of asked) {
    const permission = name.slice('permission-'.length).replaceAll('-', '_') as Permission;
    permissions[permission] = value as 'read' | 'write';
  }
  const token = `ghs_PLAYED${String(++tokens).padStart(30, '0')}`;
  github.tokens.set(token, { account: asked.length > 0 ? APP : BOT, permissions });
  return token;
}

function checkOut({ files, workspace }: Place): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  }
}

function upload({ name = '', path = '' }: Record<string, string>, { workspace, artifacts, lost = [] }: Place): void {
  const target = join(artifacts, name);
  if (!/^[\w.-]+$/.test(name) || existsSync(target)) throw new Error(`there cannot be an artifact ${name}`);
  if (!existsSync(join(workspace, path))) throw new Error(`${path} is not there to be uploaded`);
  if (lost.includes(name)) return;
  mkdirSync(target);
  // A folder is uploaded as its content; of a file, its name is kept.
  const from = join(workspace, path);
  cpSync(from, statSync(from).isDirectory() ? target : join(target, path), { recursive: true });
}

function download(inputs: Record<string, string>, { workspace, artifacts, lost = [] }: Place): void {
  const { name, pattern, path = '.' } = inputs;
  const target = join(workspace, path);
  if (name !== undefined && name !== '') {
    cpSync(join(artifacts, name), target, { recursive: true });
    return;
  }
  const names = execFileSync('ls', [artifacts], { encoding: 'utf8' }).split('\n');
  for (const one of names.filter((entry) => minimatch(entry, pattern ?? '') && !lost.includes(entry)))
    cpSync(join(artifacts, one), inputs['merge-multiple'] === 'true' ? target : join(target, one), { recursive: true });
}

/** What the last run with a key that begins alike has left; the result saves it under this run's key. */
function restore(inputs: Record<string, string>, { folder, workspace }: Place): () => void {
  const { path = '', key = '', 'restore-keys': before = '' } = inputs;
  const kept = (one: string): string => join(folder, 'caches', encodeURIComponent(one));
  const last = join(folder, 'caches', `${encodeURIComponent(before)}last`);
  if (existsSync(last)) cpSync(kept(readFileSync(last, 'utf8')), join(workspace, path), { recursive: true });
  return () => {
    if (!key.startsWith(before)) throw new Error('the key is not found by its restore-keys');
    mkdirSync(kept(key), { recursive: true });
    cpSync(join(workspace, path), kept(key), { recursive: true });
    writeFileSync(last, key);
  };
}
