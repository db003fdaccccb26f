import * as z from 'zod';
import { noCursor, noParameter } from '../primitives.ts';

/** What a route takes in its address. A name that it does not know may be a slip, which would widen a list: it is refused. */
export const query = <S extends z.ZodRawShape>(parameters: S) =>
  z.strictObject(parameters, { error: ({ code }) => (code === 'unrecognized_keys' ? noParameter : undefined) });

/** So many entries a page has when nobody says how many, and at most. */
const usual = 500;
const most = 1000;

/** Which part of a list: `cursor` is the `next` of the page before, and means nothing else. */
export const paged = {
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, `is no number from 1 to ${most}`)
    .transform(Number)
    .refine((limit) => limit <= most, `is more than ${most}`)
    .default(usual)
    .meta({
      description: `How many entries, at most ${most}; ${usual} when left out`,
      examples: ['50'],
      // In an address every value is text: this one is written as a whole number.
      override: ({ jsonSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: most, default: usual, examples: [50] });
      },
    }),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,1500}$/, noCursor)
    .optional()
    .meta({ description: 'The `next` of the page before' }),
};

/** Which part of a list is asked for. */
export type Paged = { limit: number; cursor?: string | undefined };

export const next = z.string().optional().meta({ description: 'The cursor of the next page, where there is one' });
