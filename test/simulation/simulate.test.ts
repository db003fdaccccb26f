import { expect, test } from 'vitest';
import { live } from './episode.ts';
import { faultKinds } from './faults.ts';
import { plansOf, simulateSeed, Tally } from './simulate.ts';
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
  const seeds = 24;
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

test('what is left out of a history changes nothing in what is left in it', async () => {
  const plan = { seed: 3, organizations: 2, days: 20 };
  const whole = await live(wiring, plan);
  const { acts, faultLog: faults } = whole;
  expect((await live(wiring, { ...plan, only: { acts, faults } })).traceHash).toBe(whole.traceHash);
  const without = await live(wiring, { ...plan, only: { acts: acts.slice(0, 3), faults: [] } });
  expect(without.acts).toStrictEqual(acts.slice(0, 3));
  expect(without.faultLog).toStrictEqual([]);
});
