import * as z from 'zod/mini';
import { noCursor, noParameter } from '../primitives.ts';
import { checked, described } from '../schema.ts';

/** What a route takes in its address. A name that it does not know may be a slip, which would widen a list: it is refused. */
export const query = <S extends z.core.$ZodShape>(parameters: S) =>
  z.strictObject(parameters, { error: ({ code }) => (code === 'unrecognized_keys' ? noParameter : undefined) });

/** So many entries a page has when nobody says how many, and at most. */
const usual = 500;
const most = 1000;

/** Which part of a list: `cursor` is the `next` of the page before, and means nothing else. */
export const paged = {
  limit: described(
    z._default(
      checked(
        z.pipe(checked(z.string(), z.regex(/^[1-9]\d{0,3}$/, `is no number from 1 to ${most}`)), z.transform(Number)),
        z.refine((limit) => limit <= most, `is more than ${most}`),
      ),
      usual,
    ),
    {
      description: `How many entries, at most ${most}; ${usual} when left out`,
      examples: ['50'],
      // In an address every value is text: this one is written as a whole number.
      override: ({ jsonSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: most, default: usual, examples: [50] });
      },
    },
  ),
  cursor: described(z.optional(checked(z.string(), z.regex(/^[A-Za-z0-9_-]{1,1500}$/, noCursor))), {
    description: 'The `next` of the page before',
  }),
};

/** Which part of a list is asked for. */
export type Paged = { limit: number; cursor?: string | undefined };

export const next = described(z.optional(z.string()), {
  description: 'The cursor of the next page, where there is one',
});
