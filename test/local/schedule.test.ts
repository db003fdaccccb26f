import { expect, test } from 'vitest';
import { iso } from '../../local/clock.ts';
import { moments } from '../../local/resources/schedule.ts';
import { moment } from './fixture.ts';

const after = (expression: string, text: string, zone = 'Asia/Almaty') => {
  const next = moments(expression, zone, moment('2025-03-10T00:00:00+05:00'));
  return next && iso(next(moment(text)));
};

test.each([
  ['daily at nine', 'cron(0 9 * * ? *)', '2025-03-10T08:59:59+05:00', '2025-03-10T09:00:00+05:00'],
  ['strictly after a due moment', 'cron(0 9 * * ? *)', '2025-03-10T09:00:00+05:00', '2025-03-11T09:00:00+05:00'],
  ['twice a day', 'cron(0 0,6 * * ? *)', '2025-03-10T00:00:00+05:00', '2025-03-10T06:00:00+05:00'],
  ['while Almaty was six hours ahead', 'cron(0 9 * * ? *)', '2024-02-28T12:00:00+06:00', '2024-02-29T09:00:00+06:00'],
  ['since it is five hours ahead', 'cron(0 9 * * ? *)', '2024-02-29T12:00:00+06:00', '2024-03-01T09:00:00+05:00'],
  ['on Monday, which AWS counts as 2', 'cron(0 9 ? * 2 *)', '2025-03-11T00:00:00+05:00', '2025-03-17T09:00:00+05:00'],
  ['on Monday by name', 'cron(0 9 ? * MON *)', '2025-03-11T00:00:00+05:00', '2025-03-17T09:00:00+05:00'],
  ['every twelve hours from the start', 'rate(12 hours)', '2025-03-10T13:00:00+05:00', '2025-03-11T00:00:00+05:00'],
])('%s', (_, expression, from, due) => {
  expect(after(expression, from)).toBe(due);
});

test('a schedule is due in its own zone', () => {
  expect(after('cron(0 9 * * ? *)', '2025-03-10T00:00:00+05:00', 'UTC')).toBe('2025-03-10T14:00:00+05:00');
});

test.each([
  'at(2025-03-10T09:00:00)',
  'cron(0 9 * * ? 2027)',
  'cron(0 25 * * ? *)',
  'cron(0 9 * *)',
  'rate(0 days)',
  'daily',
])('%s is not run, and said so at the start', (expression) => {
  expect(moments(expression, 'Asia/Almaty', 0)).toBeUndefined();
});
