import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import {
  applicationKey,
  factKey,
  organizationKey,
  placesKey,
  queueRanges,
  type Range,
} from '../../../functions/shared/store/keys.ts';
import { createTimelines, type StoredTimeline } from '../../../functions/shared/store/timelines.ts';
import { createHandler } from '../../../functions/verify-timeline/handler.ts';
import { verifyTimelines } from '../../../functions/verify-timeline/verify.ts';
import { chosen, filed, granted, joined, noticeSent, registered, vacated } from '../../support/facts.ts';
import { freshTables } from '../../support/tables.ts';

const people = 7;
const applicationId = (person: number) => `app-${person}`;
const organizationId = 'org-1';

/** A database of its own with an organization and a queue, written through the store; and what an intruder could do in it. */
const begin = async () => {
  const { pieces, names, endpoint, accessKeyId } = await freshTables();
  const { store } = pieces();
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId, secretAccessKey: 'x' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const entry = (version: number, person = 1) => factKey({ applicationId: applicationId(person) }, version);

  await store.commit({ facts: [registered()] });
  for (let person = 1; person <= people; person += 1) {
    const own = [filed(), granted(), chosen(), joined({ registration: person })].map(
      (fact) => ({ ...fact, applicationId: applicationId(person) }) as Fact,
    );
    await store.commit({ organization: await store.organization(organizationId), facts: own });
  }
  await store.commit({ organization: await store.organization(organizationId), facts: [vacated()] });

  const TableName = names.queue;
  return {
    store,
    timelines: createTimelines(client, TableName),
    entry,
    set: (Key: object, path: string, value: unknown) =>
      documents.send(
        new UpdateCommand({
          TableName,
          Key: { ...Key },
          UpdateExpression: `SET ${path.replace(/\w+/g, '#$&')} = :value`,
          ExpressionAttributeNames: Object.fromEntries((path.match(/\w+/g) ?? []).map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: { ':value': value },
        }),
      ),
    remove: (Key: object) => documents.send(new DeleteCommand({ TableName, Key: { ...Key } })),
    copy: async (from: object, to: object) => {
      const { Item } = await documents.send(new GetCommand({ TableName, Key: { ...from } }));
      await documents.send(new PutCommand({ TableName, Item: { ...Item, ...to } }));
    },
  };
};

let said: MockInstance<typeof console.error>;
beforeEach(() => {
  said = vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => vi.restoreAllMocks());

const logged = () =>
  said.mock.calls.map(([line]) => {
    const { code, subject, version, problem } = line as Record<string, unknown>;
    return { code, subject, version, problem };
  });
const broken = (subject: string, version: number, problem: string) => ({
  code: 'timeline-broken',
  subject,
  version,
  problem,
});

test('what the store has written is whole: every timeline is looked at once, whatever else is in the table', async () => {
  const { timelines } = await begin();
  expect(await createHandler(timelines)()).toStrictEqual({
    subjects: people + 1,
    entries: 4 * people + 2,
    findings: 0,
  });
  expect(logged()).toStrictEqual([]);
});

test('each thing done to an item is logged by its subject and number, never by its content, and the run fails', async () => {
  const { timelines, entry, set, remove, copy } = await begin();
  await set(entry(2, 1), 'fact.by', { role: 'department', id: 'dep-2' });
  await remove(entry(2, 2));
  await remove(entry(4, 3));
  await copy(entry(2, 4), entry(5, 4));
  await set(applicationKey(applicationId(5)), 'state.priorityClass', 'out-of-turn');
  // More than a number in JavaScript holds: other functions would fail on it.
  await set(entry(1, 6), 'fact.filedOn', 10n ** 30n);
  await remove(applicationKey(applicationId(7)));
  await remove(factKey({ organizationId }, 1));
  await expect(createHandler(timelines)()).rejects.toThrow('The timelines have 9 findings');
  const byName = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  expect(logged().sort(byName)).toStrictEqual(
    [
      broken('app-1', 2, 'changed'),
      broken('app-2', 2, 'missing'),
      broken('app-3', 4, 'missing'),
      broken('app-4', 5, 'unlinked'),
      broken('app-4', 5, 'state-differs'),
      broken('app-5', 4, 'state-differs'),
      broken('app-6', 1, 'changed'),
      broken('app-7', 4, 'state-differs'),
      broken(organizationId, 9, 'unlinked'),
    ].sort(byName),
  );
  expect(JSON.stringify(said.mock.calls)).not.toContain('dep-2');
});

test('the state of an organization holds the end of its own timeline', async () => {
  const { timelines, remove, set } = await begin();
  const version = people + 2;
  await remove(factKey({ organizationId }, version));
  await set(organizationKey(organizationId), 'state.free', 5);
  await expect(createHandler(timelines)()).rejects.toThrow('1 findings');
  expect(logged()).toStrictEqual([broken(organizationId, 2, 'missing')]);
});

test('QUE-2 · counters that are not of as many as stand in the queue are found: positions are told from them', async () => {
  const { timelines, set } = await begin();
  await set(placesKey(organizationId), 'line.moves', []);
  await expect(createHandler(timelines)()).rejects.toThrow('1 findings');
  expect(logged()).toStrictEqual([broken(organizationId, people + 2, 'line-differs')]);
});

test('QUE-2 · an entry that is gone from a queue is found by those who are counted in it', async () => {
  const { store, timelines, remove } = await begin();
  const [first] = await store.query(queueRanges(organizationId)[0] as Range);
  await remove({ pk: first?.pk, sk: first?.sk });
  await expect(createHandler(timelines)()).rejects.toThrow('1 findings');
  expect(logged()).toStrictEqual([broken(organizationId, people + 2, 'line-differs')]);
});

/** A timeline as a scan reads it. */
const scanned = async (segments: AsyncIterable<StoredTimeline>[], subject: string): Promise<StoredTimeline> => {
  for (const segment of segments)
    for await (const timeline of segment) if (timeline.subject === subject) return timeline;
  throw new Error(`${subject} is not there.`);
};

test('what is written while it is read is not taken for broken', async () => {
  const { store, timelines } = await begin();
  const subject = applicationId(1);
  const before = await scanned(timelines.all(), subject);
  const sent = noticeSent({ cause: `${subject}.2`, notice: 'choose-organization' });
  const application = await store.application(subject);
  await store.commit({ application, facts: [{ ...sent, applicationId: subject } as Fact] });
  const after = await scanned(timelines.all(), subject);

  const tell = vi.fn();
  // A scan that runs while a transaction is written may have some of its items as before it, and some as behind it.
  async function* seen() {
    yield { ...before, entries: after.entries };
    yield { ...after, entries: before.entries };
  }
  const looked = await verifyTimelines({ ...timelines, all: () => [seen()] }, tell);
  expect(tell).not.toHaveBeenCalled();
  expect(looked).toStrictEqual({ subjects: 2, entries: 10 });
});
