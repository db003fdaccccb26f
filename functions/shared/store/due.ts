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
export const createDueIndex = (client: DynamoDBDocumentClient, table: string) => {
  const page = (kind: Kind, partition: string, now: Instant, start?: Record<string, unknown>) => {
    const index = kind === 'REMIND' || kind.startsWith('DUTY#') ? '2' : '1';
    return client.send(
      new QueryCommand({
        TableName: table,
        IndexName: `gsi${index}`,
        KeyConditionExpression: `g${index}pk = :pk AND g${index}sk <= :now`,
        ExpressionAttributeValues: { ':pk': partition, ':now': now },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
  };

  return {
    due: async function* (kind: Kind, now: Instant): AsyncGenerator<Due> {
      const partitions = duePartitions(kind);
      const firsts = await Promise.all(partitions.map((partition) => page(kind, partition, now)));
      for (const [place, partition] of partitions.entries()) {
        for (let read = firsts[place]; read; ) {
          for (const { pk, sk } of read.Items ?? []) yield { pk: String(pk), sk: String(sk) };
          read = read.LastEvaluatedKey && (await page(kind, partition, now, read.LastEvaluatedKey));
        }
      }
    },
  };
};

export type DueIndex = ReturnType<typeof createDueIndex>;
