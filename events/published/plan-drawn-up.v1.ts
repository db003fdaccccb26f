import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { checked } from '../schema.ts';
import { fact } from './fact.ts';

/** The individual plan of a recipient was drawn up. */
export const planDrawnUp = fact('PlanDrawnUp', 'The individual plan of a recipient was drawn up.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  no: checked(z.int(), z.gte(1)),
  on: legalDate,
  from: legalDate,
  until: legalDate,
});
