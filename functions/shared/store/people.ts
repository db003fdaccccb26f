import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Person } from '../../../domain/person/person.ts';
import { personKey } from './keys.ts';

/** The people table, as those who write to or show a person may read it. */
export const createPeople = (client: DynamoDBDocumentClient, table: string) => ({
  person: async (personId: string): Promise<Person | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: personKey(personId), ConsistentRead: true }),
    );
    if (!Item) return undefined;
    const { pk: _, sk: __, ...person } = Item;
    return { ...person, personId } as Person;
  },
});

export type People = ReturnType<typeof createPeople>;
