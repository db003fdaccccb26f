import { yearOf } from '../../../domain/law/calendar-year.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import {
  type Journal,
  type JournalRow,
  type JournalStatus,
  journalOf,
  lastDay,
} from '../../../domain/records/journal.ts';
import { countedAs } from '../../../domain/records/outcomes.ts';
import type { Paged } from '../../../events/http/paging.ts';
import { untilSettled } from './errors.ts';
import * as keys from './keys.ts';
import { countWrites, type Ending } from './outcomes.ts';
import { type Page, pageOf } from './page.ts';
import type { Store } from './store.ts';
import { over, put, type Write } from './write.ts';

/** A row as it stands in the journal of its organization; `no`: its number there. Whose it is, it says by ids. */
export type KeptRow = JournalRow & { no: number; applicationId: string; personId: string };

/** The journal of an organization itself; `version`: how many rows it has, which is the last number that was given. */
type Book = { version: number };

/** The number that a row was given; `version`: what has been entered in it. It guards the row, with which it is written. */
type Given = { no: number; version: number };

/** The journals of these organizations, of those that have one. */
const booksOf = async (store: Store, organizationIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Book>> => {
  const wanted = [...organizationIds].map((id) => [keys.journalKey(id), id] as const);
  const items = wanted.length > 0 ? await store.batch(wanted.map(([key]) => key)) : [];
  const idOf = new Map(wanted.map(([{ pk }, id]) => [pk, id]));
  return new Map(items.map((item) => [idOf.get(String(item.pk)) ?? '', item as Book]));
};

/** The ending of a stay that a row tells of; nothing of a turn, a transfer, or what has not ended. */
const endingOf = ({ setting }: Journal, { organizationId, admitted, left, leavingReason, outcome }: JournalRow) =>
  admitted && left && leavingReason
    ? ({ organizationId, year: yearOf(left.date), as: countedAs(setting, leavingReason, outcome) } satisfies Ending)
    : undefined;

/**
 * JRN-1: enters in the journals what the timeline of an application says by now. A row gets its number with its first
 * entry, the next of its journal, and keeps it. What has been entered already is left as it is, and what was read of the
 * timeline too early never overwrites what was read later; so it may be done at any time, and again. The timeline and the
 * numbers that were given stand side by side: one read tells whether there is anything to do.
 * @throws Conflict when it is overtaken again and again
 */
export const keepJournal = (store: Store, applicationId: string): Promise<void> =>
  untilSettled(async () => {
    const { timeline, numbers } = await store.journaled(applicationId);
    const journal = journalOf(timeline);
    const { rows, personId } = journal ?? { rows: [] };
    const due = rows
      .map((row) => ({ row, before: numbers.get(row.opened) as Given | undefined }))
      .filter(({ row, before }) => !before || before.version < row.version);
    const unnumbered = due.filter(({ before }) => !before).map(({ row }) => row.organizationId);
    const books = await booksOf(store, new Set(unnumbered));
    const given = new Map<string, number>();
    const nextIn = (organizationId: string): number => {
      const no = (given.get(organizationId) ?? books.get(organizationId)?.version ?? 0) + 1;
      given.set(organizationId, no);
      return no;
    };
    const { queue } = store.tables;
    const entries = due.flatMap(({ row, before }): Write[] => {
      const no = before?.no ?? nextIn(row.organizationId);
      const number = { ...keys.journalNumberKey(applicationId, row.opened), entity: 'journal-number' };
      const place = keys.journalRowKey(row.organizationId, no);
      return [
        put(queue, { ...number, no, version: row.version }, over(before)),
        put(queue, { ...place, entity: 'journal-row', no, applicationId, personId, ...row }),
      ];
    });
    const counted = [...given].map(([organizationId, version]) =>
      put(queue, { ...keys.journalKey(organizationId), entity: 'journal', version }, over(books.get(organizationId))),
    );
    // A row that has ended is entered so once; with it the ending counts (STA-1).
    const endings = due.flatMap(({ row }) => (journal && endingOf(journal, row)) ?? []);
    if (entries.length > 0) await store.write([...entries, ...counted, ...(await countWrites(store, endings))]);
  });

/** What is asked of a journal: rows that had begun by `to` and had not ended before `from`, and how they stand now. */
type Wanted = { from?: LegalDate | undefined; to?: LegalDate | undefined; status?: JournalStatus | undefined };

/**
 * A page of an organization's journal, in the order of its numbers, which is that of entry.
 * @throws InvalidValue `invalid-cursor`
 */
export const journalPage = (
  store: Store,
  organizationId: string,
  { from, to, status }: Wanted,
  paged: Paged,
): Promise<Page<KeptRow>> =>
  pageOf(
    {
      name: ['journal', organizationId, from, to, status],
      ranges: [keys.journalRange(organizationId)],
      read: async (range, limit) =>
        (await store.query({ ...range, limit })).map((item) => ({ at: String(item.sk), item: item as KeptRow })),
      fits: (row) =>
        (!to || row.since <= to) && (!from || (lastDay(row) ?? from) >= from) && (!status || row.status === status),
    },
    paged,
  );
