import * as z from 'zod/mini';
import { vacateBeds } from '../http/bodies/vacate-beds.ts';
import { eventId, id, instant } from '../primitives.ts';
import { described } from '../schema.ts';

/** Beds that fell vacant in an organization, told by another system. */
export const acceptedBedVacated = described(
  z.extend(vacateBeds, { eventId, at: z.optional(instant), organizationId: id }),
  {
    id: 'accepted.BedVacated.v1',
    description: 'Beds that fell vacant in an organization, told by another system.',
  },
);
