import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';

/** Where the tables are. In DynamoDB Local each access key, in each region, has a database of its own. */
export interface Database {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly region: string;
}

const config = ({ endpoint, accessKeyId, region }: Database) => ({
  endpoint,
  region,
  credentials: { accessKeyId, secretAccessKey: 'local' },
});

export function dynamodb(database: Database, options: { maxAttempts?: number } = {}): DynamoDBClient {
  return new DynamoDBClient({ ...config(database), ...options });
}

export function streams(database: Database): DynamoDBStreamsClient {
  return new DynamoDBStreamsClient(config(database));
}
