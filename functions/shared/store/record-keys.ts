import { type Key, number, organizationKey, type Range, stayKey } from './keys.ts';

/** The keys of what is recorded beside a case: visits at home, outcomes by year, and the books of complaints. */

/** How many stays of an organization ended in a year, by what they led to (STA-1). */
export const outcomesKey = (organizationId: string, year: number): Key => ({
  pk: organizationKey(organizationId).pk,
  sk: `O#${year}`,
});

/** What makes the plan of a stay's visits, in the order of the facts that told it (HOM-1). */
export const visitPlanKey = (stayId: string, version: number): Key => ({
  pk: stayKey(stayId).pk,
  sk: `PLAN#${number(version)}`,
});
export const visitPlanRange = (stayId: string) => ({ pk: stayKey(stayId).pk, prefix: 'PLAN#' });
/** A mark of a visit on a day; `version`: the number of its fact. */
export const visitKey = (stayId: string, on: string, version: number): Key => ({
  pk: stayKey(stayId).pk,
  sk: `VISIT#${on}#${number(version)}`,
});
/** The marks of visits from a day on, or to the end of another. */
export const visitsRange = (stayId: string, from: string, to = ''): Range => ({
  pk: stayKey(stayId).pk,
  from: `VISIT#${from}`,
  to: `VISIT#${to}~`,
});

/** The book of complaints of an organization, in the people table: it may hold anything (BOK-1). */
const bookPk = (organizationId: string): string => `BOOK#${organizationId}`;

export const complaintKey = (organizationId: string, no: number): Key => ({
  pk: bookPk(organizationId),
  sk: `C#${number(no)}`,
});
export const complaintsRange = (organizationId: string): Range => ({
  pk: bookPk(organizationId),
  from: 'C#',
  to: 'C#~',
});

/** That the book was looked at on a day, as the duty of this id. */
export const lookKey = (organizationId: string, on: string, obligationId: string): Key => ({
  pk: bookPk(organizationId),
  sk: `L#${on}#${obligationId}`,
});
export const looksRange = (organizationId: string, from = '', to = ''): Range => ({
  pk: bookPk(organizationId),
  from: `L#${from}`,
  to: `L#${to}~`,
});

/** Beside a person: which complaints are theirs. */
export const ownComplaintKey = (personId: string, organizationId: string, no: number): Key => ({
  pk: `PERSON#${personId}`,
  sk: `COMPLAINT#${organizationId}#${number(no)}`,
});
export const ownComplaintsRange = (personId: string) => ({ pk: `PERSON#${personId}`, prefix: 'COMPLAINT#' });
