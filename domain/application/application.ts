import type {
  ExtensionGround,
  LeavingReason,
  OfferBasis,
  Order,
  Programme,
  StayKind,
  TemporaryCase,
  TermNoticeKind,
} from '../fact.ts';
import type { Instant, LegalDate } from '../law/time.ts';
import type { Duty } from '../obligation/duty.ts';
import type { Blocked, Category, PriorityClass, Setting, Status } from '../vocabulary.ts';

/** A turn in the queue. It is kept while the programme is renewed (QUE-7), and while an arrival is postponed (ARR-5). */
export type Turn = {
  joinedAt: Instant;
  /** The number under which the organization registered it; settles ties (QUE-2, QUE-6). */
  registration: number;
  blocked?: Blocked;
};

/** A place offered. `placeHeld` is false while a postponed recipient of semi-inpatient care has given it up (ARR-5). */
export type Offer = {
  offeredAt: Instant;
  basis: OfferBasis;
  /** Absent where nobody arrives: at home, and in temporary stay (ARR-2). */
  arriveBy?: LegalDate;
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

/** The individual plan of a stay, the newest (PLN-1). What stands in it is kept with the person. */
export type Plan = {
  no: number;
  from: LegalDate;
  until: LegalDate;
  drawnUpOn: LegalDate;
  stage: 'drawn-up' | 'filled-in' | 'approved';
  /** The day of its last step. */
  on: LegalDate;
  /** How often it has been filled in: more than once when it was corrected. */
  revision: number;
};

/** A stay in an organization, from the admission to its end. */
export type Stay = {
  stayId: string;
  admittedOn: LegalDate;
  kind?: StayKind;
  /** Its last day, when it is for a time. */
  until?: LegalDate;
  /** By a contract of the recipient's own (ADM-6). */
  paid?: true;
  leave?: { reason: 'leave' | 'rehabilitation'; from: LegalDate; until: LegalDate };
  suspendedFrom?: LegalDate;
  supportedLiving?: true;
  /** A transfer asked for; `agreed`: by the side whose turn was first (TRA-1). */
  transfer?: { toOrganizationId: string; toRegionId: string; requestedOn: LegalDate; order: Order; agreed?: true };
  /** The day they came to the organization they are in, when that was by a transfer. */
  transferredOn?: LegalDate;
  /** The organizations that a transfer has led away from (ADM-2). */
  left?: string[];
  /** Entered with the mark “қайта оралды”: had left this organization before (ADM-2). */
  returned?: true;
  plan?: Plan;
  /** How many monitorings have been entered (MON-2). */
  monitorings?: number;
  /** How its last day has moved: no ground moves it further than the law allows in all (TMP-7). */
  extensions?: { ground: ExtensionGround; from: LegalDate; until: LegalDate }[];
};

/** One person's case, from filing to its end. Holds ids only; the person is in a table of their own. */
export type Application = {
  applicationId: string;
  /** How many facts have happened to it; also the number of the last one. */
  version: number;
  /** The seal of that one in the timeline, kept by the store. */
  seal?: string;
  status: Status;
  setting: Setting;
  category: Category;
  priorityClass: PriorityClass;
  departmentId: string;
  regionId: string;
  personId: string;
  representativeId?: string;
  filedAt: Instant;
  /** The day the application counts from; it may have been entered later. */
  filedOn: LegalDate;
  /** `expired`: known to have run out. `renewedOn`: the day it took the place of an older one. */
  isp?: Programme & { expired?: true; renewedOn?: LegalDate };
  organizationId?: string;
  /** The region of that organization, when it is another than one's own: its authority sees the case, too. */
  placeRegionId?: string;
  turn?: Turn;
  offer?: Offer;
  notice?: TermNotice;
  /** The reminder of the running term has gone out (SMS-4). */
  reminded?: true;
  stay?: Stay;
  /** The day the decision was suspended for contraindications (QUE-10). */
  suspendedOn?: LegalDate;
  adultOn?: LegalDate;
  temporary?: TemporaryCase;
  livesIn?: string;
  /** When they were last asked, or last said, that they still wait (SMS-6). */
  heardAt?: Instant;
  /** How the case ended: an ending's ground, or why the turn was closed. Read when they apply again (END-9). */
  ended?: { on: LegalDate; ground: LeavingReason | (string & {}) };
  duties: Duty[];
};

/** The id of the fact with this number: the same for every replay. */
export const factIdOf = (subjectId: string, version: number): string => `${subjectId}.${version}`;

/** What the fact with this id happened to. */
export const subjectOfFact = (factId: string): string => factId.slice(0, factId.lastIndexOf('.'));

/** QUE-7: whether a programme has run out on a date: its last day is over, or it was told so. */
export const hasRunOut = (isp: NonNullable<Application['isp']>, on: LegalDate): boolean =>
  isp.expired === true || isp.validTo < on;

/** CAT-1…CAT-3: whether somebody taken for a child has come of age on a date. */
export const cameOfAge = ({ adultOn }: Pick<Application, 'adultOn'>, on: LegalDate): boolean =>
  adultOn !== undefined && adultOn <= on;

/** The state without some of what it may hold. */
export const without = <K extends keyof Application>(state: Application, ...keys: K[]): Omit<Application, K> => {
  const rest = { ...state };
  for (const key of keys) delete rest[key];
  return rest;
};
