import { type Asked, S } from './expressions.ts';

const TableName = 'queue';
const key = { pk: S('APP#1'), sk: S('#STATE') };
const other = { pk: S('APP#1'), sk: S('E#1') };

const get = (change: object): Asked => ({ command: 'GetItemCommand', input: { TableName, Key: key, ...change } });

const batch = (Keys: object[], table = TableName): Asked => ({
  command: 'BatchGetItemCommand',
  input: { RequestItems: { [table]: { Keys, ConsistentRead: true } } },
});

const query = (change: object): Asked => ({
  command: 'QueryCommand',
  input: { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': S('APP#1') }, ...change },
});

/** With a condition on the sort key, too. */
const ranged = (condition: string, values: object, change: object = {}): Asked =>
  query({
    KeyConditionExpression: `pk = :pk AND ${condition}`,
    ExpressionAttributeValues: { ':pk': S('APP#1'), ...values },
    ...change,
  });

const scan = (change: object): Asked => ({ command: 'ScanCommand', input: { TableName, ...change } });

const write = (...TransactItems: object[]): Asked => ({
  command: 'TransactWriteItemsCommand',
  input: { TransactItems },
});
const put = (Item: object, change: object = {}) => ({ Put: { TableName, Item: { ...key, ...Item }, ...change } });
const set = (UpdateExpression: string, change: object = {}) => ({
  Update: { TableName, Key: key, UpdateExpression, ...change },
});
const numbered = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ pk: S('APP#1'), sk: S(`I#${number}`) }));

/** Requests of which each has one thing wrong: whatever the tables hold, DynamoDB refuses them. */
export const invalid: readonly Asked[] = [
  get({ TableName: 'nowhere' }),
  get({ Key: { pk: S('APP#1') } }),
  get({ Key: { ...key, other: S('1') } }),
  get({ Key: { pk: S('APP#1'), other: S('1') } }),
  get({ Key: { pk: S('APP#1'), sk: S('') } }),
  get({ Key: { pk: S('APP#1'), sk: { N: '1' } } }),
  get({ Key: { pk: S('APP#1'), sk: S('x'.repeat(1025)) } }),
  get({ Key: { pk: S('ж'.repeat(1025)), sk: S('x') } }),
  get({ ProjectionExpression: '#state', ExpressionAttributeNames: { '#version': 'version' } }),
  get({ ExpressionAttributeNames: { '#version': 'version' } }),
  get({ ProjectionExpression: '#state, #state.phone', ExpressionAttributeNames: { '#state': 'state' } }),

  batch([key], 'nowhere'),
  batch([]),
  batch([key, key]),
  batch([key, { pk: S(''), sk: S('1') }]),
  batch(numbered(101)),

  query({ TableName: 'nowhere' }),
  query({ IndexName: 'gsi9' }),
  query({ Limit: 0 }),
  query({ KeyConditionExpression: 'pk = :other' }),
  query({ KeyConditionExpression: 'sk = :pk' }),
  query({ KeyConditionExpression: 'pk < :pk' }),
  query({ KeyConditionExpression: 'NOT pk = :pk' }),
  query({ ExpressionAttributeValues: { ':pk': S('') } }),
  query({ ExpressionAttributeValues: { ':pk': { N: '1' } } }),
  query({ ExpressionAttributeNames: {} }),
  query({ ExpressionAttributeNames: { '#version': 'version' } }),
  query({ ExclusiveStartKey: { pk: S('ORG#1'), sk: S('1') } }),
  query({ ExclusiveStartKey: { pk: S('APP#1') } }),
  query({ ExclusiveStartKey: { pk: S('APP#1'), sk: { N: '1' } } }),
  query({ ExclusiveStartKey: { pk: S('APP#1'), sk: S('') } }),
  query({ ExclusiveStartKey: { ...key, g1pk: S('1'), g1sk: S('1') } }),
  query({ IndexName: 'gsi1', KeyConditionExpression: 'g1pk = :pk', ConsistentRead: true }),
  query({ IndexName: 'gsi1', KeyConditionExpression: 'g1pk = :pk', ExclusiveStartKey: key }),
  ranged('sk = :sk', { ':sk': S('') }),
  ranged('sk > :sk', { ':sk': { N: '1' } }),
  ranged('begins_with(sk, :sk)', { ':sk': S('') }),
  ranged('sk BETWEEN :low AND :high', { ':low': S('b'), ':high': S('a') }),
  ranged('sk BETWEEN :low AND :high', { ':low': S('\u{1F600}'), ':high': S('\uFFFD') }),
  ranged('phone = :phone', { ':phone': S('1') }),
  ranged('sk > :sk AND sk < :end', { ':sk': S('1'), ':end': S('2') }),
  ranged('sk <= :sk', { ':sk': S('E#1') }, { ExclusiveStartKey: { pk: S('APP#1'), sk: S('E#1') } }),
  ranged('sk >= :sk', { ':sk': S('E#1') }, { ExclusiveStartKey: { pk: S('APP#1'), sk: S('E#') } }),

  scan({ TableName: 'nowhere' }),
  scan({ Segment: 1 }),
  scan({ TotalSegments: 2 }),
  scan({ Segment: 2, TotalSegments: 2 }),
  scan({ Limit: 0 }),
  scan({ ExclusiveStartKey: { pk: S('APP#1') } }),

  write(),
  write({}),
  write({ ...put({}), Delete: { TableName, Key: key } }),
  write(...numbered(101).map((Item) => put(Item))),
  write(put({}, { TableName: 'nowhere' })),
  write(put({ pk: S('') })),
  write({ Put: { TableName, Item: { pk: S('APP#1') } } }),
  write(put({ g1pk: S(''), g1sk: S('1') })),
  write(put({ g1pk: S('1'), g1sk: S('x'.repeat(1025)) })),
  write(put({ sk: { N: '1' } })),
  write(put({ sk: S('x'.repeat(1025)) })),
  write(put({ text: S('x'.repeat(400 * 1024)) })),
  write({ Delete: { TableName, Key: { pk: S('APP#1') } } }),
  write({ Delete: { TableName, Key: { ...key, other: S('1') } } }),
  write({ Delete: { TableName, Key: { pk: S('APP#1'), sk: { N: '1' } } } }),
  write({ ConditionCheck: { TableName, Key: key } }),
  write(put({}, { ConditionExpression: '#state = :state' })),
  write(put({}, { ConditionExpression: 'attribute_exists(pk)', ExpressionAttributeValues: { ':state': S('1') } })),
  write(put({}, { ExpressionAttributeNames: { '#state': 'state' } })),
  write(
    set('SET #phone = :phone, #phone = :phone', {
      ExpressionAttributeNames: { '#phone': 'phone' },
      ExpressionAttributeValues: { ':phone': S('1') },
    }),
  ),
  write(set('SET phone = :phone, phone.line = :phone', { ExpressionAttributeValues: { ':phone': S('1') } })),
  write(set('SET phone = :phone')),
  write(put({}), put({})),
  write(put({}), put(other), { Delete: { TableName, Key: other } }),
];
