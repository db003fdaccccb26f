import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Application } from '../domain/application/application.ts';
import { calendarWith } from '../domain/law/calendar.ts';
import type { Organization } from '../domain/organization/organization.ts';
import { type Entry, entryOf, priorityClasses } from '../domain/queue/order.ts';
import type { PriorityClass } from '../domain/vocabulary.ts';
import { documents } from '../functions/shared/clients.ts';
import * as keys from '../functions/shared/store/keys.ts';
import { emptyLine, foldOf, type Line, moved } from '../functions/shared/store/line.ts';
import { createStore, type Store } from '../functions/shared/store/store.ts';
import { type StoredPlaces, storedApplication } from '../functions/shared/store/stored.ts';
import type { Write } from '../functions/shared/store/write.ts';
import { seeded } from '../local/demo/random.ts';
import type { Item } from '../test/simulation/dynamodb/value.ts';
import type { House } from './house.ts';

/** Ten years of joining, on the days and in the hours of offices. */
const years = { from: Date.UTC(2016, 10, 23), days: 3652 };
const workingDays = Array.from({ length: years.days }, (_, day) => years.from + day * 86_400_000).filter((day) =>
  [1, 2, 3, 4, 5].includes(new Date(day).getUTCDay()),
);
const officeHours = { from: 4 * 3_600_000, length: 9 * 3_600_000 };

/** One in ten out of turn, two first of all, the rest in the order in which they came. */
const shares = [10, 30, 100];

/** The case of somebody who waits. */
const caseOf = (organizationId: string, number: number, priorityClass: PriorityClass, at: number): Application => {
  const joinedAt = new Date(at).toISOString();
  const digits = String(number).padStart(7, '0');
  return {
    applicationId: `app-${digits}00000000000`,
    version: 4,
    seal: 'bDgYYjwx6s0H1vjU6G1XKJQNolmyLSr6iybjL8zIhhw',
    status: 'queued',
    setting: 'inpatient',
    category: 'elderly',
    priorityClass,
    departmentId: 'dep-taldykorgan-zhumyspen-kamtu',
    regionId: 'Алматы облысы',
    personId: `ITDexRs-4IGIT3sn1Lbhmq_h${digits}`,
    filedAt: joinedAt,
    filedOn: joinedAt.slice(0, 10),
    isp: { number: `ОЖБ-${digits}/26`, settings: ['inpatient', 'home'], validTo: '2030-02-28' },
    organizationId,
    // One in fifty is passed over, and keeps the place.
    turn: { joinedAt, registration: number, ...(number % 50 === 0 && { blocked: 'isp-expired' as const }) },
    duties: [],
  };
};

/** So many who wait, of every class, in the order of the queue: the same for the same number. Each can be asked for their case. */
export const crowdOf = (organizationId: string, count: number, days = workingDays): Waiting[] => {
  const random = seeded(count);
  const crowd: Waiting[] = [];
  for (let number = 1; number <= count; number += 1) {
    const share = random.int(0, 99);
    const priorityClass = priorityClasses[shares.findIndex((one) => share < one)] as PriorityClass;
    const at = (days[random.int(0, days.length - 1)] as number) + officeHours.from + random.int(0, officeHours.length);
    const entry = entryOf(caseOf(organizationId, number, priorityClass, at));
    if (entry) crowd.push({ ...entry, application: () => caseOf(organizationId, number, priorityClass, at) });
  }
  return crowd.sort((one, other) => (one.orderKey < other.orderKey ? -1 : 1));
};

/** So many who all joined on one day. */
export const crowdOfOneDay = (organizationId: string, count: number): Waiting[] =>
  crowdOf(organizationId, count, workingDays.slice(0, 1));

/** Somebody in a queue. */
export type Waiting = Entry & { application: () => Application };

type Updating = NonNullable<Write['Update']>;

/** Does to an item what an update of a fold says, in place: of a million joins the items of whole days would be copied for each. */
const update = (item: Record<string, unknown>, { UpdateExpression = '', ...update }: Updating): void => {
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = update;
  for (const clause of UpdateExpression.split(/ (?=ADD|REMOVE)/)) {
    const [verb = ''] = clause.split(' ', 1);
    for (const part of clause.slice(verb.length + 1).split(', ')) {
      const [path = '', value = ''] = part.split(/ = | /);
      const name = names[path] ?? '';
      if (verb === 'SET') item[name] = values[value];
      else if (verb === 'ADD') item[name] = Number(item[name] ?? 0) + Number(values[value]);
      else delete item[name];
    }
  }
};

/** The counters of a line that everybody has joined one after the other, as folds make them. */
const countersOf = (entries: readonly Entry[]): { line: Line; items: Record<string, unknown>[] } => {
  let line: Line = emptyLine;
  const items = new Map<string, Record<string, unknown>>();
  for (const entry of entries) {
    line = moved(line, undefined, entry);
    if (line.moves.length < 64) continue;
    const fold = foldOf('queue', entry.organizationId, line);
    line = fold.line;
    for (const { Update } of fold.writes) {
      if (!Update) throw new Error('A fold updates counters');
      const name = String(Update.Key?.sk);
      const item = items.get(name) ?? { ...Update.Key };
      items.set(name, item);
      update(item, Update);
    }
  }
  return { line, items: [...items.values()] };
};

/** The store of a house, unmetered. */
export const storeOf = (house: House): Store =>
  createStore(documents(house.raw), { queue: house.queueTable }, calendarWith([]));

/** Writes items, twenty-five at a time, several times at once. */
export const load = async (client: DynamoDBClient, table: string, items: Iterable<Item>): Promise<void> => {
  const source = items[Symbol.iterator]();
  const worker = async () => {
    for (;;) {
      const requests: WriteRequest[] = [];
      for (let next = source.next(); !next.done; next = source.next()) {
        requests.push({ PutRequest: { Item: next.value } });
        if (requests.length === 25) break;
      }
      if (requests.length === 0) return;
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: requests } }),
      );
      if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('DynamoDB Local took a batch in part');
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
};

const marshalled = (item: Record<string, unknown>): Item => marshall(item, { removeUndefinedValues: true });

/**
 * Puts a crowd into the queue of an organization: the counters with everybody in them, the places that say so, and the cases and entries
 * of those who will be asked about. Nobody else's is read by a position, and a million of them take DynamoDB Local half an hour.
 */
export const enqueueCrowd = async (
  house: House,
  organization: Organization,
  crowd: readonly Waiting[],
  asked: readonly Waiting[],
): Promise<void> => {
  const { line, items } = countersOf([...crowd].sort((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1)));
  const { organizationId, version, free, reserved, residents, unknownResidents, yielded, away } = organization;
  const moving = { version, free, reserved, residents, unknownResidents, yielded, away };
  const places: StoredPlaces = {
    state: { ...moving, waiting: crowd.length, registrations: crowd.length },
    line,
    register: organization.kept?.register ?? 0,
  };
  const all = function* (): Iterable<Item> {
    yield marshalled({ ...keys.placesKey(organizationId), entity: 'places', ...places });
    for (const item of items) yield marshalled(item);
    for (const entry of asked) {
      const state = storedApplication(entry.application());
      yield marshalled({ ...keys.entryKey(entry), entity: 'entry', state });
      yield marshalled({ ...keys.applicationKey(entry.applicationId), entity: 'application', state });
    }
  };
  await load(house.raw, house.queueTable, all());
};
