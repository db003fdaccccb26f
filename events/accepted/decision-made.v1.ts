import * as z from 'zod/mini';
import { makeDecision } from '../http/bodies/make-decision.ts';
import { eventId, instant } from '../primitives.ts';
import { described } from '../schema.ts';
import { aboutOne, subject } from './subject.ts';

/** A decision of the local executive body, told by another system; by application, or by the IIN of whom it is about. */
export const acceptedDecisionMade = described(
  aboutOne(z.extend(makeDecision, { eventId, at: z.optional(instant), ...subject })),
  {
    id: 'accepted.DecisionMade.v1',
    description: 'A decision of the local executive body, told by another system.',
  },
);
