import { defineConfig } from 'vitest/config';

// TEST_REPORT names a file for the machine-readable result beside what a person reads.
const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    testTimeout: 180_000,
    env: { TZ: 'UTC' },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
