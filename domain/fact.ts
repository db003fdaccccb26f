import type { Instant, LegalDate } from './law/time.ts';
import type { DutyChange, DutyKind, DutyOwner } from './obligation/duty.ts';
import type { Outcome } from './records/outcomes.ts';
import type { Actor, Blocked, Category, PriorityClass, ServiceKind, Setting, Weekday } from './vocabulary.ts';

/** An individual programme of abilitation and rehabilitation (ISP, ОЖБ); valid to the end of `validTo`. */
export type Programme = { number: string; settings: Setting[]; validTo: LegalDate };

/** The messages whose arrival starts a term (SMS-3); the others only inform. */
export type TermNoticeKind = 'choose-organization' | 'place-offered';

export type ReminderKind = 'choice-reminder' | 'arrival-reminder' | 'isp-expiring';

/** `still-waiting` asks somebody in a queue whether they still wait (SMS-6); it is ours, the others the contract's. */
export type NoticeKind =
  | TermNoticeKind
  | ReminderKind
  | 'queue-joined'
  | 'offer-lapsed'
  | 'isp-expired'
  | 'queue-left'
  | 'still-waiting';

/** Why a message did not reach the person: no number is known, the network said so, or it never went out. */
export type UndeliveredReason = 'no-number' | 'not-delivered' | 'not-sent';

/** An order of the head: admission, ending, leave and transfer are by one (ADM-1, END-7). */
export type Order = { number: string; date: LegalDate };

/** What only temporary stay asks of a case (TMP-2, TMP-3, TMP-6, TMP-8). */
export type TemporaryCase = {
  /** The organization the person applied at, which identifies them and signs the contract. */
  appliedAt?: string;
  /** The region of that organization, when it is another than the recipient's. */
  appliedRegionId?: string;
  /** A pre-trial investigation has begun and the person is recognized a victim: no identification (TMP-3). */
  recognized?: true;
  /** Lost their housing in another region: 30 days, then sent there (TMP-2). */
  fromOtherRegion?: true;
  /** Unwilling to change their way of life: a bed by night only (TMP-8). */
  nightBed?: true;
};

/** What a case leaves behind when it ends: a place held, a turn, the head of a queue, a home in the organization, or nothing. */
export type Left = 'place' | 'queue' | 'head' | 'residence' | 'nothing';

/** Why a turn in a queue has been closed (QUE-12). */
export type LeavingReason = 'own-wish' | 'isp-without-service' | 'admitted-elsewhere' | 'death' | 'decision-cancelled';

/** For how long somebody is taken in: for good, for a time, or by night only (CAT-2, CAT-5, TMP-8). */
export type StayKind = 'permanent' | 'temporary' | 'night-bed';

/** How a place came to be offered: found free at the choice, fallen vacant, or lived in already (QUE-5). */
export type OfferBasis = 'choice' | 'vacancy' | 'residence';

export type ExtensionGround = 'hospital' | 'criminal-case' | 'duties-unfulfilled';

/** What only some organizations have: the kind of semi-inpatient care (CAT-9), supported living (ADM-5), the department that runs it (CHO-3). */
export type OrganizationDetails = {
  kind?: 'day-unit' | 'rehabilitation-centre' | 'territorial-centre' | 'small-capacity-house';
  supportedLivingPlaces?: number;
  departmentId?: string;
};

type OfApplication = { applicationId: string };
type OfOrganization = { organizationId: string };
type OfStay = OfApplication & OfOrganization & { stayId: string };

type Filed = {
  setting: Setting;
  category: Category;
  departmentId: string;
  regionId: string;
  personId: string;
  representativeId?: string;
  /** Of a child: the day of coming of age (CAT-1, INP-AGE). */
  adultOn?: LegalDate;
} & OfApplication;

