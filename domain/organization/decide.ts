import { assertCategoriesOf } from '../application/intake/categories.ts';
import type { Context } from '../context.ts';
import type { Fact, FactOf } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { limitIfAny } from '../law/law.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import type { DutyOwner, DutyToSet } from '../obligation/duty.ts';
import { authorityOf, legalDutyIfAny, organizationOf } from '../obligation/set.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { isChild } from '../vocabulary.ts';
import type { Organization } from './organization.ts';

export type RegisterOrganization = Omit<
  FactOf<'OrganizationRegistered'>,
  'type' | 'at' | 'by' | 'norm' | 'source' | 'sets' | 'closes' | 'closesIds'
> & {
  /** The area of the bedrooms, m². Judged in inpatient care, and not kept. */
  bedroomArea?: number;
};

/** CAT-9: the kinds are of semi-inpatient care alone, and a house of small capacity has its bounds. */
const assertKind = ({ setting, details, capacity }: RegisterOrganization, on: LegalDate): void => {
  if (!details?.kind) return;
  const ground = groundOf('CAT-9', on);
  if (setting !== 'semi-inpatient')
    throw new AgainstNorm('kind-not-in-setting', 'Only semi-inpatient organizations are of a kind.', ground);
  if (details.kind !== 'small-capacity-house') return;
  const fewest = limitIfAny('smallHouseFewest', setting, on)?.value ?? 0;
  const most = limitIfAny('smallHouseMost', setting, on)?.value ?? Number.POSITIVE_INFINITY;
  if (capacity < fewest || capacity > most)
    throw new AgainstNorm(
      'capacity-outside-bounds',
      `A house of small capacity has ${fewest} to ${most} places.`,
      ground,
      { fewest, most },
    );
};

/** CAT-10: of a mixed organization only an area too small even for children is surely too small. */
const assertBedrooms = ({ setting, categories, capacity, bedroomArea }: RegisterOrganization, on: LegalDate): void => {
  const each = limitIfAny(categories.some(isChild) ? 'bedroomAreaChild' : 'bedroomAreaAdult', setting, on);
  if (bedroomArea === undefined || !each) return;
  const needed = capacity * each.value;
  if (bedroomArea < needed)
    throw new AgainstNorm(
      'bedroom-area-too-small',
      `${capacity} places need bedrooms of at least ${needed} m².`,
      groundOf('CAT-10', on),
      { needed },
    );
};

/** ADM-5: a unit of supported independent living is one of inpatient care, has its bounds, and its places are among the others. */
const assertSupportedLiving = ({ setting, details, capacity }: RegisterOrganization, on: LegalDate): void => {
  const places = details?.supportedLivingPlaces;
  if (places === undefined) return;
  const ground = groundOf('ADM-5', on);
  const fewest = limitIfAny('supportedLivingFewest', setting, on)?.value;
  const most = limitIfAny('supportedLivingMost', setting, on)?.value;
  if (fewest === undefined || most === undefined)
    throw new AgainstNorm(
      'supported-living-places',
      'Only inpatient organizations have a unit of supported independent living.',
      ground,
    );
  if (places < fewest || places > most || places > capacity)
    throw new AgainstNorm(
      'supported-living-places',
      `A unit of supported independent living has ${fewest} to ${most} places, of those that the organization has.`,
      ground,
      { fewest, most: Math.max(fewest, Math.min(most, capacity)) },
    );
};

/**
 * BOK-1: which office looks at the book of complaints besides the head: the region's authority; for temporary stay, and
 * service at home, whose standard calls the departments the authorized bodies (263/3 cl.3), the department that runs it.
 */
const officeOf = ({ setting, details, address }: RegisterOrganization): DutyOwner =>
  (setting === 'temporary-stay' || setting === 'home') && details?.departmentId
    ? { role: 'department', id: details.departmentId }
    : authorityOf(address.region);

