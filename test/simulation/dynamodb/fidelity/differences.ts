import {
  DynamoDBClient,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { Conflict, NothingRead } from '../../../../functions/shared/store/errors.ts';
import { createStore } from '../../../../functions/shared/store/store.ts';
import { registered } from '../../../support/facts.ts';
import { calendar } from '../../../support/given.ts';
import { freshTables } from '../../../support/tables.ts';
import { clientOf } from '../client.ts';
import { Database, type TableSchema } from '../database.ts';
import { cancelled } from '../errors.ts';
import { sizeOf } from '../value.ts';
import { S } from './expressions.ts';

/** What became of a command: its output, or by what name, with which words and for which reasons it was refused. */
export type Outcome =
  | { output: Record<string, unknown> }
  | { error: string; message: string; reasons?: (string | undefined)[] };

type DifferenceName =
  | 'two-writes-of-one-item'
  | 'unfit-update'
  | 'no-conflicts'
  | 'never-stale'
  | 'ordered-batch'
  | 'never-overloaded'
  | 'capacity';

/** Something that DynamoDB Local does otherwise than AWS documents; the simulated database follows the documents. */
type Difference = {
  name: DifferenceName;
  local: string;
  documented: string;
  /** Where it shows in what a command answers: which answers of DynamoDB Local are so, and which of ours is right there. */
  answer?: {
    meets: (input: Partial<TransactWriteItemsCommandInput>, local: Outcome) => boolean;
    isRight: (here: Outcome) => boolean;
  };
  /** Shows that on our side it is as documented. @throws when it is not */
  shown: () => Promise<void> | void;
};

const TableName = 'queue';
const schema: TableSchema = {
  name: TableName,
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [{ name: 'gsi1', partitionKey: 'g1pk', sortKey: 'g1sk', keysOnly: true }],
};

const key = (sk: string) => ({ pk: S('APP#1'), sk: S(sk) });
const put = (Item: object) => ({ Put: { TableName, Item } });
const writing = (...TransactItems: object[]) => ['TransactWriteItemsCommand', { TransactItems }] as const;
const numbered = (count: number) => Array.from({ length: count }, (_, number) => key(`I#${number}`));

/** The store on a client that answers so. */
const storeThat = (answer: Parameters<typeof clientOf>[0]) =>
  createStore(DynamoDBDocumentClient.from(clientOf(answer)), { queue: TableName }, calendar);

/** The messages that the documents list for the reason `ValidationError`. */
const unfit =
  /path provided in the update expression is invalid|refers to an attribute that does not exist|attempted to update a secondary index key/;

const keysOf = (writes: readonly TransactWriteItem[]): string[] =>
  writes.flatMap((write) =>
    Object.values(write).map(({ TableName, Item, Key = Item }) => JSON.stringify([TableName, Key.pk, Key.sk])),
  );

const kilobyte = 1024;

/** Of a write of one item in a transaction, in write units: it is prepared, and then made. */
const transactedUnits = (item: ReturnType<typeof key>): number => 2 * Math.ceil(sizeOf(item) / kilobyte);

export const differences: readonly Difference[] = [
  {
    name: 'two-writes-of-one-item',
    local: 'two writes of one item are noticed only when no condition fails, and are carried out one after the other',
    documented: 'no two actions of a transaction can operate on the same item (API reference, TransactWriteItems)',
    answer: {
      meets: ({ TransactItems = [] }, local) =>
        'error' in local && new Set(keysOf(TransactItems)).size < TransactItems.length,
      isRight: (here) => 'error' in here && here.error === 'ValidationException',
    },
    shown: () => {
      const database = new Database([schema]);
      const [command, input] = writing({ Delete: { TableName, Key: key('1') } }, put(key('1')));
      expect(() => database.execute(command, input)).toThrow(/multiple operations on one item/);
      expect([...database.items(TableName)]).toStrictEqual([]);
    },
  },
  {
    name: 'unfit-update',
    local: 'an update that does not fit the item that is there makes the whole transaction invalid',
    documented: 'it is cancelled, with the reason ValidationError for that item (API reference, TransactWriteItems)',
    answer: {
      meets: (_, local) => 'error' in local && local.error === 'ValidationException' && unfit.test(local.message),
      isRight: (here) => 'error' in here && here.reasons?.includes('ValidationError') === true,
    },
    shown: () => {
      const into = {
        TableName,
        Key: key('1'),
        UpdateExpression: 'SET a.b = :b',
        ExpressionAttributeValues: { ':b': S('1') },
      };
      const [command, input] = writing(put(key('2')), { Update: into });
      expect(() => new Database([schema]).execute(command, input)).toThrow(/\[None, ValidationError\]/);
    },
  },
  {
    name: 'no-conflicts',
    local: 'no transaction conflicts with another one',
    documented: 'of two at once on one item one is cancelled, with the reason TransactionConflict (Developer guide)',
    shown: async () => {
      const store = storeThat(async () => {
        throw cancelled([{ Code: 'TransactionConflict' }, { Code: 'None' }]);
      });
      await expect(store.commit({ facts: [registered()] })).rejects.toBeInstanceOf(Conflict);
    },
  },
  {
    name: 'never-stale',
    local: 'every read sees every write',
    documented: 'an index, a scan, and a read that does not ask for consistency may be behind (Developer guide)',
    shown: () => {
      const database = new Database([schema]);
      const indexed = { ...key('1'), g1pk: S('G'), g1sk: S('1') };
      database.execute(...writing(put(indexed)));
      const get = (ConsistentRead: boolean) =>
        database.execute('GetItemCommand', { TableName, Key: key('1'), ConsistentRead }, { staleBy: 1 });
      expect([get(true), get(false)]).toStrictEqual([{ Item: indexed }, {}]);
      const query = {
        TableName,
        IndexName: 'gsi1',
        KeyConditionExpression: 'g1pk = :pk',
        ExpressionAttributeValues: { ':pk': S('G') },
      };
      const found = [0, 1].map((staleBy) => database.execute('QueryCommand', query, { staleBy }));
      expect(found).toMatchObject([{ Count: 1 }, { Count: 0 }]);
      expect(database.execute('ScanCommand', { TableName }, { staleBy: 1 })).toMatchObject({ Count: 0 });
    },
  },
  {
    name: 'ordered-batch',
    local: 'a batch is answered in one order',
    documented: 'it is answered in no particular order (API reference, BatchGetItem)',
    shown: () => {
      const database = new Database([schema]);
      const Keys = numbered(20);
      database.execute(...writing(...Keys.map(put)));
      const { Responses } = database.execute('BatchGetItemCommand', { RequestItems: { [TableName]: { Keys } } }) as {
        Responses: Record<string, typeof Keys>;
      };
      expect(Responses[TableName]).not.toStrictEqual(Keys);
      expect(new Set(Responses[TableName])).toStrictEqual(new Set(Keys));
    },
  },
  {
    name: 'never-overloaded',
    local: 'a batch is answered as far as 16 MB allow, however much is asked of it at once',
    documented: 'keys stay unprocessed where a partition is asked too much, and all of them throw (API reference)',
    shown: async () => {
      const asked: number[] = [];
      const store = (least: number) =>
        storeThat(async (_, input) => {
          const { Keys } = (input as { RequestItems: Record<string, { Keys: object[] }> }).RequestItems[TableName] ?? {
            Keys: [],
          };
          asked.push(Keys.length);
          const UnprocessedKeys = Keys.length > least ? { [TableName]: { Keys: Keys.slice(least) } } : {};
          return { Responses: { [TableName]: Keys.slice(0, least) }, UnprocessedKeys };
        });
      const keys = Array.from({ length: 20 }, (_, number) => ({ pk: 'APP#1', sk: `I#${number}` }));
      expect(await store(8).batch(keys)).toStrictEqual(keys);
      expect(asked).toStrictEqual([20, 12, 4]);
      await expect(store(0).batch(keys)).rejects.toBeInstanceOf(NothingRead);
    },
  },
  {
    name: 'capacity',
    local: 'a transaction is billed as its largest item alone',
    documented:
      'two write units for every kilobyte of each item, one to prepare it and one to make it (Developer guide)',
    shown: async () => {
      const { endpoint, accessKeyId } = await freshTables();
      const credentials = { accessKeyId, secretAccessKey: 'x' };
      const local = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
      const billed = async (...items: ReturnType<typeof key>[]) => {
        const { ConsumedCapacity } = await local.send(
          new TransactWriteItemsCommand({ TransactItems: items.map(put) as never, ReturnConsumedCapacity: 'TOTAL' }),
        );
        return ConsumedCapacity?.[0]?.CapacityUnits;
      };
      const items = numbered(3).map((at) => ({ ...at, text: S('x'.repeat(4500)) }));
      const [first = key('')] = items;
      expect(await billed(first)).toBe(transactedUnits(first));
      expect(await billed(...items)).toBe(transactedUnits(first));
      expect(items.reduce((sum, item) => sum + transactedUnits(item), 0)).toBe(30);
    },
  },
];
