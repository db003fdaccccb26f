import * as z from 'zod';

/** Of every POST. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .optional()
  .meta({
    description:
      'The same key and body gets the first answer again, and has one effect. Another body is refused (422).',
    examples: ['6f1c2b1e-6b0e-4b43-9d6c-2f6a1f0d9a11'],
    param: { id: 'IdempotencyKey' },
  });

/** Of an act in one case. */
export const ifMatch = z
  .string()
  .optional()
  .meta({
    description:
      'The `ETag` of the application as it was read: if it has changed since, nothing is done (412). Other acts than those in one case do not take it (400).',
    examples: ['"7-0123456789abcdef01234567"'],
    param: { id: 'IfMatch' },
  });

/** Of every GET that shows no person. */
export const ifNoneMatch = z
  .string()
  .optional()
  .meta({
    description: 'The `ETag` of what one has already: if it is still the same, the answer is 304 and empty.',
    param: { id: 'IfNoneMatch' },
  });

/** What every GET is answered with that shows no person. */
export const tagged = {
  headers: z.object({ ETag: z.string().meta({ description: 'The tag of what was read', header: { id: 'ETag' } }) }),
};

export const unchanged = { id: 'Unchanged', description: 'It is still what `If-None-Match` names', ...tagged };

/** What whoever comes too fast is answered with. */
export const later = {
  headers: z.object({
    'Retry-After': z
      .int()
      .min(1)
      .meta({ description: 'Seconds to wait before trying again', header: { id: 'RetryAfter' } }),
  }),
};
