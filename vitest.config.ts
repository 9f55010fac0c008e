import { defineConfig } from 'vitest/config';

// TEST_REPORT names a file for the machine-readable result beside what a person reads.
const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
    // No test file changes what another one sees: modules, globals and the environment are left as they were. So each process loads
    // the source once; for each file anew that would take longer than most of the tests.
    isolate: false,
    // All cores: the process that hands out the files has little else to do. By default one core is left to it.
    maxWorkers: '100%',
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
