import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { compareText } from '../value.ts';
import {
  type Asked,
  condition,
  expressed,
  type Item,
  map,
  number,
  S,
  type Template,
  text,
  value,
} from './expressions.ts';
import { invalid } from './invalid.ts';

const TableName = 'queue';
const partitions = ['APP#1', 'ORG#1', 'Ж'];
/** Some of them come in another order by the units of UTF-16, which JavaScript compares. */
const sorts = [
  '#STATE',
  'E#',
  'E#1',
  'E#1#2',
  'E#2',
  'E#~',
  'F#000001',
  'X#1',
  'é',
  '\uFFFD',
  '\u{1F600}',
  '\u{10FFFF}',
];
const indexSorts = ['2025-03-10', '2025-03-10#1', '2025-03-11', '\uFFFD', '\u{1F600}'];
const key = fc
  .tuple(fc.constantFrom(...partitions), fc.constantFrom(...sorts))
  .map(([pk, sk]) => ({ pk: S(pk), sk: S(sk) }));

const attributes = {
  state: fc.oneof(text, map),
  version: number,
  claimedUntil: text,
  phone: text,
  representative: fc.oneof(map, text),
  free: value,
};

/** What may stand where an index has its keys: mostly what belongs there. */
const indexKey = (texts: readonly string[]) =>
  fc.oneof(
    { weight: 400, arbitrary: fc.constantFrom(...texts).map(S) },
    { weight: 1, arbitrary: fc.constant<AttributeValue>({ N: '1' }) },
  );

export const item = fc
  .tuple(
    key,
    fc.record(
      {
        ...attributes,
        g1pk: indexKey(['WAKE#1', 'SMS#1']),
        g1sk: indexKey(indexSorts),
        g2pk: indexKey(['DUTY#1']),
        g2sk: indexKey(indexSorts),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  )
  .map(([at, rest]) => ({ ...at, ...rest }) as Item);

const maybe = fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: condition });

const assignment = fc.oneof(
  fc.record({ path: fc.constantFrom('#phone', '#version', 'claimedUntil', '#free', '#state'), to: value }),
  fc.record({ path: fc.constantFrom('#representative.#phone', '#state.#version', '#state.#deep.#deeper'), to: text }),
  fc.record({ path: fc.constantFrom('#phone', '#free'), to: fc.constantFrom('claimedUntil', '#state.#iin') }),
  fc.record({ path: fc.constantFrom('g1pk', 'g1sk'), to: fc.constantFrom<AttributeValue>(S('WAKE#1'), { N: '1' }) }),
);

const set = fc.uniqueArray(assignment, { minLength: 1, maxLength: 3, selector: ({ path }) => path }).map(
  (list): Template => ({
    text: `SET ${list.map(({ path, to }) => `${path} = ${typeof to === 'string' ? to : '?'}`).join(', ')}`,
    values: list.flatMap(({ to }) => (typeof to === 'string' ? [] : to)),
  }),
);

/** As the counters of a line are kept: numbers are added to, and what is counted no more is taken away. */
const addition = fc
  .record({ path: fc.constantFrom('#count', '#total'), by: fc.constantFrom('1', '-1', '0', '12') })
  .map(({ path, by }): Template => ({ text: `ADD ${path} ?`, values: [{ N: by }] }));
const removal = fc
  .constantFrom('#phone', '#version, #count', 'claimedUntil', '#nothing')
  .map((names): Template => ({ text: `REMOVE ${names}`, values: [] }));

const assignments = fc
  .tuple(
    fc.option(set, { nil: undefined }),
    fc.option(addition, { nil: undefined }),
    fc.option(removal, { nil: undefined }),
  )
  .map((clauses) => clauses.filter((clause) => clause !== undefined))
  .filter((clauses) => clauses.length > 0)
  .map(
    (clauses): Template => ({
      text: clauses.map(({ text }) => text).join(' '),
      values: clauses.flatMap(({ values }) => values),
    }),
  );

const put = fc
  .tuple(item, maybe)
  .map(([Item, how]) => ({ Put: { TableName, Item, ...expressed({ ConditionExpression: how }) } }));

const update = fc.tuple(key, assignments, maybe).map(([Key, what, how]) => ({
  Update: { TableName, Key, ...expressed({ UpdateExpression: what, ConditionExpression: how }) },
}));

const remove = fc
  .tuple(key, maybe)
  .map(([Key, how]) => ({ Delete: { TableName, Key, ...expressed({ ConditionExpression: how }) } }));

const check = fc
  .tuple(key, condition)
  .map(([Key, how]) => ({ ConditionCheck: { TableName, Key, ...expressed({ ConditionExpression: how }) } }));

const write = fc.oneof(
  { weight: 5, arbitrary: put },
  { weight: 3, arbitrary: update },
  { weight: 2, arbitrary: remove },
  { weight: 1, arbitrary: check },
);

const keyIn = (write: object): string =>
  Object.values(write)
    .map(({ Item, Key = Item }) => `${Key.pk.S} ${Key.sk.S}`)
    .join();

