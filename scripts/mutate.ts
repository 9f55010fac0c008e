/**
 * Plants small bugs in the modules that security rests on, one at a time, and prints those that no test notices. It works on
 * a copy of the project. A bug meets the nearest tests first, then the type checker, then the tests that are farther away, then
 * those of the bundle.
 * Usage: npm run mutate -- [--seed N] [--count N] [--within FOLDER|FILE]… [--quick] [--max-survivors N]
 */
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Mutant, mutantsOf, planted } from './mutate/mutants.ts';
import { importersIn, testsOf } from './mutate/tests.ts';
import type { Outcome, Task } from './mutate/worker.ts';
import { randomFrom } from './random.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** What decides on verdicts, on what is written where, and on what is shown. */
const SECURITY = [
  'src/policy',
  'src/github',
  'src/sources',
  'src/util/escape.ts',
  'src/util/codeowners.ts',
  'src/util/globs.ts',
  'src/util/errors.ts',
  'src/action/write-guard.ts',
];
/** Imports between a module and the tests that are asked first, and those that are asked last. */
const [NEAR, FAR] = [2, 6];
/** Slow tests of whole repositories, which are asked where all others are silent. */
const WHOLE = /^__tests__\/(?:bundle|chains|mechanisms|rules)\//;
/** Tests through the bundle that concern a folder. */
const BUNDLE: Readonly<Record<string, RegExp>> = {
  policy: /bypasses|pull-request-policy|green|not-on-disk|cli/,
  github: /issue-evidence|alarm|pull-request(?:-comment|-faults)?\.|schedule|team\.|team-shards/,
  sources: /green|not-on-disk|partial-clone|issue-evidence|team\.|pull-request\.|bypasses/,
  util: /bypasses|pull-request-comment|cli|action/,
  action: /write-guard|action/,
};
/** Milliseconds that the tests of one mutant may take. */
const LIMIT = 240_000;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    count: { type: 'string', default: '100' },
    within: { type: 'string', multiple: true, default: SECURITY },
    quick: { type: 'boolean', default: false },
    'max-survivors': { type: 'string', default: '3' },
  },
});
const seed = Number(values.seed ?? randomBytes(4).readUInt32LE());

/** The project without its history, so that bugs lie nowhere else. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'cert-hygiene-mutate-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file), { verbatimSymlinks: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function modules(): string[] {
  return values.within.flatMap((path) =>
    statSync(join(ROOT, path)).isFile()
      ? [path]
      : readdirSync(join(ROOT, path))
          .filter((name) => name.endsWith('.ts'))
          .map((name) => `${path}/${name}`),
  );
}

function sample<T>(all: T[], count: number): T[] {
  const below = randomFrom(seed);
  for (let last = all.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all.slice(0, count);
}

/** A vitest that stays, until a bug keeps it busy forever. */
function runner(copy: string) {
  let child: ChildProcess | undefined;
  const end = () => {
    // The tests run in processes below it.
    if (child?.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    child = undefined;
  };
  const message = <T>(from: ChildProcess): Promise<T> =>
    new Promise((done, fail) => {
      const ended = (code: number | null) => fail(new Error(`vitest ended with ${code}`));
      from.once('exit', ended);
      from.once('message', (value) => {
        from.off('exit', ended);
        done(value as T);
      });
    });
  async function start(): Promise<ChildProcess> {
    const options = {
      execArgv: ['--import', 'tsx'],
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'] as const,
    };
    const started = fork(join(ROOT, 'scripts/mutate/worker.ts'), [copy], { ...options, stdio: [...options.stdio] });
    await message(started);
    return started;
  }
  async function run(task: Task): Promise<Outcome> {
    if (task.tests.length === 0) return {};
    child ??= await start();
    const answer = message<Outcome>(child);
    child.send(task);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Outcome>((done) => {
      timer = setTimeout(() => done({ failed: 'it never ends' }), LIMIT);
    });
    try {
      const outcome = await Promise.race([answer, late]);
      if (outcome.failed === 'it never ends') {
        answer.catch(() => {});
        end();
        restore(task);
      }
      return outcome;
    } catch (error) {
      child = undefined;
      restore(task);
      return { failed: String(error) };
    } finally {
      clearTimeout(timer);
    }
  }
  function restore({ mutant }: Task): void {
    if (mutant) cpSync(join(ROOT, mutant.path), join(copy, mutant.path));
  }
  return { run, end };
}

/** Builds the bundle with a bug, or without any; false where that fails, which a check would notice. */
function builds(mutant: Mutant | undefined): boolean {
  const file = mutant && join(copy, mutant.path);
  const source = file && readFileSync(file, 'utf8');
  if (mutant && file && source) writeFileSync(file, planted(source, mutant));
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: copy, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    if (file && source) writeFileSync(file, source);
  }
}

