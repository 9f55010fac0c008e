import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as core from '@actions/core';
import type { Runner } from './action/read-inputs.ts';
import type { Runtime } from './commands/runtime.ts';
import { cacheFolder, keepCompiled } from './util/cache-folder.ts';

/** The Action: inputs and the event go in; annotations, the job summary and outputs come out. */
const { env } = process;
const world: Runtime = {
  cwd: env.GITHUB_WORKSPACE ?? process.cwd(),
  clock: Date.now(),
  env,
  columns: 100,
  color: false,
  live: false,
  workerUrl: import.meta.url.endsWith('.js') ? new URL('./worker.js', import.meta.url) : undefined,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => '',
  elapsed: () => performance.now(),
  interruption() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
    return controller.signal;
  },
  sleep: (milliseconds) => sleep(milliseconds),
};

// Set before anything can fail, so that a later step never reads an empty result.
core.setOutput('result', 'error');
keepCompiled(cacheFolder(env, world.cwd));
const { runAction } = await import('./action/begin.ts');
const runner: Runner = {
  input: (name) => core.getInput(name),
  output: (name, value) => core.setOutput(name, value),
  mask: (secret) => core.setSecret(secret),
  summary: async (markdown) => {
    if (env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown).write();
  },
  event: {
    name: env.GITHUB_EVENT_NAME ?? '',
    payload: () => (env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : undefined),
    repository: env.GITHUB_REPOSITORY ?? '',
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    serverUrl: env.GITHUB_SERVER_URL ?? 'https://github.com',
    sha: env.GITHUB_SHA ?? 'HEAD',
    ref: env.GITHUB_REF ?? '',
  },
};
process.exitCode = await runAction(world, runner, async (begun) => (await import('./action/run.ts')).act(begun));
