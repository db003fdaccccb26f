import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** In the order of their paths: the first that fails is the same every time. */
class ByPath extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1));
  }
}

/** The tests as they are, in a sandbox: one process that can be stopped, and the database and the assembly of the command. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    provide: JSON.parse(process.env.KEZEK_PROVIDED ?? '{}'),
    sequence: { sequencer: ByPath },
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    cache: false,
    fsModuleCache: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
