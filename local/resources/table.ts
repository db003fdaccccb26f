import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type StreamViewType,
} from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { StartError } from '../start-error.ts';
import { carried, properties } from './properties.ts';

const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const Table = z.strictObject({
  TableName: z.string().optional(),
  KeySchema,
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        IndexName: z.string(),
        KeySchema,
        Projection: z.strictObject({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
        ...carried('ContributorInsightsSpecification'),
      }),
    )
    .optional(),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .optional(),
  ...carried(
    'BillingMode',
    'ContributorInsightsSpecification',
    'DeletionProtectionEnabled',
    'PointInTimeRecoverySpecification',
    'SSESpecification',
    'TableClass',
    'Tags',
    'TimeToLiveSpecification',
  ),
});

/** A table that is there, with the ARN of its stream if it has one. */
export interface OpenTable {
  readonly existed: boolean;
  readonly streamArn: string | undefined;
}

/** Tables by what their stacks call them: `queue` is `KezekData-Queue1A2B3C4D`, which ends with a hash of the CDK's. */
export function byCalling(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [/-(\w+?)(?:[0-9A-F]{8})?$/.exec(name)?.[1]?.toLowerCase() ?? name, name]),
  );
}

/** Makes sure that the table is there as the template describes it. */
export async function openTable(client: DynamoDBClient, resource: Resource): Promise<OpenTable> {
  const wanted = properties(resource, Table);
  const existing = await describe(client, resource.name);
  if (existing) {
    const indexes = (list: readonly { IndexName?: string | undefined }[] = []) =>
      list
        .map((index) => index.IndexName)
        .sort()
        .join(', ');
    if (indexes(existing.GlobalSecondaryIndexes) !== indexes(wanted.GlobalSecondaryIndexes))
      throw new StartError(`The data are of another edition: ${resource.name} has other indexes. Use another folder.`);
    return { existed: true, streamArn: existing.LatestStreamArn };
  }
  const created = await client.send(
    new CreateTableCommand({
      TableName: resource.name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: wanted.KeySchema,
      AttributeDefinitions: wanted.AttributeDefinitions,
      ...(wanted.GlobalSecondaryIndexes && {
        GlobalSecondaryIndexes: wanted.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
          IndexName,
          KeySchema,
          Projection: {
            ProjectionType: Projection.ProjectionType,
            ...(Projection.NonKeyAttributes && { NonKeyAttributes: Projection.NonKeyAttributes }),
          },
        })),
      }),
      ...(wanted.StreamSpecification && {
        StreamSpecification: {
          StreamEnabled: true,
          StreamViewType: wanted.StreamSpecification.StreamViewType satisfies StreamViewType,
        },
      }),
    }),
  );
  return { existed: false, streamArn: created.TableDescription?.LatestStreamArn };
}

async function describe(client: DynamoDBClient, name: string) {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
