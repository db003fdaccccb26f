import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Handler } from 'aws-lambda';

new DynamoDBClient({});

export const handler: Handler = async () => undefined;
