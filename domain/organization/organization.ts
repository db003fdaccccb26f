import type { Fact, FactOf } from '../fact.ts';
import type { LegalDate } from '../law/time.ts';
import type { Category, Setting } from '../vocabulary.ts';

/**
 * An organization and its places: `free + reserved + residents + unknownResidents = capacity`, always.
 * `yielded` of the free places were given up by recipients away on a postponed term; the next in the queue may take
 * them over the heads of those who gave them up (ARR-5). `waiting` counts the entries of its queue.
 */
export type Organization = {
  organizationId: string;
  version: number;
  bin: string;
  name: { kk: string; ru: string };
  setting: Setting;
  categories: Category[];
  address: { region: string; locality: string; line: string };
  licence: { number: string; validFrom: LegalDate; validTo: LegalDate };
  registeredOn: LegalDate;
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
  capacity: fact.capacity,
  free: fact.capacity - fact.occupied,
  reserved: 0,
  residents: 0,
  unknownResidents: fact.occupied,
  yielded: 0,
  away: 0,
  waiting: 0,
  registrations: 0,
});

type Counters = Pick<
  Organization,
  'free' | 'reserved' | 'residents' | 'unknownResidents' | 'yielded' | 'away' | 'waiting' | 'registrations'
>;

/** How a fact moves places and turns; absent counters stay. */
const movement = (fact: Fact): Partial<Counters> => {
  switch (fact.type) {
    case 'BedVacated':
      return { unknownResidents: -fact.count, free: fact.count };
    case 'StayEnded':
      return { residents: -1, free: 1 };
    case 'QueueJoined':
      return { waiting: 1, registrations: 1 };
    case 'PlaceOffered':
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
      return fact.placeHeld ? { reserved: -1, free: 1 } : { waiting: -1, away: -1, yielded: -1 };
    case 'PostponementEnded':
      return { away: -1, ...(fact.registration !== undefined && { registrations: 1 }) };
    case 'RecipientAdmitted':
      return fact.placeHeld
        ? { reserved: -1, residents: 1 }
        : { free: -1, residents: 1, away: -1, waiting: -1, yielded: -1 };
    case 'ApplicationWithdrawn':
      if (fact.left === 'place') return { reserved: -1, free: 1 };
      if (fact.left === 'head') return { waiting: -1, away: -1, yielded: -1 };
      return fact.left === 'queue' ? { waiting: -1 } : {};
    case 'QueueLeft':
      return fact.reason === 'isp-without-service' ? { waiting: -1 } : {};
    default:
      return {};
  }
};

/** The places after one more fact; facts that move none still count as a version. */
export const evolveOrganization = (state: Organization | undefined, fact: Fact): Organization => {
  if (fact.type === 'OrganizationRegistered') return born(fact);
  if (!state) throw new Error(`${fact.type} cannot be the first fact of an organization`);
  const next = { ...state, version: state.version + 1 };
  for (const [counter, by] of Object.entries(movement(fact))) next[counter as keyof Counters] += by;
  // A place given up stops being one when it is taken, when none is free any more, or when nobody is away any more.
  next.yielded = Math.max(0, Math.min(next.yielded, next.free, next.away));
  return next;
};

/** Whether a fact belongs to an organization's places: those decide together with the application, in one write. */
export const movesPlaces = (fact: Fact): boolean =>
  fact.type === 'OrganizationRegistered' ||
  fact.type === 'BedVacated' ||
  fact.type === 'StayEnded' ||
  fact.type === 'QueueJoined' ||
  fact.type === 'PlaceOffered' ||
  fact.type === 'PlaceHeld' ||
  fact.type === 'OfferLapsed' ||
  fact.type === 'PostponementEnded' ||
  fact.type === 'RecipientAdmitted' ||
  (fact.type === 'ArrivalPostponed' && fact.placeGivenUp) ||
  (fact.type === 'ApplicationWithdrawn' && fact.left !== 'nothing') ||
  (fact.type === 'QueueLeft' && fact.reason === 'isp-without-service');
