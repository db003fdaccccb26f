import type { CloudWatchLogsEvent } from 'aws-lambda';
import { system } from '../../domain/context.ts';
import { type Notice, reportUndelivered } from '../../domain/notice/notice.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import { log, reasonOf } from '../shared/log.ts';
import { AlreadySeen } from '../shared/store/errors.ts';
import { messageKey } from '../shared/store/keys.ts';
import { entriesOf, undelivered } from './delivery-log.ts';

/**
 * Messages that the network did not deliver: the department gets the task to reach the recipient (SMS-3), once for each
 * message. One entry that cannot be handled keeps no other from it; the call fails at its end and is delivered again.
 */
export const createHandler = ({ store, calendar }: Deps) => {
  const handle = async (message: string, now: string): Promise<void> => {
    const messageId = undelivered(message);
    if (!messageId) return;
    const sent = await store.get(messageKey(messageId));
    // The log may be quicker than our record of the sending.
    if (!sent) throw new Error('A delivery status for a message that is not recorded yet');
    await changeApplication(
      store,
      sent.applicationId as string,
      (application) =>
        reportUndelivered(application, sent.notice as Notice, 'not-delivered', { now, by: system, calendar }),
      { seen: `undelivered:${messageId}` },
    );
  };

  return async (event: CloudWatchLogsEvent): Promise<void> => {
    let failures = 0;
    for (const { message, now } of entriesOf(event))
      await handle(message, now).catch((error: unknown) => {
        if (error instanceof AlreadySeen) return;
        log('event-failed', { reason: reasonOf(error) });
        failures += 1;
      });
    if (failures > 0) throw new Error(`${failures} delivery statuses were not handled`);
  };
};
