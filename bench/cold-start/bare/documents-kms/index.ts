import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import type { Handler } from 'aws-lambda';
import { documents } from '../../../../functions/shared/clients.ts';

documents(new DynamoDBClient({}));
new KMSClient({});

export const handler: Handler = async () => undefined;
