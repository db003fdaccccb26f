import type { Fact } from '../fact.ts';
import { addDays, addMonths, daysOfMonth, type LegalDate, weekdayOf } from '../law/time.ts';
import type { ServiceKind, Weekday } from '../vocabulary.ts';

/** Which days somebody at home is visited on, as the head approved it (HOM-1): days of the week, single days, or both. */
export type VisitSchedule = {
  from: LegalDate;
  /** Its last day; without one it holds until another takes its place. */
  until?: LegalDate;
  weekdays?: readonly Weekday[];
  dates?: readonly LegalDate[];
  services: readonly ServiceKind[];
};

/** What decides whether a day is one of a visit, in the order in which it was told. */
export type PlanEntry =
  | ({ kind: 'schedule' } & VisitSchedule)
  | { kind: 'suspended'; from: LegalDate }
  | { kind: 'resumed'; on: LegalDate };

export type VisitPlan = readonly PlanEntry[];

/** What a fact of a stay at home changes in the plan of its visits; nothing of any other fact. */
export const planEntryOf = (fact: Fact): PlanEntry | undefined => {
  switch (fact.type) {
    case 'VisitScheduleApproved':
      return {
        kind: 'schedule',
        from: fact.from,
        ...(fact.until && { until: fact.until }),
        ...(fact.weekdays && { weekdays: fact.weekdays }),
        ...(fact.dates && { dates: fact.dates }),
        services: fact.services,
      };
    case 'ServiceSuspended':
      return { kind: 'suspended', from: fact.from };
    case 'ServiceResumed':
      return { kind: 'resumed', on: fact.on };
    default:
      return undefined;
  }
};

const isSchedule = (entry: PlanEntry): entry is Extract<PlanEntry, { kind: 'schedule' }> => entry.kind === 'schedule';

/** SUS-1: whether the service stood still on a day; on that of the resumption it is given again. */
export const isSuspendedOn = (plan: VisitPlan, day: LegalDate): boolean => {
  let since: LegalDate | undefined;
  for (const entry of plan) {
    if (entry.kind === 'suspended') since = entry.from;
    if (entry.kind !== 'resumed') continue;
    if (since !== undefined && since <= day && day < entry.on) return true;
    since = undefined;
  }
  return since !== undefined && since <= day;
};

/** The schedule that holds on a day: of those that had begun the one approved last, unless it has ended. */
const scheduleOn = (plan: VisitPlan, day: LegalDate): VisitSchedule | undefined => {
  const schedule = plan.filter(isSchedule).findLast(({ from }) => from <= day);
  return schedule && (schedule.until === undefined || day <= schedule.until) ? schedule : undefined;
};

/** The schedule by which somebody is visited on a day; nothing on any other day, nor while the service is suspended. */
export const plannedOn = (plan: VisitPlan, day: LegalDate): VisitSchedule | undefined => {
  const schedule = scheduleOn(plan, day);
  const named = schedule?.weekdays?.includes(weekdayOf(day)) || schedule?.dates?.includes(day);
  return named && !isSuspendedOn(plan, day) ? schedule : undefined;
};

/** The single days of a schedule lie within so many months of its first, so that a search of them has an end. */
export const datesWithinMonths = 12;

const daysOfSearch = 367;

/** The first planned day from a day on that bears no mark; nothing when the plan has none. */
export const nextUnmarked = (
  plan: VisitPlan,
  marked: ReadonlySet<LegalDate>,
  from: LegalDate,
): LegalDate | undefined => {
  const [lastMarked] = [...marked].sort().reverse();
  // Nothing new begins but where a schedule does, the service is resumed, or the marks end.
  const turns = [
    ...plan.map((entry) => (entry.kind === 'resumed' ? entry.on : entry.from)),
    ...(lastMarked ? [lastMarked] : []),
  ];
  const starts = [from, ...turns.filter((day) => day > from)].sort();
  for (const start of new Set(starts))
    for (let ahead = 0, day = start; ahead < daysOfSearch; ahead += 1, day = addDays(start, ahead))
      if (!marked.has(day) && plannedOn(plan, day)) return day;
  return undefined;
};

/** The last day that a schedule may name by its date. */
export const lastDateOf = ({ from, until }: Pick<VisitSchedule, 'from' | 'until'>): LegalDate => {
  const latest = addMonths(from, datesWithinMonths);
  return until && until < latest ? until : latest;
};

/** A mark in the record of services: of a visit's day, entered on that day or later. */
export type VisitMark = { on: LegalDate; services: readonly ServiceKind[]; enteredOn: LegalDate; factId: string };

/** A day of the record of services. `missing`: it was one of a visit, has passed, and bears no mark. */
export type RecordDay = { on: LegalDate; planned?: VisitSchedule; missing?: true; marks: VisitMark[] };

type Served = { since: LegalDate; until?: LegalDate | undefined };

/**
 * 263/3 annex 6: the record of services of a calendar month: each day that was one of a visit or bears a mark, marks in the
 * order of entry. `month` as `YYYY-MM`; `served`: the first and the last day of the service.
 */
export const recordOf = (
  { plan, marks }: { plan: VisitPlan; marks: readonly VisitMark[] },
  month: string,
  { since, until }: Served,
  today: LegalDate,
): RecordDay[] =>
  daysOfMonth(month).flatMap((on): RecordDay[] => {
    const planned = since <= on && (until === undefined || on <= until) ? plannedOn(plan, on) : undefined;
    const ofDay = marks.filter((mark) => mark.on === on);
    if (!planned && ofDay.length === 0) return [];
    const missing = planned && ofDay.length === 0 && on < today;
    return [{ on, ...(planned && { planned }), ...(missing && { missing }), marks: ofDay }];
  });
