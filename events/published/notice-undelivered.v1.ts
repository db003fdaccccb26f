import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact, noticeKind } from './fact.ts';

/** A message did not reach the recipient; an office has the task to. */
export const noticeUndelivered = fact(
  'NoticeUndelivered',
  'A message did not reach the recipient; an office has the task to.',
  { applicationId: id, notice: noticeKind, cause: id, reason: z.enum(['no-number', 'not-delivered', 'not-sent']) },
);
