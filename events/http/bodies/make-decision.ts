import * as z from 'zod/mini';
import { legalDate, line } from '../../primitives.ts';

export const makeDecision = z.object({
  number: line(40),
  date: legalDate,
  outcome: z.enum(['granted', 'refused']),
  reason: z.optional(line(1000)),
  decidedBy: z.optional(z.enum(['department', 'akim'])),
});
