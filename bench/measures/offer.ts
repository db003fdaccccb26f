import { isDeepStrictEqual } from 'node:util';
import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as keys from '../../functions/shared/store/keys.ts';
import { contentOf, itemWritesOf, openHouse } from '../house.ts';
import type { Bench, Measure } from '../measure.ts';
import { load } from '../queue.ts';
import { atMost, figure } from '../result.ts';
import { after, bedVacated, carry, enqueue, morning, register } from '../town.ts';
import { indexUnits, transactedUnits } from '../units.ts';

/** Each item costs two at least: a bed, an entry and an event make six. */
const floor = 3 * 2;

/** A bed that falls vacant, with several in the queue for it. */
const vacate = async (bench: Bench) => {
  const house = await openHouse(bench);
  const organizationId = await register(house, 40);
  const line: string[] = [];
  for (let person = 1; person <= 8; person += 1)
    await carry(
      house,
      await house.meter.during(async () => {
        line.push(await enqueue(house, organizationId, person, after(morning, person)));
      }),
    );
  const at = after(morning, 86_400);
  const told = await house.meter.during(() => house.deliver('bed-vacated', bedVacated(organizationId, 1, at)));
  const [vacated] = await house.published(told);
  if (!vacated) throw new Error('No bed fell vacant');
  const { type, detail } = vacated;
  return { house, line, told, advance: () => house.deliver('advance-queue', { source: 'kezek', type, detail, at }) };
};

/**
 * One vacated bed, offered to the first of several in the queue: from the fact that it is vacant to the transaction that holds the
 * offer, and whatever the function does after it.
 */
export const offerOne = async (bench: Bench) => {
  const { house, told, advance } = await vacate(bench);
  const before = await contentOf(house.raw, house.queueTable);
  const calls = await house.meter.during(advance);
  const content = await contentOf(house.raw, house.queueTable);
  return { told, calls, before, content };
};

/** Whether an offer whose event cannot be recorded leaves nothing behind; its place in the timeline is taken. */
export const leavesNothing = async (bench: Bench): Promise<boolean> => {
  const { house, line, advance } = await vacate(bench);
  const [first = ''] = line;
  const version =
    1 +
    [...(await contentOf(house.raw, house.queueTable)).keys()].filter((key) => key.startsWith(`APP#${first} F#`))
      .length;
  await load(house.raw, house.queueTable, [
    marshall({ ...keys.factKey({ applicationId: first }, version), taken: true }),
  ]);
  const before = await contentOf(house.raw, house.queueTable);
  const failed = await advance().then(
    () => false,
    () => true,
  );
  return failed && isDeepStrictEqual(await contentOf(house.raw, house.queueTable), before);
};

/** What an offer costs. */
export const offer: Measure = {
  name: 'offer',
  run: async (bench) => {
    const { told, calls, before, content } = await offerOne(bench);
    const [transaction, ...others] = calls.filter(({ command }) => command === 'TransactWriteItemsCommand');
    if (!transaction || others.length > 0) throw new Error('An offer is one transaction');
    const writes = itemWritesOf(transaction.input as TransactWriteItemsCommandInput, before, content);
    const units = writes.reduce((sum, write) => sum + transactedUnits(write), 0);
    const indexes = writes.reduce((sum, write) => sum + indexUnits(write), 0);
    return [
      atMost('count', 2, { name: 'offer: round trips to decide and record it', value: calls.length, unit: 'requests' }),
      atMost('count', 1.34, {
        name: 'offer: write units ÷ floor of bed, entry and event',
        value: units / floor,
        unit: `${units} ÷ ${floor}`,
      }),
      figure('offer: items written', writes.length, 'items'),
      figure('offer: write units of the two indexes besides', indexes, 'units'),
      figure('offer: round trips to record the vacancy before it', told.length, 'requests'),
    ];
  },
};
