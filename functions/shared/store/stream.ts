import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { factIdOf } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';

/** The fact in a record of the table's stream, with its id; nothing when the record is of another item. */
export const factIn = (record: DynamoDBRecord): { eventId: string; fact: Fact } | undefined => {
  const image = record.dynamodb?.NewImage;
  if (!image) return undefined;
  const item = unmarshall(image as Record<string, AttributeValue>);
  if (item.entity !== 'fact') return undefined;
  return { eventId: factIdOf(item.subject, item.version), fact: item.fact as Fact };
};
