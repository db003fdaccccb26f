import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Looked, look } from './explore/look.ts';
import { heedless } from './explore/planted.ts';
import { expiry, message, scenarios, twoBeds } from './explore/scenarios.ts';
import { captured } from './logs.ts';
import { type Wiring, wiringOf } from './wiring.ts';

/** Milliseconds; the longest takes seconds where nothing else runs. */
const timeout = 240_000;

let wiring: Wiring;
const total = { situations: 0, steps: 0 };

beforeAll(() => {
  const assembly = inject('assembly');
  if ('error' in assembly) throw new Error(assembly.error);
  wiring = wiringOf(assembly.dir);
});

afterAll(() => console.info(`${total.situations} situations and ${total.steps} steps in all.`));

const quietly = (run: () => Promise<Looked>): Promise<Looked> => captured(() => undefined, run);

describe('three people, two places, two workers, everything twice: every order of the calls to the store', () => {
  test.each(scenarios)('$name', { timeout }, async (scenario) => {
    const looked = await quietly(() => look(wiring, scenario));
    const { situations, steps, farthest, refused, endings, hopeless, outcomes, violations } = looked;
    console.info(
      `${scenario.name}: ${situations} situations, the farthest ${farthest} steps away, ${steps} steps, ` +
        `${refused} writes refused, ${endings} endings, ${violations.length} violations`,
    );
    total.situations += situations;
    total.steps += steps;
    expect(violations).toStrictEqual([]);
    expect(hopeless).toBe(0);
    expect(outcomes).toStrictEqual(scenario.outcomes);
    // They did come in each other's way, and in more ways than one.
    expect(refused).toBeGreaterThan(0);
    expect(steps).toBeGreaterThan(farthest);
  });
});

describe('a store that puts something there whatever the condition is found out', () => {
  test.each([
    { of: ['places'], scenario: twoBeds, norm: 'QUE-1' },
    { of: ['application', 'fact'], scenario: expiry, norm: 'QUE-7' },
    { of: ['notice'], scenario: message, norm: 'SMS-1' },
  ])('$norm · $of', { timeout }, async ({ of, scenario, norm }) => {
    const { violations } = await quietly(() => look(wiring, { ...scenario, deaths: 0 }, heedless(...of)));
    const [shortest] = violations;
    console.info(`${shortest?.rule}:\n  ${shortest?.way.join('\n  ')}`);
    expect(shortest?.rule).toMatch(new RegExp(`^${norm} · `));
  });
});
