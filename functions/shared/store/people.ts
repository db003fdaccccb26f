import { type DynamoDBDocumentClient, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { Instant } from '../../../domain/law/time.ts';
import type { Person } from '../../../domain/person/person.ts';
import type { Actor } from '../../../domain/vocabulary.ts';
import type { readingPurpose, remarkKind } from '../../../events/http/answers.ts';
import { told } from '../../../events/http/told.ts';
import type { SignedDocument } from '../signature/signed-content.ts';
import { atOnce, batchGet } from './batch-get.ts';
import type { KeptComplaint } from './book.ts';
import * as keys from './keys.ts';
import { complaintKey, ownComplaintsRange } from './record-keys.ts';
import { put } from './write.ts';

/** That a person was read: by whom, when and what for. */
export type ReadingRecord = { at: Instant; by: Actor; purpose: z.output<typeof readingPurpose> };

/** Who reads a person, and why. `cause`: the request, so that one run again leaves one record. */
export type Reading = ReadingRecord & { cause: string };

/** Words of people about a case. `obligation`: what an office reports of what it owed; the others are the person's to have. */
export type Remark = { kind: z.output<typeof remarkKind> | 'obligation'; text: string } & Partial<SignedDocument>;

/** A remark as it is kept: of which fact, made when, and by whom. */
export type KeptRemark = Remark & { factId: string; at: Instant; by: Actor };

/** All that the people table holds of one person. */
export type Kept = { person: Person; remarks: KeptRemark[]; complaints: KeptComplaint[]; readings: ReadingRecord[] };

type Item = Record<string, unknown>;

const personIn = ({ pk, sk: _, ...person }: Item): Person =>
  ({ ...person, personId: keys.personIdOf({ pk: String(pk) }) }) as Person;

const remarkIn = ({ pk: _, sk, ...remark }: Item): KeptRemark =>
  ({ ...remark, factId: keys.factIdOfRemark({ sk: String(sk) }) }) as KeptRemark;

const readingIn = ({ pk: _, sk: __, ...reading }: Item): ReadingRecord => reading as ReadingRecord;

/**
 * The people table, as those may read it who show a person or decide on what is known of one. Nobody is read without a
 * record of who reads and what for: it stands beside the person before the caller has anything of them.
 */
export const createPeople = (client: DynamoDBDocumentClient, table: string) => {
  const record = async (personIds: readonly string[], { at, by, purpose, cause }: Reading): Promise<void> => {
    for (let from = 0; from < personIds.length; from += atOnce) {
      const items = personIds
        .slice(from, from + atOnce)
        .map((personId) => put(table, { ...keys.readingKey(personId, at, cause), at, by, purpose }));
      await client.send(new TransactWriteCommand({ TransactItems: items }));
    }
  };

  /** The items of a range, the last first; no more than `most`. */
  const lastOf = async ({ pk, prefix }: { pk: string; prefix: string }, most = Number.POSITIVE_INFINITY) => {
    const query = {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ConsistentRead: true,
      ScanIndexForward: false,
    };
    const items: Item[] = [];
    for await (const page of paginateQuery({ client }, query)) {
      items.push(...(page.Items ?? []));
      if (items.length >= most) break;
    }
    return items.slice(0, most);
  };

  /** What a person wrote in books of complaints, the newest first. */
  const complaintsOf = async (personId: string): Promise<KeptComplaint[]> => {
    const own = await lastOf(ownComplaintsRange(personId));
    const items = await batchGet(
      client,
      table,
      own.map(({ organizationId, no }) => complaintKey(String(organizationId), Number(no))),
    );
    const placeOf = ({ enteredOn, no }: KeptComplaint): string => `${enteredOn} ${String(no).padStart(6, '0')}`;
    return (items as KeptComplaint[]).toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  };

  /** Those of them who are known, by their ids: a page of people at a time, each with a reading of their own. */
  const persons = async (personIds: readonly string[], reading: Reading): Promise<ReadonlyMap<string, Person>> => {
    const items = await batchGet(client, table, [...new Set(personIds)].map(keys.personKey));
    const found = new Map(items.map(personIn).map((person) => [person.personId, person]));
    await record([...found.keys()], reading);
    return found;
  };

  /** One person; nothing, and no record, when nobody of this id is known. */
  const person = async (personId: string, reading: Reading): Promise<Person | undefined> =>
    (await persons([personId], reading)).get(personId);

  return {
    person,
    persons,

    /** What was written by these facts of a case, by their ids, of a person who has just been read. */
    remarksOf: async ({ personId }: Person, factIds: readonly string[]): Promise<ReadonlyMap<string, KeptRemark>> => {
      const items = await batchGet(
        client,
        table,
        [...new Set(factIds)].map((factId) => keys.remarkKey(personId, factId)),
      );
      return new Map(items.map(remarkIn).map((remark) => [remark.factId, remark]));
    },

    /** All that is kept of one person, this very reading with it; nothing, and no record, of somebody unknown. */
    everythingOf: async (personId: string, reading: Reading): Promise<Kept | undefined> => {
      const known = await person(personId, reading);
      if (!known) return undefined;
      const [remarks, complaints, readings] = await Promise.all([
        lastOf(keys.remarksRange(personId)),
        complaintsOf(personId),
        lastOf(keys.readingsRange(personId), told.readings),
      ]);
      return { person: known, remarks: remarks.map(remarkIn), complaints, readings: readings.map(readingIn) };
    },
  };
};

export type People = ReturnType<typeof createPeople>;
