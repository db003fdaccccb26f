import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact, leavingReason, left } from './fact.ts';

/** A case ended before the admission, by no act of the recipient's. */
export const applicationEnded = fact(
  'ApplicationEnded',
  "A case ended before the admission, by no act of the recipient's.",
  { applicationId: id, organizationId: z.optional(id), left, reason: leavingReason },
);
