import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { sizeOf } from '../../test/simulation/dynamodb/value.ts';
import { contentOf, type House, itemWritesOf, openHouse } from '../house.ts';
import type { Measure } from '../measure.ts';
import type { Call } from '../meter.ts';
import { itemOverhead, prices } from '../prices.ts';
import { figure } from '../result.ts';
import { after, bedVacated, carry, department, enqueue, morning, register } from '../town.ts';
import { indexUnits, transactedUnits } from '../units.ts';

type Cost = { reads: number; writes: number };

const people = 8;

/** What DynamoDB is paid for something. */
const costOf = async (house: House, run: () => Promise<unknown>): Promise<{ cost: Cost; calls: Call[] }> => {
  const before = await contentOf(house.raw, house.queueTable);
  const calls = await house.meter.during(run);
  const content = await contentOf(house.raw, house.queueTable);
  const writes = calls
    .filter(({ command, error }) => command === 'TransactWriteItemsCommand' && !error)
    .flatMap(({ input }) => itemWritesOf(input as TransactWriteItemsCommandInput, before, content))
    .reduce((sum, write) => sum + transactedUnits(write) + indexUnits(write), 0);
  return { cost: { reads: calls.reduce((sum, { units }) => sum + units, 0), writes }, calls };
};

const dollars = ({ reads, writes }: Cost): number => reads * prices.readUnit + writes * prices.writeUnit;

const units = ({ reads, writes }: Cost): string => `$ (${reads} read, ${writes} write units)`;

/** What DynamoDB is paid at list prices: for an offer, for a position, and for a million people who wait for a year. */
export const price: Measure = {
  name: 'price',
  run: async (bench) => {
    const house = await openHouse(bench);
    const organizationId = await register(house, 40);
    const empty = await contentOf(house.raw, house.queueTable);
    const ids: string[] = [];
    for (let person = 1; person <= people; person += 1)
      await carry(
        house,
        await house.meter.during(async () => {
          ids.push(await enqueue(house, organizationId, person, after(morning, person)));
        }),
      );
    const content = [...(await contentOf(house.raw, house.queueTable))].filter(([name]) => !empty.has(name));
    const bytes = content.reduce((sum, [, item]) => sum + sizeOf(item) + itemOverhead, 0) / people;
    const kept = ((bytes * 1e6) / 2 ** 30) * prices.gigabyteMonth * 12;

    // Twice a year everybody is asked whether they still wait (SMS-6).
    const asking = after(morning, 200 * 86_400);
    const asked = await costOf(house, async () => {
      const calls = await house.meter.during(() => house.functions.remind({ time: asking } as never));
      await carry(house, calls);
    });
    const ofAsking = (dollars(asked.cost) / people) * 2 * 1e6;

    const position = await costOf(house, () =>
      house.ask(department, 'GET', `/v1/applications/${ids.at(-1)}/position`, asking),
    );
    await house.deliver('bed-vacated', bedVacated(organizationId, 1, asking));
    const vacated = { source: 'kezek', type: 'BedVacated', detail: { organizationId }, at: asking };
    const offered = await costOf(house, () => house.deliver('advance-queue', vacated));
    return [
      figure('price of one offer', dollars(offered.cost), units(offered.cost)),
      figure('price of one position', dollars(position.cost), units(position.cost)),
      figure('price of a million waiting for a year', kept + ofAsking, '$'),
      figure('  of it for keeping them', kept, `$ (${Math.round(bytes)} bytes each, indexes and people apart)`),
      figure('  of it for asking twice whether they still wait, without the SMS', ofAsking, '$'),
      figure('list prices', prices.asOf, `${prices.region}, on demand`),
    ];
  },
};
