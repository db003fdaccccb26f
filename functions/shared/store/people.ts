import { type DynamoDBDocumentClient, GetCommand, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { Instant, LegalDate } from '../../../domain/law/time.ts';
import type { Person } from '../../../domain/person/person.ts';
import type { Received } from '../../../domain/records/personal-file.ts';
import type { Actor } from '../../../domain/vocabulary.ts';
import type { readingPurpose, remarkKind } from '../../../events/http/answers.ts';
import type { enterMonitoring } from '../../../events/http/monitoring.ts';
import type { drawUpPlan, fillInPlan } from '../../../events/http/plan.ts';
import { told } from '../../../events/http/told.ts';
import type { SignedDocument } from '../signature/signed-content.ts';
import { atOnce, batchGet } from './batch-get.ts';
import type { KeptComplaint } from './book.ts';
import * as keys from './keys.ts';
import * as records from './record-keys.ts';
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

type DrawnUp = Pick<z.output<typeof drawUpPlan>, 'observed' | 'needs' | 'specialists'>;
type FilledIn = Pick<z.output<typeof fillInPlan>, 'measures' | 'reviewOn'>;
type Monitoring = Omit<z.output<typeof enterMonitoring>, 'on'>;

/** A step of an individual plan as it is kept, with what was written in it. */
export type PlanStep = { stayId: string; no: number; revision: number; on: LegalDate; at: Instant; by: Actor } & (
  | { step: 'drawn-up'; from: LegalDate; until: LegalDate; content: DrawnUp }
  | { step: 'filled-in'; content: FilledIn }
  | { step: 'approved'; content: { head?: string | undefined } }
);

/** An entry in the journal of monitoring as it is kept. */
export type MonitoringEntry = { stayId: string; no: number; on: LegalDate; at: Instant; by: Actor } & Monitoring;

/** All that the people table holds of one person. */
export type Kept = {
  person: Person;
  remarks: KeptRemark[];
  documents: KeptDocument[];
  complaints: KeptComplaint[];
  readings: ReadingRecord[];
  planSteps: PlanStep[];
  monitorings: MonitoringEntry[];
};
/** Which document: of which stay's file. */
export type DocumentId = { stayId: string; documentId: string };

/**
 * A document as it was announced for the file of a stay. `received`: the version in the bucket that was looked at; without it nothing is
 * there that anybody has seen.
 */
export type KeptDocument = Omit<Received, 'receivedAt'> & {
  at: Instant;
  by: Actor;
  received?: { at: Instant; by: Actor; version: string };
};

/** The document as it is told of, when it has come. */
export const receivedIn = ({ at: _, by: __, received, ...document }: KeptDocument): Received[] =>
  received ? [{ ...document, receivedAt: received.at }] : [];

type Item = Record<string, unknown>;

const personIn = ({ pk, sk: _, ...person }: Item): Person =>
  ({ ...person, personId: keys.personIdOf({ pk: String(pk) }) }) as Person;

const remarkIn = ({ pk: _, sk, ...remark }: Item): KeptRemark =>
  ({ ...remark, factId: keys.factIdOfRemark({ sk: String(sk) }) }) as KeptRemark;

const planStepIn = ({ pk: _, sk: __, ...step }: Item): PlanStep => step as PlanStep;

const monitoringIn = ({ pk: _, sk: __, ...entry }: Item): MonitoringEntry => entry as MonitoringEntry;
const documentIn = ({ pk: _, sk, ...document }: Item): KeptDocument =>
  ({ ...document, ...records.documentOf({ sk: String(sk) }) }) as KeptDocument;

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

  const documentsOf = async (personId: string): Promise<KeptDocument[]> =>
    (await lastOf(records.documentsRange(personId))).map(documentIn);

  /** A document as it stands, shown to nobody. */
  const announced = async (personId: string, { stayId, documentId }: DocumentId): Promise<KeptDocument | undefined> => {
    const Key = records.documentKey(personId, stayId, documentId);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && documentIn(Item);
  };

  return {
    person,
    persons,
    announced,

    /** A document that is to be handed out; nothing, and no record, of one that nobody has looked at. */
    document: async (personId: string, of: DocumentId, reading: Reading): Promise<KeptDocument | undefined> => {
      const found = await announced(personId, of);
      if (!found?.received) return undefined;
      await record([personId], reading);
      return found;
    },

    /** One person with the documents of all their files; of somebody unknown, and without a record, no document. */
    withDocuments: async (
      personId: string,
      reading: Reading,
    ): Promise<{ person?: Person; documents: KeptDocument[] }> => {
      const known = await person(personId, reading);
      return known ? { person: known, documents: await documentsOf(personId) } : { documents: [] };
    },

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
      const [remarks, documents, complaints, readings, planSteps, monitorings] = await Promise.all([
        lastOf(keys.remarksRange(personId)),
        documentsOf(personId),
        complaintsOf(personId),
        lastOf(keys.readingsRange(personId), told.readings),
        lastOf(records.planStepsRange(personId)),
        lastOf(records.monitoringRange(personId)),
      ]);
      return {
        person: known,
        remarks: remarks.map(remarkIn),
        documents,
        complaints,
        readings: readings.map(readingIn),
        planSteps: planSteps.map(planStepIn),
        monitorings: monitorings.map(monitoringIn),
      };
    },

    /** The steps of the plans of a stay, the last first. */
    planSteps: async (personId: string, stayId: string, reading: Reading): Promise<PlanStep[]> => {
      await record([personId], reading);
      return (await lastOf(records.planStepsRange(personId, stayId))).map(planStepIn);
    },

    /** The entries in the journal of monitoring of a stay, the last first. */
    monitorings: async (personId: string, stayId: string, reading: Reading): Promise<MonitoringEntry[]> => {
      await record([personId], reading);
      return (await lastOf(records.monitoringRange(personId, stayId))).map(monitoringIn);
    },
  };
};

export type People = ReturnType<typeof createPeople>;
