import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Handler } from 'aws-lambda';
import { documents } from '../../../../functions/shared/clients.ts';

documents(new DynamoDBClient({}));

export const handler: Handler = async () => undefined;
