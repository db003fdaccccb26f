import type {
  BatchGetItemCommandInput,
  BatchGetItemCommandOutput,
  GetItemCommandInput,
  QueryCommandInput,
  ScanCommandInput,
} from '@aws-sdk/client-dynamodb';
import { invalid, NotSimulated, only } from './errors.ts';
import { type KeyRange, keyRangeOf } from './expression/key-range.ts';
import { conditionIn, pathsIn } from './expression/parse.ts';
import { checkDistinct, Placeholders } from './expression/placeholders.ts';
import { projected } from './expression/projection.ts';
import { checkKey, type Key, type KeySchema, keyOf } from './schema.ts';
import { compareRows, compareShuffled, type Row, type Rows, type Table, type TableNamed } from './table.ts';
import { type Item, sizeOf } from './value.ts';

/** Of what an answer holds, in bytes. */
const most = { page: 1024 * 1024, batch: 16 * 1024 * 1024 };

/** So many keys a batch may name. */
const mostKeys = 100;

const keyIn = (schema: KeySchema, key: Item = {}): Key => {
  checkKey(schema, key);
  return keyOf(schema, key);
};

/** `GetItem`. */
export const get = (tableNamed: TableNamed, input: GetItemCommandInput): { Item?: Item } => {
  only(input, ['TableName', 'Key', 'ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames'], 'GetItem');
  const table = tableNamed(input.TableName);
  const { ProjectionExpression } = input;
  const placeholders = new Placeholders(input, ProjectionExpression);
  const paths = ProjectionExpression && pathsIn(ProjectionExpression).map((path) => placeholders.path(path));
  if (paths) checkDistinct(paths);
  const item = table.item(keyIn(table.schema, input.Key));
  if (!item) return {};
  return { Item: paths ? projected(item, paths) : item };
};

type Batch = Pick<BatchGetItemCommandOutput, 'Responses' | 'UnprocessedKeys'>;

/** `BatchGetItem`: what is there, in no order, until no more may be answered; and the keys of the rest. */
export const batchGet = (tableNamed: TableNamed, input: BatchGetItemCommandInput): Batch => {
  only(input, ['RequestItems'], 'BatchGetItem');
  const [[name, { Keys = [], ...how }] = ['', {}], ...others] = Object.entries(input.RequestItems ?? {});
  if (others.length > 0) throw new NotSimulated('a batch of several tables');
  only(how, ['ConsistentRead'], 'BatchGetItem');
  const table = tableNamed(name);
  if (Keys.length === 0 || Keys.length > mostKeys) throw invalid('A batch names one key at least, and not too many');
  const wanted = Keys.map((named) => ({ named, ...keyIn(table.schema, named) })).sort(compareShuffled);
  if (wanted.some((key, place) => place > 0 && compareShuffled(key, wanted[place - 1] as Key) === 0))
    throw invalid('Provided list of item keys contains duplicates');
  const items: Item[] = [];
  let size = 0;
  for (const [place, key] of wanted.entries()) {
    const item = table.item(key);
    if (!item) continue;
    size += sizeOf(item);
    if (size > most.batch) {
      const rest = wanted.slice(place).map(({ named }) => named);
      return { Responses: { [name]: items }, UnprocessedKeys: { [name]: { Keys: rest, ...how } } };
    }
    items.push(item);
  }
  return { Responses: { [name]: items }, UnprocessedKeys: {} };
};

/** The first of these rows, as many as one answer holds; and whether it ends before they do, as far as DynamoDB knows. */
const pageOf = (rows: Iterable<Row>, limit = Number.POSITIVE_INFINITY): { page: Row[]; isCut: boolean } => {
  if (limit < 1) throw invalid('Limit must be greater than or equal to 1');
  const page: Row[] = [];
  let size = 0;
  for (const row of rows) {
    // What brings it to the limit of size is the last, and that another one follows is known; of the other limit it is not.
    if (size >= most.page) return { page, isCut: true };
    page.push(row);
    size += sizeOf(row.item);
    if (page.length === limit) return { page, isCut: true };
  }
  return { page, isCut: false };
};

const answerOf = (page: readonly Row[], end: Item | undefined) => ({
  Items: page.map(({ item }) => item),
  Count: page.length,
  ScannedCount: page.length,
  ...(end && { LastEvaluatedKey: end }),
});

