/**
 * Runs tests against mutants, one after the other, in a copy of the project; one vitest serves them all. `mutate.ts` starts
 * it, sends each mutant with its tests, and ends it where a bug never ends.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaseSequencer, createVitest, type Reporter, type TestSpecification } from 'vitest/node';
import { type Mutant, planted } from './mutants.ts';

export interface Task {
  mutant?: Mutant;
  tests: string[];
}

export interface Outcome {
  /** The first test that failed; undefined where all passed. */
  failed?: string | undefined;
}

const root = process.argv[2] as string;
/** Of the run that goes on. What vitest itself remembers is that of all runs. */
let failures: string[] = [];
const reporter: Reporter = {
  onTestCaseResult(test) {
    if (test.result().state === 'failed') failures.push(`${test.module.relativeModuleId}: ${test.fullName}`);
  },
  onTestModuleEnd(module) {
    if (!module.ok() && module.errors().length > 0) failures.push(`${module.relativeModuleId}: does not load`);
  },
};
const vitest = await createVitest(
  'test',
  {
    ...{ root, watch: false, bail: 1, maxWorkers: 1, reporters: [reporter], testTimeout: 60_000, hookTimeout: 60_000 },
    // In the order in which they are asked for: the nearest test notices most bugs.
    sequence: {
      sequencer: class extends BaseSequencer {
        override sort = async (files: TestSpecification[]) => files;
      },
    },
  },
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
    failures = [];
    const { unhandledErrors } = await vitest.runTestSpecifications(specifications, false);
    if (unhandledErrors.length > 0 && failures.length === 0) failures.push(`unhandled ${String(unhandledErrors[0])}`);
    return { failed: failures[0] };
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
