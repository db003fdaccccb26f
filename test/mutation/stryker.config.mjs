/**
 * Mutation testing of the core: every condition, comparison, constant and sentence of `domain/` is changed, one at a
 * time, and the tests that reach it must fail. Nothing is excluded: no kind of mutant, no file, no line.
 */
export default {
  mutate: ['domain/**/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  // What the tests of the core read, and no `tsconfig.json`: Stryker would rewrite it with TypeScript's former compiler API.
  ignorePatterns: [
    '**',
    ...['domain/**', 'events/**', 'docs/law/**', 'docs/law.md', 'package.json'].map((path) => `!/${path}`),
    ...['docs', 'domain', 'mutation', 'support'].map((room) => `!/test/${room}/**`),
  ],
  tempDirName: 'build/mutation/sandbox',
  incremental: true,
  incrementalFile: 'build/mutation/incremental.json',
  // A busy machine is no endless loop; those are found by the number of rounds.
  timeoutMS: 60_000,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: 'build/mutation/report.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
