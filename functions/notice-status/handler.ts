import { gunzipSync } from 'node:zlib';
import type { CloudWatchLogsEvent } from 'aws-lambda';
import * as z from 'zod';
import { system } from '../../domain/context.ts';
import { type Notice, reportUndelivered } from '../../domain/notice/notice.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import { messageKey } from '../shared/store/keys.ts';

const logs = z.object({ logEvents: z.array(z.object({ timestamp: z.number(), message: z.string() })) });

/** SNS's delivery log entry of one message; only the log tells what became of it. */
const status = z.object({ notification: z.object({ messageId: z.string() }), status: z.string() });

/** A message that the network did not deliver: the department gets the task to reach the recipient (SMS-3). */
export const createHandler =
  ({ store, calendar }: Deps) =>
  async ({ awslogs }: CloudWatchLogsEvent): Promise<void> => {
    const { logEvents } = logs.parse(JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8')));
    for (const { timestamp, message } of logEvents) {
      const entry = status.parse(JSON.parse(message));
      if (entry.status !== 'FAILURE') continue;
      const sent = await store.get(messageKey(entry.notification.messageId));
      // The log may be quicker than our record of the sending: failing now has it delivered again.
      if (!sent) throw new Error('A delivery status for a message that is not recorded yet');
      const context = { now: new Date(timestamp).toISOString(), by: system, calendar };
      await changeApplication(store, sent.applicationId as string, (application) =>
        reportUndelivered(application, sent.notice as Notice, 'not-delivered', context),
      );
    }
  };
