import type { Fact, FactOf } from '../../../domain/fact.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { enterMonitoring } from '../../../domain/records/monitoring.ts';
import { approvePlan, drawUpPlan, fillInPlan } from '../../../domain/records/plan.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { hereSince } from '../../../domain/stay/service.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { ok } from '../../shared/answer.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { present } from '../../shared/present.ts';
import { monitoringKey, planStepKey } from '../../shared/store/record-keys.ts';
import { preferred } from '../accept.ts';
import { onRecords, ownStay } from '../on-records.ts';
import { readingOf } from '../reading.ts';
import { monitoringPage } from '../records/monitoring-page.ts';
import { planPage } from '../records/plan-page.ts';
import { monitoringView, plansView } from '../records/plan-view.ts';
import { type Call, personalReading } from '../route.ts';

const types = ['application/json', 'text/html'] as const;

/** REF-1: the services of a setting; read when a plan is, for the list is long. */
const servicesIn = async (setting: Setting) =>
  (await import('../../../domain/catalogues/services.ts')).services[setting];

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
  /** @throws Unknown `stay` */
  const shown = async (call: Call) => {
    const application = await ownStay(store, call);
    const { stay } = application;
    if (!stay) throw new Unknown('stay');
    return { application, stay };
  };
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
      decide: async (application, { on, measures }, context) => {
        const listed = await servicesIn(application.setting);
        return fillInPlan(application, { on: on ?? legalDateOf(context.now), measures, listed }, context);
      },
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

    'GET /v1/stays/{id}/plan': personalReading(deps, 'GET /v1/stays/{id}/plan', async (call, { language, no }) => {
      const type = preferred(call.request, types);
      const { application, stay } = await shown(call);
      const steps = await people.planSteps(application.personId, stay.stayId, readingOf(call, 'individual-plan'));
      const plans = plansView(steps);
      if (type === 'application/json') return ok({ stayId: stay.stayId, plans });
      const plan = plans.find((one) => no === undefined || String(one.no) === no);
      if (!plan) throw new Unknown('plan');
      const [person, organization] = await Promise.all([
        people.person(application.personId, readingOf(call, 'individual-plan')),
        store.organization(application.organizationId ?? ''),
      ]);
      const { name } = organization ?? { name: { kk: '', ru: '' } };
      const services = await servicesIn(application.setting);
      return planPage(plan, { person, organization: name, since: hereSince(stay), services }, language);
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

    'GET /v1/stays/{id}/monitoring': personalReading(
      deps,
      'GET /v1/stays/{id}/monitoring',
      async (call, { language }) => {
        const type = preferred(call.request, types);
        const { application, stay } = await shown(call);
        const kept = await people.monitorings(application.personId, stay.stayId, readingOf(call, 'monitoring'));
        const entries = monitoringView(kept);
        if (type === 'application/json') return ok({ stayId: stay.stayId, entries });
        const person = await people.person(application.personId, readingOf(call, 'monitoring'));
        return monitoringPage(entries, person, language);
      },
    ),
  };
};
