import fc from 'fast-check';
import { type Item, sizeOf } from '../value.ts';
import { item } from './commands.ts';
import { type Asked, S } from './expressions.ts';

const TableName = 'queue';
const kilobyte = 1024;
const most = { item: 400 * kilobyte, payload: 4 * 1024 * kilobyte };

/** An item of a size in bytes: what it is besides is padded. */
const padded = (one: Item, size: number): Item => ({
  ...one,
  padding: S('x'.repeat(size - sizeOf({ ...one, padding: S('') }))),
});

const put = (Item: Item) => ({ Put: { TableName, Item } });
const write = (...TransactItems: object[]): Asked => ({
  command: 'TransactWriteItemsCommand',
  input: { TransactItems },
});

/** As large as an item may be, and larger by a byte; then one that an update would make too large. */
const limitsOfItem = (one: Item): Asked[] => [
  write(put(padded(one, most.item))),
  write(put(padded(one, most.item + 1))),
  write({
    Update: {
      TableName,
      Key: { pk: one.pk, sk: one.sk },
      UpdateExpression: 'SET more = :more',
      ExpressionAttributeValues: { ':more': S('') },
    },
  }),
];

const numbered = (partition: string, number: number): Item => ({
  pk: S(partition),
  sk: S(`I#${String(number).padStart(3, '0')}`),
});

/** As large as a transaction may be, and larger by a byte: items, conditions and what they are compared with together. */
const limitsOfTransaction: readonly Asked[] = [0, 1].map((more) => {
  const compared = {
    ConditionExpression: 'attribute_not_exists(pk) OR pk = :pk',
    ExpressionAttributeValues: { ':pk': S('T#1') },
  };
  const eleven = Array.from({ length: 11 }, (_, number) => numbered('T#1', number));
  const others = 10 * most.item + 11 * (compared.ConditionExpression.length + 'T#1'.length);
  const sizes = eleven.map((_, number) => (number < 10 ? most.item : most.payload + more - others));
  return write(...eleven.map((one, number) => ({ Put: { ...put(padded(one, sizes[number] ?? 0)).Put, ...compared } })));
});

const query = (partition: string, change: object = {}): Asked => ({
  command: 'QueryCommand',
  pages: 4,
  input: {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': S(partition) },
    ...change,
  },
});

/** Of which a page holds only a few, in either direction, in a scan, and until a limit that comes before or after. */
const pages = (sizes: readonly number[]): Asked[] => [
  write(...sizes.map((size, number) => put(padded(numbered('P#1', number), size)))),
  query('P#1'),
  query('P#1', { ScanIndexForward: false }),
  query('P#1', { Limit: 3 }),
  query('P#1', { Limit: 9 }),
  { command: 'ScanCommand', pages: 4, input: { TableName } },
];

/** A page that ends where its limit is, a byte before it, and a byte behind it. */
const nearPage = [-1, 0, 1].flatMap((more): Asked[] => {
  const partition = `N#${more}`;
  const sizes = [400 * kilobyte, 400 * kilobyte, 224 * kilobyte + more, 100];
  return [write(...sizes.map((size, number) => put(padded(numbered(partition, number), size)))), query(partition)];
});

/** Of the same size, for a batch answers in no order: 64 of them are what it may hold. */
const quarter = 256 * kilobyte;
const batched = Array.from({ length: 65 }, (_, number) => numbered('B#1', number));
const batch = (Keys: object[]): Asked => ({
  command: 'BatchGetItemCommand',
  input: { RequestItems: { [TableName]: { Keys, ConsistentRead: true } } },
});
const nearBatch: readonly Asked[] = [
  ...[0, 13, 26, 39, 52].map((from) =>
    write(...batched.slice(from, from + 13).map((one) => put(padded(one, quarter)))),
  ),
  batch(batched.slice(0, 64)),
  batch(batched),
];

/** Keys alone can fill a page of an index. */
const longKeys: readonly Asked[] = [
  ...[0, 1].map((half) =>
    write(
      ...Array.from({ length: 100 }, (_, number) => {
        const long = `${String(half * 100 + number).padStart(3, '0')}${'k'.repeat(1000)}`;
        return put({ pk: S(`${long}${long}`), sk: S(long), g1pk: S('g'.repeat(2000)), g1sk: S(long) });
      }),
    ),
  ),
  {
    command: 'QueryCommand',
    pages: 2,
    input: {
      TableName,
      IndexName: 'gsi1',
      KeyConditionExpression: 'g1pk = :pk',
      ExpressionAttributeValues: { ':pk': S('g'.repeat(2000)) },
    },
  },
];

/** What is large: items to be made larger, and sizes of others in bytes. */
export const large = fc.record({
  items: fc.array(item, { minLength: 12, maxLength: 12 }),
  sizes: fc.array(fc.integer({ min: 100 * kilobyte, max: most.item }), { minLength: 10, maxLength: 10 }),
});

/** What comes near the limits of size, and goes beyond them. */
export const nearLimits = ({ items, sizes }: { items: Item[]; sizes: number[] }): readonly Asked[] => [
  ...items.flatMap(limitsOfItem),
  ...limitsOfTransaction,
  ...pages(sizes),
  ...nearPage,
  ...nearBatch,
  ...longKeys,
];
