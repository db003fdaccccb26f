import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Key, Range } from './keys.ts';
import type { Found } from './page.ts';
import type { Store } from './store.ts';

type Item = Record<string, unknown>;

const nameOf = ({ pk, sk }: Item | Key): string => `${pk} ${sk}`;

/** Reads items in the order of `gsi1`, which holds their keys alone: the first of a range, `limit` at most. */
export const indexItems = (client: DynamoDBDocumentClient, { tables, batch }: Store) => {
  const keysIn = async ({ pk, from, to }: Range, limit: number): Promise<Item[]> => {
    const found: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: tables.queue,
          IndexName: 'gsi1',
          KeyConditionExpression: 'g1pk = :pk AND g1sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
          Limit: limit - found.length,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      found.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start && found.length < limit);
    return found;
  };

  return async (range: Range, limit: number): Promise<Found<Item>[]> => {
    const found = await keysIn(range, limit);
    const items = await batch(found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
    const byName = new Map(items.map((item) => [nameOf(item), item]));
    return found.map((key) => ({ at: String(key.g1sk), item: byName.get(nameOf(key)) }));
  };
};
