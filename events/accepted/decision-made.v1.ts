import { makeDecision } from '../http/bodies.ts';
import { eventId, id, instant } from '../primitives.ts';

/** A decision of the local executive body, told by another system. */
export const acceptedDecisionMade = makeDecision.extend({ eventId, at: instant.optional(), applicationId: id }).meta({
  id: 'accepted.DecisionMade.v1',
  description: 'A decision of the local executive body, told by another system.',
});
