import { deliver, type MessageDeps } from '../shared/messages/deliver.ts';
import type { DueIndex } from '../shared/store/due.ts';
import type { NoticeItem } from '../shared/store/notices.ts';
import { sweep, tickContext } from '../shared/sweep.ts';

/** By schedule, in the morning: the messages that arose at night (SMS-5), and those whose sending was never finished. */
export const createHandler =
  (deps: MessageDeps & { index: DueIndex }) =>
  async (event: unknown): Promise<void> => {
    const { now } = tickContext('send-waiting-sms', event, deps.calendar);
    await sweep({
      due: deps.index.due('SMS', now),
      handle: async (due) => {
        const waiting = (await deps.store.get(due)) as NoticeItem | undefined;
        if (waiting?.state === 'waiting' || waiting?.state === 'sending')
          await deliver(deps, waiting.applicationId, waiting.notice, now, `tick:${now}`);
      },
    });
  };
