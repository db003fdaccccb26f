import type * as z from 'zod';
import type { LegalDate } from '../../domain/law/time.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import { addressee, ageOn, type Person } from '../../domain/person/person.ts';
import { lastDay } from '../../domain/records/journal.ts';
import { returnedMark } from '../../domain/records/journal-words.ts';
import type { journal } from '../../events/http/journal.ts';
import type { KeptRow } from '../shared/store/journal.ts';

export type Row = z.output<typeof journal>['rows'][number];

/** How a journal is looked at: on which day, as of which, and whether where people live and are reached stays `hidden`. */
export type Seen = { today: LegalDate; asOf: LegalDate; hidden: boolean };

/**
 * What is kept of a person is what was filed last, by whichever office. Of a paid stay the organization was told itself where
 * they live and how they are reached (ADM-6); and who has gone may have gone where nobody is to follow.
 */
const isTheirsNoMore = (row: KeptRow): boolean => row.paid === true || lastDay(row) !== undefined;

/** Columns 3 to 7, the person's own. */
const personColumns = (person: Person, { today, asOf, hidden }: Seen): Partial<Row> => {
  const { name, birthDate, sex, address } = person;
  const { phone } = addressee(person, today);
  return {
    name: [name.family, name.given, name.patronymic].filter(Boolean).join(' '),
    birthDate,
    age: ageOn(birthDate, asOf),
    sex,
    ...(!hidden && { address: [address.region, address.locality, address.line].join(', '), ...(phone && { phone }) }),
  };
};

/**
 * A row by the columns of the form (230 annex 2).
 *
 * Who flees violence is looked for where they live and by their number, and oversight needs neither: of temporary stay the
 * authority is shown no address and no phone. Of nobody there, since an absence among others would tell who is a victim.
 * Nor is anybody, of a paid stay and of whoever has gone (see above).
 */
export const journalRowView = (
  row: KeptRow,
  person: Person | undefined,
  addresses: ReadonlyMap<string, Organization['address']>,
  seen: Seen,
): Row => {
  const { no, applicationId, status, ispUntil, admitted, temporarilyLeft, left, leavingReason, transferred } = row;
  const there = row.destination === undefined ? undefined : addresses.get(row.destination);
  return {
    no,
    applicationId,
    status,
    ...(person && personColumns(person, { ...seen, hidden: seen.hidden || isTheirsNoMore(row) })),
    ...(ispUntil && { ispUntil }),
    ...(admitted && { admitted: { ...admitted, ...(admitted.mark && { markText: returnedMark }) } }),
    temporarilyLeft,
    ...(left && { left }),
    ...(leavingReason && { leavingReason }),
    ...(transferred && { transferred }),
    ...(row.destination &&
      there && { destination: { organizationId: row.destination, region: there.region, locality: there.locality } }),
  };
};
