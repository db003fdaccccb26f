import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A programme was renewed; the former turn holds. */
export const ispRenewed = fact('IspRenewed', 'A programme was renewed; the former turn holds.', {
  applicationId: id,
  organizationId: z.optional(id),
});
