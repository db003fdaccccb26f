import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact, left } from './fact.ts';

/** A place or a turn came to nothing by no fault of the recipient's: they may choose anew. */
export const offerWithdrawn = fact(
  'OfferWithdrawn',
  "A place or a turn came to nothing by no fault of the recipient's: they may choose anew.",
  {
    applicationId: id,
    organizationId: id,
    left,
    reason: z.enum(['organization-takes-nobody', 'came-of-age']),
  },
);
