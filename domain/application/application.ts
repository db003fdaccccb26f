import type { Programme, TermNoticeKind } from '../fact.ts';
import type { Instant, LegalDate } from '../law/time.ts';
import type { Duty } from '../obligation/duty.ts';
import type { Category, PriorityClass, ResidentialSetting, Status } from '../vocabulary.ts';

/** A turn in the queue. It is kept while the programme is renewed (QUE-7), and while an arrival is postponed (ARR-5). */
export type Turn = {
  joinedAt: Instant;
  /** The number under which the organization registered it; settles ties (QUE-2, QUE-6). */
  registration: number;
  blocked?: 'isp-expired';
};

/** A place offered. `placeHeld` is false while a postponed recipient of semi-inpatient care has given it up (ARR-5). */
export type Offer = {
  offeredAt: Instant;
  basis: 'choice' | 'vacancy';
  arriveBy: LegalDate;
  postponed: boolean;
  placeHeld: boolean;
};

/** The message whose arrival starts the running term (SMS-3). `cause`: the fact it tells of. */
export type TermNotice = {
  kind: TermNoticeKind;
  cause: string;
  /** The day of what it tells of: nobody was told before. */
  since: LegalDate;
  state: 'pending' | 'sent' | 'undelivered' | 'confirmed';
};

/** One person's case, from filing to its end. Holds ids only; the person is in a table of their own. */
export type Application = {
  applicationId: string;
  /** How many facts have happened to it; also the number of the last one. */
  version: number;
  status: Status;
  setting: ResidentialSetting;
  category: Category;
  priorityClass: PriorityClass;
  departmentId: string;
  regionId: string;
  personId: string;
  representativeId?: string;
  filedAt: Instant;
  /** `expired`: known to have run out. `renewedOn`: the day it took the place of an older one. */
  isp?: Programme & { expired?: true; renewedOn?: LegalDate };
  organizationId?: string;
  turn?: Turn;
  offer?: Offer;
  notice?: TermNotice;
  /** The reminder of the running term has gone out (SMS-4). */
  reminded?: true;
  stay?: { stayId: string; admittedOn: LegalDate };
  duties: Duty[];
};

/** The id of the fact with this number: the same for every replay. */
export const factIdOf = (subjectId: string, version: number): string => `${subjectId}.${version}`;

/** QUE-7: whether a programme has run out on a date: its last day is over, or it was told so. */
export const hasRunOut = (isp: NonNullable<Application['isp']>, on: LegalDate): boolean =>
  isp.expired === true || isp.validTo < on;
