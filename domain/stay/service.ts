import type { Application, Stay } from '../application/application.ts';
import { inService } from '../application/left.ts';
import type { Context } from '../context.ts';
import type { Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import type { Setting } from '../vocabulary.ts';

/** A stay that has not ended, and the organization it is in. */
export type Service = { applicationId: string; organizationId: string; stay: Stay };

/**
 * The stay that runs: service is given, or is suspended for a time.
 * @throws WrongState `not-in-service`
 */
export const serviceOf = (state: Application, ground: Ground): Service => {
  const { applicationId, organizationId, stay } = state;
  if (!inService(state) || !stay || !organizationId)
    throw new WrongState('not-in-service', 'No stay runs here: it has ended already, or has not begun.', ground);
  return { applicationId, organizationId, stay };
};

/** What every fact of a stay says: whose it is, when it happened and who told it. */
export const toldOf = ({ applicationId, organizationId, stay }: Service, { now, by }: Context) => ({
  applicationId,
  organizationId,
  stayId: stay.stayId,
  at: now,
  by,
});

/** The day the recipient came to the organization they are in: by admission, or by a transfer. */
export const hereSince = ({ admittedOn, transferredOn }: Stay): LegalDate => transferredOn ?? admittedOn;

/** ADM-2: whether the recipient had left this organization before, by an ending or a transfer: the mark “қайта оралды”. */
export const hasReturned = (
  cases: readonly Pick<Application, 'status' | 'stay' | 'organizationId'>[],
  organizationId: string,
): boolean =>
  cases.some(
    ({ status, stay, organizationId: last }) =>
      stay !== undefined && ((status === 'ended' && last === organizationId) || stay.left?.includes(organizationId)),
  );

/**
 * A head's order that has been given already.
 * @throws AgainstNorm `order-in-the-future`
 */
export const assertGiven = ({ date }: Order, ground: Ground, { now }: Pick<Context, 'now'>): void => {
  if (date > legalDateOf(now))
    throw new AgainstNorm('order-in-the-future', `The order is dated ${date}, a day to come.`, ground, { date });
};

/**
 * END-7: what happens in a stay is by the head's order, given already and not before the stay began.
 * @throws AgainstNorm `order-in-the-future`, `order-before-admission`
 */
export const assertOrdered = (order: Order, { admittedOn }: Stay, setting: Setting, context: Context): void => {
  const ground = groundOf('END-7', legalDateOf(context.now), setting);
  assertGiven(order, ground, context);
  if (order.date < admittedOn)
    throw new AgainstNorm(
      'order-before-admission',
      `The order is dated ${order.date}; the recipient was admitted on ${admittedOn}.`,
      ground,
      { date: order.date, admittedOn },
    );
};
