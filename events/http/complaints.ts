import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { checked, described } from '../schema.ts';
import { next } from './paging.ts';

/** The book of complaints and proposals of an organization (BOK-1) as the API tells it. */

const no = described(checked(z.int(), z.gte(1)), { description: 'Its number in this book, in the order of entry' });

const office = z.enum(['department', 'organization', 'authority']);

export const complaintEntered = z.object({ organizationId: id, no });

export const complaintAnswered = z.object({ organizationId: id, no });

/** What stands in a book, whoever looks at it. */
const entry = {
  no,
  on: described(legalDate, { description: 'The day it was written on' }),
  enteredOn: described(z.optional(legalDate), { description: 'The day it was entered on, when that is a later one' }),
  text: z.string(),
  anonymous: z.optional(z.literal(true)),
  answer: z.optional(z.object({ on: legalDate, by: office, text: z.string() })),
};

/** One of one's own. */
export const ownComplaint = z.object({ organizationId: id, ...entry });

export const complaints = z.object({
  complaints: z.array(
    described(
      z.object({
        ...entry,
        onPaper: described(z.optional(z.literal(true)), { description: 'Entered by the organization, from paper' }),
        author: described(z.optional(z.string()), {
          description: 'Whose it is; never told to the organization of one that is anonymous, nor known of a visitor',
        }),
        applicationId: described(z.optional(id), { description: 'Their case; told as `author` is' }),
      }),
      { id: 'Complaint' },
    ),
  ),
  looks: described(z.array(z.object({ on: legalDate, by: office, note: z.optional(z.string()) })), {
    description: 'When the book was looked at in the period, the newest first, and what was noted: at most 100',
  }),
  next,
});
