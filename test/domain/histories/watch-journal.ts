import { expect } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { evolveJournal, type Journal, type JournalRow, journalOf, lastDay } from '../../../domain/records/journal.ts';
import { must } from './must.ts';
import type { Watch, World } from './world.ts';

const isOpen = (row: JournalRow): boolean => lastDay(row) === undefined;

/** The statuses of who waits in an organization, or is served there. */
const present: readonly string[] = ['queued', 'offered', 'suspended', 'admitted'];

const checkRow = (row: JournalRow): void => {
  const whole = () => row;
  const { admitted, transferred, left, status, since, temporarilyLeft } = row;
  const last = lastDay(row);
  must(!(left && transferred), 'nobody leaves twice', whole);
  must(!last || since <= last, 'nobody leaves before they came', whole);
  must(!last || !admitted || admitted.date <= last, 'nobody leaves before the admission', whole);
  must(present.includes(status) === (last === undefined), 'who is here has not left', whole);
  must((status === 'transferred') === (row.destination !== undefined), 'a transfer leads somewhere', whole);
  must(!left?.order || admitted !== undefined, 'only who was admitted leaves by an order', whole);
  must(temporarilyLeft.length === 0 || admitted !== undefined, 'only who was admitted is away', whole);
  must(
    temporarilyLeft.slice(0, -1).every(({ returned }) => returned),
    'nobody is away twice',
    whole,
  );
  must(row.opened <= row.version, 'a row is opened before it is changed', whole);
};

/** What the journals hold is what the cases are: of each one row at most is open, where it is, and as it is. */
const checkCases = (world: World, journals: ReadonlyMap<string, Journal>): void => {
  for (const { applicationId, status, organizationId } of world.everybody) {
    const rows = journals.get(applicationId)?.rows ?? [];
    const whole = () => ({ applicationId, status, organizationId, rows });
    rows.forEach(checkRow);
    must(!rows.slice(0, -1).some(isOpen), 'only the last row is open', whole);
    const here = rows.find(isOpen);
    must((here !== undefined) === present.includes(status), 'a row is open while a case waits or is served', whole);
    must(!here || (here.organizationId === organizationId && here.status === status), 'and tells how it stands', whole);
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
        must((row.admitted.mark === 'returned') === returned, 'who had left here comes back', () => row);
      }
    for (const row of after.rows)
      if (row.admitted && !isOpen(row))
        for (const one of [after.personId, applicationId]) gone.add(`${one} ${row.organizationId}`);
  };
  const check = (world: World): void => checkCases(world, journals);
  return {
    decided: (_, facts) => {
      for (const fact of facts) if ('applicationId' in fact) enter(fact);
    },
    stepped: check,
    settled: check,
    ended: ({ facts }) => {
      for (const [id, journal] of journals) {
        const own = facts.filter((fact) => 'applicationId' in fact && fact.applicationId === id);
        expect(journalOf(own.map((fact, place) => ({ version: place + 1, fact })))).toStrictEqual(journal);
      }
    },
  };
};
