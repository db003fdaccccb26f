import { BatchGetCommand, type BatchGetCommandOutput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';

/** Of so many items at most one request, or one transaction, may be. */
export const atOnce = 100;

/** The items of these keys that are there, each as it is now; in no order. A key is named once. */
export const batchGet = async (
  client: DynamoDBDocumentClient,
  table: string,
  wanted: readonly Key[],
): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    let request: Record<string, unknown>[] | undefined = wanted
      .slice(from, from + atOnce)
      .map(({ pk, sk }) => ({ pk, sk }));
    while (request?.length) {
      const answer: BatchGetCommandOutput = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: request, ConsistentRead: true } } }),
      );
      items.push(...(answer.Responses?.[table] ?? []));
      request = answer.UnprocessedKeys?.[table]?.Keys;
    }
  }
  return items;
};
