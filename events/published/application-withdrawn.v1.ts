import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact, left } from './fact.ts';

/** The recipient gave the application up. */
export const applicationWithdrawn = fact('ApplicationWithdrawn', 'The recipient gave the application up.', {
  applicationId: id,
  organizationId: z.optional(id),
  left,
});
