import type { Fact, FactOf, Left, OrganizationDetails } from '../fact.ts';
import type { LegalDate } from '../law/time.ts';
import { type Duty, dutiesAfter, dutiesTold } from '../obligation/duty.ts';
import type { Category, Setting } from '../vocabulary.ts';

/**
 * An organization and its places: `free + reserved + residents + unknownResidents = capacity`, always.
 * `yielded` of the free places were given up by recipients away on a postponed term; the next in the queue may take
 * them over the heads of those who gave them up (ARR-5). `waiting` counts the entries of its queue.
 */
export type Organization = {
  organizationId: string;
  version: number;
  /** The seal of the last fact in its own timeline, kept by the store. */
  seal?: string;
  /** What else the store keeps with it: of its line, and of how it is written down. */
  kept?: { line: { folded: number; moves: readonly string[] }; register: number };
  bin: string;
  name: { kk: string; ru: string };
  setting: Setting;
  categories: Category[];
  address: { region: string; locality: string; line: string };
  licence: { number: string; validFrom: LegalDate; validTo: LegalDate };
  registeredOn: LegalDate;
  /** The day it left the register: from it on it takes nobody (CAT-8). */
  deregisteredOn?: LegalDate;
  details?: OrganizationDetails;
  capacity: number;
  free: number;
  reserved: number;
  residents: number;
  /** Recipients who lived there before the system knew them. */
  unknownResidents: number;
  yielded: number;
  /** Recipients away on a postponed term who hold no place (ARR-5). */
  away: number;
  waiting: number;
  /** How many turns it has ever registered: the number of the last one (QUE-2). */
  registrations: number;
  /** Recipients in its unit of supported independent living (ADM-5). */
  supportedLiving?: number;
  /** How many complaints and proposals its book has: the number of the last one (BOK-1). */
  complaints?: number;
  /** What it or its authority owes regularly (BOK-1). */
  duties: Duty[];
};

const born = (fact: FactOf<'OrganizationRegistered'>): Organization => ({
  organizationId: fact.organizationId,
  version: 1,
  bin: fact.bin,
  name: fact.name,
  setting: fact.setting,
  categories: fact.categories,
  address: fact.address,
  licence: fact.licence,
  registeredOn: fact.registeredOn,
  ...(fact.details && { details: fact.details }),
  capacity: fact.capacity,
  free: fact.capacity - fact.occupied,
  reserved: 0,
  residents: 0,
  unknownResidents: fact.occupied,
  yielded: 0,
  away: 0,
  waiting: 0,
  registrations: 0,
  duties: dutiesAfter([], fact, fact.organizationId, 1),
});

type Counters = Pick<
  Organization,
  'free' | 'reserved' | 'residents' | 'unknownResidents' | 'yielded' | 'away' | 'waiting' | 'registrations'
> & { supportedLiving: number };

const release: Record<Left, Partial<Counters>> = {
  place: { reserved: -1, free: 1 },
  head: { waiting: -1, away: -1, yielded: -1 },
  queue: { waiting: -1 },
  residence: { reserved: -1, unknownResidents: 1 },
  nothing: {},
};

/** How a fact moves places and turns of an organization; absent counters stay. */
const movement = (fact: Fact, organizationId: string): Partial<Counters> => {
  switch (fact.type) {
    case 'BedVacated':
      return { unknownResidents: -fact.count, free: fact.count };
    case 'StayEnded':
      return { residents: -1, free: 1, ...(fact.supportedLiving && { supportedLiving: -1 }) };
    case 'QueueJoined':
      return { waiting: 1, registrations: 1 };
    case 'IspRenewed':
    case 'DecisionResumed':
      // No counter moves, but who may have the next place does: what is decided on the queue as it was must not hold.
      return fact.organizationId === organizationId ? { waiting: 0 } : {};
    case 'PlaceOffered':
      if (fact.basis === 'residence') return { unknownResidents: -1, reserved: 1 };
      return {
        free: -1,
        reserved: 1,
        ...(fact.yielded && { yielded: -1 }),
        ...(fact.basis === 'vacancy' && { waiting: -1 }),
      };
    case 'ArrivalPostponed':
      return fact.placeGivenUp ? { reserved: -1, free: 1, yielded: 1, away: 1, waiting: 1 } : {};
    case 'PlaceHeld':
      return { free: -1, reserved: 1, away: -1, waiting: -1 };
    case 'OfferLapsed':
      return fact.placeHeld ? release.place : release.head;
    case 'PostponementEnded':
      return { away: -1, ...(fact.registration !== undefined && { registrations: 1 }) };
    case 'DecisionSuspended':
      return {
        ...(fact.placeHeld ? { reserved: -1, free: 1, waiting: 1 } : { away: -1, yielded: -1 }),
        ...(fact.registration !== undefined && { registrations: 1 }),
      };
    case 'RecipientAdmitted':
      return fact.placeHeld
        ? { reserved: -1, residents: 1 }
        : { free: -1, residents: 1, away: -1, waiting: -1, yielded: -1 };
    case 'PaidStayBegun':
      return { free: -1, residents: 1, ...(fact.yielded && { yielded: -1 }) };
    case 'SupportedLivingBegun':
      return { supportedLiving: 1 };
    case 'SupportedLivingEnded':
      return { supportedLiving: -1 };
    case 'RecipientTransferred':
      return organizationId === fact.toOrganizationId
        ? { free: -1, residents: 1, ...(fact.yielded && { yielded: -1 }) }
        : { residents: -1, free: 1, ...(fact.supportedLiving && { supportedLiving: -1 }) };
    case 'OfferWithdrawn':
    case 'ApplicationWithdrawn':
    case 'ApplicationEnded':
    case 'DecisionCancelled':
      return release[fact.left];
    default:
      return {};
  }
};

const dutiesIn = (state: Organization, fact: Fact, version: number): Duty[] => {
  if ('applicationId' in fact) return state.duties;
  if (fact.type === 'ObligationReminded') return dutiesTold(state.duties, fact.obligationId, 'reminded');
  if (fact.type === 'ObligationOverdue') return dutiesTold(state.duties, fact.obligationId, 'overdue');
  return dutiesAfter(state.duties, fact, state.organizationId, version);
};

/** The organization after one more fact; facts that move no place still count as a version. */
export const evolveOrganization = (state: Organization | undefined, fact: Fact): Organization => {
  if (fact.type === 'OrganizationRegistered') return born(fact);
  if (!state) throw new Error(`${fact.type} cannot be the first fact of an organization`);
  const version = state.version + 1;
  const next: Organization = { ...state, version, duties: dutiesIn(state, fact, version) };
  for (const [counter, by] of Object.entries(movement(fact, state.organizationId)))
    next[counter as keyof Counters] = (next[counter as keyof Counters] ?? 0) + by;
  if (fact.type === 'OrganizationDeregistered') next.deregisteredOn = fact.on;
  if (fact.type === 'ComplaintEntered') next.complaints = fact.no;
  // A place given up stops being one when it is taken, when none is free any more, or when nobody is away any more.
  next.yielded = Math.max(0, Math.min(next.yielded, next.free, next.away));
  return next;
};

/** Whether a fact concerns an organization: its places, which decide together with the application in one write, or itself. */
export const concernsOrganization = (fact: Fact, organizationId?: string): boolean =>
  !('applicationId' in fact) || Object.keys(movement(fact, organizationId ?? '')).length > 0;
