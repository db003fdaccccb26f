import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Calendar } from '../../../domain/law/calendar.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { type Entry, entryOf } from '../../../domain/queue/order.ts';
import { batchGet } from './batch-get.ts';
import { type Change, type Outcome, outcomeOf } from './change.ts';
import { AlreadyAnswered, AlreadySeen, Conflict } from './errors.ts';
import * as keys from './keys.ts';
import { isLong } from './line.ts';
import { applicationIn, organizationIn, type StoredPlaces, type StoredRegister } from './stored.ts';
import {
  type Besides,
  folding,
  type KeptAnswer,
  type Step,
  seenWrite,
  type Tables,
  type Write,
  writesOf,
} from './writes.ts';

type Item = Record<string, unknown>;

/**
 * An organization and the first of its queue who may be offered a place, each with their entry; `wholeQueue`: there is nobody behind
 * who was not read.
 */
export type Head = { organization: Organization; waiting: Application[]; eligible: Entry[]; wholeQueue: boolean };

export type StoredFact = { version: number; fact: Fact };

const storedFact = ({ version, fact }: Item): StoredFact => ({ version: version as number, fact: fact as Fact });

/** The application that an item of a person leads to. */
const linkedTo = ({ sk }: Item): string => keys.linkedIdOf({ sk: String(sk) });

/** The case in an item of its own, or in its entry of a queue. */
const caseIn = (item: Item): Application => {
  const { pk, sk } = item as keys.Key;
  return applicationIn(item.state, item.entity === 'entry' ? keys.waitingIdOf({ sk }) : keys.applicationIdOf({ pk }));
};

const isOf = (entity: string) => (item: Item) => item.entity === entity;

/** How often an organization is read again that is just being written. */
const readings = 5;

const kindOf = (write: Write | undefined): unknown => write?.Put?.Item?.entity;

/** What a cancelled transaction means: which of its conditions did not hold. */
const meaningOf = (error: unknown, writes: readonly Write[]): unknown => {
  if (!(error instanceof TransactionCanceledException)) return error;
  const failed = (error.CancellationReasons ?? []).flatMap(({ Code }, place) =>
    Code === 'ConditionalCheckFailed' ? [kindOf(writes[place])] : Code === 'TransactionConflict' ? ['conflict'] : [],
  );
  if (failed.includes('seen')) return new AlreadySeen();
  if (failed.includes('answer')) return new AlreadyAnswered();
  return failed.length > 0 ? new Conflict() : error;
};

