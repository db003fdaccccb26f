import * as z from 'zod/mini';
import { id, legalDate, text } from '../../primitives.ts';
import { checked, described } from '../../schema.ts';

const words = checked(text(5000), z.minLength(1, 'is empty'));

export const enterComplaint = z.object({
  text: described(words, { description: 'The complaint or proposal, in the author’s own words' }),
  applicationId: described(z.optional(id), {
    description: 'The case of whom it is: a citizen and a department name one, an organization may',
  }),
  anonymous: described(z.optional(z.boolean()), {
    description: 'The organization is not told whose it is; the office that looks at the book is',
  }),
  on: described(z.optional(legalDate), { description: 'The day it was written on, on paper; today when left out' }),
});

export const answerComplaint = z.object({ text: words });
