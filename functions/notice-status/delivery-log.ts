import { gunzipSync } from 'node:zlib';
import type { CloudWatchLogsEvent } from 'aws-lambda';
import * as z from 'zod';

const logs = z.object({ logEvents: z.array(z.object({ timestamp: z.number(), message: z.string() })) });

/** SNS's delivery log entry of one message; only the log tells what became of it. */
const status = z.object({ notification: z.object({ messageId: z.string() }), status: z.string() });

/** The entries of SNS's delivery log as CloudWatch Logs hands them on, each with its moment. */
export const entriesOf = ({ awslogs }: CloudWatchLogsEvent): { now: string; message: string }[] =>
  logs
    .parse(JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8')))
    .logEvents.map(({ timestamp, message }) => ({ now: new Date(timestamp).toISOString(), message }));

/** SNS's id of a message that was not delivered; nothing when the entry says that it was. */
export const undelivered = (message: string): string | undefined => {
  const entry = status.parse(JSON.parse(message));
  return entry.status === 'FAILURE' ? entry.notification.messageId : undefined;
};
