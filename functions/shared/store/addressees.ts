import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Addressee } from '../../../domain/person/person.ts';
import { personKey } from './keys.ts';

/**
 * The people table, as those may read it who write to people: to which number, and in which language. No name, no IIN and
 * no address is read. It leaves no record of a reading, since nothing is shown to anybody but the person: the message
 * itself is in the timeline, as sent or as undelivered, and a function that only writes to people may write nothing of them.
 */
export const createAddressees = (client: DynamoDBDocumentClient, table: string) => ({
  addressee: async (personId: string): Promise<Addressee | undefined> => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: table,
        Key: personKey(personId),
        ConsistentRead: true,
        ProjectionExpression: '#phone, #language, #birthDate, #incapacity, #representative.#phone',
        ExpressionAttributeNames: {
          '#phone': 'phone',
          '#language': 'language',
          '#birthDate': 'birthDate',
          '#incapacity': 'incapacity',
          '#representative': 'representative',
        },
      }),
    );
    return Item as Addressee | undefined;
  },
});

export type Addressees = ReturnType<typeof createAddressees>;
