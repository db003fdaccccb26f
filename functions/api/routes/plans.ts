import type { Fact, FactOf } from '../../../domain/fact.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { enterMonitoring } from '../../../domain/records/monitoring.ts';
import { approvePlan, drawUpPlan, fillInPlan } from '../../../domain/records/plan.ts';
import { ok } from '../../shared/answer.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { present } from '../../shared/present.ts';
import { monitoringKey, planStepKey } from '../../shared/store/keys.ts';
import { onRecords, ownStay } from '../on-records.ts';
import { monitoringView, plansView } from '../plan-view.ts';
import { readingOf } from '../reading.ts';
import { personalReading } from '../route.ts';

type StepFact = (FactOf<'PlanDrawnUp'> | FactOf<'PlanFilledIn'> | FactOf<'PlanApproved'>) & Fact;

/** A step of a plan as it is kept with the person, under the plan and the revision that it is of. */
const stepItem = (personId: string, fact: StepFact, step: string, content: object): Record<string, unknown> => {
  const { stayId, no, on, at, by } = fact;
  const revision = 'revision' in fact ? fact.revision : 0;
  const named = { stayId, no, revision, step };
  return { ...planStepKey(personId, named), ...named, on, at, by, content: present(content) };
};

/** PLN-1, PLN-2, MON-1, MON-2: individual plans and the journal of their monitoring. */
export const planRoutes = (deps: KnownPersonDeps) => {
  const { store, people } = deps;
  const act = onRecords(deps);
  return {
    'POST /v1/stays/{id}/plan': act('POST /v1/stays/{id}/plan', {
      decide: (application, { on, from, until }, context) => {
        const day = on ?? legalDateOf(context.now);
        return drawUpPlan(application, { on: day, from: from ?? day, until }, context);
      },
      answer: ({ stayId, no }) => ok({ stayId, no, revision: 0, stage: 'drawn-up' }),
      kept: (personId, fact, { observed, needs, specialists }) => ({
        ...stepItem(personId, fact, 'drawn-up', { observed, needs, specialists }),
        from: fact.from,
        until: fact.until,
      }),
    }),

    'POST /v1/stays/{id}/plan/measures': act('POST /v1/stays/{id}/plan/measures', {
      decide: (application, { on, measures }, context) =>
        fillInPlan(application, { on: on ?? legalDateOf(context.now), measures }, context),
      answer: ({ stayId, no, revision }) => ok({ stayId, no, revision, stage: 'filled-in' }),
      kept: (personId, fact, { measures, reviewOn }) =>
        stepItem(personId, fact, 'filled-in', { measures: measures.map(present), reviewOn }),
    }),

    'POST /v1/stays/{id}/plan/approval': act('POST /v1/stays/{id}/plan/approval', {
      decide: (application, { on }, context) =>
        approvePlan(application, { on: on ?? legalDateOf(context.now) }, context),
      answer: ({ stayId, no, revision }) => ok({ stayId, no, revision, stage: 'approved' }),
      kept: (personId, fact, { head }) => stepItem(personId, fact, 'approved', { head }),
    }),

    'GET /v1/stays/{id}/plan': personalReading(deps, 'GET /v1/stays/{id}/plan', async (call) => {
      const { personId, stay } = await ownStay(store, call);
      const stayId = stay?.stayId ?? '';
      const steps = await people.planSteps(personId, stayId, readingOf(call, 'individual-plan'));
      return ok({ stayId, plans: plansView(steps) });
    }),

    'POST /v1/stays/{id}/monitoring': act('POST /v1/stays/{id}/monitoring', {
      decide: (application, { on, month, changed, revise, corrects }, context) =>
        enterMonitoring(application, { on: on ?? legalDateOf(context.now), month, changed, revise, corrects }, context),
      answer: ({ stayId, no, sets }) => {
        const next = sets?.find(({ kind }) => kind === 'monitor')?.due;
        return ok({ stayId, no, ...(next && { next }) });
      },
      kept: (personId, { stayId, no, on, at, by }, { on: _, ...body }) => ({
        ...monitoringKey(personId, stayId, no),
        ...{ stayId, no, on, at, by },
        ...present(body),
      }),
    }),

    'GET /v1/stays/{id}/monitoring': personalReading(deps, 'GET /v1/stays/{id}/monitoring', async (call) => {
      const { personId, stay } = await ownStay(store, call);
      const stayId = stay?.stayId ?? '';
      const entries = await people.monitorings(personId, stayId, readingOf(call, 'monitoring'));
      return ok({ stayId, entries: monitoringView(entries) });
    }),
  };
};
