import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  CalendarYearMissing,
  calendarWith,
  dayOff,
  InvalidTransfer,
  isWorkingDay,
  subtractWorkingDays,
} from '../../../domain/law/calendar.ts';
import { addDays } from '../../../domain/law/time.ts';

const source = 'Government decree, for a test';
const calendar = calendarWith([]);
const withTransfer = calendarWith([{ from: '2025-01-03', to: '2025-01-05', source }]);

/** The error that was thrown, so that its fields can be compared. */
const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('CAL-1 · a term in working days', () => {
  it('CAL-1 · starts the day after the event, whether or not the day of the event is worked', () => {
    expect([
      addWorkingDays(calendar, '2026-04-06', 1),
      addWorkingDays(calendar, '2026-04-04', 1),
      addWorkingDays(calendar, '2026-04-03', 1),
      addWorkingDays(calendar, '2026-04-03', 5),
    ]).toStrictEqual(['2026-04-07', '2026-04-06', '2026-04-06', '2026-04-10']);
  });

  it('CAL-1 · of no days ends on the day of the event', () => {
    expect([addWorkingDays(calendar, '2026-04-05', 0), subtractWorkingDays(calendar, '2026-04-05', 0)]).toStrictEqual([
      '2026-04-05',
      '2026-04-05',
    ]);
  });

  it('CAL-1 · runs over the end of a year', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 3)).toStrictEqual('2027-01-06');
    expect(subtractWorkingDays(calendar, '2027-01-06', 3)).toStrictEqual('2026-12-30');
  });

  it.each([-1, 1.5, Number.NaN])('CAL-1 · %d is no number of working days', (n) => {
    expect(() => addWorkingDays(calendar, '2026-04-06', n)).toThrow(RangeError);
    expect(() => subtractWorkingDays(calendar, '2026-04-06', n)).toThrow(RangeError);
  });
});

describe('CAL-1 · a year without data is an error, never a guess', () => {
  it('CAL-1 · the error names the year and what an operator does', () => {
    const error = thrownBy(() => isWorkingDay(calendar, '2031-01-08'));
    expect(error).toBeInstanceOf(CalendarYearMissing);
    expect({ ...(error as CalendarYearMissing) }).toStrictEqual({
      name: 'CalendarYearMissing',
      code: 'calendar-year-missing',
      norm: 'CAL-1',
      year: 2031,
    });
    expect((error as CalendarYearMissing).message).toStrictEqual(
      'The calendar holds no data for 2031 (CAL-1). An operator adds the first day of Kurban Ait 2031, with its source, to domain/law/holidays.ts.',
    );
  });

  it('CAL-1 · a year is worked out once', () => {
    const made = calendarWith([]);
    expect(made.year(2025)).toBe(made.year(2025));
  });

  it('CAL-1 · a term that reaches such a year has no last day', () => {
    expect(addWorkingDays(calendar, '2030-12-30', 1)).toStrictEqual('2030-12-31');
    expect(() => addWorkingDays(calendar, '2030-12-31', 1)).toThrow(CalendarYearMissing);
    expect(() => subtractWorkingDays(calendar, '2022-01-05', 1)).toThrow(CalendarYearMissing);
    expect(() => dayOff(calendar, '2021-12-31')).toThrow(CalendarYearMissing);
  });
});

