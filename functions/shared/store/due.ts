import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../../domain/law/time.ts';
import { duePartitions } from './keys.ts';

type Kind = Parameters<typeof duePartitions>[0];

/** A thing that is due: the key of its item. */
export type Due = { pk: string; sk: string };

/**
 * What of a kind is due at a moment (UTC), oldest first within a partition. Reads only what is due: the index is in
 * order of time, and what has been handled leaves it in the write that handles it.
 */
export const createDueIndex = (client: DynamoDBDocumentClient, table: string) => ({
  due: async function* (kind: Kind, now: Instant): AsyncGenerator<Due> {
    const index = kind === 'REMIND' ? 'g2' : 'g1';
    for (const partition of duePartitions(kind)) {
      let start: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            IndexName: index,
            KeyConditionExpression: `${index}pk = :pk AND ${index}sk <= :now`,
            ExpressionAttributeValues: { ':pk': partition, ':now': `${now}#~` },
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        for (const item of page.Items ?? []) yield { pk: String(item.pk), sk: String(item.sk) };
        start = page.LastEvaluatedKey;
      } while (start);
    }
  },
});

export type DueIndex = ReturnType<typeof createDueIndex>;
