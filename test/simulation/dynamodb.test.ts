import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { clientOf } from './dynamodb/client.ts';
import { type Change, Database, type Item, schemaOf } from './dynamodb/database.ts';
import { NotSimulated } from './dynamodb/errors.ts';

/** What is ours alone of the simulated database; how it answers, `fidelity.test.ts` compares with DynamoDB Local. */

const TableName = 'queue';
const S = (text: string) => ({ S: text });
const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];
const properties = {
  TableName,
  AttributeDefinitions: ['pk', 'sk', 'g1pk', 'g1sk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: keySchema('pk', 'sk'),
  GlobalSecondaryIndexes: [
    { IndexName: 'gsi1', KeySchema: keySchema('g1pk', 'g1sk'), Projection: { ProjectionType: 'KEYS_ONLY' as const } },
  ],
};

const key = (sk: string) => ({ pk: S('APP#1'), sk: S(sk) });
const put = (Item: Item) => ({ Put: { TableName, Item } });

const fresh = () => {
  const database = new Database([schemaOf(properties)]);
  const written: (readonly Change[])[] = [];
  database.onWritten((changes) => written.push(changes));
  const write = (...TransactItems: object[]) => database.execute('TransactWriteItemsCommand', { TransactItems });
  return { database, write, written };
};

describe('who listens to the database', () => {
  test('is told of each write with all that it wrote, and of nothing that it only looked for', () => {
    const { write, written } = fresh();
    const [one, other] = [
      { ...key('1'), text: S('a') },
      { ...key('2'), text: S('b') },
    ];
    const changed = { ...one, text: S('c') };
    write(put(one), put(other));
    write(put({ ...other }), { Delete: { TableName, Key: key('3') } });
    write(
      {
        Update: {
          TableName,
          Key: key('1'),
          UpdateExpression: 'SET #text = :text',
          ExpressionAttributeNames: { '#text': 'text' },
          ExpressionAttributeValues: { ':text': S('c') },
        },
      },
      { ConditionCheck: { TableName, Key: key('3'), ConditionExpression: 'attribute_not_exists(pk)' } },
    );
    write({ Delete: { TableName, Key: key('1') } });
    expect(written).toStrictEqual([
      [
        { table: TableName, after: one },
        { table: TableName, after: other },
      ],
      [{ table: TableName, before: other, after: other }],
      [{ table: TableName, before: one, after: changed }],
      [{ table: TableName, before: changed }],
    ]);
  });

  test('is told of no write that was refused', () => {
    const { database, write, written } = fresh();
    const once = { ...put(key('1')).Put, ConditionExpression: 'attribute_not_exists(pk)' };
    write(put(key('1')));
    expect(() => write(put(key('2')), { Put: once })).toThrow(/\[None, ConditionalCheckFailed\]/);
    expect([written.length, [...database.items(TableName)]]).toStrictEqual([1, [key('1')]]);
  });

  test('finds its own write already there', () => {
    const { database, write } = fresh();
    const found: unknown[] = [];
    database.onWritten(() => found.push(database.execute('GetItemCommand', { TableName, Key: key('1') })));
    write(put(key('1')));
    expect(found).toStrictEqual([{ Item: key('1') }]);
  });
});

test('a read that is behind by some writes finds what was there before them, and the next one finds all', () => {
  const { database, write } = fresh();
  const versions = ['1', '2', '3'].map((sort) => ({ ...key('x'), g1pk: S('G'), g1sk: S(sort) }));
  for (const version of versions) write(put(version));
  write({ Delete: { TableName, Key: key('x') } });
  const input = {
    TableName,
    IndexName: 'gsi1',
    KeyConditionExpression: 'g1pk = :pk',
    ExpressionAttributeValues: { ':pk': S('G') },
  };
  const found = (staleBy: number) => (database.execute('QueryCommand', input, { staleBy }) as { Items: Item[] }).Items;
  expect([0, 1, 2, 3, 4, 64].map(found)).toStrictEqual([
    [],
    ...versions.toReversed().map((version) => [version]),
    [],
    [],
  ]);
  expect(found(0)).toStrictEqual([]);
});

describe('what nothing of ours asks for', () => {
  const query = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': S('APP#1') } };
  const conditioned = (ConditionExpression: string, more: object = {}) => ({
    TransactItems: [{ Put: { ...put(key('1')).Put, ConditionExpression, ...more } }],
  });

  test.each<[string, object]>([
    ['PutItemCommand', { TableName, Item: key('1') }],
    ['QueryCommand', { ...query, FilterExpression: 'pk = :pk' }],
    ['ScanCommand', { TableName, IndexName: 'gsi1' }],
    ['BatchGetItemCommand', { RequestItems: { queue: { Keys: [key('1')] }, people: { Keys: [key('1')] } } }],
    ['TransactWriteItemsCommand', conditioned('size(pk) > size(sk)')],
    ['TransactWriteItemsCommand', conditioned('pk IN (sk, text)')],
    ['TransactWriteItemsCommand', conditioned('list[0] = pk')],
    ['TransactWriteItemsCommand', conditioned('(attribute_exists(pk)')],
    [
      'TransactWriteItemsCommand',
      conditioned('pk < :true', { ExpressionAttributeValues: { ':true': { BOOL: true } } }),
    ],
    [
      'TransactWriteItemsCommand',
      conditioned('attribute_exists(pk)', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ],
    [
      'TransactWriteItemsCommand',
      { TransactItems: [{ Update: { TableName, Key: key('1'), UpdateExpression: 'REMOVE list[0]' } }] },
    ],
    [
      'TransactWriteItemsCommand',
      { TransactItems: [{ Update: { TableName, Key: key('1'), UpdateExpression: 'REMOVE map.text' } }] },
    ],
    ['TransactWriteItemsCommand', { TransactItems: [put({ ...key('1'), number: { N: '1.0' } })] }],
    ['TransactWriteItemsCommand', { TransactItems: [put({ ...key('1'), set: { SS: ['a'] } })] }],
  ])('is refused by name, and changes nothing: %s %j', (command, input) => {
    const { database } = fresh();
    expect(() => database.execute(command, input)).toThrow(NotSimulated);
    expect([...database.items(TableName)]).toStrictEqual([]);
  });

  test('is no part of a table either', () => {
    const numbered = properties.AttributeDefinitions.map((one) => ({ ...one, AttributeType: 'N' as const }));
    expect(() => schemaOf({ ...properties, AttributeDefinitions: numbered })).toThrow(NotSimulated);
    expect(() => schemaOf({ ...properties, KeySchema: keySchema('pk', 'sk').slice(0, 1) })).toThrow(NotSimulated);
  });
});

test('the client marshals what goes in and out, and throws what the answer throws', async () => {
  const { database } = fresh();
  const asked: [string, object][] = [];
  const client = DynamoDBDocumentClient.from(
    clientOf(async (command, input) => {
      asked.push([command, input]);
      return database.execute(command, input);
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const Item = { pk: 'APP#1', sk: '1', state: { version: 1, reason: undefined } };
  await client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item } }] }));
  expect(asked).toStrictEqual([
    ['TransactWriteItemsCommand', { TransactItems: [put({ ...key('1'), state: { M: { version: { N: '1' } } } })] }],
  ]);
  const Key = { pk: 'APP#1', sk: '1' };
  expect((await client.send(new GetCommand({ TableName, Key }))).Item).toStrictEqual({ ...Key, state: { version: 1 } });
  await expect(client.send(new GetCommand({ TableName: 'nowhere', Key }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
