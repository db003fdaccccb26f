import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** An office reached the recipient; the term counts from that date. */
export const noticeConfirmed = fact(
  'NoticeConfirmed',
  'An office reached the recipient; the term counts from that date.',
  { applicationId: id, on: legalDate },
);
