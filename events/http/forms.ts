import * as z from 'zod/mini';
import { category, id, setting } from '../primitives.ts';
import { described } from '../schema.ts';
import { localizedName } from './bodies.ts';

/** What the routes of the forms answer. */

const source = described(z.string(), { examples: ['263/1 form 1'] });

export const formList = z.object({
  forms: z.array(
    z.object({
      formId: id,
      title: localizedName,
      source,
      // In words, with what has to be known of its wording (EDI-2, EDI-3).
      citation: localizedName,
      settings: z.array(setting),
      categories: described(z.optional(z.array(category)), {
        description: 'Of whom it is filled in, where not of all',
      }),
    }),
  ),
});

export const formSchema = described(z.record(z.string(), z.unknown()), {
  description:
    'A JSON Schema of what is written into the form, field by field in the order of the sheet: `title` in the words of the order, `x-title-ru` in ours, `x-hint` as it stands below the blank, `x-options` for what may be chosen',
});

/** A page, in HTML. */
export const page = z.string();

export const prefilledForm = z.object({
  formId: id,
  title: localizedName,
  source,
  values: described(z.record(z.string(), z.unknown()), {
    description: 'What is known already, by the fields of the form; the rest is for those who fill it in',
  }),
});
