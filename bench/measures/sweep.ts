import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { createDueIndex } from '../../functions/shared/store/due.ts';
import * as keys from '../../functions/shared/store/keys.ts';
import { dynamodb } from '../../local/dynamodb/client.ts';
import { openHouse } from '../house.ts';
import type { Measure } from '../measure.ts';
import { Meter } from '../meter.ts';
import { load } from '../queue.ts';
import { atMost, figure, type Measured } from '../result.ts';
import { after, morning } from '../town.ts';

/** What each schedule looks for, and how an item says when it is due. */
const kinds = [
  {
    name: 'no-shows',
    kind: 'WAKE#release-no-shows',
    at: (at: string, id: string) => keys.wakeIndex('release-no-shows', at, id),
  },
  { name: 'reminders', kind: 'REMIND', at: keys.reminderIndex },
  {
    name: 'obligations',
    kind: 'DUTY#report-overdue',
    at: (at: string, id: string) => keys.dutyIndex('report-overdue', at, id),
  },
] as const;

const day = 86_400;

/** One that is due among very many that will be, one after another for years: what is read to find it. */
export const sweep: Measure = {
  name: 'sweep',
  run: async (bench) => {
    const many = bench.quick ? 4_000 : 100_000;
    const results: Measured[] = [];
    const house = await openHouse(bench);
    const meter = new Meter();
    const client = DynamoDBDocumentClient.from(meter.watch(dynamodb(house.database)));
    const index = createDueIndex(client, house.queueTable);
    for (const { name, kind, at } of kinds) {
      const items = function* () {
        for (let number = 0; number < many; number += 1) {
          const id = `${name}-${number}`;
          const moment = after(morning, number === 0 ? -day : day + number * 60);
          yield marshall({ ...keys.applicationKey(id), ...at(moment, id) });
        }
      };
      await load(house.raw, house.queueTable, items());
      const found: string[] = [];
      const calls = await meter.during(async () => {
        for await (const { pk } of index.due(kind, morning)) found.push(pk);
      });
      if (found.length !== 1) throw new Error(`${found.length} ${name} are due, and not one`);
      const scans = calls.filter(({ command }) => command === 'ScanCommand').length;
      results.push(
        atMost('count', 1.1, {
          name: `sweep of ${name}: items read ÷ items due, 1 in ${many.toLocaleString('en')}`,
          value: calls.reduce((sum, call) => sum + call.items, 0),
          unit: 'items',
        }),
        atMost('count', 0, { name: `sweep of ${name}: scans`, value: scans, unit: 'requests' }),
      );
    }
    // What is decided on is read by its key, one after the other: a case, and where a place moves its organization.
    results.push(figure('sweep: items read besides to decide on one, by their keys', '1 to 3', 'items'));
    return results;
  },
};
