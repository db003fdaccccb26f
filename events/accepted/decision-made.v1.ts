import { makeDecision } from '../http/bodies.ts';
import { eventId, instant } from '../primitives.ts';
import { aboutOne, subject } from './subject.ts';

/** A decision of the local executive body, told by another system; by application, or by the IIN of whom it is about. */
export const acceptedDecisionMade = aboutOne(makeDecision.extend({ eventId, at: instant.optional(), ...subject })).meta(
  {
    id: 'accepted.DecisionMade.v1',
    description: 'A decision of the local executive body, told by another system.',
  },
);
