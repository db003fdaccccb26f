import type { Application, Stay } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact, Order } from '../fact.ts';
import { type CitedNorm, groundOf } from '../law/clauses.ts';
import { dueDate, termOn } from '../law/law.ts';
import * as policies from '../law/policies.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import { requestOvertaken } from './decline-transfer.ts';
import { reviewChange } from './duties.ts';
import { assertOrdered, hereSince, serviceOf, toldOf } from './service.ts';

export type BeginLeave = {
  /** Own wish, or further rehabilitation in another organization (LEA-2). */
  reason?: 'leave' | 'rehabilitation';
  from: LegalDate;
  /** The last day of the leave; without it the longest that the law allows. */
  until?: LegalDate;
  order: Order;
};

const norms = { leave: 'LEA-1', rehabilitation: 'LEA-2' } as const satisfies Record<string, CitedNorm>;
const terms = { leave: 'leave', rehabilitation: 'furtherRehabilitation' } as const;

const assertKnown = ({ setting }: Application, ground: Ground): void => {
  if (setting !== 'inpatient')
    throw new AgainstNorm(
      'leave-not-in-setting',
      setting === 'temporary-stay'
        ? 'Leave is of inpatient care only; the standard of temporary stay knows none.'
        : 'Leave is of inpatient care only; here the service is suspended while a contraindication lasts (SUS-1).',
      ground,
      { setting },
    );
};

/** The last day of the leave, within the longest that the law allows. */
const lastDayOf = ({ from, until, reason = 'leave' }: BeginLeave, ground: Ground, context: Context): LegalDate => {
  const latest = dueDate(context.calendar, from, termOn(terms[reason], 'inpatient', from));
  if (until === undefined) return latest;
  if (until < from)
    throw new AgainstNorm('leave-ends-before-it-begins', 'The leave ends before it begins.', ground, { from, until });
  if (until > latest)
    throw new AgainstNorm('leave-too-long', `A leave from ${from} ends on ${latest} at the latest.`, ground, {
      latest,
    });
  return until;
};

/** A leave begins while the recipient is there, and not so far ahead that its order could not be meant for it. */
const assertBeginning = (from: LegalDate, stay: Stay, ground: Ground, { now, calendar }: Context): void => {
  const since = hereSince(stay);
  if (from < since)
    throw new AgainstNorm('leave-before-admission', `The recipient has been here since ${since}.`, ground, { since });
  const latest = dueDate(calendar, legalDateOf(now), policies.leaveAhead);
  if (from > latest)
    throw new AgainstNorm(
      'leave-too-far',
      `Entered today, a leave begins on ${latest} at the latest.`,
      { norm: ground.norm, source: 'policy' },
      { latest },
    );
};

/**
 * LEA-1, LEA-2: a recipient of inpatient care leaves for a time, by the head's order; the place stays theirs. On the last
 * day the organization has to look after the return. A transfer that was asked for is taken back with it: nobody is
 * transferred while away, and the leave does not wait for it.
 * @throws WrongState `not-in-service`, `on-leave` · AgainstNorm `leave-not-in-setting`, `order-in-the-future`,
 *   `order-before-admission`, `leave-before-admission`, `leave-too-far`, `leave-ends-before-it-begins`, `leave-too-long`
 */
export const beginLeave = (state: Application, command: BeginLeave, context: Context): Fact[] => {
  const { reason = 'leave', from, order } = command;
  const ground = groundOf(norms[reason], legalDateOf(context.now));
  assertKnown(state, ground);
  const service = serviceOf(state, ground);
  const { stay, organizationId } = service;
  if (stay.leave)
    throw new WrongState('on-leave', `The recipient is on leave from ${stay.leave.from} already.`, ground, {
      from: stay.leave.from,
      until: stay.leave.until,
    });
  assertOrdered(order, stay, state.setting, context);
  assertBeginning(from, stay, ground, context);
  const leave = { reason, from, until: lastDayOf(command, ground, context) };
  return [
    ...requestOvertaken(state, service, context),
    {
      type: 'LeaveBegan',
      ...toldOf(service, context),
      ...ground,
      ...leave,
      order,
      ...reviewChange(state, { ...stay, leave }, { organizationId, from }, context),
    },
  ];
};

export type EndLeave = { on: LegalDate; order: Order };

/** The stay without what belongs to the leave. */
const withoutLeave = ({ leave: _, ...stay }: Stay): Stay => stay;

/** A return is on a day that has come, and not before the leave; one that ends a leave not begun yet, while they are here. */
const assertReturn = (on: LegalDate, stay: Stay, begins: LegalDate, ground: Ground, today: LegalDate): void => {
  if (on > today) throw new AgainstNorm('return-in-the-future', `${on} has not come.`, ground, { date: on });
  if (begins <= today && on < begins)
    throw new AgainstNorm('return-before-leave', `The leave began on ${begins}.`, ground, { from: begins });
  const since = hereSince(stay);
  if (on < since)
    throw new AgainstNorm('return-before-admission', `The recipient has been here since ${since}.`, ground, { since });
};

/**
 * LEA-1: the recipient is back, and put on allowance again by the head's order. What was to be looked at besides the
 * return, and is still to come, is a duty again. A leave that has not begun is taken back so.
 * @throws WrongState `not-in-service`, `not-on-leave` · AgainstNorm `order-in-the-future`, `order-before-admission`,
 *   `return-in-the-future`, `return-before-leave`, `return-before-admission`
 */
export const endLeave = (state: Application, { on, order }: EndLeave, context: Context): Fact[] => {
  const today = legalDateOf(context.now);
  const ground = groundOf(norms[state.stay?.leave?.reason ?? 'leave'], today);
  const service = serviceOf(state, ground);
  const { stay, organizationId } = service;
  if (!stay.leave) throw new WrongState('not-on-leave', 'The recipient is not on leave.', ground);
  assertOrdered(order, stay, state.setting, context);
  const begins = stay.leave.from;
  assertReturn(on, stay, begins, ground, today);
  return [
    {
      type: 'LeaveEnded',
      ...toldOf(service, context),
      ...ground,
      on,
      order,
      // A leave taken back has covered no day: what was looked at before today does not come back.
      ...reviewChange(state, withoutLeave(stay), { organizationId, from: begins > today ? today : on }, context),
    },
  ];
};
