import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';

/** One item of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export const put = (table: string, item: Record<string, unknown>, condition: object = {}): Write => ({
  Put: { TableName: table, Item: item, ...condition },
});

export const remove = (table: string, key: Key): Write => ({ Delete: { TableName: table, Key: key } });

/** Written only over what was read. */
export const over = (before: { version: number } | undefined): object =>
  before
    ? {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': before.version },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
