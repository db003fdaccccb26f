import { system } from '../../domain/context.ts';
import { type Notice, reportUndelivered } from '../../domain/notice/notice.ts';
import { changeCase } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import { messageKey, seenKey } from '../shared/store/keys.ts';
import { eachEntry, undelivered } from './delivery-log.ts';

/** Messages that the network did not deliver: the department gets the task to reach the recipient (SMS-3), once for each. */
export const createHandler = ({ store, calendar }: Deps) =>
  eachEntry(async ({ message, now }) => {
    const messageId = undelivered(message);
    if (!messageId) return;
    const seen = `undelivered:${messageId}`;
    const items = await store.batch([messageKey(messageId), seenKey(seen)]);
    if (items.some(({ entity }) => entity === 'seen')) return;
    const [sent] = items;
    // The log may be quicker than our record of the sending.
    if (!sent) throw new Error('A delivery status for a message that is not recorded yet');
    await changeCase(
      store,
      sent.applicationId as string,
      (application) =>
        reportUndelivered(application, sent.notice as Notice, 'not-delivered', {
          now,
          by: system('notice-status'),
          calendar,
        }),
      { seen },
    );
  });
