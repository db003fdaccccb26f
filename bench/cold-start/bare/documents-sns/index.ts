import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Handler } from 'aws-lambda';
import { documents, once } from '../../../../functions/shared/clients.ts';

documents(new DynamoDBClient({}));
new SNSClient(once);

export const handler: Handler = async () => undefined;
