import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { type House, openHouse } from '../house.ts';
import type { Measure } from '../measure.ts';
import type { Call } from '../meter.ts';
import { atMost, figure } from '../result.ts';
import { after, bedVacated, enqueue, morning, register } from '../town.ts';

const people = 64;

/** The items that a transaction writes, by their sort keys. */
const itemsOf = ({ input }: Call): string[] =>
  ((input as TransactWriteItemsCommandInput).TransactItems ?? []).map(({ Put, Update, Delete }) =>
    String((Put?.Item ?? Update?.Key ?? Delete?.Key)?.sk?.S),
  );

const isCounter = (sk: string): boolean => /^R(#|$)/.test(sk);

/** Wakes advance-queue, as every join and every vacancy does. */
const advance = (house: House, organizationId: string, at: string) =>
  house.deliver('advance-queue', { source: 'kezek', type: 'QueueJoined', detail: { organizationId }, at });

/** People join a queue one after the other over days, and are offered places one after the other: what it takes to keep the ranks. */
export const line: Measure = {
  name: 'line',
  run: async (bench) => {
    const house = await openHouse(bench);
    const organizationId = await register(house, people);
    const calls = await house.meter.during(async () => {
      for (let person = 1; person <= people; person += 1) {
        // Two a day: so few of one day stand together that hardly two moves fall on one counter.
        const at = after(morning, person * 43_200);
        await enqueue(house, organizationId, person, at);
        await advance(house, organizationId, at);
      }
      for (let bed = 1; bed <= people; bed += 1) {
        const at = after(morning, (people + bed) * 43_200);
        await house.deliver('bed-vacated', bedVacated(organizationId, 1, at));
        await advance(house, organizationId, at);
      }
    });
    const transactions = calls.filter(({ command, error }) => command === 'TransactWriteItemsCommand' && !error);
    const written = transactions.map(itemsOf);
    const writes = written.filter((items) => items.includes('#PLACES')).length;
    const moves = written.filter((items) => items.some((sk) => sk.startsWith('E#'))).length;
    const folds = written.filter((items) => items.some(isCounter));
    const counted = new Map<string, number>();
    for (const sk of folds.flat().filter(isCounter)) counted.set(sk, (counted.get(sk) ?? 0) + 1);
    return [
      atMost('count', 2, {
        name: 'extra item writes that keep the rank, per join or leave',
        // The places that a fold writes are extra, too.
        value: folds.flat().length / moves,
        unit: `${folds.flat().length} ÷ ${moves}`,
      }),
      atMost('count', 1 / 16, {
        name: 'share of a queue’s writes that the counter written most is in',
        value: Math.max(...counted.values()) / writes,
        unit: `${Math.max(...counted.values())} ÷ ${writes}`,
      }),
      figure('folds', folds.length, 'transactions'),
    ];
  },
};
