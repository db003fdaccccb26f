import { expect, test } from 'vitest';
import { live } from './episode.ts';
import { faultKinds } from './faults.ts';
import { shrink } from './shrink.ts';
import { plansOf, simulateSeed, Tally, yearsOf } from './simulate.ts';
import { testWiring } from './wiring-of-test.ts';

const wiring = testWiring();

test('the same seed gives the same history, another one another', async () => {
  const [once, again, other] = [
    await simulateSeed(wiring, 7, 0.1),
    await simulateSeed(wiring, 7, 0.1),
    await simulateSeed(wiring, 8, 0.1),
  ];
  expect(once).toStrictEqual(again);
  expect(other.traceHash).not.toBe(once.traceHash);
});

test('in some worlds, all that may go wrong does, and everything holds', { timeout: 300_000 }, async () => {
  const seeds = 8;
  const tally = new Tally(1);
  for (let seed = seeds; seed > 0; seed -= 1) tally.add(await simulateSeed(wiring, seed, 0.25));
  const { violations, faults, sums } = tally;
  console.info(`${seeds} seeds: ${JSON.stringify({ ...sums, faults })}`);
  expect(violations).toStrictEqual([]);
  expect(faultKinds.filter((kind) => faults[kind] === 0)).toStrictEqual([]);
  expect(faultKinds.length).toBeGreaterThanOrEqual(16);
});

test('a year of two organizations, one after the other and in one go, are worlds of a year at most', () => {
  expect(plansOf(1, 2)).toStrictEqual([{ seed: 1, organizations: 2, days: 365 }]);
  expect(plansOf(1, 3).map(({ seed, days }) => [seed, days])).toStrictEqual([
    [1, 365],
    [100_001, 183],
  ]);
});

test('of many seeds some live long, and all together as long as was asked', () => {
  const yearsOfOne = yearsOf({ seed: 1, seeds: 1000, years: 100 });
  const all = Array.from({ length: 1000 }, (_, place) => yearsOfOne(place + 1));
  expect(all.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100);
  expect(Math.max(...all)).toBeCloseTo(2);
  expect(yearsOf({ seed: 7, seeds: 1, years: 3 })(7)).toBeCloseTo(3);
});

test('what is left out of a history changes nothing in what is left in it', async () => {
  const plan = { seed: 3, organizations: 2, days: 20 };
  const whole = await live(wiring, plan);
  const { acts, faultLog: faults } = whole;
  expect((await live(wiring, { ...plan, only: { acts, faults } })).traceHash).toBe(whole.traceHash);
  const without = await live(wiring, { ...plan, only: { acts: acts.slice(0, 3), faults: [] } });
  expect(without.acts).toStrictEqual(acts.slice(0, 3));
  expect(without.faultLog).toStrictEqual([]);
});

test('where nobody hears of a vacated bed the simulation finds it, and shrinks the history to what it takes', {
  timeout: 300_000,
}, async () => {
  const deaf = wiring.queues.find(({ consumer }) => consumer?.name === 'advance-queue')?.arn ?? '';
  const rules = wiring.rules.filter(({ queues }) => !queues.includes(deaf));
  expect(rules.length).toBe(wiring.rules.length - 1);
  const plan = { seed: 9, organizations: 2, days: 15 };
  const broken = await live({ ...wiring, rules }, plan);
  expect(broken.violation?.rule).toMatch(/nobody waits for a place that is free/);
  const smallest = await shrink({ ...wiring, rules }, broken, 150);
  const { acts = [], faults = [] } = smallest.only ?? {};
  console.info(
    `Of ${broken.acts.length} acts and ${broken.faultLog.length} faults it takes ${acts.length} and ${faults.length}.`,
  );
  expect(faults.length).toBe(0);
  expect(acts.length).toBeLessThan(broken.acts.length / 3);
  expect((await live({ ...wiring, rules }, smallest)).violation?.rule).toBe(broken.violation?.rule);
  expect((await live(wiring, smallest)).violation).toBeUndefined();
});
