import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Paged } from '../../../events/http/paging.ts';
import { batchGet } from './batch-get.ts';
import type { Range } from './keys.ts';
import { type Page, pageOf } from './page.ts';
import * as keys from './record-keys.ts';
import { put, type Write } from './write.ts';

type Office = 'department' | 'organization' | 'authority';

/** A complaint or proposal as it stands in the book of an organization; whose it is, it says by ids. */
export type KeptComplaint = {
  organizationId: string;
  no: number;
  on: LegalDate;
  enteredOn: LegalDate;
  text: string;
  anonymous?: true;
  onPaper?: true;
  applicationId?: string;
  personId?: string;
  answer?: { on: LegalDate; by: Office; text: string };
};

/** That the book was looked at, and what was noted. */
export type Look = { on: LegalDate; by: Office; note?: string };

type Item = Record<string, unknown>;

/** So many looks are told at most: of a year of weeks, and the months of the office. */
const mostLooks = 100;

/**
 * The books of complaints, in the people table: what somebody writes may hold anything, and who wrote it is theirs to keep
 * back. A book changes together with its organization, whose version guards it.
 */
export const createBook = (client: DynamoDBDocumentClient, table: string) => {
  const query = async ({ pk, from, to }: Range, limit: number, newestFirst = false): Promise<Item[]> => {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
          ConsistentRead: true,
          ScanIndexForward: !newestFirst,
          Limit: limit - items.length,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start && items.length < limit);
    return items;
  };

  const complaintIn = ({ pk: _, sk: __, entity: ___, ...complaint }: Item): KeptComplaint => complaint as KeptComplaint;

  const written = (complaint: KeptComplaint): Write =>
    put(table, { ...keys.complaintKey(complaint.organizationId, complaint.no), entity: 'complaint', ...complaint });

  return {
    /** What enters a complaint, and beside whose it is that it is theirs. */
    entered: (complaint: KeptComplaint): Write[] => {
      const { personId, organizationId, no } = complaint;
      const own = personId && keys.ownComplaintKey(personId, organizationId, no);
      return [written(complaint), ...(own ? [put(table, { ...own, organizationId, no })] : [])];
    },

    /** What puts the answer beside a complaint. */
    answered: written,

    /** What keeps that the book was looked at, as the duty of this id. */
    looked: (organizationId: string, obligationId: string, look: Look): Write =>
      put(table, { ...keys.lookKey(organizationId, look.on, obligationId), entity: 'look', ...look }),

    complaint: async (organizationId: string, no: number): Promise<KeptComplaint | undefined> =>
      (await batchGet(client, table, [keys.complaintKey(organizationId, no)])).map(complaintIn)[0],

    /** A page of the complaints entered in a period, in the order of their numbers. @throws InvalidValue `invalid-cursor` */
    page: (
      organizationId: string,
      { from, to }: { from?: LegalDate | undefined; to?: LegalDate | undefined },
      paged: Paged,
    ): Promise<Page<KeptComplaint>> =>
      pageOf(
        {
          name: ['complaints', organizationId, from, to],
          ranges: [keys.complaintsRange(organizationId)],
          read: async (range, limit) =>
            (await query(range, limit)).map((item) => ({ at: String(item.sk), item: complaintIn(item) })),
          fits: ({ enteredOn }) => (!from || enteredOn >= from) && (!to || enteredOn <= to),
        },
        paged,
      ),

    /** When the book was looked at in a period, the newest first. */
    looks: async (organizationId: string, { from, to }: { from?: string | undefined; to?: string | undefined }) => {
      const items = await query(keys.looksRange(organizationId, from, to), mostLooks, true);
      return items.map(({ pk: _, sk: __, entity: ___, ...look }) => look as Look);
    },
  };
};

export type Book = ReturnType<typeof createBook>;
