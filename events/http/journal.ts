import * as z from 'zod/mini';
import { id, legalDate, order } from '../primitives.ts';
import { checked, described } from '../schema.ts';
import { next, paged, query } from './paging.ts';

/** The electronic journal of an organization (230 annex 2) as the API tells it. */

const journalStatus = described(
  z.enum(['queued', 'offered', 'admitted', 'suspended', 'transferred', 'ended', 'lapsed', 'withdrawn']),
  { description: 'How it stands with this turn or stay now' },
);

export const listJournal = checked(
  query({
    from: described(z.optional(legalDate), {
      description: 'Whose row had not ended before this day; from the beginning when left out',
    }),
    to: described(z.optional(legalDate), { description: 'Whose row had begun by this day; to the end when left out' }),
    status: z.optional(journalStatus),
    language: described(z.optional(z.enum(['kk', 'ru'])), {
      description: 'Of a file: the language of its titles and words, Kazakh when left out',
    }),
    ...paged,
  }),
  z.refine(({ from = '', to = from }) => from <= to, { path: ['to'], error: 'is before from' }),
);

/** What the journal is to be had as by `Accept` besides JSON: laid out as the form, the whole period at once. */
export const journalFiles = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/pdf': 'pdf',
} as const;

/** A day with the order that it rests on. */
const ordered = z.object({ date: legalDate, order });

/** A number for each column of the form stands before what it holds. */
const row = described(
  z.object({
    no: described(checked(z.int(), z.gte(1)), {
      description: '1. The number in this journal: given once, in the order of entry',
    }),
    applicationId: id,
    status: described(journalStatus, { description: '2.' }),
    name: described(z.optional(z.string()), { description: '3. Family name, given name, patronymic' }),
    birthDate: described(z.optional(legalDate), { description: '4.' }),
    age: described(z.optional(z.int()), {
      description: '4. Full years on the last day of the period, or today while that has not come',
    }),
    sex: described(z.optional(z.enum(['male', 'female'])), { description: '5.' }),
    address: described(z.optional(z.string()), { description: '6. Region, locality, line' }),
    phone: described(z.optional(z.string()), { description: '7. By which they, or who represents them, are reached' }),
    ispUntil: described(z.optional(legalDate), { description: '8. The last day of the individual programme' }),
    admitted: described(
      z.optional(
        z.extend(ordered, {
          mark: z.optional(z.literal('returned')),
          markText: described(z.optional(z.object({ kk: z.string(), ru: z.string() })), {
            examples: [{ kk: 'қайта оралды', ru: 'прибыл повторно' }],
          }),
        }),
      ),
      { description: '9. With the mark of who had left this organization and came again (ADM-2)' },
    ),
    temporarilyLeft: described(
      z.array(
        z.extend(ordered, {
          kind: z.enum(['leave', 'rehabilitation', 'suspension']),
          until: z.optional(legalDate),
          returned: z.optional(ordered),
        }),
      ),
      { description: '10. Every leave and suspension, and how it ended' },
    ),
    left: described(z.optional(z.partial(ordered, { order: true })), {
      description: '11. Without an order when a turn ended, or when the recipient died and the order follows',
    }),
    leavingReason: described(z.optional(z.string()), {
      description: '12. The ground of the discharge, or why the turn ended',
    }),
    transferred: described(z.optional(ordered), { description: '13.' }),
    destination: described(z.optional(z.object({ organizationId: id, region: z.string(), locality: z.string() })), {
      description: '14. Where a transfer led',
    }),
  }),
  {
    id: 'JournalRow',
    description:
      'One turn or stay, by the columns of the form. The person’s own are absent when nobody of that id is kept any more; address and phone are not shown of a paid stay, nor of who has left, nor to the authority where the stay is temporary',
  },
);

export const journal = z.object({ rows: z.array(row), next });
