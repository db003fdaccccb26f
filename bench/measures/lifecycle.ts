import { TransactWriteItemsCommand, type TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { type House, openHouse } from '../house.ts';
import type { Measure } from '../measure.ts';
import type { Call } from '../meter.ts';
import { atLeast, figure, median } from '../result.ts';
import { admit, after, bedVacated, carry, enqueue, morning, organization, register } from '../town.ts';

/**
 * Whole lives one after the other, from the filing to the end of the stay, with everything that follows from them: messages, the
 * journal, the next in line. The bed that one leaves is the next one's.
 */
const live = async (house: House, organizationId: string, lives: number): Promise<void> => {
  const follow = async <T>(run: () => Promise<T>): Promise<T> => {
    let done: T | undefined;
    const calls = await house.meter.during(async () => {
      done = await run();
    });
    await carry(house, calls);
    return done as T;
  };
  const leave = (stayId: string, at: string) =>
    house.ask(organization(organizationId), 'POST', `/v1/stays/${stayId}/discharge`, at, {
      ground: 'request',
      order: { number: '14', date: at.slice(0, 10) },
    });
  let stay: string | undefined;
  for (let person = 1; person <= lives; person += 1) {
    const at = (seconds: number) => after(morning, person * 100 + seconds);
    const applicationId = await follow(() => enqueue(house, organizationId, person, at(1)));
    const before = stay;
    await follow(() =>
      before
        ? leave(before, at(2)).then(() => undefined)
        : house.deliver('bed-vacated', bedVacated(organizationId, 1, at(2))),
    );
    stay = (await follow(() => admit(house, organizationId, applicationId, at(3)))).stayId;
  }
};

const transactionsOf = (calls: readonly Call[]): TransactWriteItemsCommandInput[] =>
  calls
    .filter(({ command, error }) => command.startsWith('TransactWrite') && !error)
    .map(({ input }) => input as TransactWriteItemsCommandInput);

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await run();
  return performance.now() - from;
};

/** Whole lifecycles through the handlers beside the same transactions with nothing around them, in turns. */
export const share: Measure = {
  name: 'lifecycle',
  run: async (bench) => {
    const [rounds, each, warm] = bench.quick ? [3, 4, 4] : [9, 10, 20];
    const shares: number[] = [];
    const counted = { requests: 0, transactions: 0, lives: 0 };
    for (let round = 0; round <= rounds; round += 1) {
      const house = await openHouse(bench);
      const again = await openHouse(bench);
      const lives = round === 0 ? warm : each;
      const setUp = await house.meter.during(() => register(house, lives + 1));
      const first = house.meter.calls.length;
      const organizationId = String(
        transactionsOf(setUp)[0]?.TransactItems?.find(({ Put }) => Put?.Item?.entity?.S === 'fact')?.Put?.Item?.subject
          ?.S,
      );
      const whole = await timed(async () => {
        await live(house, organizationId, lives);
      });
      const calls = house.meter.calls.slice(first);
      for (const transaction of transactionsOf(setUp)) await again.raw.send(new TransactWriteItemsCommand(transaction));
      const transactions = transactionsOf(calls);
      const alone = await timed(async () => {
        for (const transaction of transactions) await again.raw.send(new TransactWriteItemsCommand(transaction));
      });
      // The first round warms up Java and V8.
      if (round === 0) continue;
      shares.push(alone / whole);
      counted.requests += calls.length;
      counted.transactions += transactions.length;
      counted.lives += lives;
    }
    return [
      atLeast('time', 0.8, {
        name: 'whole lifecycles a second ÷ the same transactions alone',
        value: median(shares),
        unit: 'share',
      }),
      figure('lifecycle: requests', counted.requests / counted.lives, 'requests'),
      figure('lifecycle: transactions among them', counted.transactions / counted.lives, 'requests'),
    ];
  },
};
