import * as z from 'zod';
import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A turn in a queue was closed. */
export const queueLeft = fact('QueueLeft', 'A turn in a queue was closed.', {
  applicationId: id,
  organizationId: id,
  reason: z.enum(['own-wish', 'isp-without-service']),
});
