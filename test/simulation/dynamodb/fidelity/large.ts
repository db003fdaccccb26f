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
const limitsOfItem = item.map((one): Asked[] => [
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
]);

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

/** So many that a batch does not hold them all, and a page only a few; ten in a transaction. */
const count = 44;

const many = fc
  .array(fc.integer({ min: 380 * kilobyte, max: most.item }), { minLength: count, maxLength: count })
  .map((sizes) => {
    const items = sizes.map((size, number) => padded(numbered('L#1', number), size));
    const Keys = items.map((_, number) => numbered('L#1', number));
    const query = (change: object): Asked => ({
      command: 'QueryCommand',
      pages: 3,
      input: {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S('L#1') },
        ...change,
      },
    });
    return [
      ...[0, 10, 20, 30, 40].map((from) => write(...items.slice(from, from + 10).map(put))),
      { command: 'BatchGetItemCommand', input: { RequestItems: { [TableName]: { Keys, ConsistentRead: true } } } },
      query({}),
      query({ ScanIndexForward: false }),
      query({ Limit: 3 }),
      { command: 'ScanCommand', pages: 3, input: { TableName } },
    ] satisfies Asked[];
  });

/** A page that ends where its limit is, a byte before it, and a byte behind it. */
const nearPage = [-1, 0, 1].flatMap((more): Asked[] => {
  const partition = `N#${more}`;
  const sizes = [400 * kilobyte, 400 * kilobyte, 224 * kilobyte + more, 100];
  const items = sizes.map((size, number) => padded(numbered(partition, number), size));
  const input = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': S(partition) } };
  return [write(...items.map(put)), { command: 'QueryCommand', pages: 2, input }];
});

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

/** What comes near the limits of size, and goes beyond them. */
export const large: fc.Arbitrary<readonly Asked[]> = fc
  .tuple(fc.array(limitsOfItem, { minLength: 12, maxLength: 12 }), many)
  .map(([limits, some]) => [...limits.flat(), ...limitsOfTransaction, ...some, ...nearPage, ...longKeys]);
