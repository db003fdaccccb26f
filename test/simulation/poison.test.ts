import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { applicationKey } from '../../functions/shared/store/keys.ts';
import type { Item } from './dynamodb/database.ts';
import { quietTown } from './town.ts';
import { testWiring } from './wiring-of-test.ts';

const organizations = 8;
const inEach = 14;
const renewals = 999;

const itemOf = (items: Iterable<Item>, key: Record<string, string>): Item => {
  for (const item of items) if (item.pk?.S === key.pk && item.sk?.S === key.sk) return item;
  throw new Error(`There is no ${key.pk}`);
};

test('one bad record in a thousand: the others are done, it is set aside, and done when its cause is gone; every queue keeps its order', {
  timeout: 300_000,
}, async () => {
  const wiring = testWiring();
  const town = quietTown(wiring, organizations * inEach);
  const { region, view, tell } = town;
  const people: string[] = [];
  const houses: string[] = [];
  for (let house = 0; house < organizations; house += 1) houses.push(await town.register());
  for (let number = 0; number < organizations * inEach; number += 1)
    people.push(await town.queue(number + 1, houses[number % organizations] ?? ''));
  for (const applicationId of people)
    tell('IspExpired', { eventId: `expired-${applicationId}`, applicationId, expiredOn: '2025-03-10' });
  await town.settled();
  const order = () => houses.map((house) => view.entriesOf(house).map(({ applicationId }) => applicationId));
  const before = order();
  const [unlucky = '', ...others] = people;
  const write = (item: Item) =>
    region.database.execute('TransactWriteItemsCommand', {
      TransactItems: [{ Put: { TableName: wiring.queueTable, Item: item } }],
    });
  const key = applicationKey(unlucky);
  const whole = itemOf(region.database.items(wiring.queueTable), key);
  write({ ...whole, state: marshall('damaged') as never });

  const renewed = (applicationId: string, number: number) =>
    tell('IspRenewed', {
      eventId: `renewed-${number}`,
      applicationId,
      number: `${number}-ж`,
      settings: ['inpatient'],
      validTo: '2025-09-01',
    });
  for (let number = 0; number < renewals; number += 1) renewed(others[number % others.length] ?? '', number);
  renewed(unlucky, renewals);
  await town.pass(3_600_000);

  const seen = () =>
    [...region.database.items(wiring.queueTable)].filter(({ entity }) => entity?.S === 'seen').length - people.length;
  const dead = region.deadOf('isp-renewed');
  console.info(`${seen()} of ${renewals + 1} records done, ${dead.length} set aside.`);
  expect(seen()).toBe(renewals);
  expect(dead.map((body) => JSON.parse(body).detail.applicationId)).toStrictEqual([unlucky]);
  expect(view.everybody.filter(({ isp }) => isp?.expired).map(({ applicationId }) => applicationId)).toStrictEqual([
    unlucky,
  ]);

  write(whole);
  region.redrive();
  await town.settled();
  expect(seen()).toBe(renewals + 1);
  expect(region.deadOf('isp-renewed')).toStrictEqual([]);
  expect(view.everybody.filter(({ isp }) => isp?.expired)).toStrictEqual([]);
  expect(order()).toStrictEqual(before);
  expect(town.found).toStrictEqual([]);
});
