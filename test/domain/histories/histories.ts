import fc from 'fast-check';
import { together, type Watch } from '../../invariants/observed.ts';
import { actNames, acts } from './acts.ts';
import { setups } from './setup.ts';
import type { Step } from './step.ts';
import { World } from './world.ts';

const sides = 60;

const throws = fc.array(fc.nat(sides - 1), { minLength: 5, maxLength: 5 });

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...actNames),
  whom: fc.nat(40),
  wild: fc.nat(6).map((die) => die === 6),
  dice: throws,
  minutes: fc.constantFrom(0, 7, 95, 600),
  settles: fc.boolean(),
});

const plain = { whom: 0, wild: false, dice: [0, 0, 0, 0, 0], minutes: 0, settles: true };

/** Somebody applies in the first organization, is granted and chooses it, in one moment with the others: ties are real. */
const applying = ([person = 0, ...dice]: readonly number[]): Step[] => [
  { ...plain, act: 'file', dice: [person, ...dice] },
  { ...plain, act: 'decide' },
  { ...plain, act: 'choose' },
];

/**
 * Histories of any length alike, since in the short ones, which fast-check prefers, hardly anybody is in service; each
 * opens with a queue.
 */
const histories: fc.Arbitrary<Step[]> = fc
  .tuple(fc.array(throws, { maxLength: 10, size: 'max' }), fc.noBias(fc.array(step, { maxLength: 160, size: 'max' })))
  .map(([queue, steps]) => [...queue.flatMap(applying), ...steps]);

/** Lets histories happen under the eyes of those who watch; what they find wrong fast-check shrinks and reports. */
export const inHistories = (
  { seed, numRuns }: { seed: number; numRuns: number },
  ...watches: readonly (() => Watch)[]
): void =>
  fc.assert(
    fc.property(setups, histories, (setup, history) => {
      const world = new World(setup, together(watches.map((watch) => watch())));
      for (const step of history) world.attempt(step, () => acts[step.act]?.(world, step));
      world.end();
    }),
    { seed, numRuns },
  );
