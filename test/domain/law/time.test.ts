import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  at,
  endOf,
  isInstant,
  isRealDate,
  legalDateOf,
  startOf,
  toUtc,
} from '../../../domain/law/time.ts';

const instants = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const dates = instants.map((instant) => instant.slice(0, 10));

describe('CAL-1 · a day is a day of Asia/Almaty', () => {
  it.each([
    ['2024-02-29T17:59:59.999Z', '2024-02-29', 'UTC+6: the last moment of 29.02.2024 but an hour'],
    ['2024-02-28T17:59:59.999Z', '2024-02-28', 'UTC+6: the last moment of 28.02.2024'],
    ['2024-02-28T18:00:00.000Z', '2024-02-29', 'UTC+6: 29.02.2024 begins at 18:00 UTC'],
    ['2024-02-29T18:59:59.999Z', '2024-02-29', 'the clock goes back at midnight: 29.02.2024 lasts 25 hours'],
    ['2024-02-29T19:00:00.000Z', '2024-03-01', 'UTC+5: 01.03.2024 begins at 19:00 UTC'],
    ['2024-03-01T18:59:59.999Z', '2024-03-01', 'UTC+5: the last moment of 01.03.2024'],
    ['2024-03-01T19:00:00.000Z', '2024-03-02', 'UTC+5: 02.03.2024 begins at 19:00 UTC'],
    ['2026-03-20T23:30:00+05:00', '2026-03-20', 'an instant with an offset'],
    ['2026-03-20T23:30:00+03:00', '2026-03-21', 'an instant with the offset of another place'],
  ])('CAL-1 · %s is %s (%s)', (instant, date) => {
    expect(legalDateOf(instant)).toStrictEqual(date);
  });

  it('CAL-1 · a day starts at UTC+6 until 29.02.2024 and at UTC+5 from 01.03.2024', () => {
    expect([startOf('2024-02-28'), startOf('2024-02-29'), startOf('2024-03-01'), startOf('2024-03-02')]).toStrictEqual([
      '2024-02-27T18:00:00.000Z',
      '2024-02-28T18:00:00.000Z',
      '2024-02-29T19:00:00.000Z',
      '2024-03-01T19:00:00.000Z',
    ]);
  });

  it('CAL-1 · a wall clock time is read on both sides of 01.03.2024', () => {
    expect([at('2024-02-29', '09:00'), at('2024-03-01', '09:00')]).toStrictEqual([
      '2024-02-29T03:00:00.000Z',
      '2024-03-01T04:00:00.000Z',
    ]);
  });

  it('CAL-1 · a term runs to the end of its last day, which is the start of the next', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(endOf(date)).toStrictEqual(startOf(addDays(date, 1)));
        expect(legalDateOf(startOf(date))).toStrictEqual(date);
        expect(startOf(date) < endOf(date)).toStrictEqual(true);
      }),
    );
  });

  it('CAL-1 · every moment lies between the start and the end of its legal date', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const date = legalDateOf(instant);
        expect([startOf(date) <= toUtc(instant), toUtc(instant) < endOf(date)]).toStrictEqual([true, true]);
      }),
    );
  });
});

describe('what is a date, what is an instant', () => {
  it.each(['2024-02-29', '2026-12-31', '1941-06-22'])('%s is a real date', (text) => {
    expect(isRealDate(text)).toStrictEqual(true);
  });

  it.each(['2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', '0000-01-01', ''])(
    '"%s" is no real date',
    (text) => {
      expect(isRealDate(text)).toStrictEqual(false);
    },
  );

  it.each(['2026-03-20T10:00:00Z', '2026-03-20T10:00:00.123456+05:00', '2026-03-20T10:00+05:00'])(
    '%s is an instant',
    (text) => {
      expect(isInstant(text)).toStrictEqual(true);
    },
  );

  it.each([
    ['no offset', '2026-03-20T10:00:00'],
    ['a date', '2026-03-20'],
    ['a day that does not exist', '2025-02-29T10:00:00Z'],
    ['an hour that does not exist', '2026-03-20T24:00:00Z'],
    ['an offset that does not exist', '2026-03-20T10:00:00+25:00'],
    ['a year whose instants would not sort', '9999-12-31T23:00:00-05:00'],
    ['a zone in brackets', '2026-03-20T10:00:00+05:00[Asia/Almaty]'],
    ['words', 'tomorrow'],
  ])('%s is no instant', (_why, text) => {
    expect(isInstant(text)).toStrictEqual(false);
  });

  it('the order of normalised instants as text is their order in time', () => {
    const offsets = fc.constantFrom('Z', '+05:00', '+06:00', '-03:30');
    const written = fc.tuple(instants, offsets).map(([instant, offset]) => instant.replace('Z', offset));
    fc.assert(
      fc.property(written, written, (a, b) => {
        expect(toUtc(a) < toUtc(b)).toStrictEqual(Date.parse(a) < Date.parse(b));
        expect(toUtc(a)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      }),
    );
  });

  it('a month later is the same day of the month, or the last day of a shorter month', () => {
    expect([addMonths('2026-01-15', 1), addMonths('2026-01-31', 1), addMonths('2024-01-31', 1)]).toStrictEqual([
      '2026-02-15',
      '2026-02-28',
      '2024-02-29',
    ]);
  });
});
