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
    hours: described(z.optional(z.object({ from: z.string(), until: z.string() })), {
      description: 'Of a night bed (TMP-8)',
    }),
  }),
  { id: 'Stay' },
);
