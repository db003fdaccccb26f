import type { Notice } from '../../../domain/notice/notice.ts';
import * as keys from './keys.ts';
import type { Write } from './writes.ts';

/**
 * A message on its way. One cause has one notice, so it is sent once: `sending` is claimed by one delivery of the
 * cause, and a second one waits for its end.
 */
export type NoticeState = 'waiting' | 'sending' | 'sent' | 'undelivered' | 'skipped';

export type NoticeItem = { applicationId: string; notice: Notice; state: NoticeState };

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
    Item: { ...item(applicationId, notice, 'waiting'), ...keys.waitingNoticeIndex(at, applicationId, notice.cause) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Longer than any delivery runs: who claimed earlier than this before now has died. */
const longestRun = 15 * 60_000;

/**
 * Only one delivery may send; the same delivery tried again may go on, and any other once the first must have died.
 * A claim stays due, so that the morning's run finds what was never finished.
 */
export const claimFor = (
  table: string,
  applicationId: string,
  notice: Notice,
  claim: { by: string; at: string },
): Write => ({
  Put: {
    TableName: table,
    Item: {
      ...item(applicationId, notice, 'sending'),
      ...keys.waitingNoticeIndex(claim.at, applicationId, notice.cause),
      claimedBy: claim.by,
      claimedAt: claim.at,
    },
    ConditionExpression: 'attribute_not_exists(pk) OR #state = :waiting OR claimedBy = :by OR claimedAt < :died',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':waiting': 'waiting',
      ':by': claim.by,
      ':died': new Date(Date.parse(claim.at) - longestRun).toISOString(),
    },
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
