import * as z from 'zod/mini';
import { id, instant, legalDate, line, serviceKind, text } from '../primitives.ts';
import { checked, described } from '../schema.ts';

/** The individual plan of a recipient (230 annex 4), as the API takes and tells it. */

const on = described(z.optional(legalDate), { description: 'The day it was done on; today when left out' });

const specialist = z.object({ role: line(100), name: line(200) });

const drawnUp = {
  observed: described(z.optional(z.object({ from: legalDate, until: legalDate })), {
    description: 'The days over which the specialists observed the recipient',
  }),
  needs: described(z.optional(text(4000)), { description: 'What the recipient needs, as it was assessed' }),
  specialists: z.optional(checked(z.array(specialist), z.maxLength(20))),
};

export const drawUpPlan = z.object({
  on,
  from: described(z.optional(legalDate), {
    description: 'The first day of the plan; that of its drawing up when left out',
  }),
  until: described(z.optional(legalDate), {
    description: 'Its last day; the latest that the law allows when left out',
  }),
  ...drawnUp,
});

const measure = described(
  checked(
    z.object({
      kind: serviceKind,
      service: described(z.optional(line(100)), {
        description: 'Its id in the list of services of the setting (REF-1)',
      }),
      name: described(z.optional(line(500)), { description: 'What is done, in the organization’s own words' }),
      volume: described(line(300), { description: 'How much of it', examples: ['2 × 30 минут'] }),
      specialist: described(line(200), { description: 'Who is to do it' }),
      period: described(z.enum(['week', 'month', 'quarter']), { description: 'Within what it comes again' }),
      by: described(legalDate, { description: 'The day it is to be done by, within the plan' }),
      result: described(z.optional(text(1000)), { description: 'The answer of the form, when there is one' }),
    }),
    z.refine(({ service, name }) => service !== undefined || name !== undefined, 'names no service and says none'),
  ),
  {
    id: 'PlanMeasure',
    anyOf: [{ required: ['service'] }, { required: ['name'] }],
    description: 'One line of the plan, under its kind of service (PLN-2)',
  },
);

const filledIn = {
  measures: checked(z.array(measure), z.minLength(1, 'holds no measure'), z.maxLength(200)),
  reviewOn: described(z.optional(legalDate), { description: 'The day the plan is to be looked at again' }),
};

export const fillInPlan = z.object({ on, ...filledIn });

export const approvePlan = z.object({ on, head: described(z.optional(line(200)), { description: 'Who approved it' }) });

const number = checked(z.int(), z.gte(1));
const stage = z.enum(['drawn-up', 'filled-in', 'approved']);

export const planChanged = z.object({
  stayId: id,
  no: number,
  revision: described(checked(z.int(), z.gte(0)), { description: 'How often it has been filled in' }),
  stage,
});

const revision = z.object({
  revision: number,
  on: legalDate,
  at: instant,
  ...filledIn,
  approved: z.optional(z.object({ on: legalDate, at: instant, head: z.optional(z.string()) })),
});

export const plan = described(
  z.object({
    no: number,
    from: legalDate,
    until: legalDate,
    drawnUpOn: legalDate,
    at: instant,
    stage,
    ...drawnUp,
    revisions: described(z.array(revision), { description: 'As it was filled in each time, the last one first' }),
  }),
  { id: 'Plan', description: 'An individual plan with all that has stood in it' },
);

export const plans = z.object({
  stayId: id,
  plans: described(z.array(plan), { description: 'The newest first' }),
});
