import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Calendar } from '../../../domain/law/calendar.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Entry } from '../../../domain/queue/order.ts';
import { batchGet } from './batch-get.ts';
import { type Change, type Outcome, outcomeOf } from './change.ts';
import { AlreadyAnswered, AlreadySeen, Conflict } from './errors.ts';
import * as keys from './keys.ts';
import { type Besides, type KeptAnswer, type Tables, type Write, writesOf } from './writes.ts';

type Item = Record<string, unknown>;

/** The places of an organization and the first entries of its queue that may be offered one. */
export type Head = { organization: Organization; eligible: Entry[] };

export type StoredFact = { version: number; fact: Fact };

/** The application that an item of a person leads to. */
const linkedTo = ({ sk }: Item): string => keys.linkedIdOf({ sk: String(sk) });

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
    (await batch(ids.map(keys.applicationKey))).map(({ state }) => state as Application);

  return {
    tables,
    get,
    query,
    batch,

    application: async (id: string) => (await get(keys.applicationKey(id)))?.state as Application | undefined,

    /** The applications of these ids that are there, in no order. */
    applications,

    organization: async (id: string) => (await get(keys.organizationKey(id)))?.state as Organization | undefined,

    /** The places and up to `depth` eligible entries, in one read. */
    head: async (organizationId: string, depth: number): Promise<Head | undefined> => {
      const [first, ...rest] = await query({ ...keys.headRange(organizationId), limit: depth + 1 });
      if (!first) return undefined;
      return { organization: first.state as Organization, eligible: rest.map(({ entry }) => entry as Entry) };
    },

    timeline: async (applicationId: string): Promise<StoredFact[]> =>
      (await query(keys.timelineRange(applicationId))).map(({ version, fact }) => ({
        version: version as number,
        fact: fact as Fact,
      })),

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
      if (change.facts.length === 0 && marks === undefined) return outcome;
      const writes = writesOf(tables, calendar, change, outcome, besides);
      try {
        await client.send(new TransactWriteCommand({ TransactItems: writes }));
      } catch (error) {
        throw meaningOf(error, writes);
      }
      return outcome;
    },

    /** Writes items that belong to no fact, under the same meanings of a refused condition. */
    write: async (writes: Write[]): Promise<void> => {
      try {
        await client.send(new TransactWriteCommand({ TransactItems: writes }));
      } catch (error) {
        throw meaningOf(error, writes);
      }
    },
  };
};

export type Store = ReturnType<typeof createStore>;