/** The queue table: states, timelines, queues, what is due. It knows nobody. */
export const createStore = (client: DynamoDBDocumentClient, tables: Tables, calendar: Calendar) => {
  const get = async (key: keys.Key): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName: tables.queue, Key: key, ConsistentRead: true }))).Item;

  const query = async (input: { from?: string; to?: string; prefix?: string; pk: string; limit?: number }) => {
    const range =
      input.prefix === undefined
        ? { condition: 'sk BETWEEN :from AND :to', values: { ':from': input.from, ':to': input.to } }
        : { condition: 'begins_with(sk, :from)', values: { ':from': input.prefix } };
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: tables.queue,
          KeyConditionExpression: `pk = :pk AND ${range.condition}`,
          ExpressionAttributeValues: { ':pk': input.pk, ...range.values },
          ConsistentRead: true,
          ...(input.limit !== undefined && { Limit: input.limit - items.length }),
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = input.limit !== undefined && items.length >= input.limit ? undefined : page.LastEvaluatedKey;
    } while (start);
    return items;
  };

  const batch = (wanted: readonly keys.Key[]): Promise<Item[]> => batchGet(client, tables.queue, wanted);

  const applications = async (ids: readonly string[]): Promise<Application[]> =>
    (await batch(ids.map(keys.applicationKey))).map(caseIn);

  /** What was read, and the organization in it, both of its items of one moment. @throws Conflict when that is not to be had */
  const withOrganization = async (
    read: () => Promise<Item[]>,
  ): Promise<{ items: Item[]; organization?: Organization }> => {
    for (let left = readings; left > 0; left -= 1) {
      const items = await read();
      const [places, register] = ['places', 'organization'].map((entity) => items.find(isOf(entity)));
      if (!places || !register) return { items };
      const organization = organizationIn(places as StoredPlaces, register as StoredRegister);
      if (organization) return { items, organization };
    }
    throw new Conflict();
  };

  /** @throws AlreadySeen when the mark of an event is among the items */
  const unseen = (items: Item[]): Item[] => {
    if (items.some(isOf('seen'))) throw new AlreadySeen();
    return items;
  };

  const transact = async (writes: Write[]): Promise<void> => {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: writes }));
    } catch (error) {
      throw meaningOf(error, writes);
    }
  };

  return {
    tables,
    get,
    query,
    batch,

    /** @throws AlreadySeen when an event from outside has had its effect */
    assertUnseen: async (eventId: string): Promise<void> => {
      unseen(await batch([keys.seenKey(eventId)]));
    },

    /** The mark that an event from outside has had its effect, where no one change was all of it. */
    markSeen: (eventId: string): Promise<void> => transact([seenWrite(tables.queue, eventId)]),

    /**
     * A case. Asked for an event from outside, it is read together with the mark that the event has had its effect.
     * @throws AlreadySeen
     */
    application: async (id: string, seen?: string): Promise<Application | undefined> => {
      const key = keys.applicationKey(id);
      const items = seen
        ? await batch([keys.seenKey(seen), key])
        : [await get(key)].filter((item) => item !== undefined);
      return unseen(items).map(caseIn)[0];
    },

    /** A case, and another item, in one read. */
    applicationAnd: async (id: string, key: keys.Key): Promise<{ application?: Application; item?: Item }> => {
      const items = await batch([keys.applicationKey(id), key]);
      const found = items.find(isOf('application'));
      const item = items.find((one) => one !== found);
      return { ...(found && { application: caseIn(found) }), ...(item && { item }) };
    },

    /** The applications of these ids that are there, in no order. */
    applications,

    /** What an organization is, without its places. */
    register: async (id: string) => (await get(keys.organizationKey(id)))?.state as StoredRegister['state'] | undefined,

    /**
     * An organization; asked for an event from outside, as a case is.
     * @throws AlreadySeen · Conflict when it is written again and again
     */
    organization: async (id: string, seen?: string): Promise<Organization | undefined> => {
      const wanted = [keys.placesKey(id), keys.organizationKey(id)];
      const read = () => (seen ? batch([keys.seenKey(seen), ...wanted]) : query(keys.organizationRange(id)));
      return (await withOrganization(async () => unseen(await read()))).organization;
    },

    /** The organizations of which these are the registers, in their order. @throws Conflict when one is written again and again */
    organizationsOf: async (registers: readonly Item[]): Promise<Organization[]> => {
      const found = registers as readonly (Item & StoredRegister)[];
      const ids = found.map(({ state }) => state.organizationId);
      const places = new Map((await batch(ids.map(keys.placesKey))).map((item) => [item.pk, item as StoredPlaces]));
      const whole = async (register: Item & StoredRegister): Promise<Organization | undefined> => {
        const own = places.get(register.pk);
        const range = keys.organizationRange(register.state.organizationId);
        return (own && organizationIn(own, register)) ?? (await withOrganization(() => query(range))).organization;
      };
      return (await Promise.all(found.map(whole))).filter((organization) => organization !== undefined);
    },

    /** The organization and up to `depth` of those who may be offered a place, in one read. */
    head: async (organizationId: string, depth: number): Promise<Head | undefined> => {
      const range = keys.headRange(organizationId);
      const { items, organization } = await withOrganization(() => query({ ...range, limit: depth + 2 }));
      if (!organization) return undefined;
      const waiting = items.filter(isOf('entry')).map(caseIn);
      const eligible = waiting.flatMap((application) => entryOf(application) ?? []);
      return { organization, waiting, eligible, wholeQueue: waiting.length < depth };
    },

    timeline: async (applicationId: string): Promise<StoredFact[]> =>
      (await query(keys.timelineRange(applicationId))).map(storedFact),

    /** The timeline of a case, and what stands beside it of the rows that it has in journals, by the facts that they begin with. */
    journaled: async (applicationId: string): Promise<{ timeline: StoredFact[]; numbers: Map<number, Item> }> => {
      const items = await query(keys.journaledRange(applicationId));
      const numbers = items.filter(isOf('journal-number'));
      return {
        timeline: items.filter(isOf('fact')).map(storedFact),
        numbers: new Map(numbers.map((item) => [keys.openedBy({ sk: String(item.sk) }), item])),
      };
    },

    applicationsOf: async (personId: string): Promise<string[]> =>
      (await query(keys.personApplicationsRange(personId))).map(linkedTo),

    /** What was answered to a request with this idempotency key of this caller, if anything was; kept in the people table. */
    answer: async (caller: string, key: string): Promise<KeptAnswer | undefined> => {
      const where = { TableName: tables.people, Key: keys.answerKey(caller, key) };
      return (await client.send(new GetCommand({ ...where, ConsistentRead: true }))).Item as KeptAnswer | undefined;
    },

    /** The applications that were filed with this person as the representative. */
    representedBy: async (personId: string): Promise<string[]> =>
      (await query(keys.representedRange(personId))).map(linkedTo),

    /** The other applications of the same person, of any setting. */
    othersOf: async ({
      personId,
      applicationId,
    }: {
      personId: string;
      applicationId?: string;
    }): Promise<Application[]> => {
      const ids = (await query(keys.personApplicationsRange(personId))).map(linkedTo);
      return applications(ids.filter((id) => id !== applicationId));
    },

    /** The application that a stay belongs to. */
    applicationOfStay: async (stayId: string) => (await get(keys.stayKey(stayId)))?.applicationId as string | undefined,

    /**
     * Writes all that a change says, or nothing of it. No facts and nothing to keep, no write.
     * @throws Conflict, AlreadySeen, AlreadyAnswered
     */
    commit: async (change: Change, besides: Besides = {}): Promise<Outcome> => {
      const outcome = outcomeOf(change);
      const marks = besides.answer ?? besides.seen ?? besides.writes;
      if (change.facts.length > 0 || marks !== undefined)
        await transact(writesOf(tables, calendar, [{ change, outcome }], besides));
      return outcome;
    },

    /**
     * Writes several changes of one organization's places together, or none of them; each begins with the places that the one before it
     * leaves.
     * @throws Conflict
     */
    commitAll: (steps: readonly Step[]): Promise<void> => transact(writesOf(tables, calendar, steps, {})),

    /** Writes items that belong to no fact, under the same meanings of a refused condition. */
    write: transact,

    /** Enters in the counters of a line who has come and gone, when they are many. Whoever is quicker leaves it to the next. */
    fold: async (organization: Organization): Promise<void> => {
      for (let { kept } = organization, places = organization; kept && isLong(kept.line); { kept } = places) {
        const { after, writes } = folding(tables.queue, places, kept);
        places = after;
        try {
          await transact(writes);
        } catch (error) {
          if (error instanceof Conflict) return;
          throw error;
        }
      }
    },
  };
};

export type Store = ReturnType<typeof createStore>;
