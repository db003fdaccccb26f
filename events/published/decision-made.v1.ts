import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** The local executive body decided on an application. */
export const decisionMade = fact('DecisionMade', 'The local executive body decided on an application.', {
  applicationId: id,
  outcome: z.enum(['granted', 'refused']),
  date: legalDate,
});
