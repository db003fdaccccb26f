import { type Key, number, organizationKey, type Range, stayKey } from './keys.ts';

/** The keys of what is recorded beside a case: plans, monitoring, documents, visits at home, outcomes by year, and the books of complaints. */

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

/** A step of an individual plan, beside the person: what stands in a plan is theirs. A plan is filled in once for each revision. */
export const planStepKey = (
  personId: string,
  { stayId, no, revision, step }: { stayId: string; no: number; revision: number; step: string },
): Key => ({
  pk: `PERSON#${personId}`,
  sk: `PLAN#${stayId}#${number(no)}#${number(revision)}#${step}`,
});
/** The steps of the plans of a stay, or of all of somebody’s. */
export const planStepsRange = (personId: string, stayId?: string) => ({
  pk: `PERSON#${personId}`,
  prefix: stayId === undefined ? 'PLAN#' : `PLAN#${stayId}#`,
});

/** An entry in the journal of monitoring of a stay. */
export const monitoringKey = (personId: string, stayId: string, no: number): Key => ({
  pk: `PERSON#${personId}`,
  sk: `MONITORING#${stayId}#${number(no)}`,
});
export const monitoringRange = (personId: string, stayId?: string) => ({
  pk: `PERSON#${personId}`,
  prefix: stayId === undefined ? 'MONITORING#' : `MONITORING#${stayId}#`,
});
/** A document in the personal file of a stay, beside the person: what kind of paper somebody has is theirs. */
export const documentKey = (personId: string, stayId: string, documentId: string): Key => ({
  pk: `PERSON#${personId}`,
  sk: `DOCUMENT#${stayId}#${documentId}`,
});
export const documentsRange = (personId: string) => ({ pk: `PERSON#${personId}`, prefix: 'DOCUMENT#' });
/** The stay and the document of such a key; an id holds no `#`. */
export const documentOf = ({ sk }: { sk: string }): { stayId: string; documentId: string } => {
  const [, stayId = '', documentId = ''] = sk.split('#');
  return { stayId, documentId };
};
