import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { everyDuty } from '../obligation/duty.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { endingGroundOf } from '../stay/grounds.ts';
import { hereSince } from '../stay/service.ts';
import type { Application } from './application.ts';
import { endApplication, isOver, leftBy } from './left.ts';

const assertBeforeService = (state: Application, today: LegalDate): void => {
  const ground = groundOf('QUE-12', today, state.setting);
  if (isOver(state)) throw new WrongState('application-over', 'This application has ended already.', ground);
  if (state.stay) throw new WrongState('in-service', 'The recipient is in service; that ends by discharge.', ground);
};

/**
 * QUE-12: the recipient gives the application up. A place held for them is free again, a turn in the queue is closed.
 * @throws WrongState `application-over`, `in-service`
 */
export const withdrawApplication = (state: Application, { now, by }: Context): Fact[] => {
  const today = legalDateOf(now);
  assertBeforeService(state, today);
  const { applicationId, organizationId } = state;
  const when = { applicationId, at: now, by, ...groundOf('QUE-12', today, state.setting) };
  const left = leftBy(state);
  const withdrawn: Fact = {
    type: 'ApplicationWithdrawn',
    ...when,
    ...(organizationId && { organizationId }),
    left,
    voids: [...everyDuty],
  };
  return (left === 'queue' || left === 'head') && organizationId
    ? [withdrawn, { type: 'QueueLeft', ...when, organizationId, reason: 'own-wish' }]
    : [withdrawn];
};

/**
 * QUE-12: the local executive body cancels its decision. A place held is free again, a turn is closed, with notice.
 * @throws WrongState `application-over`, `in-service`, `not-granted` · AgainstNorm `decision-in-the-future`
 */
export const cancelDecision = (
  state: Application,
  { number, date }: { number: string; date: LegalDate },
  { now, by }: Context,
): Fact[] => {
  const today = legalDateOf(now);
  assertBeforeService(state, today);
  const ground = groundOf('DEC-1', today, state.setting);
  if (state.status === 'filed') throw new WrongState('not-granted', 'There is no decision to cancel yet.', ground);
  if (date > today)
    throw new AgainstNorm('decision-in-the-future', `The decision is dated ${date}, a day to come.`, ground, { date });
  const { applicationId, organizationId } = state;
  const left = leftBy(state);
  const when = { applicationId, at: now, by, ...groundOf('QUE-12', today, state.setting) };
  const cancelled: Fact = {
    type: 'DecisionCancelled',
    ...when,
    ...(organizationId && { organizationId }),
    number,
    date,
    left,
    voids: [...everyDuty],
  };
  return left !== 'nothing' && organizationId
    ? [cancelled, { type: 'QueueLeft', ...when, organizationId, reason: 'decision-cancelled' }]
    : [cancelled];
};

/**
 * QUE-12: the recipient has died. A stay ends on that day, though not before they came to the organization; a turn is closed,
 * a place held goes to the next; nobody is written to. No facts when the case is over.
 * @throws AgainstNorm `death-in-the-future`
 */
export const recordDeath = (state: Application, diedOn: LegalDate, { now, by }: Context): Fact[] => {
  const today = legalDateOf(now);
  if (diedOn > today)
    throw new AgainstNorm('death-in-the-future', `${diedOn} has not come.`, groundOf('QUE-12', today, state.setting), {
      date: diedOn,
    });
  if (isOver(state)) return [];
  const { applicationId, organizationId, stay } = state;
  if (!stay || !organizationId) return endApplication(state, 'death', 'QUE-12', { now, by });
  const since = hereSince(stay);
  return [
    {
      type: 'StayEnded',
      applicationId,
      organizationId,
      stayId: stay.stayId,
      at: now,
      by,
      ...endingGroundOf(state.setting, 'death', today),
      ground: 'death',
      date: diedOn < since ? since : diedOn,
      ...(stay.supportedLiving && { supportedLiving: true as const }),
      voids: [...everyDuty],
    },
  ];
};
