import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
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

const commandOf: Record<string, (input: never) => unknown> = {
  TransactWriteItemsCommand: (input) => new TransactWriteItemsCommand(input),
  GetItemCommand: (input) => new GetItemCommand(input),
  BatchGetItemCommand: (input) => new BatchGetItemCommand(input),
  QueryCommand: (input) => new QueryCommand(input),
};

const transactionsIn = (calls: readonly Call[]): Call[] =>
  calls.filter(({ command, error }) => command === 'TransactWriteItemsCommand' && !error);

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await run();
  return performance.now() - from;
};

/** The same requests again, with nothing around them: what was sent at once is sent at once. */
const replay = async (client: DynamoDBClient, sent: readonly Call[]): Promise<void> => {
  let atOnce: { until: number; answer: Promise<unknown> }[] = [];
  for (const { command, input, from, until } of sent) {
    const again = commandOf[command];
    if (!again) throw new Error(`Nobody knows how to send a ${command} again`);
    await Promise.all(atOnce.filter((other) => other.until <= from).map(({ answer }) => answer));
    atOnce = atOnce.filter((other) => other.until > from);
    atOnce.push({ until, answer: client.send(again(input as never) as never) });
  }
  await Promise.all(atOnce.map(({ answer }) => answer));
};

/** Whole lifecycles through the handlers beside the same transactions with nothing around them, in turns. */
export const share: Measure = {
  name: 'lifecycle',
  run: async (bench) => {
    const [rounds, each] = bench.quick ? [3, 8] : [9, 20];
    const shares: { whole: number; reads: number }[] = [];
    const counted = { requests: 0, transactions: 0 };
    // The first round warms up Java and V8.
    for (let round = 0; round <= rounds; round += 1) {
      const [house, again, both] = [await openHouse(bench), await openHouse(bench), await openHouse(bench)];
      const setUp = await house.meter.during(() => register(house, each + 1));
      for (const copy of [again, both]) await replay(copy.raw, transactionsIn(setUp));
      const [registered] = await house.published(setUp);
      const { organizationId } = (registered?.detail ?? {}) as { organizationId: string };
      const first = house.meter.calls.length;
      const whole = await timed(() => live(house, organizationId, each));
      const calls = house.meter.calls.slice(first).filter(({ error }) => !error);
      const alone = await timed(() => replay(again.raw, transactionsIn(calls)));
      const requests = await timed(() => replay(both.raw, calls));
      if (round === 0) continue;
      shares.push({ whole: alone / whole, reads: alone / requests });
      counted.requests += calls.length / each;
      counted.transactions += transactionsIn(calls).length / each;
    }
    return [
      atLeast('time', 0.8, {
        name: 'whole lifecycles a second ÷ the same transactions alone',
        value: median(shares.map((one) => one.whole)),
        unit: 'share',
      }),
      figure(
        '  the same requests alone, reads among them ÷ the transactions alone',
        median(shares.map((one) => one.reads)),
        'share',
      ),
      figure('  requests of a lifecycle', counted.requests / shares.length, 'requests'),
      figure('  transactions among them', counted.transactions / shares.length, 'requests'),
    ];
  },
};
