import * as z from 'zod/mini';
import { noticeOf } from '../../domain/notice/notice.ts';
import type { Delivered } from '../shared/each-event.ts';
import { deliver, type MessageDeps } from '../shared/messages/deliver.ts';

const cause = z.object({
  eventId: z.string(),
  applicationId: z.string(),
  outcome: z.optional(z.string()),
  kind: z.optional(z.string()),
  reason: z.optional(z.string()),
  basis: z.optional(z.string()),
  left: z.optional(z.string()),
});

/** Facts that the recipient is told of (NOT-2, ARR-2, SMS-4): one message for one fact. */
export const createHandler =
  (deps: MessageDeps) =>
  async ({ type, detail, now }: Delivered): Promise<void> => {
    const { eventId, applicationId, ...fact } = cause.parse(detail);
    const kind = noticeOf({ type, ...fact });
    if (kind) await deliver(deps, applicationId, { kind, cause: eventId }, now, 'delivery');
  };
