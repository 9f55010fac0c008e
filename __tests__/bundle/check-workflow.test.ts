/** The job of check.yml that runs the Action on a repository with the incident, played with the same steps. */
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { action, folder } from '../support/bundle.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}

it('finds the incident, step by step', () => {
  const workflow = parse(readFileSync(join(ROOT, '.github/workflows/check.yml'), 'utf8'));
  const steps: Step[] = workflow.jobs.action.steps;
  const cwd = folder();
  // What the checkout with `path: action` leaves.
  symlinkSync(ROOT, join(cwd, 'action'));
  const shell = (text: string, env: Record<string, string> = {}) =>
    execFileSync('bash', ['-e', '-c', text], { cwd, env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env } });

  const played: string[] = [];
  let outputs: Record<string, string> = {};
  for (const { uses, run, with: inputs = {}, env = {} } of steps) {
    if (uses?.startsWith('actions/checkout@')) played.push('checkout');
    else if (uses === './action') {
      const result = action(cwd, inputs);
      expect(result.code).toBe(0);
      outputs = result.outputs;
      played.push('action');
    } else if (run !== undefined) {
      const values = Object.entries(env).map(([name, text]) => [
        name,
        text.replace(/^\$\{\{ steps\.audit\.outputs\.([\w-]+) \}\}$/, (_, output: string) => outputs[output] ?? ''),
      ]);
      shell(run, Object.fromEntries(values));
      played.push('run');
    }
  }
  expect(played).toEqual(['checkout', 'run', 'action', 'run']);
  expect(outputs).toMatchObject({ result: 'findings', errors: '1' });
});
