import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './episode.ts';

/** Where the histories are kept that were found to break a rule; each is a test from then on. */
const folder = join(import.meta.dirname, 'found');

const source = (plan: Plan, rule: string): string => `import { expect, test } from 'vitest';
import { live } from '../episode.ts';
import { testWiring } from '../wiring-of-test.ts';

test(${JSON.stringify(`seed ${plan.seed} · ${rule}`)}, async () => {
  const { violation } = await live(testWiring(), ${JSON.stringify(plan)});
  expect(violation).toBeUndefined();
});
`;

/** Writes a history that breaks a rule as a test that fails until it does not; answers the file. */
export const writeFound = (plan: Plan, rule: string): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${plan.seed}.test.ts`);
  writeFileSync(file, source(plan, rule));
  return file;
};
