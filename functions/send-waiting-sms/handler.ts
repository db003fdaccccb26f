import type { Instant } from '../../domain/law/time.ts';
import { deliver, type MessageDeps } from '../shared/messages/deliver.ts';
import type { DueIndex } from '../shared/store/due.ts';
import type { NoticeItem } from '../shared/store/notices.ts';
import { sweep, tickContext } from '../shared/sweep.ts';

/** Whoever claimed it must have died by now. The index may still tell of an earlier claim. */
const isOver = ({ claimedUntil }: NoticeItem, now: Instant): boolean =>
  claimedUntil !== undefined && claimedUntil <= now;

/** By schedule, every three hours of the day: the messages that arose at night (SMS-5), and those whose sending was never finished. */
export const createHandler =
  (deps: MessageDeps & { index: DueIndex }) =>
  async (event: unknown): Promise<void> => {
    const { now } = tickContext('send-waiting-sms', event, deps.calendar);
    await sweep({
      due: deps.index.due('SMS', now),
      handle: async (due) => {
        const waiting = (await deps.store.get(due)) as NoticeItem | undefined;
        if (waiting?.state === 'waiting' || (waiting?.state === 'sending' && isOver(waiting, now)))
          await deliver(deps, waiting.applicationId, waiting.notice, now, 'sweep');
      },
    });
  };
