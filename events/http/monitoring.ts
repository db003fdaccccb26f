import * as z from 'zod/mini';
import { id, instant, legalDate, line, serviceKind, text } from '../primitives.ts';
import { checked, described } from '../schema.ts';

/** The journal of monitoring of a recipient's plan (230 annex 5), as the API takes and tells it. */

const month = described(z.union([z.literal(0), z.literal(3), z.literal(6), z.literal(9), z.literal(12)]), {
  description: 'The column of the form: when they came, and so many months later',
});

const score = checked(z.int(), z.gte(0), z.lte(10_000));

const scores = described(
  z.object({
    'social-household': z.optional(score),
    'social-medical': z.optional(score),
    'social-psychological': z.optional(score),
    'social-pedagogical': z.optional(score),
    'social-labour': z.optional(score),
    'social-cultural': z.optional(score),
    'social-economic': z.optional(score),
    'social-legal': z.optional(score),
  }),
  {
    id: 'MonitoringScores',
    description: 'The sum of points by which functions and services were assessed, by kind of service',
  },
);

const entered = {
  month: z.optional(month),
  changed: described(z.optional(z.boolean()), {
    description: 'The state of the recipient has changed: it is looked at again in a month',
  }),
  scores: z.optional(scores),
  goal: described(z.optional(text(2000)), { description: 'The goal of the rehabilitation' }),
  marks: described(
    z.optional(
      checked(z.array(z.object({ measure: line(500), mark: z.enum(['improved', 'unchanged']) })), z.maxLength(200)),
    ),
    { description: 'Of each measure of the plan, whether the state became better by it' },
  ),
  revise: described(z.optional(checked(z.array(serviceKind), z.maxLength(8))), {
    description: 'The kinds of service that are to be revised in the plan',
  }),
  recommendations: z.optional(text(4000)),
  specialist: described(line(200), { description: 'Who held the monitoring' }),
};

export const enterMonitoring = checked(
  z.object({
    on: described(z.optional(legalDate), { description: 'The day it was held; today when left out' }),
    ...entered,
    corrects: described(z.optional(checked(z.int(), z.gte(1))), {
      description: 'The number of the entry that this one corrects, which stays as it is',
    }),
  }),
  z.refine(({ month: column, scores: given }) => column === undefined || Object.keys(given ?? {}).length > 0, {
    path: ['scores'],
    error: 'are missing of a column of the form',
  }),
);

const number = checked(z.int(), z.gte(1));

export const monitoringEntered = z.object({
  stayId: id,
  no: number,
  next: described(z.optional(legalDate), { description: 'The day by which the next one is due' }),
});

const entry = z.object({
  no: number,
  on: legalDate,
  at: instant,
  ...entered,
  total: described(z.optional(z.int()), { description: 'The sum of the scores' }),
  corrects: z.optional(number),
  correctedBy: z.optional(number),
});

export const monitoringJournal = z.object({
  stayId: id,
  entries: described(z.array(entry), {
    description: 'In the order of entry; one that was corrected names the one that does',
  }),
});
