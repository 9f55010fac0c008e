/**
 * Measures the whole Action, from start to exit, on a pull request of ten files in a large repository against `git diff` of the same
 * change: once where no file of the change has to do with certificates, once where one is a certificate, so that every copy in
 * the repository counts.
 *
 *   npm run bench:pull-request [-- --files N] [--runs N] [--action FILE] [--before FILE] [--node FILE]
 *
 * `--before` is the Action of an older version, which runs in turn with the other one.
 */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { makeTree } from './file-tree.ts';
import { median } from './timing.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** What the Action may take: so many times `git diff`, and so many milliseconds. */
const [FACTOR, CONSTANT] = [1.5, 300];

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '9' },
    action: { type: 'string', default: join(ROOT, 'dist/action.js') },
    before: { type: 'string' },
    node: { type: 'string', default: process.execPath },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-bench-'));
const tree = join(folder, 'tree');

function git(...args: string[]): string {
  // Nothing of git goes on in the background, where it would be measured, too.
  const settings = ['-c', 'user.name=bench', '-c', 'user.email=bench@corp.internal', '-c', 'maintenance.auto=false'];
  return execFileSync('git', ['-C', tree, ...settings, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
}

function commit(message: string): string {
  git('commit', '--quiet', '--all', '--allow-empty', '--no-verify', '--message', message);
  return git('rev-parse', 'HEAD');
}

function timed(command: string, args: readonly string[], env: Record<string, string>): Promise<number> {
  const started = performance.now();
  const child = spawn(command, args, { cwd: tree, env: { PATH: process.env.PATH ?? '', ...env }, stdio: 'ignore' });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', () => done(performance.now() - started));
  });
}

/** What the runner tells a step of a pull request; no call to GitHub is needed. */
function environment(base: string, head: string, program = values.action): Record<string, string> {
  const side = (sha: string) => ({ sha, ref: 'main', repo: { full_name: 'corp/bench' } });
  const event = join(folder, `event-${head}.json`);
  writeFileSync(
    event,
    JSON.stringify({ pull_request: { number: 1, user: { login: 'octocat' }, base: side(base), head: side(head) } }),
  );
  const { inputs } = parse(readFileSync(join(dirname(program), '../action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  const given = { token: '', comment: 'never' } as Record<string, string>;
  const defaults = Object.entries(inputs).map(([name, input]) => [
    `INPUT_${name.toUpperCase()}`,
    given[name] ?? input.default ?? '',
  ]);
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
  for (const file of [output, summary]) writeFileSync(file, '');
  return {
    ...Object.fromEntries(defaults),
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: tree,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'corp/bench',
    GITHUB_SHA: head,
  };
}

/** @param kept where facts of an earlier run are */
async function measure(title: string, base: string, head: string, kept = ''): Promise<void> {
  const env: Record<string, string> = { ...environment(base, head), 'INPUT_CACHE-FOLDER': kept };
  const older = values.before === undefined ? undefined : resolve(values.before);
  // Facts of another version are of no use, so each version has a folder of its own.
  const environmentBefore = older && {
    ...environment(base, head, older),
    'INPUT_CACHE-FOLDER': kept && `${kept}-before`,
  };
  const [diffs, actions, before]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < Number(values.runs); run++) {
    diffs.push(await timed('git', ['diff', '--no-ext-diff', base, head], {}));
    if (older !== undefined && environmentBefore) before.push(await timed(values.node, [older], environmentBefore));
    actions.push(await timed(values.node, [values.action], env));
  }
  const [diff, action] = [median(diffs), median(actions)];
  // Written more than once; the last one counts.
  const results = readFileSync(env.GITHUB_OUTPUT ?? '', 'utf8').matchAll(/^result<<(\S+)\n(\w+)\n\1$/gm);
  const result = [...results].at(-1)?.[2];
  const limit = FACTOR * diff + CONSTANT;
  const earlier = before.length === 0 ? '' : `; older version ${Math.round(median(before))} ms`;
  console.log(
    `${title}: ${Math.round(action)} ms, ${result}${earlier}; git diff ${diff.toFixed(1)} ms; ${Math.round(limit)} ms allowed`,
  );
}

try {
  makeTree(tree, Number(values.files));
  const base = commit('base');
  const files = git('ls-files').split('\n');
  const ordinary = files.filter((file) => /\.(?:ts|go|md)$/.test(file)).slice(0, 9);
  for (const file of [...ordinary, files.find((name) => name.endsWith('.yaml')) as string]) {
    appendFileSync(join(tree, file), 'one more line\n');
  }
  const plain = commit('ten files');
  console.log(`ten changed files of ${files.length}; medians of ${values.runs}`);
  await measure('no certificate in the change', base, plain);
  const [from, to] = files.filter((file) => file.endsWith('.pem')) as [string, string];
  copyFileSync(join(tree, from), join(tree, to));
  const head = commit('a certificate');
  await measure('a certificate in the change', base, head);
  const kept = join(folder, 'kept');
  await timed(values.node, [values.action], { ...environment(base, head), 'INPUT_CACHE-FOLDER': kept });
  await measure('a certificate in the change, facts of the base are kept', base, head, kept);
} finally {
  rmSync(folder, { recursive: true });
}
