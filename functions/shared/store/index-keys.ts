import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';

/** The keys of all items of one partition of `gsi1`, or of those whose sort key has a beginning. */
export const keysInIndex = async (
  client: DynamoDBDocumentClient,
  table: string,
  { g1pk, beginning }: { g1pk: string; beginning?: string },
): Promise<Key[]> => {
  const found: Key[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: beginning ? 'g1pk = :pk AND begins_with(g1sk, :beginning)' : 'g1pk = :pk',
        ExpressionAttributeValues: { ':pk': g1pk, ...(beginning && { ':beginning': beginning }) },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    found.push(...(page.Items ?? []).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
};
