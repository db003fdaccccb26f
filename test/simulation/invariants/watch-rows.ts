import { isDeepStrictEqual } from 'node:util';
import { type JournalRow, journalOf } from '../../../domain/records/journal.ts';
import type { KeptRow } from '../../../functions/shared/store/journal.ts';
import { journalRowKey } from '../../../functions/shared/store/keys.ts';
import type { Observed } from '../../invariants/observed.ts';
import { must } from '../../invariants/violation.ts';
import type { TableWatch } from './writing.ts';

/** A row as its item must be, under the number that it was given. */
const itemOf = (row: JournalRow, { no, applicationId, personId }: KeptRow) => ({
  ...journalRowKey(row.organizationId, no),
  entity: 'journal-row',
  no,
  applicationId,
  personId,
  ...row,
});

/** The rows kept in the journals are those of the timelines, each under a number of its own (JRN-1). */
export const watchRows = (): TableWatch => {
  /** By application, and by the number of the fact that a row begins with. */
  const kept = new Map<string, Map<number, KeptRow>>();
  /** Which row has a number, by the journal. */
  const numbers = new Map<string, Map<number, string>>();
  /** The cases whose rows may have to change. */
  const stirred = new Set<string>();
  const enter = (pk: string, row: KeptRow): void => {
    const { applicationId, opened, no } = row;
    const name = `${applicationId} ${opened}`;
    const book = numbers.get(pk) ?? new Map<number, string>();
    must((book.get(no) ?? name) === name, 'JRN-1 · a number of a journal is of one row', () => ({ row, name }));
    numbers.set(pk, book.set(no, name));
    kept.set(applicationId, (kept.get(applicationId) ?? new Map<number, KeptRow>()).set(opened, row));
    stirred.add(applicationId);
  };
  const checkCase = (world: Observed, applicationId: string): void => {
    const timeline = world.factsOf(applicationId).map((fact, place) => ({ version: place + 1, fact }));
    const rows = journalOf(timeline)?.rows ?? [];
    const own = kept.get(applicationId) ?? new Map<number, KeptRow>();
    const same =
      own.size === rows.length &&
      rows.every((row) => {
        const stored = own.get(row.opened);
        return stored && isDeepStrictEqual(stored, itemOf(row, stored));
      });
    must(same, 'JRN-1 · the rows of a journal are those of the timelines', () => ({ rows, stored: [...own.values()] }));
  };
  return {
    written: (_, { changes, facts }) => {
      for (const fact of facts) if ('applicationId' in fact) stirred.add(fact.applicationId);
      for (const { pk, entity, after } of changes)
        if (entity === 'journal-row' && after) enter(pk, after as unknown as KeptRow);
      for (const { pk, entity, after } of changes)
        if (entity === 'journal')
          must(after?.version === numbers.get(pk)?.size, 'JRN-1 · the numbers of a journal have no gap', () => after);
    },
    settled: (world) => {
      for (const applicationId of stirred) checkCase(world, applicationId);
      stirred.clear();
    },
  };
};