/** BOK-1: the first reviews of the book of complaints, counted from the day the system knows the organization. */
const firstReviews = (command: RegisterOrganization, from: LegalDate, context: Context): DutyToSet[] => {
  const { setting, organizationId } = command;
  const kind = 'review-complaints';
  const head = { kind, owner: organizationOf(organizationId), from } as const;
  const office = { kind, owner: officeOf(command), from } as const;
  return [
    ...legalDutyIfAny('complaintsByHead', setting, head, context),
    ...legalDutyIfAny('complaintsByOffice', setting, office, context),
  ];
};

/**
 * CAT-8: an organization enters the register. `occupied`: recipients already there whom the system does not know.
 * @throws AgainstNorm `more-occupied-than-capacity`, `licence-ends-before-it-begins`, `category-not-in-setting`,
 *   `kind-not-in-setting`, `capacity-outside-bounds`, `bedroom-area-too-small`, `supported-living-places`
 */
export const registerOrganization = (command: RegisterOrganization, context: Context): Fact[] => {
  const today = legalDateOf(context.now);
  const ground = groundOf('CAT-8', today);
  const { bedroomArea: _, ...organization } = command;
  const { setting, categories, capacity, occupied, licence } = organization;
  if (occupied > capacity)
    throw new AgainstNorm('more-occupied-than-capacity', 'More recipients are there than there are places.', ground, {
      occupied,
      capacity,
    });
  if (licence.validTo < licence.validFrom)
    throw new AgainstNorm('licence-ends-before-it-begins', 'The licence ends before it begins.', ground);
  assertCategoriesOf(setting, categories, today);
  assertKind(command, today);
  assertBedrooms(command, today);
  assertSupportedLiving(command, today);
  const sets = firstReviews(command, today, context);
  return [
    {
      type: 'OrganizationRegistered',
      at: context.now,
      by: context.by,
      ...ground,
      ...organization,
      ...(sets.length > 0 && { sets }),
    },
  ];
};

/**
 * CAT-8: an organization leaves the register; from that day on it takes nobody, and its book is looked at no more.
 * Recipients there keep what they have until an office acts; those who waited for it choose anew.
 * @throws WrongState `already-deregistered` · AgainstNorm `deregistered-in-the-future`,
 *   `deregistered-before-registration`
 */
export const deregisterOrganization = (
  state: Organization,
  { on }: { on: LegalDate },
  { now, by }: Context,
): Fact[] => {
  const today = legalDateOf(now);
  const ground = groundOf('CAT-8', today);
  if (state.deregisteredOn)
    throw new WrongState('already-deregistered', 'The organization has left the register.', ground, {
      on: state.deregisteredOn,
    });
  if (on > today) throw new AgainstNorm('deregistered-in-the-future', `${on} has not come yet.`, ground, { date: on });
  if (on < state.registeredOn)
    throw new AgainstNorm(
      'deregistered-before-registration',
      `The organization is in the register only from ${state.registeredOn}.`,
      ground,
      { from: state.registeredOn },
    );
  return [
    {
      type: 'OrganizationDeregistered',
      organizationId: state.organizationId,
      at: now,
      by,
      ...ground,
      on,
      voids: ['review-complaints'],
    },
  ];
};

/**
 * END-8: beds of recipients whom the system does not know have fallen vacant. The bed of a known recipient falls vacant
 * by discharge, so that no stay is left behind on a bed that another person holds.
 * @throws WrongState `capacity-exceeded`
 */
export const vacateBeds = (state: Organization, count: number, { now, by }: Context): Fact[] => {
  const ground = groundOf('END-8', legalDateOf(now));
  if (count > state.unknownResidents)
    throw new WrongState(
      'capacity-exceeded',
      `At most ${state.unknownResidents} beds are held by recipients the system does not know; the others fall vacant by discharge.`,
      ground,
      { most: state.unknownResidents },
    );
  return [{ type: 'BedVacated', organizationId: state.organizationId, at: now, by, ...ground, count }];
};
