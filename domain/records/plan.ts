import type { Application, Plan } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact, FactOf } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { dutyOf } from '../obligation/duty.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import { hereSince, type Service, serviceOf, toldOf } from '../stay/service.ts';
import type { ServiceKind } from '../vocabulary.ts';
import { approval, fillingIn, longestPlan, nextPlan } from './plan-duties.ts';

/** A day on which something was done about a plan: one that has come, and not before the recipient was here. */
const assertDone = (on: LegalDate, { stay }: Service, ground: Ground, today: LegalDate): void => {
  if (on > today) throw new AgainstNorm('plan-in-the-future', `${on} has not come.`, ground, { date: on });
  const since = hereSince(stay);
  if (on < since)
    throw new AgainstNorm('plan-before-admission', `The recipient has been here since ${since}.`, ground, { since });
};

/** Nobody does the second step before the first. */
const assertNotBeforeStep = (on: LegalDate, step: LegalDate, ground: Ground): void => {
  if (on < step)
    throw new AgainstNorm('plan-step-before-last', `The step before this one is of ${step}.`, ground, { from: step });
};

/** The plan that a step is of, and what else every step asks. */
const stepOf = (state: Application, on: LegalDate, context: Context) => {
  const today = legalDateOf(context.now);
  const ground = groundOf('PLN-1', today, state.setting);
  const service = serviceOf(state, ground);
  assertDone(on, service, ground, today);
  return { service, ground, plan: service.stay.plan };
};

const here = ({ setting }: Application, { organizationId, stay }: Service) => ({ setting, organizationId, stay });

/** The plan of a step that there must be one for. @throws WrongState `no-plan` */
const drawnUp = (plan: Plan | undefined, ground: Ground): Plan => {
  if (!plan) throw new WrongState('no-plan', 'No individual plan has been drawn up here yet.', ground);
  return plan;
};

export type DrawUpPlan = {
  /** The day it was drawn up, after the specialists’ observation. */
  on: LegalDate;
  /** The days it is for; without `until` the longest that the law allows. */
  from: LegalDate;
  until?: LegalDate | undefined;
};

/** The days that a plan is for: within the stay, no longer than the law allows, and not beside one that runs. */
const daysOf = (
  state: Application,
  { from, until }: DrawUpPlan,
  service: Service,
  ground: Ground,
  context: Context,
) => {
  const { stay } = service;
  const since = hereSince(stay);
  if (from < since)
    throw new AgainstNorm('plan-before-admission', `The recipient has been here since ${since}.`, ground, { since });
  // Who was transferred brings their plan along; the organization they came to draws up its own.
  const { plan } = stay;
  if (plan && plan.drawnUpOn >= since && from <= plan.until)
    throw new WrongState('plan-runs', `A plan runs until ${plan.until}; it is corrected, not drawn up again.`, ground, {
      until: plan.until,
    });
  const latest = longestPlan(state.setting, stay, from, context);
  if (until !== undefined && until < from)
    throw new AgainstNorm('plan-ends-before-it-begins', 'The plan ends before it begins.', ground, { from, until });
  if ((until ?? latest) > latest || latest < from)
    throw new AgainstNorm('plan-too-long', `A plan from ${from} ends on ${latest} at the latest.`, ground, { latest });
  return { from, until: until ?? latest };
};

/**
 * PLN-1: an individual plan is drawn up, for a year at most, for the length of a stay that is for a time. It is filled in next.
 * @throws WrongState `not-in-service`, `plan-runs` · AgainstNorm `plan-in-the-future`, `plan-before-admission`,
 *   `plan-ends-before-it-begins`, `plan-too-long`
 */
export const drawUpPlan = (state: Application, command: DrawUpPlan, context: Context): FactOf<'PlanDrawnUp'> & Fact => {
  const { on } = command;
  const { service, ground, plan } = stepOf(state, on, context);
  const days = daysOf(state, command, service, ground, context);
  return {
    type: 'PlanDrawnUp',
    ...toldOf(service, context),
    ...ground,
    no: (plan?.no ?? 0) + 1,
    on,
    ...days,
    sets: [fillingIn(here(state, service), on, context)],
    closes: ['draw-up-plan'],
    // What was left to do of the former plan has fallen away with it.
    voids: ['approve-plan', 'correct-plan'],
  };
};

