import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact, FactOf } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { correctPlanTask } from '../law/policies.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { dutyOf } from '../obligation/duty.ts';
import { organizationOf, policyDuty } from '../obligation/set.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { hereSince, serviceOf, toldOf } from '../stay/service.ts';
import type { ServiceKind } from '../vocabulary.ts';
import { nextMonitoring, serves } from './plan-duties.ts';

/** MON-2: the columns of the journal: when somebody came, and so many months later. */
export const monitoringMonths = [0, 3, 6, 9, 12] as const;

export type MonitoringMonth = (typeof monitoringMonths)[number];

export type EnterMonitoring = {
  /** The day the monitoring was held. */
  on: LegalDate;
  /** Its column; none of one between the quarters. */
  month?: MonitoringMonth | undefined;
  /** The state of the recipient has changed: it is looked at again in a month. */
  changed?: boolean | undefined;
  /** The kinds of service that are to be revised in the plan. */
  revise?: readonly ServiceKind[] | undefined;
  /** The number of the entry that this one corrects: nothing new was held. */
  corrects?: number | undefined;
};

/**
 * MON-1, MON-2: a monitoring is entered in the journal of the recipient. It is the one that was due when it was held at that
 * time; a decision to correct the plan is a duty of its own. Scores and words are kept with the person.
 * @throws WrongState `not-in-service`, `no-such-entry` · AgainstNorm `monitoring-in-the-future`, `monitoring-before-admission`
 */
export const enterMonitoring = (
  state: Application,
  { on, month, changed = false, revise = [], corrects }: EnterMonitoring,
  context: Context,
): FactOf<'MonitoringEntered'> & Fact => {
  const today = legalDateOf(context.now);
  const ground = groundOf('MON-1', today, state.setting);
  const service = serviceOf(state, ground);
  const { stay, organizationId } = service;
  if (on > today) throw new AgainstNorm('monitoring-in-the-future', `${on} has not come.`, ground, { date: on });
  const since = hereSince(stay);
  if (on < since)
    throw new AgainstNorm('monitoring-before-admission', `The recipient has been here since ${since}.`, ground, {
      since,
    });
  if (corrects !== undefined && corrects > (stay.monitorings ?? 0))
    throw new WrongState('no-such-entry', `No entry ${corrects} stands in this journal.`, ground);
  const due = dutyOf(state.duties, 'monitor')?.due;
  // That one was held has been told before, and the next is due already.
  const reported = dutyOf(state.duties, 'enter-monitoring') !== undefined;
  const isNew = corrects === undefined;
  const served = isNew && !reported && serves({ on, due });
  const next = nextMonitoring({ setting: state.setting, organizationId, stay }, { on, changed, due }, context);
  const isSooner = due === undefined || (changed && next.due < due);
  const following = isNew && (!reported || isSooner) ? [next] : [];
  const sets = [
    ...following.filter((duty) => duty.due !== due),
    ...(revise.length > 0
      ? [
          policyDuty(
            correctPlanTask,
            { kind: 'correct-plan', owner: organizationOf(organizationId), from: on },
            context,
          ),
        ]
      : []),
  ];
  return {
    type: 'MonitoringEntered',
    ...toldOf(service, context),
    ...ground,
    no: (stay.monitorings ?? 0) + 1,
    on,
    ...(month !== undefined && { month }),
    ...(changed && { changed: true as const }),
    ...(revise.length > 0 && { correctsPlan: true as const }),
    ...(sets.length > 0 && { sets }),
    ...(corrects !== undefined && { corrects }),
    ...(isNew && { closes: served ? ['monitor', 'enter-monitoring'] : ['enter-monitoring'] }),
  };
};
