import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** A place was offered; where there is a term to arrive, it runs to the end of arriveBy. */
export const placeOffered = fact(
  'PlaceOffered',
  'A place was offered; where there is a term to arrive, it runs to the end of arriveBy.',
  {
    applicationId: id,
    organizationId: id,
    basis: z.enum(['choice', 'vacancy', 'residence']),
    arriveBy: z.optional(legalDate),
  },
);
