import { seeded } from '../../local/demo/random.ts';
import { type House, openHouse } from '../house.ts';
import type { Bench, Measure } from '../measure.ts';
import { crowdOf, crowdOfOneDay, enqueueCrowd, storeOf, type Waiting } from '../queue.ts';
import { atMost, figure, type Measured } from '../result.ts';
import { department, morning, register } from '../town.ts';

const counted = (size: number): string => size.toLocaleString('en');

type Sampled = { size: number; calls: number[]; units: number[]; wrong: number };

/** Somebody, and how many stand before them by brute force. */
type Asked = { rank: number; waiting: Waiting };

const some = (crowd: readonly Waiting[], samples: number): Asked[] => {
  const random = seeded(samples);
  const ranks = new Set<number>();
  while (ranks.size < Math.min(samples, crowd.length)) ranks.add(random.int(0, crowd.length - 1));
  return [...ranks].flatMap((rank) => (crowd[rank] ? [{ rank, waiting: crowd[rank] }] : []));
};

/** Asks for positions, as a department does, and compares each with the rank. */
const sample = async (house: House, size: number, asked: readonly Asked[]): Promise<Sampled> => {
  const found: Sampled = { size, calls: [], units: [], wrong: 0 };
  for (const { rank, waiting } of asked) {
    let position: unknown;
    const calls = await house.meter.during(async () => {
      const path = `/v1/applications/${waiting.applicationId}/position`;
      ({ position } = await house.ask(department, 'GET', path, morning));
    });
    found.calls.push(calls.length);
    found.units.push(calls.reduce((sum, call) => sum + call.units, 0));
    if (position !== rank + 1) found.wrong += 1;
  }
  return found;
};

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const rows = (small: Sampled, large: Sampled): Measured[] => {
  const queue = `position in a queue of ${counted(large.size)}`;
  return [
    atMost('count', 2, { name: `${queue}: round trips`, value: Math.max(...large.calls), unit: 'requests' }),
    atMost('count', 8, { name: `${queue}: read units`, value: Math.max(...large.units), unit: 'units' }),
    atMost('count', 0, {
      name: `${queue}: wrong by brute force`,
      value: large.wrong + small.wrong,
      unit: `of ${counted(large.calls.length + small.calls.length)}`,
    }),
    atMost('count', 1.3, {
      name: `${queue}: read units ÷ those in one of ${counted(small.size)}`,
      value: mean(large.units) / mean(small.units),
      unit: `${mean(large.units).toFixed(2)} ÷ ${mean(small.units).toFixed(2)}`,
    }),
  ];
};

/** A queue of so many, and what the positions of some of them cost. */
export const sampleOf = async (bench: Bench, size: number, samples: number, crowded = crowdOf): Promise<Sampled> => {
  const house = await openHouse(bench);
  const organizationId = await register(house, 40);
  const organization = await storeOf(house).organization(organizationId);
  if (!organization) throw new Error('There is no organization to wait for');
  const crowd = crowded(organizationId, size);
  const asked = some(crowd, samples);
  const from = performance.now();
  await enqueueCrowd(
    house,
    organization,
    crowd,
    asked.map(({ waiting }) => waiting),
  );
  bench.say(`${counted(size)} in the queue after ${((performance.now() - from) / 1000).toFixed(0)} s`);
  return sample(house, size, asked);
};

/** What a position costs in a short and in a very long queue: the whole request, the case read with it. */
export const position: Measure = {
  name: 'position',
  run: async (bench) => {
    const [small, large, samples] = bench.quick ? [1_000, 20_000, 200] : [1_000, 1_000_000, 10_000];
    const rush = await sampleOf(bench, 2_000, samples / 10, crowdOfOneDay);
    if (rush.wrong > 0) throw new Error(`${rush.wrong} positions of a crowd of one day are wrong`);
    return [
      ...rows(await sampleOf(bench, small, samples), await sampleOf(bench, large, samples)),
      // What stands in the way of a flat rank is one day on which very many join.
      figure(
        `position among ${counted(rush.size)} who joined on one day: read units`,
        Math.max(...rush.units),
        'units',
      ),
    ];
  },
};
