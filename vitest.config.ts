import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/dynamodb-local.ts'],
    // A machine that does other things besides may be slow; nothing is measured by it.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // One more than the cores: what a test waits for is often a pause of the SDK, or the database.
    maxWorkers: 3,
  },
});
