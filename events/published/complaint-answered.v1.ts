import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A complaint or proposal in the book of an organization was answered. */
export const complaintAnswered = fact('ComplaintAnswered', 'A complaint or proposal was answered.', {
  organizationId: id,
  no: z.int(),
});
