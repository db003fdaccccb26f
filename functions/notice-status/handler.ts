import { gunzipSync } from 'node:zlib';
import type { CloudWatchLogsEvent } from 'aws-lambda';
import * as z from 'zod';
import { system } from '../../domain/context.ts';
import { type Notice, reportUndelivered } from '../../domain/notice/notice.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import { log, reasonOf } from '../shared/log.ts';
import { AlreadySeen } from '../shared/store/errors.ts';
import { messageKey } from '../shared/store/keys.ts';

const logs = z.object({ logEvents: z.array(z.object({ timestamp: z.number(), message: z.string() })) });

/** SNS's delivery log entry of one message; only the log tells what became of it. */
const status = z.object({ notification: z.object({ messageId: z.string() }), status: z.string() });

/**
 * Messages that the network did not deliver: the department gets the task to reach the recipient (SMS-3), once for each
 * message. One entry that cannot be handled keeps no other from it; the call fails at its end and is delivered again.
 */
export const createHandler = ({ store, calendar }: Deps) => {
  const handle = async (message: string, now: string): Promise<void> => {
    const entry = status.parse(JSON.parse(message));
    if (entry.status !== 'FAILURE') return;
    const { messageId } = entry.notification;
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

  return async ({ awslogs }: CloudWatchLogsEvent): Promise<void> => {
    const { logEvents } = logs.parse(JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8')));
    const failures: unknown[] = [];
    for (const { timestamp, message } of logEvents)
      await handle(message, new Date(timestamp).toISOString()).catch((error: unknown) => {
        if (error instanceof AlreadySeen) return;
        log('event-failed', { reason: reasonOf(error) });
        failures.push(error);
      });
    if (failures.length > 0) throw new Error(`${failures.length} delivery statuses were not handled`);
  };
};
