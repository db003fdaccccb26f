import { makeDecision } from '../http/bodies.ts';
import { eventId, instant } from '../primitives.ts';
import { subject } from './subject.ts';

/** A decision of the local executive body, told by another system; by application, or by the IIN of whom it is about. */
export const acceptedDecisionMade = makeDecision
  .extend({ eventId, at: instant.optional(), ...subject })
  .refine(
    ({ applicationId, iin }) => (applicationId === undefined) !== (iin === undefined),
    'names either applicationId or iin',
  )
  .meta({
    id: 'accepted.DecisionMade.v1',
    description: 'A decision of the local executive body, told by another system.',
  });
