import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Instant, toUtc } from '../../domain/law/time.ts';
import { envelope } from '../../events/envelope.ts';
import { log, reasonOf } from './log.ts';
import { AlreadySeen } from './store/errors.ts';

/** An event as a handler gets it. `now` is a fact of its delivery, the same however often this delivery is tried. */
export type Delivered = {
  type: string;
  /** Who told it. */
  source: string;
  detail: unknown;
  now: Instant;
};

/** An event may be delivered days after it happened; what is decided on it is decided when it first arrives. */
const nowOf = (time: Instant, record: SQSRecord): Instant => {
  const received = new Date(Number(record.attributes.ApproximateFirstReceiveTimestamp)).toISOString();
  return [toUtc(time), received].sort().at(-1) ?? received;
};

const delivered = (record: SQSRecord): Delivered => {
  const event = envelope.parse(JSON.parse(record.body));
  return {
    type: event['detail-type'],
    source: event.source,
    detail: event.detail,
    now: nowOf(event.time, record),
  };
};

/**
 * A batch from a queue, one record at a time: a record that fails is delivered again and at last set aside in the
 * dead-letter queue, with the reason in the log; the others are done. A repeated event is done, too.
 */
export const eachEvent =
  (handle: (event: Delivered) => Promise<void>) =>
  async (batch: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of batch.Records) {
      try {
        await handle(delivered(record));
      } catch (error) {
        if (error instanceof AlreadySeen) {
          log('event-repeated', { messageId: record.messageId });
          continue;
        }
        log('event-failed', { messageId: record.messageId, reason: reasonOf(error) });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
