import * as z from 'zod';
import { noticeOf } from '../../domain/notice/notice.ts';
import type { Delivered } from '../shared/each-event.ts';
import { deliver, type MessageDeps } from '../shared/messages/deliver.ts';

const cause = z.object({
  eventId: z.string(),
  applicationId: z.string(),
  outcome: z.string().optional(),
  kind: z.string().optional(),
  reason: z.string().optional(),
  basis: z.string().optional(),
  left: z.string().optional(),
});

/** Facts that the recipient is told of (NOT-2, ARR-2, SMS-4): one message for one fact. */
export const createHandler =
  (deps: MessageDeps) =>
  async ({ type, detail, now }: Delivered): Promise<void> => {
    const { eventId, applicationId, ...fact } = cause.parse(detail);
    const kind = noticeOf({ type, ...fact });
    if (kind) await deliver(deps, applicationId, { kind, cause: eventId }, now, 'delivery');
  };
