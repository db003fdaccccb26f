import * as z from 'zod';

/** The EventBridge envelope, as far as a handler needs it. */
export const envelope = z.object({
  id: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  time: z.iso.datetime({ offset: true }),
  detail: z.unknown(),
});
