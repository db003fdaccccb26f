import { BatchGetCommand, type BatchGetCommandOutput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NothingRead } from './errors.ts';
import type { Key } from './keys.ts';

type Item = Record<string, unknown>;

/** Of so many items at most one request, or one transaction, may be. */
export const atOnce = 100;

/**
 * The items of these keys that are there, each as it is now; in no order. A key is named once.
 * @throws NothingRead
 */
export const batchGet = async (
  client: DynamoDBDocumentClient,
  table: string,
  wanted: readonly Key[],
): Promise<Item[]> => {
  const items: Item[] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    let request: Item[] | undefined = wanted.slice(from, from + atOnce).map(({ pk, sk }) => ({ pk, sk }));
    while (request?.length) {
      const answer: BatchGetCommandOutput = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: request, ConsistentRead: true } } }),
      );
      const rest: Item[] | undefined = answer.UnprocessedKeys?.[table]?.Keys;
      // An answer may be too long for all of them; one that is of none of them is a refusal, and asking on would add to it.
      if (rest?.length === request.length) throw new NothingRead('DynamoDB read nothing of what it was asked');
      items.push(...(answer.Responses?.[table] ?? []));
      request = rest;
    }
  }
  return items;
};
