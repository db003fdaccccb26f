import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { type House, openHouse } from '../house.ts';
import type { Bench, Measure } from '../measure.ts';
import type { Call } from '../meter.ts';
import { crowdOf, enqueueCrowd, storeOf } from '../queue.ts';
import { atMost, figure } from '../result.ts';
import { after, bedVacated, department, enqueue, morning, register } from '../town.ts';

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

/** The transactions among requests, by the items that each writes. */
const writtenBy = (calls: readonly Call[]): string[][] =>
  calls.filter(({ command, error }) => command === 'TransactWriteItemsCommand' && !error).map(itemsOf);

const foldsIn = (written: readonly string[][]): string[][] => written.filter((items) => items.some(isCounter));

/** People join a queue one after the other over days, and are offered places one after the other. */
const inTurn = async (bench: Bench): Promise<Call[]> => {
  const house = await openHouse(bench);
  const organizationId = await register(house, people);
  return house.meter.during(async () => {
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
};

/** Of a line of ten years and every class, some leave who stand anywhere in it: the most that a move can ask of the counters. */
const scattered = async (bench: Bench): Promise<Call[]> => {
  const house = await openHouse(bench);
  const organizationId = await register(house, people);
  const organization = await storeOf(house).organization(organizationId);
  if (!organization) throw new Error('There is no organization to leave');
  const crowd = crowdOf(organizationId, 2_000);
  const leaving = crowd.filter((_, place) => place % Math.floor(crowd.length / (2 * people)) === 0);
  await enqueueCrowd(house, organization, crowd, leaving);
  // They stand in the order of the line, and leave in that of their numbers, which is none.
  leaving.sort((one, other) => (one.applicationId < other.applicationId ? -1 : 1));
  return house.meter.during(async () => {
    for (const [second, { applicationId }] of leaving.entries()) {
      const at = after(morning, second);
      await house.ask(department, 'POST', `/v1/applications/${applicationId}/withdrawal`, at, {});
      await advance(house, organizationId, at);
    }
  });
};

/** What it takes to keep the ranks: where people come and go in turn, and where they leave from anywhere in a long line. */
export const line: Measure = {
  name: 'line',
  run: async (bench) => {
    const written = writtenBy(await inTurn(bench));
    const writes = written.filter((items) => items.includes('#PLACES')).length;
    const moves = written.filter((items) => items.some((sk) => sk.startsWith('E#'))).length;
    const folds = foldsIn(written);
    const counted = new Map<string, number>();
    for (const sk of folds.flat().filter(isCounter)) counted.set(sk, (counted.get(sk) ?? 0) + 1);
    const left = writtenBy(await scattered(bench));
    const leaves = left.filter((items) => items.some((sk) => /^[EX]#/.test(sk))).length;
    const foldsOfLeaves = foldsIn(left);
    return [
      atMost('count', 2, {
        name: 'extra item writes that keep the rank, per join or leave',
        // The places that a fold writes are extra, too.
        value: folds.flat().length / moves,
        unit: `${folds.flat().length} ÷ ${moves}`,
      }),
      atMost('count', 2, {
        name: '  of who leave from anywhere in a line of ten years',
        value: foldsOfLeaves.flat().length / leaves,
        unit: `${foldsOfLeaves.flat().length} ÷ ${leaves}`,
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
