import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asked, filling } from './dynamodb/fidelity/commands.ts';
import { differences } from './dynamodb/fidelity/differences.ts';
import type { Asked } from './dynamodb/fidelity/expressions.ts';
import { invalid } from './dynamodb/fidelity/invalid.ts';
import { large, nearLimits } from './dynamodb/fidelity/large.ts';
import { createMirror, isRefusal, type Mirror, tally } from './dynamodb/fidelity/mirror.ts';
import { storeAct, storeOn } from './dynamodb/fidelity/store-acts.ts';

const seed = 20250310;

/** Asks, and asks on from where each answer ends. What is refused has been compared. */
const follow = async ({ ask }: Mirror, { command, input, pages = 1 }: Asked): Promise<void> => {
  let from = {};
  for (let page = 0; page < pages; page += 1) {
    const answer: { LastEvaluatedKey?: object } = await ask(command, { ...input, ...from }).catch((error: unknown) => {
      if (isRefusal(error)) return {};
      throw error;
    });
    if (!answer.LastEvaluatedKey) return;
    from = { ExclusiveStartKey: answer.LastEvaluatedKey };
  }
};

/**
 * Each case on two databases that are empty, and answer everything alike. A failure is not made smaller: the command that
 * they answered differently, with both answers, says more than a shorter way to it.
 */
const onBoth = <T>(numRuns: number, cases: fc.Arbitrary<T>, run: (mirror: Mirror, one: T) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(cases, async (one) => run(await createMirror(), one)),
    { numRuns, seed, endOnFailure: true },
  );

const followAll = async (mirror: Mirror, all: readonly Asked[]): Promise<void> => {
  for (const one of all) await follow(mirror, one);
};

describe('the simulated DynamoDB', () => {
  test('answers as DynamoDB Local does, 5,000 times and more', { timeout: 300_000 }, async () => {
    await onBoth(1, fc.constant(invalid), followAll);
    expect(tally.commands).toBe(
      tally.endings.invalid + tally.endings['no such table'] + tally.endings['impossible write'],
    );
    const some = fc.tuple(filling, fc.array(asked, { minLength: 150, maxLength: 200 }));
    await onBoth(15, some, (mirror, [first, all]) => followAll(mirror, [first, ...all]));
    await onBoth(8, fc.array(storeAct, { minLength: 100, maxLength: 150 }), async (mirror, acts) => {
      const act = storeOn(mirror);
      for (const one of acts) await act(one);
    });
    await onBoth(1, large, (mirror, one) => followAll(mirror, nearLimits(one)));
    console.log(JSON.stringify({ fidelity: { seed, ...tally } }));
    expect(tally.commands).toBeGreaterThanOrEqual(5000);
    const met = { ...tally.endings, ...tally.differences };
    expect(Object.entries(met).filter(([, count]) => count === 0)).toStrictEqual([]);
  });
});

describe('what DynamoDB Local does otherwise than AWS documents', () => {
  test.each(differences)('$name · $local; documented: $documented', ({ shown }) => shown());
});
