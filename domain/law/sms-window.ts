import { smsWindow } from './policies.ts';
import { addDays, at, type Instant, legalDateOf, toUtc } from './time.ts';

/**
 * When a notice that arises now goes out: now itself between 09:00 and 21:00 Asia/Almaty (21:00 itself is outside),
 * otherwise the next 09:00 (SMS-5). The term it sets going counts from the legal date of the moment returned.
 */
export const noticeGoesOutAt = (now: Instant): Instant => {
  const { from, until } = smsWindow.value;
  const today = legalDateOf(now);
  const moment = toUtc(now);
  const opens = at(today, from);
  if (moment < opens) return opens;
  return moment < at(today, until) ? now : at(addDays(today, 1), from);
};
