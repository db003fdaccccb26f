import { system } from '../../domain/context.ts';
import { type Notice, reportUndelivered } from '../../domain/notice/notice.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import { messageKey } from '../shared/store/keys.ts';
import { eachEntry, undelivered } from './delivery-log.ts';

/** Messages that the network did not deliver: the department gets the task to reach the recipient (SMS-3), once for each. */
export const createHandler = ({ store, calendar }: Deps) =>
  eachEntry(async ({ message, now }) => {
    const messageId = undelivered(message);
    if (!messageId) return;
    const sent = await store.get(messageKey(messageId));
    // The log may be quicker than our record of the sending.
    if (!sent) throw new Error('A delivery status for a message that is not recorded yet');
    await changeApplication(
      store,
      sent.applicationId as string,
      (application) =>
        reportUndelivered(application, sent.notice as Notice, 'not-delivered', {
          now,
          by: system('notice-status'),
          calendar,
        }),
      { seen: `undelivered:${messageId}` },
    );
  });
