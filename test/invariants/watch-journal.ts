import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../domain/application/application.ts';
import type { Fact } from '../../domain/fact.ts';
import { evolveJournal, type Journal, type JournalRow, journalOf, lastDay } from '../../domain/records/journal.ts';
import type { Watch } from './observed.ts';
import { must } from './violation.ts';

const isOpen = (row: JournalRow): boolean => lastDay(row) === undefined;

/** The statuses of who waits in an organization, or is served there. */
const present: readonly string[] = ['queued', 'offered', 'suspended', 'admitted'];

/** What is wrong with a row by itself. */
const wrongIn = (row: JournalRow): string[] => {
  const { admitted, transferred, left, status, since, temporarilyLeft } = row;
  const last = lastDay(row);
  const rights = {
    'nobody leaves twice': !(left && transferred),
    'nobody leaves before they came': !last || since <= last,
    'nobody leaves before the admission': !last || !admitted || admitted.date <= last,
    'who is here has not left': present.includes(status) === (last === undefined),
    'a transfer leads somewhere': (status === 'transferred') === (row.destination !== undefined),
    'only who was admitted leaves by an order': !left?.order || admitted !== undefined,
    'only who was admitted is away': temporarilyLeft.length === 0 || admitted !== undefined,
    'nobody is away twice': temporarilyLeft.slice(0, -1).every(({ returned }) => returned),
    'a row is opened before it is changed': row.opened <= row.version,
  };
  return Object.entries(rights).flatMap(([right, holds]) => (holds ? [] : [right]));
};

const checkRow = (row: JournalRow): void => {
  const wrong = wrongIn(row);
  must(wrong.length === 0, 'JRN-1 · a row tells of one coming, and of one leaving at most', () => ({ wrong, row }));
};

/** What the journals hold is what the cases are: of each one row at most is open, where it is, and as it is. */
const checkCases = (cases: readonly Application[], journals: ReadonlyMap<string, Journal>): void => {
  for (const { applicationId, status, organizationId } of cases) {
    const rows = journals.get(applicationId)?.rows ?? [];
    rows.forEach(checkRow);
    const open = rows.filter(isOpen).map((row) => ({ organizationId: row.organizationId, status: row.status }));
    const expected = present.includes(status) ? [{ organizationId, status }] : [];
    const same = !rows.slice(0, -1).some(isOpen) && isDeepStrictEqual(open, expected);
    must(same, 'JRN-1 · the one open row is the last, and tells where a case is and how it stands', () => ({
      applicationId,
      expected,
      rows,
    }));
  }
};

/** Folded fact by fact as they happen, the journals are right at any time, and the same as folded whole at the end. */
export const watchJournal = (): Watch => {
  const journals = new Map<string, Journal>();
  const versions = new Map<string, number>();
  /** Who has left which organization after an admission: by person, and by case. */
  const gone = new Set<string>();
  const enter = (fact: Fact & { applicationId: string }): void => {
    const { applicationId } = fact;
    const version = (versions.get(applicationId) ?? 0) + 1;
    versions.set(applicationId, version);
    const before = journals.get(applicationId);
    const after = evolveJournal(before, { version, fact });
    journals.set(applicationId, after);
    // ADM-2: of a transfer the case itself is known, and no other of the person.
    const known = fact.type === 'RecipientTransferred' ? applicationId : after.personId;
    for (const [place, row] of after.rows.entries())
      if (row.admitted && !before?.rows[place]?.admitted) {
        const returned = gone.has(`${known} ${row.organizationId}`);
        must(
          (row.admitted.mark === 'returned') === returned,
          'ADM-2 · who had left here comes back with the mark',
          () => row,
        );
      }
    for (const row of after.rows)
      if (row.admitted && !isOpen(row))
        for (const one of [after.personId, applicationId]) gone.add(`${one} ${row.organizationId}`);
  };
  return {
    decided: (_, facts) => {
      for (const fact of facts) if ('applicationId' in fact) enter(fact);
    },
    stepped: (_, { cases }) => checkCases(cases, journals),
    settled: ({ everybody }) => checkCases(everybody, journals),
    ended: (world) => {
      for (const [id, journal] of journals) {
        const whole = journalOf(world.factsOf(id).map((fact, place) => ({ version: place + 1, fact })));
        must(isDeepStrictEqual(whole, journal), 'JRN-1 · a journal is the same however it was kept', () => ({
          whole,
          journal,
        }));
      }
    },
  };
};
