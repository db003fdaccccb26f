import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendarWith,
  dayOff,
  isWorkingDay,
  subtractWorkingDays,
} from '../../../domain/law/calendar.ts';
import { kurbanAit } from '../../../domain/law/holidays.ts';
import { addDays } from '../../../domain/law/time.ts';

const calendar = calendarWith([]);

/** Every day after the first date and before the second. */
const daysBetween = (before: string, after: string): string[] => {
  const days: string[] = [];
  for (let day = addDays(before, 1); day < after; day = addDays(day, 1)) days.push(day);
  return days;
};

const AROUND: readonly (readonly [occasion: string, lastWorking: string, off: number, firstWorking: string])[] = [
  ['New Year 2024', '2023-12-29', 4, '2024-01-03'],
  ['Orthodox Christmas 2024 on a Sunday does not move', '2024-01-05', 2, '2024-01-08'],
  ['Women’s Day 2024', '2024-03-07', 3, '2024-03-11'],
  ['Nauryz 2024: Saturday 23 moves to Monday 25', '2024-03-20', 5, '2024-03-26'],
  ['Unity Day 2024', '2024-04-30', 1, '2024-05-02'],
  ['Defender’s Day 2024', '2024-05-06', 1, '2024-05-08'],
  ['Victory Day 2024', '2024-05-08', 1, '2024-05-10'],
  ['Kurban Ait 2024 on a Sunday does not move', '2024-06-14', 2, '2024-06-17'],
  ['Capital Day 2024: Saturday 6 moves to Monday 8', '2024-07-05', 3, '2024-07-09'],
  ['Constitution Day 2024', '2024-08-29', 3, '2024-09-02'],
  ['Republic Day 2024', '2024-10-24', 3, '2024-10-28'],
  ['Independence Day 2024', '2024-12-13', 3, '2024-12-17'],

  ['New Year 2025', '2024-12-31', 2, '2025-01-03'],
  ['Orthodox Christmas 2025', '2025-01-06', 1, '2025-01-08'],
  ['Women’s Day 2025: Saturday 8 moves to Monday 10', '2025-03-07', 3, '2025-03-11'],
  ['Nauryz 2025: 22 and 23 move to 24 and 25', '2025-03-20', 5, '2025-03-26'],
  ['Unity Day 2025', '2025-04-30', 1, '2025-05-02'],
  ['Defender’s Day 2025', '2025-05-06', 1, '2025-05-08'],
  ['Victory Day 2025', '2025-05-08', 3, '2025-05-12'],
  ['Kurban Ait 2025', '2025-06-05', 3, '2025-06-09'],
  ['Capital Day 2025: Sunday 6 moves to Monday 7', '2025-07-04', 3, '2025-07-08'],
  ['Constitution Day 2025: Saturday 30 August moves to Monday 1 September', '2025-08-29', 3, '2025-09-02'],
  ['Republic Day 2025: Saturday 25 moves to Monday 27', '2025-10-24', 3, '2025-10-28'],
  ['Independence Day 2025', '2025-12-15', 1, '2025-12-17'],

  ['New Year 2026', '2025-12-31', 4, '2026-01-05'],
  ['Orthodox Christmas 2026', '2026-01-06', 1, '2026-01-08'],
  ['Women’s Day 2026: Sunday 8 moves to Monday 9', '2026-03-06', 3, '2026-03-10'],
  ['15 March 2026, a Sunday, is not yet a holiday', '2026-03-13', 2, '2026-03-16'],
  ['Nauryz 2026: 21 and 22 move behind 23, to 24 and 25', '2026-03-20', 5, '2026-03-26'],
  ['Unity Day 2026', '2026-04-30', 3, '2026-05-04'],
  ['Defender’s Day 2026', '2026-05-06', 1, '2026-05-08'],
  ['Victory Day 2026: Saturday 9 moves to Monday 11', '2026-05-08', 3, '2026-05-12'],
  ['Kurban Ait 2026', '2026-05-26', 1, '2026-05-28'],
  ['Capital Day 2026', '2026-07-03', 3, '2026-07-07'],
  ['30 August 2026, a Sunday, is no longer a holiday', '2026-08-28', 2, '2026-08-31'],
  ['Republic Day 2026: Sunday 25 moves to Monday 26', '2026-10-23', 3, '2026-10-27'],
  ['Independence Day 2026', '2026-12-15', 1, '2026-12-17'],

  ['New Year 2027: Saturday 2 moves to Monday 4', '2026-12-31', 4, '2027-01-05'],
  ['Orthodox Christmas 2027', '2027-01-06', 1, '2027-01-08'],
  ['Women’s Day 2027', '2027-03-05', 3, '2027-03-09'],
  ['Constitution Day 2027 is on 15 March', '2027-03-12', 3, '2027-03-16'],
  ['Nauryz 2027: Sunday 21 moves behind 23, to Wednesday 24', '2027-03-19', 5, '2027-03-25'],
  ['Unity Day 2027: Saturday 1 moves to Monday 3', '2027-04-30', 3, '2027-05-04'],
  ['Defender’s Day 2027, and Victory Day: Sunday 9 moves to Monday 10', '2027-05-06', 4, '2027-05-11'],
  ['Kurban Ait 2027 on a Sunday does not move', '2027-05-14', 2, '2027-05-17'],
  ['Capital Day 2027', '2027-07-05', 1, '2027-07-07'],
  ['30 August 2027, a Monday, is no longer a holiday', '2027-08-27', 2, '2027-08-30'],
  ['Republic Day 2027', '2027-10-22', 3, '2027-10-26'],
  ['Independence Day 2027', '2027-12-15', 1, '2027-12-17'],
];

