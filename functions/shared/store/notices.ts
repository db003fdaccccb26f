import { type Instant, toUtc } from '../../../domain/law/time.ts';
import type { Notice } from '../../../domain/notice/notice.ts';
import * as keys from './keys.ts';
import type { Write } from './writes.ts';

/**
 * A message on its way. One cause has one notice, so it is sent once: whoever writes `sending` sends it, and nobody else as
 * long as they may live.
 */
export type NoticeState = 'waiting' | 'sending' | 'sent' | 'undelivered' | 'skipped';

export type NoticeItem = { applicationId: string; notice: Notice; state: NoticeState; claimedUntil?: Instant };

const item = (applicationId: string, notice: Notice, state: NoticeState) => ({
  ...keys.noticeKey(applicationId, notice.cause),
  entity: 'notice',
  applicationId,
  notice,
  state,
});

/** A notice that arose at night waits for the morning (SMS-5). */
export const waitUntil = (table: string, applicationId: string, notice: Notice, at: string): Write => ({
  Put: {
    TableName: table,
    Item: { ...item(applicationId, notice, 'waiting'), ...keys.waitingNoticeIndex(at, applicationId) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Longer than any delivery of a cause is tried, from its first arrival to its last end: three times, three minutes apart. */
const longestRun = 15 * 60_000;

/** Who asks to send: a delivery of the cause, or the run that finishes what deliveries have left. */
export type Claimant = 'delivery' | 'sweep';

/**
 * Only one may send. A delivery takes up what nobody has, and never over from another: the same message of a queue may be in two
 * hands at once. The run by schedule alone, of which there are never two at a time, takes over from whoever must have died;
 * therefore a claim is due when its time is over. `at`: when the claimant was told.
 */
export const claimFor = (
  table: string,
  applicationId: string,
  notice: Notice,
  { by, at }: { by: Claimant; at: Instant },
): Write => {
  const claimedUntil = new Date(Date.parse(at) + longestRun).toISOString();
  const untaken = 'attribute_not_exists(pk) OR #state = :waiting';
  return {
    Put: {
      TableName: table,
      Item: {
        ...item(applicationId, notice, 'sending'),
        ...keys.waitingNoticeIndex(claimedUntil, applicationId),
        claimedUntil,
      },
      ConditionExpression: by === 'sweep' ? `${untaken} OR claimedUntil <= :now` : untaken,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':waiting': 'waiting', ...(by === 'sweep' && { ':now': toUtc(at) }) },
    },
  };
};

/** Gives a claim back: the message has not gone out, and whoever comes next may send it. */
export const release = (table: string, applicationId: string, notice: Notice, at: Instant): Write => ({
  Put: {
    TableName: table,
    Item: { ...item(applicationId, notice, 'waiting'), ...keys.waitingNoticeIndex(at, applicationId) },
  },
});

/** How a notice ended; it is due no more. */
export const settle = (table: string, applicationId: string, notice: Notice, state: NoticeState): Write => ({
  Put: { TableName: table, Item: item(applicationId, notice, state) },
});

/** So that the delivery status, which knows SNS's id only, finds the notice. */
export const remember = (table: string, messageId: string, applicationId: string, notice: Notice): Write => ({
  Put: { TableName: table, Item: { ...keys.messageKey(messageId), entity: 'message', applicationId, notice } },
});
