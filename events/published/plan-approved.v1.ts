import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { checked } from '../schema.ts';
import { fact } from './fact.ts';

/** The head of the organization approved the individual plan. */
export const planApproved = fact('PlanApproved', 'The head of the organization approved the individual plan.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  no: checked(z.int(), z.gte(1)),
  revision: checked(z.int(), z.gte(1)),
  on: legalDate,
});
