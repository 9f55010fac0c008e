/**
 * Runs tests against mutants, one after the other, in a copy of the project; one vitest serves them all. `mutate.ts` starts
 * it, sends each mutant with its tests, and ends it where a bug never ends.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { type Mutant, planted } from './mutants.ts';

export interface Task {
  mutant?: Mutant;
  tests: string[];
}

export interface Outcome {
  /** The first test that failed; undefined where all passed. */
  failed?: string;
}

const root = process.argv[2] as string;
const vitest = await createVitest(
  'test',
  { root, watch: false, bail: 1, maxWorkers: 1, reporters: [{}], testTimeout: 60_000, hookTimeout: 60_000 },
  {},
);
await vitest.standalone();
const all = await vitest.globTestSpecifications();

async function run({ mutant, tests }: Task): Promise<Outcome> {
  const file = mutant && join(root, mutant.path);
  const source = file && readFileSync(file, 'utf8');
  if (mutant && file && source) writeFileSync(file, planted(source, mutant));
  try {
    if (file) vitest.invalidateFile(file);
    const wanted = new Map(tests.map((path, index) => [join(root, path), index]));
    const specifications = all
      .filter(({ moduleId }) => wanted.has(moduleId))
      .sort((a, b) => (wanted.get(a.moduleId) ?? 0) - (wanted.get(b.moduleId) ?? 0));
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, false);
    const failing = testModules.find((module) => !module.ok());
    if (failing) {
      const test = [...failing.children.allTests('failed')][0];
      return { failed: `${failing.relativeModuleId}: ${test?.fullName ?? 'does not load'}` };
    }
    return unhandledErrors.length > 0 ? { failed: 'unhandled error' } : {};
  } finally {
    if (file && source) writeFileSync(file, source);
    if (file) vitest.invalidateFile(file);
  }
}

process.on('message', (task: Task) => {
  void run(task).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies Outcome),
  );
});
process.send?.({ ready: true });
