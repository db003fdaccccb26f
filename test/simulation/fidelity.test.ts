import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asked, filling } from './dynamodb/fidelity/commands.ts';
import type { Asked } from './dynamodb/fidelity/expressions.ts';
import { createMirror, type Mirror, tally } from './dynamodb/fidelity/mirror.ts';

const seed = 20250310;

/** Asks, and asks on from where each answer ends. What is refused has been compared. */
const follow = async ({ ask }: Mirror, { command, input, pages = 1 }: Asked): Promise<void> => {
  let start: unknown;
  for (let page = 0; page < pages; page += 1) {
    const from = start ? { ExclusiveStartKey: start } : {};
    const answer = await ask(command, { ...input, ...from }).catch((error: unknown) => {
      if (error instanceof Error && (error as { $fault?: string }).$fault === 'client') return {};
      throw error;
    });
    start = (answer as { LastEvaluatedKey?: unknown }).LastEvaluatedKey;
    if (!start) return;
  }
};

test('what any command answers', { timeout: 120_000 }, async () => {
  const from = Date.now();
  await fc.assert(
    fc.asyncProperty(filling, fc.array(asked, { minLength: 1, maxLength: 150, size: 'max' }), async (first, all) => {
      const mirror = await createMirror();
      for (const one of [first, ...all]) await follow(mirror, one);
    }),
    { numRuns: 20, seed, ...(process.env.DEV && { endOnFailure: true }) },
  );
  console.log(tally, Date.now() - from);
  expect(tally.commands).toBeGreaterThan(1);
});
