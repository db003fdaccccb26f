import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A term is about to end and the recipient is reminded. */
export const recipientReminded = fact('RecipientReminded', 'A term is about to end and the recipient is reminded.', {
  applicationId: id,
  kind: z.enum(['choice-reminder', 'arrival-reminder', 'isp-expiring']),
});
