import * as z from 'zod';
import { id, legalDate, order } from '../primitives.ts';
import { next, paged, query } from './paging.ts';

/** The electronic journal of an organization (230 annex 2) as the API tells it. */

const journalStatus = z
  .enum(['queued', 'offered', 'admitted', 'suspended', 'transferred', 'ended', 'lapsed', 'withdrawn'])
  .meta({ description: 'How it stands with this turn or stay now' });

export const listJournal = query({
  from: legalDate
    .optional()
    .meta({ description: 'Whose row had not ended before this day; from the beginning when left out' }),
  to: legalDate.optional().meta({ description: 'Whose row had begun by this day; to the end when left out' }),
  status: journalStatus.optional(),
  ...paged,
}).refine(({ from = '', to = from }) => from <= to, { path: ['to'], error: 'is before from' });

/** A day with the order that it rests on. */
const ordered = z.object({ date: legalDate, order });

/** A number for each column of the form stands before what it holds. */
const row = z
  .object({
    no: z.int().min(1).meta({ description: '1. The number in this journal: given once, in the order of entry' }),
    applicationId: id,
    status: journalStatus.meta({ description: '2.' }),
    name: z.string().optional().meta({ description: '3. Family name, given name, patronymic' }),
    birthDate: legalDate.optional().meta({ description: '4.' }),
    age: z
      .int()
      .optional()
      .meta({ description: '4. Full years on the last day of the period, or today while that has not come' }),
    sex: z.enum(['male', 'female']).optional().meta({ description: '5.' }),
    address: z.string().optional().meta({ description: '6. Region, locality, line' }),
    phone: z.string().optional().meta({ description: '7. By which they, or who represents them, are reached' }),
    ispUntil: legalDate.optional().meta({ description: '8. The last day of the individual programme' }),
    admitted: ordered
      .extend({
        mark: z.literal('returned').optional(),
        markText: z
          .object({ kk: z.string(), ru: z.string() })
          .optional()
          .meta({ examples: [{ kk: 'қайта оралды', ru: 'прибыл повторно' }] }),
      })
      .optional()
      .meta({ description: '9. With the mark of who had left this organization and came again (ADM-2)' }),
    temporarilyLeft: z
      .array(
        ordered.extend({
          kind: z.enum(['leave', 'rehabilitation', 'suspension']),
          until: legalDate.optional(),
          returned: ordered.optional(),
        }),
      )
      .meta({ description: '10. Every leave and suspension, and how it ended' }),
    left: ordered.partial({ order: true }).optional().meta({
      description: '11. Without an order when a turn ended, or when the recipient died and the order follows',
    }),
    leavingReason: z
      .string()
      .optional()
      .meta({ description: '12. The ground of the discharge, or why the turn ended' }),
    transferred: ordered.optional().meta({ description: '13.' }),
    destination: z
      .object({ organizationId: id, region: z.string(), locality: z.string() })
      .optional()
      .meta({ description: '14. Where a transfer led' }),
  })
  .meta({
    id: 'JournalRow',
    description:
      'One turn or stay, by the columns of the form. The person’s own are absent when nobody of that id is kept any more; address and phone are not shown of a paid stay, nor of who has left, nor to the authority where the stay is temporary',
  });

export const journal = z.object({ rows: z.array(row), next });
