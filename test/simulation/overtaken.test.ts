import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import type { Fact, FactOf } from '../../domain/fact.ts';
import { fillPlaces } from '../../functions/advance-queue/fill-places.ts';
import { createStore } from '../../functions/shared/store/store.ts';
import { chosen, filed, granted, joined, offered, organizationId, registered, vacated } from '../support/facts.ts';
import { calendar } from '../support/given.ts';
import { clientsOf } from './aws.ts';
import { Database } from './dynamodb/database.ts';
import { testWiring } from './wiring-of-test.ts';

const now = '2025-04-07T05:00:00.000Z';
const system = { at: now, by: { role: 'system' } } as const;

const isp = { number: '1', settings: ['inpatient' as const], validTo: '2025-03-31' };
const expired: Fact = { ...system, type: 'IspExpired', applicationId: 'app-1', expiredOn: '2025-03-31' };
const renewed: Fact = {
  ...system,
  ...{ type: 'IspRenewed', applicationId: 'app-1', organizationId },
  programme: { ...isp, validTo: '2025-12-31' },
};
const suspended: Fact = {
  ...system,
  type: 'DecisionSuspended',
  applicationId: 'app-1',
  organizationId,
  placeHeld: true,
};
const resumed: Fact = { ...system, type: 'DecisionResumed', applicationId: 'app-1', organizationId };

const inQueue = (
  applicationId: string,
  registration: number,
  change: Partial<FactOf<'ApplicationFiled'>> = {},
): Fact[] => [
  filed({ applicationId, personId: applicationId, ...change }),
  granted({ applicationId }),
  { ...chosen(), applicationId } as Fact,
  joined({ applicationId, registration }),
];

test.each<[string, Fact[], Fact]>([
  ['QUE-7 · a programme is renewed', [...inQueue('app-1', 1, { isp }), expired, vacated()], renewed],
  [
    'QUE-10 · a decision is resumed',
    [...inQueue('app-1', 1), vacated(), offered({ applicationId: 'app-1' }), suspended],
    resumed,
  ],
])('%s while a place is being given: it goes to them, who stand before (QUE-6)', async (_what, first, unblocked) => {
  const wiring = testWiring();
  const database = new Database(wiring.tables);
  let meanwhile: (() => Promise<void>) | undefined;
  const { dynamodb } = clientsOf(async ({ command, input }) => {
    const happening = command === 'TransactWriteItemsCommand' ? meanwhile : undefined;
    meanwhile = happening ? undefined : meanwhile;
    await happening?.();
    return database.execute(command, input);
  });
  const documents = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });
  const store = createStore(documents, { queue: wiring.queueTable }, calendar);
  const commit = async (fact: Fact) => {
    const application = 'applicationId' in fact ? await store.application(fact.applicationId) : undefined;
    await store.commit({ application, organization: await store.organization(organizationId), facts: [fact] });
  };
  for (const fact of [registered(), ...first, ...inQueue('app-2', 2)]) await commit(fact);

  meanwhile = () => commit(unblocked);
  await fillPlaces({ store, calendar }, organizationId, now);
  expect(meanwhile).toBeUndefined();
  expect([await store.application('app-1'), await store.application('app-2')]).toMatchObject([
    { status: 'offered' },
    { status: 'queued' },
  ]);
});