/** The attributes by which a page of these rows is gone on from. */
const keyNames = (table: Table, { schema }: Rows): string[] => [
  ...new Set([table.schema, schema].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])),
];

/** Where a row ends a page. */
const endAt = (table: Table, rows: Rows, { item }: Row): Item =>
  projected(
    item,
    keyNames(table, rows).map((name) => [name]),
  );

/** Where a page begins behind. @throws ValidationException */
const startAt = (table: Table, rows: Rows, key: Item): Row => {
  const names = keyNames(table, rows);
  if (Object.keys(key).length !== names.length || names.some((name) => !key[name]?.S))
    throw invalid('The provided starting key is invalid');
  return { ...keyOf(rows.schema, key), of: keyOf(table.schema, key), item: key };
};

/** The key that a condition names as the last of what it finds: in a table none can come behind it. */
const namedEnd = ({ first, last }: KeyRange, isForward: boolean): string | undefined => (isForward ? last : first);

const queryFields = [
  'TableName',
  'IndexName',
  'KeyConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'ConsistentRead',
  'Limit',
  'ScanIndexForward',
];

/** `Query`, of a table or of an index. */
export const query = (tableNamed: TableNamed, input: QueryCommandInput) => {
  only(input, queryFields, 'Query');
  const table = tableNamed(input.TableName);
  const { IndexName, KeyConditionExpression = '', ExclusiveStartKey, Limit, ScanIndexForward = true } = input;
  const index = table.indexes.find(({ name }) => name === IndexName);
  if (IndexName !== undefined && !index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  if (index && input.ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes');
  const { rows: source } = index ?? table;
  const range = keyRangeOf(
    source.schema,
    conditionIn(KeyConditionExpression),
    new Placeholders(input, KeyConditionExpression),
  );
  const end = index ? undefined : namedEnd(range, ScanIndexForward);
  const { rows } = source.partition(range.partition);
  let from = rows.before(({ sort }) => range.side(sort) >= 0);
  let to = rows.before(({ sort }) => range.side(sort) > 0);
  if (ExclusiveStartKey) {
    const start = startAt(table, source, ExclusiveStartKey);
    if (start.partition !== range.partition || range.side(start.sort) !== 0 || start.sort === end)
      throw invalid('The provided starting key does not match the range key predicate');
    if (ScanIndexForward) from = rows.before((row) => compareRows(row, start) > 0);
    else to = rows.before((row) => compareRows(row, start) >= 0);
  }
  const { page, isCut } = pageOf(rows.between(from, to, ScanIndexForward), Limit);
  const last = page.at(-1);
  return answerOf(page, isCut && last && last.sort !== end ? endAt(table, source, last) : undefined);
};

/** How many parts a digest is measured in. */
const digestSpan = 2 ** 48;

function* scanned({ rows: source }: Table, segment: number, segments: number, start: Row | undefined): Generator<Row> {
  const first = start && source.partition(start.partition);
  const segmentOf = (digest: Buffer) => Math.floor((digest.readUIntBE(0, 6) / digestSpan) * segments);
  if (first && segmentOf(first.digest) !== segment) throw invalid('Exclusive start key must lie within the segment');
  for (const { key, digest, rows } of source.partitions(first)) {
    if (segmentOf(digest) !== segment) continue;
    const from = start && key === start.partition ? rows.before((row) => compareRows(row, start) > 0) : 0;
    yield* rows.between(from, rows.length);
  }
}

/** `Scan` of a table, or of a segment of it. */
export const scan = (tableNamed: TableNamed, input: ScanCommandInput) => {
  only(input, ['TableName', 'Segment', 'TotalSegments', 'ExclusiveStartKey', 'ConsistentRead', 'Limit'], 'Scan');
  const table = tableNamed(input.TableName);
  const { Segment = 0, TotalSegments = 1, ExclusiveStartKey, Limit } = input;
  if ((input.Segment === undefined) !== (input.TotalSegments === undefined) || Segment < 0 || Segment >= TotalSegments)
    throw invalid('There is no such segment');
  const start = ExclusiveStartKey && startAt(table, table.rows, ExclusiveStartKey);
  const { page, isCut } = pageOf(scanned(table, Segment, TotalSegments, start), Limit);
  const last = page.at(-1);
  return answerOf(page, isCut && last ? endAt(table, table.rows, last) : undefined);
};
