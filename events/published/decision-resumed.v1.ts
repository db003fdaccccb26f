import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A suspended decision holds again, with the former turn. */
export const decisionResumed = fact('DecisionResumed', 'A suspended decision holds again, with the former turn.', {
  applicationId: id,
  organizationId: id,
});
