import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact, Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { type DutyChange, type DutyToSet, dutyOf } from '../obligation/duty.ts';
import { dutyOn, organizationOf } from '../obligation/set.ts';
import { isSuspendedOn, lastDateOf, nextUnmarked, type VisitPlan, type VisitSchedule } from '../records/visits.ts';
import { AgainstNorm, type Ground } from '../refusal.ts';
import type { ServiceKind } from '../vocabulary.ts';
import { assertOrdered, hereSince, type Service, serviceOf, toldOf } from './service.ts';

/** What is known of the visits of a stay besides the case: the plan, and the days that bear a mark. */
export type Visits = { plan: VisitPlan; marked: ReadonlySet<LegalDate> };

/** The first day whose mark may still be waited for: marks of before are not needed to say what is due next. */
export const marksNeededFrom = (state: Application, today: LegalDate): LegalDate => {
  const due = dutyOf(state.duties, 'mark-visit')?.due;
  return due && due < today ? due : today;
};

const groundOn = (today: LegalDate): Ground => groundOf('HOM-1', today, 'home');

const assertHome = ({ setting }: Application, ground: Ground): void => {
  if (setting !== 'home')
    throw new AgainstNorm('visits-not-in-setting', 'Visits by a schedule are of service at home alone.', ground, {
      setting,
    });
};

/** HOM-1: the mark that is due next from a day on. */
const nextMark = (organizationId: string, { plan, marked }: Visits, from: LegalDate): DutyToSet[] => {
  const due = nextUnmarked(plan, marked, from);
  const owner = organizationOf(organizationId);
  return due ? [dutyOn(due, { kind: 'mark-visit', owner, from: due }, 'HOM-1', 'home')] : [];
};

/**
 * What a change of the plan from a day on does to the mark that is due: one of an earlier day is owed all the same, another
 * gives way to the first of the new plan.
 */
const planChanged = (
  state: Application,
  organizationId: string,
  visits: Visits,
  from: LegalDate,
): Pick<DutyChange, 'sets' | 'voids'> => {
  const open = dutyOf(state.duties, 'mark-visit');
  if (open && open.due < from) return {};
  const sets = nextMark(organizationId, visits, from);
  if (sets.length > 0) return { sets };
  return open ? { voids: ['mark-visit'] } : {};
};

/** HOM-1, SUS-1: nobody is visited while the service is suspended; a mark that was due before is owed all the same. */
export const visitsSuspended = ({ duties }: Application, from: LegalDate): Pick<DutyChange, 'voids'> => {
  const open = dutyOf(duties, 'mark-visit');
  return open && open.due >= from ? { voids: ['mark-visit'] } : {};
};

/** HOM-1, SUS-1: with the service the visits go on by the schedule. */
export const visitsResumed = (
  state: Application,
  organizationId: string,
  { plan, marked }: Visits,
  on: LegalDate,
): Pick<DutyChange, 'sets' | 'voids'> =>
  planChanged(state, organizationId, { plan: [...plan, { kind: 'resumed', on }], marked }, on);

/** HOM-1: the mark that is due after one that was made, or of which the organization has told why there is none. */
export const nextMarkAfter = (
  { organizationId }: Application,
  { plan, marked }: Visits,
  done: LegalDate,
): DutyToSet[] => (organizationId ? nextMark(organizationId, { plan, marked: new Set([...marked, done]) }, done) : []);

export type ApproveSchedule = VisitSchedule & { order: Order };

const assertDays = ({ from, until, dates = [], order }: ApproveSchedule, { stay }: Service, ground: Ground): void => {
  if (until !== undefined && until < from)
    throw new AgainstNorm('schedule-ends-before-it-begins', 'The schedule ends before it begins.', ground, {
      from,
      until,
    });
  const since = hereSince(stay);
  if (from < since)
    throw new AgainstNorm('schedule-before-admission', `The service has been given since ${since}.`, ground, { since });
  if (from < order.date)
    throw new AgainstNorm(
      'schedule-before-order',
      `The schedule is approved by an order of ${order.date}; it holds from that day at the earliest.`,
      { norm: 'HOM-1', source: 'policy' },
      { earliest: order.date },
    );
  const latest = lastDateOf({ from, ...(until && { until }) });
  if (dates.some((date) => date < from || date > latest))
    throw new AgainstNorm(
      'schedule-dates-outside',
      `The single days of this schedule are from ${from} to ${latest}.`,
      { norm: 'HOM-1', source: 'policy' },
      { from, latest },
    );
};

