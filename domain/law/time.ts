import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Instants from 'temporal-polyfill/fns/Instant';
import * as Dates from 'temporal-polyfill/fns/PlainDate';
import { fromString as timeFrom } from 'temporal-polyfill/fns/PlainTime';
import { toInstant, toPlainDate } from 'temporal-polyfill/fns/ZonedDateTime';
import type { Weekday } from '../vocabulary.ts';

/**
 * Instants and legal dates. A fact carries an instant; the law counts in dates, and a date is a day of Asia/Almaty
 * (UTC+6 until 29.02.2024, UTC+5 since 01.03.2024; the offset comes from the time zone data, never from a number here).
 */

/** A moment, ISO 8601 with an offset, e.g. `2026-03-20T18:30:00+05:00`. */
export type Instant = string;

/** A day in Asia/Almaty, `YYYY-MM-DD`. */
export type LegalDate = string;

const ZONE = 'Asia/Almaty';

// Years 1000 to 2999: near 0 and 9999 an offset would lead out of four digits, and the order of texts out of time.
const DATE = /^[12]\d{3}-\d{2}-\d{2}$/;
const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const written = (instant: Instants.Record): Instant => Instants.toString(instant, { smallestUnit: 'millisecond' });

const dateFrom = (date: LegalDate): Dates.Record => Dates.fromString(date, getISO);

const parses = (parse: () => unknown): boolean => {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** Whether the text is a day that exists, written `YYYY-MM-DD`. `2025-02-29` is not. */
export const isRealDate = (text: string): boolean => DATE.test(text) && parses(() => dateFrom(text));

/** Whether the text is a moment that exists, with its offset written out. A time without one is not. */
export const isInstant = (text: string): boolean =>
  INSTANT.test(text) && isRealDate(text.slice(0, 10)) && parses(() => Instants.fromString(text));

/** The same moment as `YYYY-MM-DDTHH:mm:ss.sssZ`, so that the order of texts is the order of time. */
export const toUtc = (instant: Instant): Instant => written(Instants.fromString(instant));

/** The day of Asia/Almaty that the moment falls on. */
export const legalDateOf = (instant: Instant): LegalDate =>
  Dates.toString(toPlainDate(Instants.toZonedDateTimeISO(Instants.fromString(instant), ZONE)));

/** The moment the day begins in Asia/Almaty, in UTC. */
export const startOf = (date: LegalDate): Instant => written(toInstant(Dates.toZonedDateTime(dateFrom(date), ZONE)));

/**
 * The moment a term that runs "by" this date is over: the first moment of the next day, in UTC. What happens at
 * this moment is late; what happens before it is in time.
 */
export const endOf = (date: LegalDate): Instant => startOf(addDays(date, 1));

/** The moment of a wall clock time `HH:MM` in Asia/Almaty on the day, in UTC. */
export const at = (date: LegalDate, time: string): Instant =>
  written(toInstant(Dates.toZonedDateTime(dateFrom(date), { timeZone: ZONE, plainTime: timeFrom(time) })));

/** The day `days` calendar days later; earlier when negative. */
export const addDays = (date: LegalDate, days: number): LegalDate =>
  Dates.toString(Dates.addDays(dateFrom(date), days));

/** The same day of the month `months` later; where that month has no such day, its last day. */
export const addMonths = (date: LegalDate, months: number): LegalDate =>
  Dates.toString(Dates.addMonths(dateFrom(date), months));

/** How many days lie between two days: 1 from one day to the next, negative when the second is earlier. */
export const daysBetween = (from: LegalDate, to: LegalDate): number => Dates.diffDays(dateFrom(from), dateFrom(to));

const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The day of the week. */
export const weekdayOf = (date: LegalDate): Weekday => weekdays[Dates.dayOfWeek(dateFrom(date)) - 1] as Weekday;

/** The days of a month, `YYYY-MM`, in order. */
export const daysOfMonth = (month: string): LegalDate[] => {
  const first = `${month}-01`;
  return Array.from({ length: Dates.daysInMonth(dateFrom(first)) }, (_, ahead) => addDays(first, ahead));
};