describe('CAL-1 · both sides of every holiday 2024–2027', () => {
  it.each(AROUND)('CAL-1 · %s: %s is worked, then %i off, then %s', (_occasion, before, off, after) => {
    const between = daysBetween(before, after);
    expect(between.length).toStrictEqual(off);
    expect(between.filter((day) => isWorkingDay(calendar, day))).toStrictEqual([]);
    expect([isWorkingDay(calendar, before), isWorkingDay(calendar, after)]).toStrictEqual([true, true]);
    expect(addWorkingDays(calendar, before, 1)).toStrictEqual(after);
    expect(subtractWorkingDays(calendar, after, 1)).toStrictEqual(before);
  });

  it('CAL-1 · outside these runs only Saturdays and Sundays are off', () => {
    const listed = new Set(AROUND.flatMap(([, before, , after]) => daysBetween(before, after)));
    const others = daysBetween('2023-12-31', '2028-01-01').filter(
      (day) => !listed.has(day) && !isWorkingDay(calendar, day),
    );
    expect(others.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))).toStrictEqual([]);
  });
});

describe('CAL-1 · a holiday on a weekend moves behind the run of holidays', () => {
  it('CAL-1 · every carry-over of 2024–2027, and no other', () => {
    const moved = daysBetween('2023-12-31', '2028-01-01').flatMap((day) => {
      const from = dayOff(calendar, day)?.movedFrom;
      return from === undefined ? [] : [`${from} → ${day}`];
    });
    expect(moved).toStrictEqual([
      '2024-03-23 → 2024-03-25',
      '2024-07-06 → 2024-07-08',
      '2025-03-08 → 2025-03-10',
      '2025-03-22 → 2025-03-24',
      '2025-03-23 → 2025-03-25',
      '2025-07-06 → 2025-07-07',
      '2025-08-30 → 2025-09-01',
      '2025-10-25 → 2025-10-27',
      '2026-03-08 → 2026-03-09',
      '2026-03-21 → 2026-03-24',
      '2026-03-22 → 2026-03-25',
      '2026-05-09 → 2026-05-11',
      '2026-10-25 → 2026-10-26',
      '2027-01-02 → 2027-01-04',
      '2027-03-21 → 2027-03-24',
      '2027-05-01 → 2027-05-03',
      '2027-05-09 → 2027-05-10',
    ]);
  });

  it('CAL-1 · 7 May 2022, a Saturday, moves behind 9 May', () => {
    expect(dayOff(calendar, '2022-05-10')).toStrictEqual({
      name: { kk: 'Отан қорғаушы күні', ru: 'День защитника Отечества' },
      movedFrom: '2022-05-07',
    });
  });

  it('CAL-1 · 7 January 2023, a Saturday, does not move', () => {
    expect(isWorkingDay(calendar, '2023-01-09')).toStrictEqual(true);
  });

  it('CAL-1 · 1 and 17 December are no holidays from 2022 on', () => {
    expect(['2022-12-01', '2025-12-17'].map((day) => isWorkingDay(calendar, day))).toStrictEqual([true, true]);
  });

  it('CAL-1 · a day off says its name; a working day has none', () => {
    expect(['2026-03-23', '2026-03-28', '2026-03-29', '2026-03-26'].map((day) => dayOff(calendar, day))).toStrictEqual([
      { name: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы' } },
      { name: { kk: 'Сенбі', ru: 'Суббота' } },
      { name: { kk: 'Жексенбі', ru: 'Воскресенье' } },
      undefined,
    ]);
  });
});

describe('CAL-1 · the first day of Kurban Ait', () => {
  const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });

  it.each(kurbanAit)('CAL-1 · $date is 10 Dhu al-Hijjah by Umm al-Qura', ({ date }) => {
    const parts = hijri.formatToParts(new Date(date));
    const part = (type: string) => parts.find((each) => each.type === type)?.value;
    expect([part('day'), part('month')]).toStrictEqual(['10', '12']);
  });

  it('CAL-1 · a date not yet announced says that it is not confirmed', () => {
    const name = { kk: 'Құрбан айттың бірінші күні', ru: 'Первый день Курбан-айта' };
    expect(dayOff(calendar, '2026-05-27')).toStrictEqual({ name });
    expect(dayOff(calendar, '2028-05-05')).toStrictEqual({ name, confirmed: false });
  });
});
