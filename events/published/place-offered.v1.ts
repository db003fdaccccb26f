import * as z from 'zod';
import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** A place was offered to the recipient, who has until the end of arriveBy to come. */
export const placeOffered = fact(
  'PlaceOffered',
  'A place was offered to the recipient, who has until the end of arriveBy to come.',
  { applicationId: id, organizationId: id, basis: z.enum(['choice', 'vacancy']), arriveBy: legalDate },
);