/** A measure: the day it is to be done by, and the service it is, where it is one of the list of the setting (REF-1). */
export type Measure = { by: LegalDate; kind: ServiceKind; service?: string | undefined };

type Listed = { id: string; kind: ServiceKind };

/** A service that is named is one of the list, and stands under its own kind. */
const assertListed = (measures: readonly Measure[], listed: readonly Listed[], ground: Ground): void => {
  const kinds = new Map(listed.map(({ id, kind }) => [id, kind]));
  const unknown = measures.find(({ service, kind }) => service !== undefined && kinds.get(service) !== kind);
  if (unknown)
    throw new AgainstNorm(
      'service-not-listed',
      'The list of services of this setting names no such one of that kind.',
      ground,
      {
        missing: [unknown.service ?? ''],
      },
    );
};

const assertWithin = (measures: readonly Measure[], { from, until }: Plan, ground: Ground): void => {
  const outside = measures.find(({ by }) => by < from || by > until);
  if (outside)
    throw new AgainstNorm('measure-outside-plan', `The plan is from ${from} until ${until}.`, ground, { from, until });
};

/** `listed`: the services of the setting, as its list names them. */
export type FillInPlan = { on: LegalDate; measures: readonly Measure[]; listed: readonly Listed[] };

/**
 * PLN-1, PLN-2: a plan is filled in with its measures, or, when it was before, corrected: then it is the next revision, and
 * the head approves it anew. What stood in it before is kept.
 * @throws WrongState `not-in-service`, `no-plan` · AgainstNorm `plan-in-the-future`, `plan-before-admission`,
 *   `plan-step-before-last`, `measure-outside-plan`, `service-not-listed`
 */
export const fillInPlan = (
  state: Application,
  { on, measures, listed }: FillInPlan,
  context: Context,
): FactOf<'PlanFilledIn'> & Fact => {
  const { service, ground, plan: known } = stepOf(state, on, context);
  const plan = drawnUp(known, ground);
  assertNotBeforeStep(on, plan.on, ground);
  const content = groundOf('PLN-2', legalDateOf(context.now), state.setting);
  assertWithin(measures, plan, content);
  assertListed(measures, listed, content);
  const within = dutyOf(state.duties, plan.revision === 0 ? 'fill-in-plan' : 'correct-plan');
  return {
    type: 'PlanFilledIn',
    ...toldOf(service, context),
    ...ground,
    no: plan.no,
    revision: plan.revision + 1,
    on,
    sets: [approval(here(state, service), on, within, context)],
    closes: ['fill-in-plan', 'correct-plan'],
  };
};

/**
 * PLN-1: the head approves the plan as it was filled in last. The next one is due when it ends.
 * @throws WrongState `not-in-service`, `no-plan`, `plan-not-filled-in`, `plan-approved` · AgainstNorm `plan-in-the-future`,
 *   `plan-before-admission`, `plan-step-before-last`
 */
export const approvePlan = (
  state: Application,
  { on }: { on: LegalDate },
  context: Context,
): FactOf<'PlanApproved'> & Fact => {
  const { service, ground, plan: known } = stepOf(state, on, context);
  const plan = drawnUp(known, ground);
  if (plan.stage === 'drawn-up')
    throw new WrongState('plan-not-filled-in', 'The plan has not been filled in yet.', ground);
  if (plan.stage === 'approved') throw new WrongState('plan-approved', 'The plan has been approved already.', ground);
  assertNotBeforeStep(on, plan.on, ground);
  const sets = dutyOf(state.duties, 'draw-up-plan') ? [] : nextPlan(here(state, service), plan.until, context);
  return {
    type: 'PlanApproved',
    ...toldOf(service, context),
    ...ground,
    no: plan.no,
    revision: plan.revision,
    on,
    ...(sets.length > 0 && { sets }),
    closes: ['approve-plan'],
  };
};
