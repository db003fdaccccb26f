import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** The term to arrive was moved, once. */
export const arrivalPostponed = fact('ArrivalPostponed', 'The term to arrive was moved, once.', {
  applicationId: id,
  organizationId: id,
  arriveBy: legalDate,
  placeGivenUp: z.boolean(),
});