type FactData =
  | ({
      type: 'OrganizationRegistered';
      /** The business identification number of a legal person. */
      bin: string;
      name: { kk: string; ru: string };
      setting: Setting;
      categories: Category[];
      capacity: number;
      occupied: number;
      address: { region: string; locality: string; line: string };
      licence: { number: string; validFrom: LegalDate; validTo: LegalDate };
      registeredOn: LegalDate;
      details?: OrganizationDetails;
    } & OfOrganization)
  /** BOK-1: under its number; what it says, and whose it is, stays beside the people. */
  | ({ type: 'ComplaintEntered' | 'ComplaintAnswered'; no: number } & OfOrganization)
  | ({ type: 'BedVacated'; count: number } & OfOrganization)
  | ({ type: 'OrganizationDeregistered'; on: LegalDate } & OfOrganization)
  | ({
      type: 'ApplicationFiled';
      priorityClass: PriorityClass;
      isp?: Programme;
      temporary?: TemporaryCase;
      /** Lives there already and was then recognized as disabled: registered there without an order (QUE-5). */
      livesIn?: string;
      filedOn: LegalDate;
    } & Filed)
  | ({ type: 'ApplicantIdentified'; on: LegalDate; recognized: boolean } & OfApplication)
  | ({ type: 'DecisionMade'; number: string; date: LegalDate; outcome: 'granted' | 'refused' } & OfApplication)
  | ({ type: 'DecisionCancelled'; number: string; date: LegalDate; left: Left } & OfApplication &
      Partial<OfOrganization>)
  | ({ type: 'DecisionSuspended'; placeHeld: boolean; registration?: number } & OfApplication & OfOrganization)
  | ({ type: 'DecisionResumed' } & OfApplication & OfOrganization)
  | ({ type: 'OrganizationChosen' /** When it is another than the recipient's. */; regionId?: string } & OfApplication &
      OfOrganization)
  | ({ type: 'QueueJoined'; registration: number; blocked?: Blocked } & OfApplication & OfOrganization)
  | ({ type: 'PlaceOffered'; basis: OfferBasis; arriveBy?: LegalDate; yielded?: true } & OfApplication & OfOrganization)
  | ({ type: 'PlaceHeld' } & OfApplication & OfOrganization)
  | ({ type: 'ArrivalPostponed'; arriveBy: LegalDate; placeGivenUp: boolean } & OfApplication & OfOrganization)
  | ({ type: 'PostponementEnded'; registration?: number } & OfApplication & OfOrganization)
  | ({ type: 'OfferLapsed'; placeHeld: boolean } & OfApplication & OfOrganization)
  /** A place or a turn that comes to nothing by no fault of the recipient's: the decision is valid, they may choose anew. */
  | ({ type: 'OfferWithdrawn'; left: Left; reason: 'organization-takes-nobody' | 'came-of-age' } & OfApplication &
      OfOrganization)
  | ({
      type: 'RecipientAdmitted';
      order: Order;
      placeHeld: boolean;
      /** The day the stay is to end, when it is for a time. */
      until?: LegalDate;
      kind?: StayKind;
      /** Had left this organization before: the mark “қайта оралды” (ADM-2). */
      returned?: true;
    } & OfStay)
  | ({
      type: 'PaidStayBegun';
      contract: { number: string; date: LegalDate };
      order: Order;
      until?: LegalDate;
      returned?: true;
      /** The place taken is one given up by somebody away (ARR-5). */
      yielded?: true;
      stayId: string;
    } & Filed &
      OfOrganization)
  | ({
      type: 'LeaveBegan';
      reason: 'leave' | 'rehabilitation';
      from: LegalDate;
      until: LegalDate;
      order: Order;
    } & OfStay)
  | ({ type: 'LeaveEnded'; on: LegalDate; order: Order } & OfStay)
  | ({ type: 'ServiceSuspended'; from: LegalDate; order: Order } & OfStay)
  | ({ type: 'ServiceResumed'; on: LegalDate; order: Order } & OfStay)
  | ({
      type: 'VisitScheduleApproved';
      order: Order;
      from: LegalDate;
      until?: LegalDate;
      weekdays?: Weekday[];
      dates?: LegalDate[];
      services: ServiceKind[];
    } & OfStay)
  /** HOM-1: a mark in the record of services, of a visit on a day; who visited, and what was said of it, stays with the person. */
  | ({ type: 'VisitMarked'; on: LegalDate; services: ServiceKind[] } & OfStay)
  | ({ type: 'StayExtended'; ground: ExtensionGround; until: LegalDate; order: Order } & OfStay)
  | ({ type: 'SupportedLivingBegun'; order: Order } & OfStay)
  | ({ type: 'SupportedLivingEnded'; order: Order } & OfStay)
  | ({
      type: 'TransferRequested';
      toOrganizationId: string;
      toRegionId: string;
      on: LegalDate;
      /** The order of the head whom the recipient leaves; the transfer is by it (END-7). */
      order: Order;
    } & OfStay)
  | ({ type: 'TransferAgreed'; on: LegalDate } & OfStay)
  /** Nobody waits for its agreement any more: taken back, refused, or overtaken by a leave or a suspension. `by` says who. */
  | ({ type: 'TransferDeclined'; toOrganizationId: string } & OfStay)
  | ({
      type: 'RecipientTransferred';
      toOrganizationId: string;
      toRegionId: string;
      order: Order;
      date: LegalDate;
      supportedLiving?: true;
      /** The place taken is one given up by somebody away (ARR-5). */
      yielded?: true;
      /** Back in an organization that a transfer had led away from: the mark “қайта оралды” (ADM-2). */
      returned?: true;
    } & OfStay)
  /** A plan and its monitoring are told by their days; what stands in them is kept with the person (PLN-1, MON-2). */
  | ({ type: 'PlanDrawnUp'; no: number; on: LegalDate; from: LegalDate; until: LegalDate } & OfStay)
  | ({ type: 'PlanFilledIn'; no: number; revision: number; on: LegalDate } & OfStay)
  | ({ type: 'PlanApproved'; no: number; revision: number; on: LegalDate } & OfStay)
  | ({
      type: 'MonitoringEntered';
      no: number;
      on: LegalDate;
      /** Its column: so many months after they came. */
      month?: 0 | 3 | 6 | 9 | 12;
      changed?: true;
      correctsPlan?: true;
      /** The number of the entry that it corrects. */
      corrects?: number;
    } & OfStay)
  | ({
      type: 'StayEnded';
      ground: string;
      /** What the organization tells that the stay led to (STA-1). */
      outcome?: Outcome;
      date: LegalDate;
      /** Absent of a death that another system told of: the head's order follows (END-7). */
      order?: Order;
      supportedLiving?: true;
    } & OfStay)
  | ({ type: 'ApplicationWithdrawn'; left: Left } & OfApplication & Partial<OfOrganization>)
  | ({ type: 'ApplicationEnded'; left: Left; reason: LeavingReason } & OfApplication & Partial<OfOrganization>)
  | ({ type: 'QueueLeft'; reason: LeavingReason } & OfApplication & OfOrganization)
  | ({ type: 'IspExpired'; expiredOn: LegalDate } & OfApplication)
  | ({ type: 'IspRenewed'; programme: Programme } & OfApplication & Partial<OfOrganization>)
  | ({ type: 'RecipientReminded'; kind: ReminderKind } & OfApplication)
  | ({ type: 'StillWaitingAsked' } & OfApplication)
  | ({ type: 'StillWaitingUnanswered' } & OfApplication)
  | ({ type: 'StillWaitingConfirmed' } & OfApplication)
  | ({ type: 'ChoiceTermPassed' } & OfApplication)
  | ({ type: 'NoticeSent'; notice: NoticeKind; cause: string; arriveBy?: LegalDate } & OfApplication)
  | ({ type: 'NoticeUndelivered'; notice: NoticeKind; cause: string; reason: UndeliveredReason } & OfApplication)
  | ({ type: 'NoticeConfirmed'; on: LegalDate; arriveBy?: LegalDate } & OfApplication)
  | ({ type: 'ObligationDone'; kind: DutyKind; on: LegalDate } & (OfApplication | OfOrganization))
  | ({
      type: 'ObligationReminded' | 'ObligationOverdue';
      obligationId: string;
      kind: DutyKind;
      owner: DutyOwner;
      due: LegalDate;
    } & (OfApplication | OfOrganization));

/**
 * Something that happened: the only thing that changes a state. `sets` and `closes` say which duties begin and end
 * with it, so that a term is never computed twice and never by the code that merely shows it.
 */
export type Fact = FactData & {
  at: Instant;
  by: Actor;
  norm?: string;
  source?: string;
} & DutyChange;

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
