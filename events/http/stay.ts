import * as z from 'zod/mini';
import { id, legalDate, order } from '../primitives.ts';
import { described } from '../schema.ts';

/** A stay as its case tells it. */
export const stay = described(
  z.object({
    stayId: id,
    admittedOn: legalDate,
    kind: z.optional(z.enum(['permanent', 'temporary', 'night-bed'])),
    until: z.optional(legalDate),
    paid: z.optional(z.literal(true)),
    leave: z.optional(z.object({ reason: z.enum(['leave', 'rehabilitation']), from: legalDate, until: legalDate })),
    suspendedFrom: z.optional(legalDate),
    supportedLiving: z.optional(z.literal(true)),
    transfer: z.optional(
      z.object({
        toOrganizationId: id,
        toRegionId: z.string(),
        requestedOn: legalDate,
        order,
        agreed: z.optional(z.literal(true)),
      }),
    ),
    transferredOn: z.optional(legalDate),
    returned: described(z.optional(z.literal(true)), {
      description: 'Came again to where they had left: «қайта оралды» (ADM-2)',
    }),
    extensions: z.optional(
      z.array(
        z.object({
          ground: z.enum(['hospital', 'criminal-case', 'duties-unfulfilled']),
          from: legalDate,
          until: legalDate,
        }),
      ),
    ),
    plan: described(
      z.optional(
        z.object({
          no: z.int(),
          from: legalDate,
          until: legalDate,
          drawnUpOn: legalDate,
          stage: z.enum(['drawn-up', 'filled-in', 'approved']),
          on: described(legalDate, { description: 'The day of its last step' }),
          revision: described(z.int(), { description: 'How often it has been filled in' }),
        }),
      ),
      { description: 'The individual plan, the newest (PLN-1)' },
    ),
    monitorings: described(z.optional(z.int()), { description: 'How many have been entered (MON-2)' }),
    hours: described(z.optional(z.object({ from: z.string(), until: z.string() })), {
      description: 'Of a night bed (TMP-8)',
    }),
  }),
  { id: 'Stay' },
);