describe('CAL-1 · the Government’s transfers of days off', () => {
  it('CAL-1 · a working day is made off and a Sunday is worked instead', () => {
    expect(dayOff(withTransfer, '2025-01-03')).toStrictEqual({
      name: { kk: 'Ауыстырылған демалыс күні', ru: 'Перенесённый выходной день' },
      movedFrom: '2025-01-05',
    });
    expect(isWorkingDay(withTransfer, '2025-01-05')).toStrictEqual(true);
    expect([isWorkingDay(calendar, '2025-01-03'), isWorkingDay(calendar, '2025-01-05')]).toStrictEqual([true, false]);
  });

  it('CAL-1 · terms count with them', () => {
    expect(addWorkingDays(withTransfer, '2024-12-31', 1)).toStrictEqual('2025-01-05');
    expect(addWorkingDays(withTransfer, '2024-12-31', 2)).toStrictEqual('2025-01-06');
    expect(subtractWorkingDays(withTransfer, '2025-01-06', 2)).toStrictEqual('2024-12-31');
  });

  it('CAL-1 · one may lead from one year into another', () => {
    const across = calendarWith([{ from: '2026-12-31', to: '2027-01-09', source }]);
    expect(addWorkingDays(across, '2026-12-30', 1)).toStrictEqual('2027-01-05');
    expect(isWorkingDay(across, '2027-01-09')).toStrictEqual(true);
  });

  it.each([
    ['a Saturday cannot be made off', { from: '2026-04-04', to: '2026-04-11', source }],
    ['a holiday cannot be made off', { from: '2026-03-23', to: '2026-03-28', source }],
    ['a day a holiday moved to cannot be made off', { from: '2026-03-25', to: '2026-03-28', source }],
    ['a working day cannot be worked instead', { from: '2026-04-06', to: '2026-04-07', source }],
    ['a day that does not exist', { from: '2026-02-30', to: '2026-04-11', source }],
    ['a day that is not written as one', { from: '2026-04-06', to: '11.04.2026', source }],
  ])('CAL-1 · %s', (_why, transfer) => {
    const error = thrownBy(() => calendarWith([transfer]));
    expect(error).toBeInstanceOf(InvalidTransfer);
    expect({ ...(error as InvalidTransfer) }).toStrictEqual({
      name: 'InvalidTransfer',
      code: 'invalid-days-off-transfer',
      norm: 'CAL-1',
      transfer,
    });
  });

  it('CAL-1 · the same day is not made off, nor worked, twice', () => {
    const first = { from: '2026-04-06', to: '2026-04-04', source };
    expect(() => calendarWith([first, { ...first, to: '2026-04-11' }])).toThrow(InvalidTransfer);
    expect(() => calendarWith([first, { ...first, from: '2026-04-07' }])).toThrow(InvalidTransfer);
  });

  it('CAL-1 · one in a year without data does not make that year known, and is no error by itself', () => {
    const early = calendarWith([{ from: '2031-05-08', to: '2031-05-10', source }]);
    expect(() => isWorkingDay(early, '2031-05-08')).toThrow(CalendarYearMissing);
    expect(isWorkingDay(early, '2030-05-08')).toStrictEqual(true);
  });
});

describe('CAL-1 · working day arithmetic', () => {
  const day = fc.integer({ min: 0, max: 365 * 6 }).map((days) => addDays('2022-12-01', days));
  const count = fc.integer({ min: 1, max: 60 });
  const calendars = fc.constantFrom(calendar, withTransfer);
  const gap = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

  it('CAL-1 · a term ends on a working day, never before n calendar days', () => {
    fc.assert(
      fc.property(calendars, day, count, (days, date, n) => {
        const last = addWorkingDays(days, date, n);
        expect(isWorkingDay(days, last)).toStrictEqual(true);
        expect(gap(date, last)).toBeGreaterThanOrEqual(n);
      }),
    );
  });

  it('CAL-1 · a term of n days holds exactly n working days', () => {
    fc.assert(
      fc.property(calendars, day, count, (days, date, n) => {
        let worked = 0;
        const last = addWorkingDays(days, date, n);
        for (let each = addDays(date, 1); each <= last; each = addDays(each, 1)) {
          if (isWorkingDay(days, each)) worked += 1;
        }
        expect(worked).toStrictEqual(n);
      }),
    );
  });

  it('CAL-1 · a later event or a longer term never ends earlier', () => {
    fc.assert(
      fc.property(calendars, day, fc.nat({ max: 20 }), count, (days, date, later, n) => {
        const last = addWorkingDays(days, date, n);
        expect(addWorkingDays(days, addDays(date, later), n) >= last).toStrictEqual(true);
        expect(addWorkingDays(days, date, n + 1) > last).toStrictEqual(true);
      }),
    );
  });

  it('CAL-1 · two terms one after the other are one term of both lengths', () => {
    fc.assert(
      fc.property(calendars, day, count, count, (days, date, n, m) => {
        expect(addWorkingDays(days, addWorkingDays(days, date, n), m)).toStrictEqual(addWorkingDays(days, date, n + m));
      }),
    );
  });

  it('CAL-1 · subtracting undoes adding on working days, both ways', () => {
    fc.assert(
      fc.property(calendars, day, count, (days, date, n) => {
        fc.pre(isWorkingDay(days, date));
        expect(subtractWorkingDays(days, addWorkingDays(days, date, n), n)).toStrictEqual(date);
        expect(addWorkingDays(days, subtractWorkingDays(days, date, n), n)).toStrictEqual(date);
      }),
    );
  });
});
