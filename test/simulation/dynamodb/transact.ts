import type { CancellationReason, TransactWriteItem, TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { cancelled, invalid, isInvalid, NotSimulated, only } from './errors.ts';
import { holds } from './expression/condition.ts';
import { type Assignment, assignmentsIn, type Condition, conditionIn } from './expression/parse.ts';
import { checkDistinct, type Expressed, Placeholders } from './expression/placeholders.ts';
import { assigned } from './expression/update.ts';
import { checkItem, checkKey, indexKeyOf, keyOf } from './schema.ts';
import type { Table, TableNamed } from './table.ts';
import { type Item, sizeOf } from './value.ts';

/** One item that was written: what it was and what it is, perhaps the same. */
export type Change = { table: string; before?: Item; after?: Item };

/** So much a transaction, and an item, may hold; sizes in bytes. */
const most = { writes: 100, item: 400 * 1024, payload: 4 * 1024 * 1024 };

type Kind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** What any of the kinds holds. */
type Part = Expressed & {
  TableName?: string;
  Item?: Item;
  Key?: Item;
  ConditionExpression?: string;
  UpdateExpression?: string;
};

const own: Record<Kind, readonly (keyof Part)[]> = {
  Put: ['Item'],
  Update: ['Key', 'UpdateExpression'],
  Delete: ['Key'],
  ConditionCheck: ['Key'],
};

const common: readonly (keyof Part)[] = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
];

/** One write of a transaction, as it is understood before anything is read. */
type Write = {
  kind: Kind;
  table: Table;
  /** The attributes of its key; of a `Put` the whole item. */
  at: Item;
  condition: Condition | undefined;
  assignments: readonly Assignment[];
  placeholders: Placeholders;
  /** How much it is of the payload. */
  size: number;
};

const writeOf = (request: TransactWriteItem, tableNamed: TableNamed): Write => {
  const [[kind, part] = [], ...others] = Object.entries(request).filter(([, one]) => one) as [Kind, Part][];
  if (!kind || !part || others.length > 0) throw invalid('One of ConditionCheck, Put, Update or Delete is wanted');
  only(part, [...own[kind], ...common], kind);
  const { Key: key = {}, Item: item, ConditionExpression, UpdateExpression } = part;
  if (kind === 'ConditionCheck' && ConditionExpression === undefined) throw invalid('A check needs a condition');
  const table = tableNamed(part.TableName);
  const at = item ?? key;
  if (item) checkItem(table.schema, item);
  else checkKey(table.schema, key);
  if (sizeOf(at) > most.item) throw invalid('Item size has exceeded the maximum allowed size');
  const placeholders = new Placeholders(part, ConditionExpression, UpdateExpression);
  const assignments = UpdateExpression === undefined ? [] : assignmentsIn(UpdateExpression);
  const paths = assignments.map(({ path }) => placeholders.path(path));
  checkDistinct(paths);
  const { partitionKey, sortKey } = table.schema;
  if (paths.some(([name]) => name === partitionKey || name === sortKey)) throw new NotSimulated('an update of a key');
  const texts = `${ConditionExpression ?? ''}${UpdateExpression ?? ''}`;
  const condition = ConditionExpression === undefined ? undefined : conditionIn(ConditionExpression);
  return {
    kind,
    table,
    at,
    condition,
    assignments,
    placeholders,
    size: sizeOf(at) + Buffer.byteLength(texts) + placeholders.size,
  };
};

/** @throws ValidationException */
const checkTogether = (writes: readonly Write[]): void => {
  const names = writes.map(({ table: { schema }, at }) =>
    JSON.stringify([schema.name, at[schema.partitionKey], at[schema.sortKey]]),
  );
  if (new Set(names).size < writes.length)
    throw invalid('Transaction request cannot include multiple operations on one item');
  if (writes.reduce((sum, { size }) => sum + size, 0) > most.payload)
    throw invalid('Transaction payload size cannot exceed 4MB');
};

/** @throws ValidationException when it could stand nowhere in the table, or nowhere in an index that it names the keys of */
const checkPlaces = ({ schema }: Table, item: Item): void => {
  keyOf(schema, item);
  for (const index of schema.indexes) indexKeyOf(index, item);
};

const updated = ({ table: { schema }, at, assignments, placeholders }: Write, before: Item = at): Item => {
  const item = assigned(before, assignments, placeholders);
  checkItem(schema, item);
  if (sizeOf(item) > most.item) throw invalid('Item size to update has exceeded the maximum allowed size');
  return item;
};

const resultOf = (write: Write, before: Item | undefined): Item | undefined => {
  switch (write.kind) {
    case 'Put':
      return write.at;
    case 'Update':
      return updated(write, before);
    case 'Delete':
      return undefined;
    case 'ConditionCheck':
      return before;
  }
};

type Attempt = { change: Change; reason: CancellationReason };

/** What a write would change, and what speaks against it: of the whole transaction every one is told. */
const attempt = (write: Write): Attempt => {
  const { table, at, condition, placeholders } = write;
  const change: Change = { table: table.schema.name };
  try {
    checkPlaces(table, at);
    const before = table.item(keyOf(table.schema, at));
    if (condition && !holds(condition, before ?? {}, placeholders))
      return { change, reason: { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' } };
    const after = resultOf(write, before);
    if (after) checkPlaces(table, after);
    return { change: { ...change, ...(before && { before }), ...(after && { after }) }, reason: { Code: 'None' } };
  } catch (error) {
    if (!isInvalid(error)) throw error;
    return { change, reason: { Code: 'ValidationError', Message: error.message } };
  }
};

/**
 * `TransactWriteItems`: what it writes, for the caller to carry out. Who looks on is told also of what was written as it
 * was, of which a stream would not tell.
 * @throws TransactionCanceledException, ValidationException, ResourceNotFoundException
 */
export const transact = (tableNamed: TableNamed, input: TransactWriteItemsCommandInput): Change[] => {
  only(input, ['TransactItems'], 'TransactWriteItems');
  const { TransactItems: requests = [] } = input;
  if (requests.length === 0 || requests.length > most.writes) throw invalid('A transaction has 1 to 100 writes');
  const writes = requests.map((request) => writeOf(request, tableNamed));
  checkTogether(writes);
  const attempts = writes.map(attempt);
  const reasons = attempts.map(({ reason }) => reason);
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  return attempts
    .filter((_, place) => writes[place]?.kind !== 'ConditionCheck')
    .map(({ change }) => change)
    .filter(({ before, after }) => before !== undefined || after !== undefined);
};
