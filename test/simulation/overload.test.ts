import { expect, test } from 'vitest';
import { quietTown } from './town.ts';
import type { Wiring } from './wiring.ts';
import { testWiring } from './wiring-of-test.ts';

const organizations = 20;
const inEach = 4;
const seconds = 1000;

/** So many calls a second the database takes: more than all the pollers that the stacks allow can make, by measure. */
const limit = 2_500;

/** The stacks without their bound on how many batches of a queue are handled at once. */
const unbounded = (wiring: Wiring): Wiring => ({
  ...wiring,
  queues: wiring.queues.map((queue) => ({
    ...queue,
    ...(queue.consumer && { consumer: { ...queue.consumer, atOnce: 100 } }),
  })),
});

/** A town that waits for renewals, and what is known of them. */
const waitingTown = async (wiring: Wiring) => {
  const town = quietTown(wiring, organizations * inEach, limit);
  const { region } = town;
  const people: string[] = [];
  for (let house = 0; house < organizations; house += 1) {
    const organizationId = await town.register();
    for (let place = 1; place <= inEach; place += 1)
      people.push(await town.queue(house * inEach + place, organizationId));
  }
  await town.settled();
  let sent = 0;
  const send = (count: number) => {
    for (const last = sent + count; sent < last; sent += 1)
      town.tell('IspRenewed', {
        eventId: `renewed-${sent}`,
        applicationId: people[sent % people.length],
        ...{ number: `${sent}-ж`, settings: ['inpatient'], validTo: '2025-09-01' },
      });
  };
  const done = () => {
    let count = 0;
    for (const { entity } of region.database.items(wiring.queueTable)) if (entity?.S === 'seen') count += 1;
    return count;
  };
  return { ...town, send, done, sent: () => sent };
};

/** A load of so many a second, for so long, in virtual time; how much of it was done by its end. */
const load = async (town: Awaited<ReturnType<typeof waitingTown>>, perSecond: number, milliseconds: number) => {
  const [before, step] = [town.done(), 100];
  for (let passed = 0; passed < milliseconds; passed += step) {
    town.send(Math.round((perSecond * step) / seconds));
    await town.pass(step);
  }
  return town.done() - before;
};

/** What is done in a second when there is more than enough to do. */
const capacityOf = async (wiring: Wiring): Promise<number> => {
  const town = await waitingTown(wiring);
  town.send(400);
  await town.pass(2 * seconds);
  return town.done() / 2;
};

/** So many calls each of these messages takes, with all that follows from it, when they come at this pace. */
const callsEach = async (town: Awaited<ReturnType<typeof waitingTown>>, perSecond: number, milliseconds: number) => {
  const [calls, sent] = [town.region.calls, town.sent()];
  const done = await load(town, perSecond, milliseconds);
  await town.settled();
  return { done, calls: (town.region.calls - calls) / (town.sent() - sent) };
};

test('ten times the load: work goes on at nine tenths of capacity or more, hardly anything is tried twice, and all is done in the end', {
  timeout: 400_000,
}, async () => {
  const wiring = testWiring();
  const capacity = await capacityOf(wiring);
  const milliseconds = 3 * seconds;
  const calm = await callsEach(await waitingTown(wiring), capacity / 5, milliseconds);
  const town = await waitingTown(wiring);
  const { done, calls } = await callsEach(town, 10 * capacity, milliseconds);
  const figures = {
    capacity,
    doneOfCapacity: done / ((capacity * milliseconds) / seconds),
    triesPerMessage: town.region.triesPerMessage,
    callsOfCalm: calls / calm.calls,
    throttled: town.region.throttled,
    sent: town.sent(),
    recovered: town.done(),
  };
  console.info(JSON.stringify(figures));
  expect(capacity).toBeGreaterThan(20);
  expect(figures.doneOfCapacity).toBeGreaterThanOrEqual(0.9);
  expect(figures.triesPerMessage).toBeLessThanOrEqual(1.1);
  // What is tried again within a function is a call more.
  expect(figures.callsOfCalm).toBeLessThanOrEqual(1.1);
  expect(figures.recovered).toBe(figures.sent);
  expect(town.region.deadOf('isp-renewed')).toStrictEqual([]);
  expect(town.found).toStrictEqual([]);
});

test('without the bound of the stacks the same load would be refused by the database and tried again and again', {
  timeout: 400_000,
}, async () => {
  const town = await waitingTown(unbounded(testWiring()));
  await load(town, 1_000, 2 * seconds);
  await town.pass(600 * seconds);
  const { throttled, triesPerMessage } = town.region;
  console.info(JSON.stringify({ throttled, triesPerMessage }));
  expect(throttled).toBeGreaterThan(1_000);
  expect(triesPerMessage).toBeGreaterThan(1.1);
});