/**
 * HOM-1: the head approves by an order on which days a recipient at home is visited, and with which services; it takes the
 * place of the schedule before from its first day on. A schedule is never approved for days before its order: what was
 * missed would be a plan no more. The mark of its first visit is owed on that day.
 * @throws WrongState `not-in-service` · AgainstNorm `visits-not-in-setting`, `order-in-the-future`,
 *   `order-before-admission`, `schedule-ends-before-it-begins`, `schedule-before-admission`, `schedule-before-order`,
 *   `schedule-dates-outside`
 */
export const approveSchedule = (
  state: Application,
  command: ApproveSchedule,
  { plan, marked }: Visits,
  context: Context,
): Fact[] => {
  const ground = groundOn(legalDateOf(context.now));
  assertHome(state, ground);
  const service = serviceOf(state, ground);
  assertOrdered(command.order, service.stay, state.setting, context);
  assertDays(command, service, ground);
  const { order, weekdays, dates, services, ...days } = command;
  const schedule = {
    ...days,
    ...(weekdays && { weekdays: [...weekdays] }),
    ...(dates && { dates: [...dates].sort() }),
    services: [...services],
  };
  const after = { plan: [...plan, { kind: 'schedule' as const, ...schedule }], marked };
  return [
    {
      type: 'VisitScheduleApproved',
      ...toldOf(service, context),
      ...ground,
      order,
      ...schedule,
      ...planChanged(state, service.organizationId, after, days.from),
    },
  ];
};

export type MarkVisit = { on: LegalDate; services: readonly ServiceKind[] };

/** The stay that a visit was in: one that has ended is marked for its days all the same. */
const visited = (state: Application, on: LegalDate, ground: Ground): Service => {
  const { applicationId, organizationId, stay, ended } = state;
  if (!stay || !organizationId || !ended) return serviceOf(state, ground);
  if (on > ended.on)
    throw new AgainstNorm('visit-after-ending', `The service ended on ${ended.on}.`, ground, { endedOn: ended.on });
  return { applicationId, organizationId, stay };
};

/**
 * HOM-1: a mark in the record of services, of a visit on a day that has come. One that is entered later says so by the day
 * it is entered on, and a correction is a mark more: none is ever changed. A visit that no schedule names is a visit, too.
 * @throws WrongState `not-in-service` · AgainstNorm `visits-not-in-setting`, `visit-in-the-future`,
 *   `visit-before-admission`, `visit-after-ending`, `visit-while-suspended`
 */
export const markVisit = (
  state: Application,
  { on, services }: MarkVisit,
  visits: Visits,
  context: Context,
): Fact[] => {
  const today = legalDateOf(context.now);
  const ground = groundOn(today);
  assertHome(state, ground);
  const service = visited(state, on, ground);
  if (on > today)
    throw new AgainstNorm(
      'visit-in-the-future',
      `The mark is made on the day of the visit; ${on} has not come.`,
      ground,
      {
        date: on,
      },
    );
  const since = hereSince(service.stay);
  if (on < since)
    throw new AgainstNorm('visit-before-admission', `The service has been given since ${since}.`, ground, { since });
  if (isSuspendedOn(visits.plan, on))
    throw new AgainstNorm('visit-while-suspended', `The service was suspended on ${on}.`, ground, { date: on });
  const fulfils = dutyOf(state.duties, 'mark-visit')?.due === on;
  const sets = fulfils ? nextMarkAfter(state, visits, on) : [];
  return [
    {
      type: 'VisitMarked',
      ...toldOf(service, context),
      ...ground,
      on,
      services: [...services],
      ...(fulfils && { closes: ['mark-visit'] }),
      ...(sets.length > 0 && { sets }),
    },
  ];
};