/** Whether the type checker rejects a bug, as `npm run check` does before all tests. */
function misfits(mutant: Mutant): boolean {
  const file = join(copy, mutant.path);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, planted(source, mutant));
  try {
    const tsc = [
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      '--incremental',
      '--tsBuildInfoFile',
      join(copy, '.types'),
    ];
    execFileSync(process.execPath, tsc, { cwd: copy, stdio: 'ignore' });
    return false;
  } catch {
    return true;
  } finally {
    writeFileSync(file, source);
  }
}

function shown({ path, start, end, text, kind }: Mutant): string {
  // That of the copy: the project may change meanwhile.
  const source = readFileSync(join(copy, path), 'utf8');
  const line = source.slice(0, start).split('\n').length;
  const short = (given: string) => JSON.stringify(given.length > 100 ? `${given.slice(0, 100)}…` : given);
  return `${path}:${line} ${kind}: ${short(source.slice(start, end))} → ${short(text)}`;
}

/** The tests of a mutant: those that are asked first, and the others that reach it. */
function concerned({ path: module }: Mutant, importers: ReadonlyMap<string, string[]>) {
  const folder = module.split('/')[1] ?? '';
  const far = testsOf(module, importers, FAR).map(({ path }) => path);
  const near = testsOf(module, importers, NEAR).map(({ path }) => path);
  const mirrored = far.filter((path) => path.startsWith(`__tests__/${folder}/`));
  const usable = (path: string) => !WHOLE.test(path);
  const first = [...new Set([...near, ...mirrored])].filter(usable);
  return { folder, first, second: far.filter((path) => !first.includes(path) && usable(path)) };
}

const broken = new Set<string>();
const sound = new Set<string>();

/** What notices a bug, in the source or in the bundle. A test that fails without it too, on this machine or in a copy without history, notices nothing. */
async function noticed(mutant: Mutant, tests: readonly string[], where: 'source' | 'bundle'): Promise<Outcome> {
  for (;;) {
    const usable = tests.filter((path) => !broken.has(path));
    if (where === 'bundle' && !builds(mutant)) return { failed: 'it does not build' };
    const outcome = await run({ ...(where === 'source' && { mutant }), tests: usable });
    const test = outcome.failed?.slice(0, outcome.failed.indexOf(':')) ?? '';
    if (!usable.includes(test) || sound.has(test)) return outcome;
    if (where === 'bundle') builds(undefined);
    const without = await run({ tests: [test] });
    if (without.failed === undefined) {
      sound.add(test);
      return outcome;
    }
    broken.add(test);
    console.log(`left out, because it fails without a bug: ${without.failed}`);
  }
}

const copy = copyProject();
const { run, end } = runner(copy);
const survivors: Mutant[] = [];
try {
  const all = modules().flatMap((path) => mutantsOf(path, readFileSync(join(ROOT, path), 'utf8')));
  const chosen = sample(all, Number(values.count));
  console.log(`seed ${seed}: ${chosen.length} of ${all.length} bugs`);
  const importers = importersIn(copy);
  for (const [index, mutant] of chosen.entries()) {
    const { folder, first, second } = concerned(mutant, importers);
    let outcome = await noticed(mutant, first, 'source');
    if (outcome.failed === undefined && misfits(mutant)) outcome = { failed: 'the type checker' };
    if (outcome.failed === undefined && !values.quick) outcome = await noticed(mutant, second, 'source');
    if (outcome.failed === undefined && !values.quick) {
      const names = readdirSync(join(copy, '__tests__/bundle')).filter((name) => BUNDLE[folder]?.test(name));
      const tests = names.map((name) => `__tests__/bundle/${name}`);
      outcome = await noticed(mutant, tests, 'bundle');
    }
    if (outcome.failed === undefined) survivors.push(mutant);
    console.log(`${index + 1} ${outcome.failed === undefined ? 'SURVIVES' : 'noticed'} ${shown(mutant)}`);
    if (outcome.failed !== undefined) console.log(`    by ${outcome.failed.slice(0, 160)}`);
  }
  console.log(`${survivors.length} survive:`);
  for (const mutant of survivors) console.log(`  ${shown(mutant)}`);
} finally {
  end();
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = survivors.length > Number(values['max-survivors']) ? 1 : 0;
