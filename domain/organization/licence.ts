import { groundOf } from '../law/clauses.ts';
import type { LegalDate } from '../law/time.ts';
import { AgainstNorm } from '../refusal.ts';
import type { Organization } from './organization.ts';

/** CAT-8: why an organization may not take recipients on a date, or nothing when it may. */
export const obstacleToTaking = (
  { registeredOn, deregisteredOn, licence }: Pick<Organization, 'registeredOn' | 'deregisteredOn' | 'licence'>,
  on: LegalDate,
): AgainstNorm | undefined => {
  const ground = groundOf('CAT-8', on);
  if (on < registeredOn)
    return new AgainstNorm('not-registered', `The organization is in the register only from ${registeredOn}.`, ground, {
      from: registeredOn,
    });
  if (deregisteredOn !== undefined && on >= deregisteredOn)
    return new AgainstNorm('deregistered', `The organization left the register on ${deregisteredOn}.`, ground, {
      on: deregisteredOn,
    });
  if (on < licence.validFrom || on > licence.validTo)
    return new AgainstNorm(
      'licence-not-valid',
      `The organization's licence is valid from ${licence.validFrom} to ${licence.validTo}.`,
      ground,
      { from: licence.validFrom, to: licence.validTo },
    );
  return undefined;
};

/** @throws AgainstNorm `not-registered`, `deregistered`, `licence-not-valid` (CAT-8) */
export const assertMayTake = (organization: Organization, on: LegalDate): void => {
  const obstacle = obstacleToTaking(organization, on);
  if (obstacle) throw obstacle;
};
