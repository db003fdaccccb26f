import { describe, expect, it } from 'vitest';
import * as policies from '../../../domain/law/policies.ts';
import { noticeGoesOutAt } from '../../../domain/law/sms-window.ts';

type Policy = policies.SilentPoint & { value?: unknown; unit?: string };

const isPolicy = (entry: object): entry is Policy => 'reason' in entry;

/** Whatever the module exports, policy by policy. */
const everyPolicy = Object.entries(policies).flatMap(([name, entry]): [string, Policy][] =>
  isPolicy(entry)
    ? [[name, entry]]
    : Object.entries(entry as Record<string, Policy>).map(([key, one]) => [`${name}.${key}`, one]),
);

describe('what the product does where the law is silent', () => {
  it.each(everyPolicy)('%s names its norm, says what it does and why', (_name, { norm, does, reason }) => {
    expect(norm).toMatch(/^([A-Z]{3}-\d+|INP-AGE)$/);
    for (const sentence of [does, reason]) expect(sentence).toMatch(/^\S.{20,}\.$/);
  });

  it('CHO-2, JRN-1, SMS-3, SMS-4, SMS-5, SMS-6, TMP-8 · the numbers, each under its norm', () => {
    const numbers = everyPolicy.flatMap(([name, { does: _, reason: __, ...rest }]) =>
      rest.value === undefined ? [] : [[name, rest]],
    );
    expect(Object.fromEntries(numbers)).toMatchObject({
      reminderBeforeChoice: { value: 2, unit: 'working-days', norm: 'SMS-4' },
      'reminderBeforeArrival.inpatient': { value: 3, unit: 'working-days', norm: 'SMS-4' },
      'reminderBeforeArrival.semi-inpatient': { value: 1, unit: 'working-days', norm: 'SMS-4' },
      reminderBeforeIspEnd: { value: 30, unit: 'calendar-days', norm: 'SMS-4' },
      choiceOverdueTask: { value: 5, unit: 'working-days', norm: 'CHO-2' },
      reachRecipientTask: { value: 3, unit: 'working-days', norm: 'SMS-3' },
      confirmStartTask: { value: 5, unit: 'working-days', norm: 'ARR-2' },
      askStillWaiting: { value: 6, unit: 'months', norm: 'SMS-6' },
      answerStillWaiting: { value: 10, unit: 'calendar-days', norm: 'SMS-6' },
      stillWaitingTask: { value: 10, unit: 'working-days', norm: 'SMS-6' },
      agreeTransferTask: { value: 3, unit: 'working-days', norm: 'TRA-1' },
      largestDocument: { value: 20, unit: 'megabytes', norm: 'FIL-1' },
      officeReminder: { value: 1, unit: 'working-days', norm: 'MON-3' },
      smsWindow: { value: { from: '09:00', until: '21:00' }, norm: 'SMS-5' },
      remindersAt: { value: '09:00', norm: 'SMS-4' },
      journalAtOnce: { value: 2000, unit: 'rows', norm: 'JRN-1' },
      nightBedSummer: { value: { from: '06-01', to: '08-31' }, norm: 'TMP-8' },
    });
  });
});

describe('SMS-5 · messages go out between 09:00 and 21:00 Asia/Almaty', () => {
  it.each([
    ['at 09:00 sharp: now', '2026-03-20T09:00:00+05:00', '2026-03-20T09:00:00+05:00'],
    ['at noon: now', '2026-03-20T12:34:56+05:00', '2026-03-20T12:34:56+05:00'],
    ['a moment before 21:00: now', '2026-03-20T15:59:59.999Z', '2026-03-20T15:59:59.999Z'],
    ['at 21:00 sharp: tomorrow', '2026-03-20T21:00:00+05:00', '2026-03-21T04:00:00.000Z'],
    ['before midnight: tomorrow', '2026-03-20T23:59:59+05:00', '2026-03-21T04:00:00.000Z'],
    ['at midnight: the same day', '2026-03-21T00:00:00+05:00', '2026-03-21T04:00:00.000Z'],
    ['a moment before 09:00: the same day', '2026-03-21T03:59:59.999Z', '2026-03-21T04:00:00.000Z'],
    ['on New Year’s Eve: next year', '2026-12-31T21:30:00+05:00', '2027-01-01T04:00:00.000Z'],
    ['at 20:30 in UTC+6: now', '2024-02-29T14:30:00Z', '2024-02-29T14:30:00Z'],
    ['at 21:30 in UTC+6: 09:00 in UTC+5', '2024-02-29T15:30:00Z', '2024-03-01T04:00:00.000Z'],
    ['at 20:30 in UTC+5: now', '2024-03-01T15:30:00Z', '2024-03-01T15:30:00Z'],
    ['at 08:30 in UTC+6: the same day', '2024-02-29T02:30:00Z', '2024-02-29T03:00:00.000Z'],
  ])('SMS-5 · %s', (_when, now, out) => {
    expect(noticeGoesOutAt(now)).toStrictEqual(out);
  });
});
