import { id } from '../primitives.ts';
import { fact, leavingReason } from './fact.ts';

/** A turn in a queue was closed. */
export const queueLeft = fact('QueueLeft', 'A turn in a queue was closed.', {
  applicationId: id,
  organizationId: id,
  reason: leavingReason,
});
