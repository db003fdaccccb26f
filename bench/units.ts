import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type Item, sizeOf } from '../test/simulation/dynamodb/value.ts';

/**
 * What a call is billed for, in DynamoDB's units, by the sizes of the items: DynamoDB Local under-reports transactions.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */

const kilobyte = 1024;

const unitsOf = (bytes: number, each: number): number => Math.max(1, Math.ceil(bytes / each));

const types = new Set(['S', 'N', 'B', 'M', 'L', 'BOOL', 'NULL', 'SS', 'NS', 'BS']);

/** Whether an item is as DynamoDB's protocol writes it, or as the document client gives it. */
const isPlain = (item: object): item is Item =>
  Object.values(item).every(
    (value) => typeof value === 'object' && value !== null && Object.keys(value).every((type) => types.has(type)),
  );

const sizeRead = (item: object): number =>
  sizeOf(isPlain(item) ? item : (marshall(item as Record<string, unknown>, { removeUndefinedValues: true }) as Item));

type Reading = { ConsistentRead?: boolean };
type Items = { Items?: Item[]; Item?: Item; Responses?: Record<string, Item[]> };

/** The read units of a call: 4 KB a unit, half of it where the read may be stale, twice in a transaction; an item that is not there is one, too. */
export const readUnits = (command: string, input: object, output: object): number => {
  const found = output as Items;
  const share = (reading: Reading): number => (reading.ConsistentRead ? 1 : 0.5);
  switch (command) {
    case 'GetItemCommand':
      return unitsOf(found.Item ? sizeRead(found.Item) : 0, 4 * kilobyte) * share(input as Reading);
    case 'QueryCommand':
    case 'ScanCommand':
      return (
        unitsOf(
          (found.Items ?? []).reduce((sum, item) => sum + sizeRead(item), 0),
          4 * kilobyte,
        ) * share(input as Reading)
      );
    case 'BatchGetItemCommand': {
      const { RequestItems } = input as { RequestItems: Record<string, Reading & { Keys: Item[] }> };
      return Object.entries(RequestItems).reduce((sum, [table, asked]) => {
        const items = found.Responses?.[table] ?? [];
        const missing = asked.Keys.length - items.length;
        const units = items.reduce((all, item) => all + unitsOf(sizeRead(item), 4 * kilobyte), missing);
        return sum + units * share(asked);
      }, 0);
    }
    default:
      return 0;
  }
};

/** How many items an answer brings. */
export const itemsRead = (output: object): number => {
  const { Items = [], Item: one, Responses = {} } = output as Items;
  return Items.length + (one ? 1 : 0) + Object.values(Responses).flat().length;
};

/** What one write of a transaction does to one item. */
export type ItemWrite = { kind: string; table: string; before: Item | undefined; after: Item | undefined };

/** Two for each kilobyte of the larger of what was there and what is: a transaction writes twice. */
export const transactedUnits = ({ before, after }: ItemWrite): number =>
  2 * unitsOf(Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0), kilobyte);

const keyIn = (item: Item | undefined, index: string): AttributeValue[] | undefined => {
  const [pk, sk] = [item?.[`g${index}pk`], item?.[`g${index}sk`]];
  return pk && sk ? [pk, sk] : undefined;
};

/** Beside it, and not twice: an index that holds keys alone is written where they come, go, or change, which is both. */
export const indexUnits = ({ before, after }: ItemWrite): number =>
  ['1', '2'].reduce((sum, index) => {
    const [from, to] = [keyIn(before, index), keyIn(after, index)];
    if (from && to) return sum + (JSON.stringify(from) === JSON.stringify(to) ? 0 : 2);
    return sum + (from || to ? 1 : 0);
  }, 0);
