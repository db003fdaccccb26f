import * as z from 'zod/mini';

/** What was written in a case that is the person's own to read: all but what is between offices (TMP-6). */
export const remarkKind = z.enum(['decision', 'choice', 'postponement', 'withdrawal', 'medical-card', 'stay', 'visit']);
