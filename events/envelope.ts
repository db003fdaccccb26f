import * as z from 'zod/mini';

const NAME = /^[A-Za-z0-9._/:-]{1,128}$/;

/** The EventBridge envelope, as far as a handler needs it. */
export const envelope = z.object({
  id: z.string(),
  // It stands in timelines as who did it: a name of that shape, or nobody's.
  source: z.pipe(
    z.optional(z.unknown()),
    z.transform((source) => (typeof source === 'string' && NAME.test(source) ? source : 'unnamed')),
  ),
  'detail-type': z.string(),
  time: z.iso.datetime({ offset: true }),
  detail: z.unknown(),
});
