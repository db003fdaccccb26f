import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Person } from '../../../domain/person/person.ts';
import { personKey } from './keys.ts';

/** The people table, as those who write to or show a person may read it. */
export const createPeople = (client: DynamoDBDocumentClient, table: string) => ({
  person: async (personId: string): Promise<Person | undefined> =>
    (await client.send(new GetCommand({ TableName: table, Key: personKey(personId), ConsistentRead: true }))).Item
      ?.person as Person | undefined,
});

export type People = ReturnType<typeof createPeople>;
