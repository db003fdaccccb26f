import type { Instant, LegalDate } from './law/time.ts';
import type { DutyKind, DutyToSet } from './obligation/duty.ts';
import type { Actor, Category, PriorityClass, ResidentialSetting, Setting } from './vocabulary.ts';

/** An individual programme of abilitation and rehabilitation (ISP, ОЖБ); valid to the end of `validTo`. */
export type Programme = { number: string; settings: Setting[]; validTo: LegalDate };

/** The messages whose arrival starts a term (SMS-3); the others only inform. */
export type TermNoticeKind = 'choose-organization' | 'place-offered';

export type ReminderKind = 'choice-reminder' | 'arrival-reminder' | 'isp-expiring';

export type NoticeKind = TermNoticeKind | ReminderKind | 'queue-joined' | 'offer-lapsed' | 'isp-expired' | 'queue-left';

/** Why a message did not reach the person: no number is known, the network said so, or it never went out. */
export type UndeliveredReason = 'no-number' | 'not-delivered' | 'not-sent';

type OfApplication = { applicationId: string };
type OfOrganization = { organizationId: string };

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
    } & OfOrganization)
  | ({ type: 'BedVacated'; count: number } & OfOrganization)
  | ({
      type: 'ApplicationFiled';
      setting: ResidentialSetting;
      category: Category;
      priorityClass: PriorityClass;
      departmentId: string;
      regionId: string;
      personId: string;
      representativeId?: string;
      isp?: Programme;
      filedOn: LegalDate;
    } & OfApplication)
  | ({ type: 'DecisionMade'; number: string; date: LegalDate; outcome: 'granted' | 'refused' } & OfApplication)
  | ({ type: 'OrganizationChosen' } & OfApplication & OfOrganization)
  | ({ type: 'QueueJoined'; registration: number; blocked?: 'isp-expired' } & OfApplication & OfOrganization)
  | ({ type: 'PlaceOffered'; basis: 'choice' | 'vacancy'; arriveBy: LegalDate; yielded?: true } & OfApplication &
      OfOrganization)
  | ({ type: 'PlaceHeld' } & OfApplication & OfOrganization)
  | ({ type: 'ArrivalPostponed'; arriveBy: LegalDate; placeGivenUp: boolean } & OfApplication & OfOrganization)
  | ({ type: 'PostponementEnded'; registration?: number } & OfApplication & OfOrganization)
  | ({ type: 'OfferLapsed'; placeHeld: boolean } & OfApplication & OfOrganization)
  | ({
      type: 'RecipientAdmitted';
      stayId: string;
      order: { number: string; date: LegalDate };
      placeHeld: boolean;
    } & OfApplication &
      OfOrganization)
  | ({
      type: 'StayEnded';
      stayId: string;
      ground: string;
      date: LegalDate;
      order: { number: string; date: LegalDate };
    } & OfApplication &
      OfOrganization)
  | ({ type: 'ApplicationWithdrawn'; left: 'place' | 'queue' | 'head' | 'nothing' } & OfApplication &
      Partial<OfOrganization>)
  | ({ type: 'QueueLeft'; reason: 'own-wish' | 'isp-without-service' } & OfApplication & OfOrganization)
  | ({ type: 'IspExpired'; expiredOn: LegalDate } & OfApplication)
  | ({ type: 'IspRenewed'; programme: Programme } & OfApplication & Partial<OfOrganization>)
  | ({ type: 'RecipientReminded'; kind: ReminderKind } & OfApplication)
  | ({ type: 'ChoiceTermPassed' } & OfApplication)
  | ({ type: 'NoticeSent'; notice: NoticeKind; cause: string; arriveBy?: LegalDate } & OfApplication)
  | ({ type: 'NoticeUndelivered'; notice: NoticeKind; cause: string; reason: UndeliveredReason } & OfApplication)
  | ({ type: 'NoticeConfirmed'; on: LegalDate; arriveBy?: LegalDate } & OfApplication)
  | ({ type: 'ObligationDone'; kind: DutyKind; on: LegalDate } & OfApplication);

/**
 * Something that happened: the only thing that changes a state. `sets` and `closes` say which duties begin and end
 * with it, so that a term is never computed twice and never by the code that merely shows it.
 */
export type Fact = FactData & {
  at: Instant;
  by: Actor;
  norm?: string;
  source?: string;
  sets?: DutyToSet[];
  closes?: DutyKind[];
};

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