const transaction = fc
  .oneof(
    { weight: 9, arbitrary: fc.uniqueArray(write, { minLength: 1, maxLength: 3, selector: keyIn }) },
    // Perhaps two of one item.
    { weight: 1, arbitrary: fc.array(write, { minLength: 2, maxLength: 8 }) },
  )
  .map((TransactItems): Asked => ({ command: 'TransactWriteItemsCommand', input: { TransactItems } }));

/** Fills the table, so that what is asked then finds something. */
export const filling = fc
  .uniqueArray(item, { minLength: 1, maxLength: 30, size: 'max', selector: ({ pk, sk }) => `${pk?.S} ${sk?.S}` })
  .map((items): Asked => {
    const TransactItems = items.map((Item) => ({ Put: { TableName, Item } }));
    return { command: 'TransactWriteItemsCommand', input: { TransactItems } };
  });

const wanted = ['#phone', 'pk', '#state.#version', '#state.#phone', '#representative.#phone', '#free'];

const get = fc
  .record({ Key: key, ConsistentRead: fc.boolean(), paths: fc.subarray(wanted) })
  .map(({ paths, ...input }): Asked => {
    const projection = paths.length > 0 ? { text: paths.join(', '), values: [] } : undefined;
    return {
      command: 'GetItemCommand',
      input: { TableName, ...input, ...expressed({ ProjectionExpression: projection }) },
    };
  });

const batch = fc.array(key, { minLength: 1, maxLength: 8 }).map(
  (Keys): Asked => ({
    command: 'BatchGetItemCommand',
    input: { RequestItems: { [TableName]: { Keys, ConsistentRead: true } } },
  }),
);

const limit = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });

/** In an order that `BETWEEN` wants, mostly. */
const bounds = (sorts: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...sorts), fc.constantFrom(...sorts), fc.nat(20))
    .map(([one, other, chance]) => (chance === 0 || compareText(one, other) <= 0 ? [one, other] : [other, one]));

type Source = {
  partition: string;
  sort: string;
  partitions: readonly string[];
  sorts: readonly string[];
  IndexName?: string;
};

const sources: readonly Source[] = [
  { partition: 'pk', sort: 'sk', partitions, sorts },
  { partition: 'g1pk', sort: 'g1sk', partitions: ['WAKE#1', 'SMS#1'], sorts: indexSorts, IndexName: 'gsi1' },
  { partition: 'g2pk', sort: 'g2sk', partitions: ['DUTY#1'], sorts: indexSorts, IndexName: 'gsi2' },
];

/** The forms of a condition on a sort key. */
const forms = (sort: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(['=', '<', '<=', '>', '>='].map((by) => [by, `${sort} ${by} :low`])),
  BETWEEN: `${sort} BETWEEN :low AND :high`,
  begins_with: `begins_with(${sort}, :low)`,
});

const query = fc.constantFrom(...sources).chain(({ partition, sort, partitions, sorts, IndexName }) =>
  fc
    .record({
      in: fc.constantFrom(...partitions),
      form: fc.constantFrom('', ...Object.keys(forms(sort))),
      bounds: bounds(sorts),
      prefix: fc.constantFrom('E#', '2025', '\u{1F600}', 'é', 'none'),
      Limit: limit,
      ScanIndexForward: fc.boolean(),
      ConsistentRead: IndexName ? fc.constant(undefined) : fc.boolean(),
      isTurned: fc.boolean(),
    })
    .map(({ in: of, form, bounds: [low = '', high = ''], prefix, isTurned, ...how }): Asked => {
      const onSort = form && forms(sort)[form];
      const onPartition = `${partition} = :of`;
      const clauses = isTurned ? [onSort, onPartition] : [onPartition, onSort];
      return {
        command: 'QueryCommand',
        pages: 6,
        input: {
          TableName,
          ...(IndexName && { IndexName }),
          KeyConditionExpression: clauses.filter((clause) => clause).join(' AND '),
          ExpressionAttributeValues: {
            ':of': S(of),
            ...(form && { ':low': S(form === 'begins_with' ? prefix : low) }),
            ...(form === 'BETWEEN' && { ':high': S(high) }),
          },
          ...how,
        },
      };
    }),
);

const scan = fc
  .record({ TotalSegments: fc.integer({ min: 1, max: 4 }), Segment: fc.nat(4), Limit: limit })
  .map((how): Asked => ({ command: 'ScanCommand', pages: 6, input: { TableName, ...how } }));

/** From anywhere, and not where a page ended. */
const started = fc.tuple(query, key, fc.constantFrom(...indexSorts)).map(([{ command, input }, at, sort]): Asked => {
  const [, own] = Object.entries(input.ExpressionAttributeValues as Item).find(([name]) => name === ':of') ?? [];
  const index = { gsi1: { g1pk: own, g1sk: S(sort) }, gsi2: { g2pk: own, g2sk: S(sort) } }[String(input.IndexName)];
  const ExclusiveStartKey = index ? { ...at, ...index } : { ...at, pk: own };
  return { command, input: { ...input, ExclusiveStartKey } };
});

export const asked: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 8, arbitrary: transaction },
  { weight: 3, arbitrary: get },
  { weight: 2, arbitrary: batch },
  { weight: 6, arbitrary: query },
  { weight: 1, arbitrary: started },
  { weight: 1, arbitrary: scan },
  { weight: 1, arbitrary: fc.constantFrom(...invalid) },
);
