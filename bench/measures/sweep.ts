import { marshall } from '@aws-sdk/util-dynamodb';
import * as keys from '../../functions/shared/store/keys.ts';
import type { FunctionName } from '../../infra/functions.ts';
import { type House, openHouse } from '../house.ts';
import type { Measure } from '../measure.ts';
import type { Call } from '../meter.ts';
import { load } from '../queue.ts';
import { atMost, figure, type Measured } from '../result.ts';
import { after, bedVacated, carry, enqueue, grant, morning, register } from '../town.ts';

const day = 86_400;

type Sweep = {
  name: string;
  rule: FunctionName;
  /** When the rule is woken: so many days later, when something of it is due. */
  days: number;
  /** How an item says when it is due. */
  index: (at: string, id: string) => object;
};

const sweeps: readonly Sweep[] = [
  { name: 'reminders of offices', rule: 'remind', days: 1, index: (at, id) => keys.dutyIndex('remind', at, id) },
  { name: 'reminders', rule: 'remind', days: 11, index: keys.reminderIndex },
  {
    name: 'obligations',
    rule: 'report-overdue',
    days: 12,
    index: (at, id) => keys.dutyIndex('report-overdue', at, id),
  },
  {
    name: 'no-shows',
    rule: 'release-no-shows',
    days: 30,
    index: (at, id) => keys.wakeIndex('release-no-shows', at, id),
  },
];

/** Very many that will be due, one after another for years, and none of them yet. */
const notYetDue = function* ({ name, index }: Sweep, many: number) {
  for (let number = 0; number < many; number += 1) {
    const id = `${name}-${number}`;
    yield marshall({ ...keys.applicationKey(id), ...index(after(morning, 60 * day + number * 60), id) });
  }
};

/** One who is offered the only place there is, and does not come; one who is granted a place, and whom the department does not tell. */
const leaveUndone = async (house: House): Promise<void> => {
  const follow = async (run: () => Promise<unknown>) => carry(house, await house.meter.during(run));
  const organizationId = await register(house, 1);
  await follow(() => enqueue(house, organizationId, 1, after(morning, 1)));
  await follow(() => house.deliver('bed-vacated', bedVacated(organizationId, 1, after(morning, 2))));
  await grant(house, 2, after(morning, 3));
};

const isOfIndex = ({ input }: Call): boolean => 'IndexName' in input;

const itemsOf = (calls: readonly Call[]): number => calls.reduce((sum, { items }) => sum + items, 0);

/** Those of the things found in an index of what is due that the rule had something to do with. */
const dueIn = (calls: readonly Call[]): number =>
  calls.filter(({ command, error }) => command === 'TransactWriteItemsCommand' && !error).length;

/** The scheduled rules as they are deployed, each with one thing due among very many that will be. */
export const sweep: Measure = {
  name: 'sweep',
  run: async (bench) => {
    const many = bench.quick ? 4_000 : 100_000;
    const results: Measured[] = [];
    const house = await openHouse(bench);
    await leaveUndone(house);
    for (const one of sweeps) {
      await load(house.raw, house.queueTable, notYetDue(one, many));
      const time = after(morning, one.days * day);
      const calls = await house.meter.during(() => house.functions[one.rule]({ time } as never));
      const found = itemsOf(calls.filter(isOfIndex));
      const due = dueIn(calls);
      if (due === 0) throw new Error(`${one.rule} found nothing to do`);
      const scans = calls.filter(({ command }) => command === 'ScanCommand').length;
      results.push(
        atMost('count', 1.1, {
          name: `sweep of ${one.name}: items found ÷ items due, among ${many.toLocaleString('en')}`,
          value: found / due,
          unit: `${found} ÷ ${due}`,
        }),
        figure(`sweep of ${one.name}: items read by their keys, to decide`, itemsOf(calls) - found, 'items'),
        atMost('count', 0, { name: `sweep of ${one.name}: scans`, value: scans, unit: 'requests' }),
      );
    }
    return results;
  },
};
