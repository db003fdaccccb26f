import type { LegalDate } from '../law/time.ts';
import { AgainstNorm } from '../refusal.ts';
import type { Organization } from './organization.ts';

const ground = { norm: 'CAT-8', source: '230 cl.13-1…13-3' };

/** CAT-8: why an organization may not take recipients on a date, or nothing when it may. */
export const obstacleToTaking = (
  { registeredOn, licence }: Pick<Organization, 'registeredOn' | 'licence'>,
  on: LegalDate,
): AgainstNorm | undefined => {
  if (on < registeredOn)
    return new AgainstNorm('not-registered', `The organization is in the register only from ${registeredOn}.`, ground);
  if (on < licence.validFrom || on > licence.validTo)
    return new AgainstNorm(
      'licence-not-valid',
      `The organization's licence is valid from ${licence.validFrom} to ${licence.validTo}.`,
      ground,
    );
  return undefined;
};

/** @throws AgainstNorm `not-registered`, `licence-not-valid` (CAT-8) */
export const assertMayTake = (organization: Organization, on: LegalDate): void => {
  const obstacle = obstacleToTaking(organization, on);
  if (obstacle) throw obstacle;
};
