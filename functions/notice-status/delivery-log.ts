import { gunzipSync } from 'node:zlib';
import type { CloudWatchLogsEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { log, reasonOf } from '../shared/log.ts';
import { AlreadySeen } from '../shared/store/errors.ts';

const logs = z.object({ logEvents: z.array(z.object({ timestamp: z.number(), message: z.string() })) });

/** SNS's delivery log entry of one message; only the log tells what became of it. */
const status = z.object({ notification: z.object({ messageId: z.string() }), status: z.string() });

type Entry = { now: string; message: string };

const entriesOf = ({ awslogs }: CloudWatchLogsEvent): Entry[] =>
  logs
    .parse(JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8')))
    .logEvents.map(({ timestamp, message }) => ({ now: new Date(timestamp).toISOString(), message }));

/**
 * The entries of SNS's delivery log as CloudWatch Logs hands them on, each with its moment. One that cannot be handled
 * keeps no other from it; the call fails at its end and is delivered again. A repeated one is done.
 */
export const eachEntry =
  (handle: (entry: Entry) => Promise<void>) =>
  async (event: CloudWatchLogsEvent): Promise<void> => {
    let failures = 0;
    for (const entry of entriesOf(event))
      await handle(entry).catch((error: unknown) => {
        if (error instanceof AlreadySeen) return;
        log('event-failed', { reason: reasonOf(error) });
        failures += 1;
      });
    if (failures > 0) throw new Error(`${failures} delivery statuses were not handled`);
  };

/** SNS's id of a message that was not delivered; nothing when the entry says that it was. */
export const undelivered = (message: string): string | undefined => {
  const entry = status.parse(JSON.parse(message));
  return entry.status === 'FAILURE' ? entry.notification.messageId : undefined;
};
