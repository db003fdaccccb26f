import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { checked } from '../schema.ts';
import { fact } from './fact.ts';

/** The individual plan was filled in, or corrected. */
export const planFilledIn = fact('PlanFilledIn', 'The individual plan was filled in, or corrected.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  no: checked(z.int(), z.gte(1)),
  revision: checked(z.int(), z.gte(1)),
  on: legalDate,
});
