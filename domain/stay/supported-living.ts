import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact, Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import type { Organization } from '../organization/organization.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { assertOrdered, serviceOf, toldOf } from './service.ts';

export type BeginSupportedLiving = {
  order: Order;
  /** What the organization's specialists found. */
  assessment: {
    on: LegalDate;
    /** Unable to care for oneself or to move, and fully dependent on others. */
    fullyDependent: boolean;
  };
};

/**
 * ADM-5: the inpatient organization itself takes a recipient into its unit of supported independent living, by its
 * specialists' assessment. The place in the organization stays the same one.
 * @throws WrongState `not-in-service`, `in-supported-living`, `no-free-place-in-unit` · AgainstNorm
 *   `no-supported-living-unit`, `order-in-the-future`, `order-before-admission`, `assessment-in-the-future`,
 *   `fully-dependent`
 */
export const beginSupportedLiving = (
  state: Application,
  organization: Pick<Organization, 'details' | 'supportedLiving'>,
  { order, assessment }: BeginSupportedLiving,
  context: Context,
): Fact[] => {
  const today = legalDateOf(context.now);
  const ground = groundOf('ADM-5', today);
  const places = organization.details?.supportedLivingPlaces ?? 0;
  if (state.setting !== 'inpatient' || places === 0)
    throw new AgainstNorm(
      'no-supported-living-unit',
      'This organization has no unit of supported independent living; inpatient organizations may have one.',
      ground,
    );
  const service = serviceOf(state, ground);
  if (service.stay.supportedLiving)
    throw new WrongState('in-supported-living', 'The recipient is in the unit already.', ground);
  assertOrdered(order, service.stay, state.setting, context);
  if (assessment.on > today)
    throw new AgainstNorm('assessment-in-the-future', `${assessment.on} has not come.`, ground, {
      date: assessment.on,
    });
  if (assessment.fullyDependent)
    throw new AgainstNorm(
      'fully-dependent',
      'Who cannot care for themselves and depends on others fully is not taken into the unit.',
      ground,
    );
  if ((organization.supportedLiving ?? 0) >= places)
    throw new WrongState('no-free-place-in-unit', `All ${places} places of the unit are taken.`, ground, { places });
  return [{ type: 'SupportedLivingBegun', ...toldOf(service, context), ...ground, order }];
};

/**
 * ADM-5: who can live there no longer, or does not wish to, leaves the unit by the head's order. The organization stays
 * theirs: who depends on others fully is cared for in its other rooms.
 * @throws WrongState `not-in-service`, `not-in-supported-living` · AgainstNorm `order-in-the-future`,
 *   `order-before-admission`
 */
export const endSupportedLiving = (state: Application, { order }: { order: Order }, context: Context): Fact[] => {
  const ground = groundOf('ADM-5', legalDateOf(context.now));
  const service = serviceOf(state, ground);
  if (!service.stay.supportedLiving)
    throw new WrongState('not-in-supported-living', 'The recipient is not in the unit.', ground);
  assertOrdered(order, service.stay, state.setting, context);
  return [{ type: 'SupportedLivingEnded', ...toldOf(service, context), ...ground, order }];
};
