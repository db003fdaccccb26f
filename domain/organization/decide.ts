import type { Context } from '../context.ts';
import type { Fact, FactOf } from '../fact.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import type { Organization } from './organization.ts';

export type RegisterOrganization = Omit<
  FactOf<'OrganizationRegistered'>,
  'type' | 'at' | 'by' | 'norm' | 'source' | 'sets' | 'closes'
>;

/**
 * CAT-8: an organization enters the register. `occupied`: recipients already there whom the system does not know.
 * @throws AgainstNorm `more-occupied-than-capacity`, `licence-ends-before-it-begins`
 */
export const registerOrganization = (command: RegisterOrganization, { now, by }: Context): Fact[] => {
  const ground = { norm: 'CAT-8', source: '230 cl.13-1…13-3' };
  if (command.occupied > command.capacity)
    throw new AgainstNorm('more-occupied-than-capacity', 'More recipients are there than there are places.', ground);
  if (command.licence.validTo < command.licence.validFrom)
    throw new AgainstNorm('licence-ends-before-it-begins', 'The licence ends before it begins.', ground);
  return [{ type: 'OrganizationRegistered', at: now, by, ...ground, ...command }];
};

/**
 * END-8: beds of recipients whom the system does not know have fallen vacant. The bed of a known recipient falls vacant
 * by discharge, so that no stay is left behind on a bed that another person holds.
 * @throws WrongState `capacity-exceeded`
 */
export const vacateBeds = (state: Organization, count: number, { now, by }: Context): Fact[] => {
  const ground = { norm: 'END-8', source: '263/1 cl.7' };
  if (count > state.unknownResidents)
    throw new WrongState(
      'capacity-exceeded',
      `At most ${state.unknownResidents} beds are held by recipients the system does not know; the others fall vacant by discharge.`,
      ground,
    );
  return [{ type: 'BedVacated', organizationId: state.organizationId, at: now, by, ...ground, count }];
};
