import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SNSClientConfig } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** DynamoDB as the stores speak to it: plain objects, and what is undefined is not written. */
export const documents = (dynamodb: DynamoDBClient) =>
  DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });

/**
 * How SNS is called: once, for a try that the SDK made again by itself after a lost answer would be a second message; and on
 * a connection of its own, for one kept open while Lambda sleeps may be dead, and nobody knows what of it has arrived.
 */
export const once = {
  maxAttempts: 1,
  requestHandler: { httpAgent: { keepAlive: false }, httpsAgent: { keepAlive: false } },
} satisfies SNSClientConfig;
