import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { fact, left } from './fact.ts';

/** The local executive body cancelled its decision. */
export const decisionCancelled = fact('DecisionCancelled', 'The local executive body cancelled its decision.', {
  applicationId: id,
  organizationId: z.optional(id),
  date: legalDate,
  left,
});
