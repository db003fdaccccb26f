import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants of the core are run against: those of the core, and that `docs/law.md` is what the law prints. Left
 * out are the histories, twenty seconds a mutant, and the test that reads the sources as text, which here are instrumented.
 */
export default defineConfig({
  resolve: { alias: [{ find: './lazily.ts', replacement: fileURLToPath(new URL('lazily.ts', import.meta.url)) }] },
  test: {
    include: ['test/domain/**/*.test.ts', 'test/docs/law.test.ts'],
    exclude: ['test/domain/histories.test.ts', 'test/domain/law/explanations/refusal-codes.test.ts'],
    setupFiles: ['test/mutation/seed.ts'],
    // The core keeps no state between tests, so one worker can run them all: eight times as fast.
    isolate: false,
  },
});
