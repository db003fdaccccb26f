import * as z from 'zod/mini';
import { id, setting } from '../primitives.ts';
import { described } from '../schema.ts';
import { outcome } from './bodies/outcome.ts';

/** The outcomes of stays from year to year (STA-1) as the API tells them. */

const figure = z.union([
  z.object({
    count: z.int(),
    share: described(z.optional(z.number()), { description: 'Of the endings of the year, from 0 to 1' }),
  }),
  z.object({
    fewerThan: described(z.int(), { description: 'It is not zero, and so small that it would tell of somebody' }),
  }),
]);

const compared = {
  year: z.int(),
  endings: described(z.optional(z.int()), { description: 'Absent where a small number could be worked out from it' }),
  endingsBefore: z.optional(z.int()),
  outcomes: z.array(
    described(
      z.object({
        outcome: described(z.enum([...outcome.options, 'none', 'not-told']), {
          description: '`none`: ended on a ground that leads to no outcome; `not-told`: nobody said what it led to',
        }),
        name: z.object({ kk: z.string(), ru: z.string() }),
        now: figure,
        before: described(figure, { description: 'In the year before' }),
        difference: z.optional(z.int()),
      }),
      { id: 'OutcomeCompared' },
    ),
  ),
};

export const organizationOutcomes = z.object({ organizationId: id, setting, ...compared });

export const regionOutcomes = z.object({
  region: z.string(),
  settings: z.array(z.object({ setting, organizations: z.int(), ...compared })),
});
