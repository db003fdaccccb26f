import type { LegalDate } from '../law/time.ts';
import { type Journal, type JournalRow, lastDay } from './journal.ts';

/** How the personal file of somebody came to be in an organization. */
export type Formation = {
  /** The row of the journal whose number the file bears: of which application, and the number of the fact that it begins with. */
  row: { applicationId: string; opened: number };
  formedOn: LegalDate;
  /** The day of the admission, or of the transfer, that the stay in question began with here. */
  admittedOn: LegalDate;
  /** There was a file already: formed here at an earlier stay, or handed over by the organization that the recipient came from. */
  continued?: true;
  cameFrom?: string;
  /** The applications whose documents are in it. */
  applicationIds: string[];
};

type Admitted = { applicationId: string; row: JournalRow & { admitted: NonNullable<JournalRow['admitted']> } };

const isAdmitted = (row: JournalRow): row is Admitted['row'] => row.admitted !== undefined;

/** By the day that somebody was taken in; of one day, who had left again before who stays. */
const turnOf = ({ row }: Admitted): string => `${row.admitted.date} ${lastDay(row) ?? 'open'}`;

/** The organization whose journal leads to this row by a transfer. */
const senderTo = ({ rows }: Journal, row: JournalRow): string | undefined => {
  const before = rows[rows.indexOf(row) - 1];
  return before?.destination === row.organizationId ? before.organizationId : undefined;
};

/**
 * FIL-1: a file is formed when somebody is taken in, and continued when there is one (230 cl.23(2)): who comes again has their former
 * one, and a file that came along by a transfer goes on (TRA-2). One that went along elsewhere is here no more: of an earlier stay that
 * ended by a transfer nothing is in it.
 * `journals`: of all applications of the person.
 */
export const formationOf = (
  journals: readonly Journal[],
  applicationId: string,
  organizationId: string,
): Formation | undefined => {
  const here = journals
    .flatMap(({ applicationId: of, rows }) => rows.map((row) => ({ applicationId: of, row })))
    .filter((one): one is Admitted => one.row.organizationId === organizationId && isAdmitted(one.row))
    .toSorted((one, other) => (turnOf(one) < turnOf(other) ? -1 : 1));
  const [first] = here;
  const last = here.findLast((one) => one.applicationId === applicationId);
  const journal = journals.find((one) => one.applicationId === applicationId);
  if (!first || !last || !journal) return undefined;
  const cameFrom = senderTo(journal, last.row);
  const kept = here.filter((one) => one.applicationId === applicationId || !one.row.transferred);
  return {
    row: { applicationId: first.applicationId, opened: first.row.opened },
    formedOn: first.row.admitted.date,
    admittedOn: last.row.admitted.date,
    ...((first !== last || cameFrom) && { continued: true }),
    ...(cameFrom && { cameFrom }),
    applicationIds: [...new Set(kept.map((one) => one.applicationId))],
  };
};
