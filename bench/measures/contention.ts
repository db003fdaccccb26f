import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { type House, openHouse, type Told } from '../house.ts';
import type { Measure } from '../measure.ts';
import type { Call } from '../meter.ts';
import { atMost, figure } from '../result.ts';
import { after, enqueue, morning, organization, register } from '../town.ts';

const beds = 64;
const waiting = 80;

/** The facts of a type that a transaction would write. */
const factsOf = ({ command, input }: Call, type: string): string[] =>
  command !== 'TransactWriteItemsCommand'
    ? []
    : ((input as TransactWriteItemsCommandInput).TransactItems ?? []).flatMap(({ Put }) =>
        Put?.Item?.fact?.M?.type?.S === type ? [String(Put.Item.subject?.S)] : [],
      );

/** Hands the facts to advance-queue as its queue does: so many in a batch, so many batches at once. */
const advancing = (house: House) => {
  const consumer = house.wiring.queues.find((queue) => queue.consumer?.name === 'advance-queue')?.consumer;
  if (!consumer) throw new Error('Nothing wakes advance-queue');
  const waiting: Told[] = [];
  let told = false;
  const worker = async () => {
    while (!told || waiting.length > 0) {
      const batch = waiting.splice(0, consumer.batch);
      if (batch.length > 0) await house.deliver('advance-queue', ...batch);
      else await new Promise(setImmediate);
    }
  };
  const workers = Promise.all(Array.from({ length: consumer.atOnce ?? 1 }, worker));
  return {
    tell: (fact: Told) => void waiting.push(fact),
    done: () => {
      told = true;
      return workers;
    },
  };
};

/** Sixty-four callers post a vacated bed each to one queue, all at once, while the queue is being advanced. */
export const contention: Measure = {
  name: 'contention',
  run: async (bench) => {
    const house = await openHouse(bench);
    const organizationId = await register(house, beds);
    const line: string[] = [];
    for (let person = 1; person <= waiting; person += 1)
      line.push(await enqueue(house, organizationId, person, after(morning, person)));
    const at = after(morning, 86_400);
    const queue = advancing(house);
    let failed = 0;
    const path = `/v1/organizations/${organizationId}/vacancies`;
    const fact = { source: 'kezek', type: 'BedVacated', detail: { organizationId }, at };
    const calls = await house.meter.during(async () => {
      const post = () =>
        house.ask(organization(organizationId), 'POST', path, at, { count: 1 }).then(
          () => queue.tell(fact),
          () => {
            failed += 1;
          },
        );
      await Promise.all(Array.from({ length: beds }, post));
      await queue.done();
    });
    const made = calls.filter(({ error }) => !error).flatMap((call) => factsOf(call, 'PlaceOffered'));
    const attempts = calls.filter((call) => factsOf(call, 'PlaceOffered').length > 0).length;
    const posts = calls.filter((call) => factsOf(call, 'BedVacated').length > 0).length;
    const misplaced = made.filter((id, place) => id !== line[place]).length + (beds - made.length);
    return [
      atMost('count', 1.5, {
        name: `${beds} beds at once: transaction attempts per offer`,
        value: attempts / beds,
        unit: 'attempts',
      }),
      atMost('count', 0, { name: `${beds} beds at once: failed callers`, value: failed, unit: 'callers' }),
      atMost('count', 0, {
        name: `${beds} beds at once: offers out of order, twice, or missing`,
        value: misplaced,
        unit: 'offers',
      }),
      figure(`${beds} beds at once: transaction attempts per vacancy posted`, posts / beds, 'attempts'),
    ];
  },
};
