import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** The recipient joined the queue of the chosen organization. */
export const queueJoined = fact('QueueJoined', 'The recipient joined the queue of the chosen organization.', {
  applicationId: id,
  organizationId: id,
  registration: z.int(),
});
