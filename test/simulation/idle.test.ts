import { expect, test } from 'vitest';
import type { FunctionName } from '../../infra/functions.ts';
import { live } from './episode.ts';
import { testWiring } from './wiring-of-test.ts';

/** Lives through a calm world in which the clock wakes no such function, or none at all. */
const found = async (seed: number, asleep?: FunctionName): Promise<string | undefined> => {
  const wiring = testWiring();
  const schedules = wiring.schedules.filter(({ wakes }) => asleep !== undefined && wakes !== asleep);
  const { violation } = await live({ ...wiring, schedules }, { seed, organizations: 2, days: 60 });
  return violation?.rule;
};

test('a world in which no schedule wakes anything is no calm one', async () => {
  expect(await found(39)).toMatch(/^(NOT-2|MON-3|SMS-4|ARR-6|CHO-2|QUE-7) · /);
});

test.each<[FunctionName, number, string]>([
  ['release-no-shows', 4, 'ARR-6 · a term to arrive that has ended is acted on'],
  ['expire-programmes', 27, 'QUE-7 · nobody waits unblocked under a programme that has run out'],
  ['remind', 27, 'SMS-4 · whose programme is about to end is reminded'],
  ['report-overdue', 1, 'MON-3 · an office is told of what it has not done in time'],
  ['send-waiting-sms', 1, 'NOT-2 · no message waits for ever'],
])('what %s has to do is missed when it sleeps', async (asleep, seed, rule) => {
  expect(await found(seed, asleep)).toBe(rule);
});
