import type { Application, Stay } from '../application/application.ts';
import type { Context } from '../context.ts';
import { CalendarYearMissing } from '../law/calendar.ts';
import { type Duration, dueDate, termIfAny } from '../law/law.ts';
import { planning } from '../law/policies.ts';
import { addDays, addMonths, type LegalDate } from '../law/time.ts';
import { type Duty, type DutyKind, type DutyToSet, dutyOf } from '../obligation/duty.ts';
import { dutyWithin, organizationOf, policyDuty } from '../obligation/set.ts';
import { hereSince } from '../stay/service.ts';
import type { Setting } from '../vocabulary.ts';

/** The lengths of plans and of their monitoring: of the law or, where a setting’s text is silent, ours. */
type PlanTerm = keyof typeof planning;

/** Whose duty it is, and the day it is counted from. */
type Counted = { organizationId: string; from: LegalDate };

const lengthOf = (name: PlanTerm, setting: Setting, on: LegalDate): Duration =>
  termIfAny(name, setting, on) ?? planning[name];

const dutyOfTerm = (
  kind: DutyKind,
  name: PlanTerm,
  setting: Setting,
  { organizationId, from }: Counted,
  context: Context,
): DutyToSet => {
  const counted = { kind, owner: organizationOf(organizationId), from };
  const term = termIfAny(name, setting, from);
  return term ? dutyWithin(term, counted, context) : policyDuty(planning[name], counted, context);
};

const later = (one: LegalDate, other: LegalDate): LegalDate => (one > other ? one : other);
const earlier = (one: LegalDate, other: LegalDate): LegalDate => (one < other ? one : other);

/** PLN-1: the last day of the longest plan that begins on a day; no longer than the stay, where that is for a time. */
export const longestPlan = (setting: Setting, { until }: Stay, from: LegalDate, context: Context): LegalDate => {
  const longest = dueDate(context.calendar, from, lengthOf('plan', setting, from));
  return until === undefined ? longest : earlier(longest, until);
};

/** The first of the days a quarter, two quarters and so on from a day that is later than `after` (annex 5). */
const quarterAfter = (setting: Setting, since: LegalDate, after: LegalDate): LegalDate => {
  const months = lengthOf('monitoring', setting, since).value;
  let quarters = 1;
  while (addMonths(since, quarters * months) <= after) quarters += 1;
  return addMonths(since, quarters * months);
};

/** MON-1: the duty to look at the plan and the state of somebody on a day. */
const monitoringOn = (due: LegalDate, setting: Setting, counted: Counted, context: Context): DutyToSet => ({
  ...dutyOfTerm('monitor', 'monitoring', setting, counted, context),
  due,
});

/** PLN-1, MON-1: what an organization owes from the day that somebody came there, admitted or transferred. */
export const dutiesOfPlanning = (setting: Setting, counted: Counted, context: Context): DutyToSet[] => [
  dutyOfTerm('draw-up-plan', 'drawUpPlan', setting, counted, context),
  monitoringOn(quarterAfter(setting, counted.from, counted.from), setting, counted, context),
];

type Here = { setting: Setting; organizationId: string; stay: Stay };

/** PLN-1: a plan that was drawn up on a day is filled in next. */
export const fillingIn = ({ setting, organizationId }: Omit<Here, 'stay'>, on: LegalDate, context: Context) =>
  dutyOfTerm('fill-in-plan', 'fillInPlan', setting, { organizationId, from: on }, context);

/**
 * PLN-1: a plan that was filled in on a day is approved by the head, within the term that it was filled in by; `within`: that
 * duty, where it is known.
 */
export const approval = (
  { setting, organizationId }: Omit<Here, 'stay'>,
  on: LegalDate,
  within: Pick<Duty, 'due'> | undefined,
  context: Context,
): DutyToSet => {
  const counted = dutyOfTerm('approve-plan', 'fillInPlan', setting, { organizationId, from: on }, context);
  return within ? { ...counted, due: later(within.due, on) } : counted;
};

/**
 * PLN-1: the next plan, once one runs until a day. Nobody owes one for after the stay. Where no calendar knows that year yet,
 * the day after is as good: it is no later than the term.
 */
export const nextPlan = ({ setting, organizationId, stay }: Here, until: LegalDate, context: Context): DutyToSet[] => {
  if (stay.until !== undefined && stay.until <= until) return [];
  const counted = { organizationId, from: until };
  try {
    return [dutyOfTerm('draw-up-plan', 'drawUpNextPlan', setting, counted, context)];
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    const { norm, source } = dutyOfTerm('draw-up-plan', 'plan', setting, counted, context);
    return [{ kind: 'draw-up-plan', owner: organizationOf(organizationId), due: addDays(until, 1), norm, source }];
  }
};

/** MON-1: a monitoring held on a day is entered in the journal. */
const entering = ({ setting, organizationId }: Here, on: LegalDate, context: Context): DutyToSet =>
  dutyOfTerm('enter-monitoring', 'enterMonitoring', setting, { organizationId, from: on }, context);

/** A monitoring, and the day that one was due on when it was held. */
type Held = { on: LegalDate; changed: boolean; due: LegalDate | undefined };

/** Whether a monitoring is the one of the day that was due: held then, later, or less than a month before. */
export const serves = ({ on, due }: Pick<Held, 'on' | 'due'>): boolean => due !== undefined && on > addMonths(due, -1);

/**
 * MON-1: the next monitoring: each quarter from the day that the recipient came; a month from one that found their state
 * changed, when that is sooner.
 */
export const nextMonitoring = ({ setting, organizationId, stay }: Here, held: Held, context: Context): DutyToSet => {
  const { on, changed, due } = held;
  const counted = { organizationId, from: on };
  const quarter =
    due === undefined || serves(held) ? quarterAfter(setting, hereSince(stay), later(on, due ?? on)) : due;
  const month = addMonths(on, lengthOf('monthlyMonitoring', setting, on).value);
  return changed && month < quarter
    ? { ...dutyOfTerm('monitor', 'monthlyMonitoring', setting, counted, context), due: month }
    : monitoringOn(quarter, setting, counted, context);
};

const planningKinds = ['draw-up-plan', 'fill-in-plan', 'approve-plan', 'monitor'] as const;

export const isOfPlanning = (kind: DutyKind): kind is (typeof planningKinds)[number] =>
  (planningKinds as readonly DutyKind[]).includes(kind);

/**
 * PLN-1, MON-1: what follows when an organization only reports that one of these was done, on paper: the next of them. Of a
 * plan whose days are not known here the longest is reckoned with.
 */
export const dutiesAfterPlanning = (
  state: Application,
  { kind, due }: Pick<Duty, 'due'> & { kind: (typeof planningKinds)[number] },
  on: LegalDate,
  context: Context,
): DutyToSet[] => {
  const { setting, stay, organizationId } = state;
  if (!stay || !organizationId) return [];
  const here = { setting, stay, organizationId };
  switch (kind) {
    case 'draw-up-plan':
      return [fillingIn(here, on, context)];
    case 'fill-in-plan':
      return [approval(here, on, { due }, context)];
    case 'approve-plan':
      return dutyOf(state.duties, 'draw-up-plan')
        ? []
        : nextPlan(here, longestPlan(setting, stay, on, context), context);
    case 'monitor':
      return [entering(here, on, context), nextMonitoring(here, { on, changed: false, due }, context)];
  }
};
