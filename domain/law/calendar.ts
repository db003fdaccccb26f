import { type DayOff, daysOf, daysOffOf, yearOf } from './calendar-year.ts';
import { isRealDate, type LegalDate } from './time.ts';

export type { DayOff } from './calendar-year.ts';

/** The Government's transfer of a day off. */
export type Transfer = {
  /** A working day made a day off. */
  readonly from: LegalDate;
  /** A day off, usually a Saturday, worked instead. */
  readonly to: LegalDate;
  /** The act that says so. */
  readonly source: string;
};

type Year = { readonly daysOff: ReadonlyMap<LegalDate, DayOff>; readonly workingDays: readonly LegalDate[] };

/** The working days of Kazakhstan (CAL-1). Made by `calendarWith`; the years it has worked out it keeps. */
export type Calendar = { readonly year: (year: number) => Year };

/** A term reaches a year of which the calendar knows nothing; it is not guessed (CAL-1). */
export class CalendarYearMissing extends Error {
  override readonly name = 'CalendarYearMissing';
  readonly code = 'calendar-year-missing';
  readonly norm = 'CAL-1';
  readonly year: number;

  constructor(year: number) {
    super(
      `The calendar holds no data for ${year} (CAL-1). An operator adds the first day of Kurban Ait ${year}, with its source, to domain/law/holidays.ts.`,
    );
    this.year = year;
  }
}

/** A transfer that cannot be: the day made off is not worked, or the day to be worked is not off (CAL-1). */
export class InvalidTransfer extends Error {
  override readonly name = 'InvalidTransfer';
  readonly code = 'invalid-days-off-transfer';
  readonly norm = 'CAL-1';
  readonly transfer: Transfer;

  constructor(transfer: Transfer, reason: string) {
    super(`The transfer of a day off from ${transfer.from} to ${transfer.to} cannot be (CAL-1): ${reason}.`);
    this.transfer = transfer;
  }
}

const TRANSFERRED = { kk: 'Ауыстырылған демалыс күні', ru: 'Перенесённый выходной день' };

const applyTransfer = (transfer: Transfer, daysOffIn: (year: number) => Map<LegalDate, DayOff> | undefined): void => {
  const { from, to } = transfer;
  for (const date of [from, to])
    if (!isRealDate(date)) throw new InvalidTransfer(transfer, `${date} is not a date YYYY-MM-DD`);
  // A year without data stays without: whoever counts in it is told by CalendarYearMissing.
  const madeOff = daysOffIn(yearOf(from));
  const worked = daysOffIn(yearOf(to));
  if (madeOff?.has(from)) throw new InvalidTransfer(transfer, `${from} is not a working day`);
  if (worked !== undefined && !worked.has(to)) throw new InvalidTransfer(transfer, `${to} is not a day off`);
  madeOff?.set(from, { name: TRANSFERRED, movedFrom: to });
  worked?.delete(to);
};

/**
 * The calendar with the Government's transfers laid over it, in the order given.
 * @throws {InvalidTransfer} for a transfer that cannot be in a year whose days are known
 */
export const calendarWith = (transfers: readonly Transfer[]): Calendar => {
  const known = new Map<number, Map<LegalDate, DayOff> | undefined>();
  const daysOffIn = (year: number): Map<LegalDate, DayOff> | undefined => {
    if (!known.has(year)) known.set(year, daysOffOf(year));
    return known.get(year);
  };
  for (const transfer of transfers) applyTransfer(transfer, daysOffIn);

  const years = new Map<number, Year>();
  return {
    year: (year) => {
      const kept = years.get(year);
      if (kept !== undefined) return kept;
      const daysOff = daysOffIn(year);
      if (daysOff === undefined) throw new CalendarYearMissing(year);
      const made = { daysOff, workingDays: daysOf(year).filter((date) => !daysOff.has(date)) };
      years.set(year, made);
      return made;
    },
  };
};

/**
 * Why the day is off, with the day it was moved from; undefined on a working day.
 * @throws {CalendarYearMissing}
 */
export const dayOff = (calendar: Calendar, date: LegalDate): DayOff | undefined =>
  calendar.year(yearOf(date)).daysOff.get(date);

/**
 * Whether the day is a working day.
 * @throws {CalendarYearMissing}
 */
export const isWorkingDay = (calendar: Calendar, date: LegalDate): boolean => dayOff(calendar, date) === undefined;

/** How many of the days, in order, come before the date. */
const countBefore = (days: readonly LegalDate[], date: LegalDate): number => {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? date) < date) low = middle + 1;
    else high = middle;
  }
  return low;
};

const assertCount = (n: number): void => {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`A number of working days is 0, 1, 2 …, not ${n}`);
};

/**
 * The last day of a term of `n` working days that an event on the date sets going: the term starts the day after
 * the event (CAL-1). No days: the date itself.
 * @throws {CalendarYearMissing} when the term reaches a year without data
 */
export const addWorkingDays = (calendar: Calendar, date: LegalDate, n: number): LegalDate => {
  assertCount(n);
  if (n === 0) return date;
  let year = yearOf(date);
  const { workingDays, daysOff } = calendar.year(year);
  // Index of the n-th working day after the date, in a list that begins with the date's year.
  let index = countBefore(workingDays, date) + (daysOff.has(date) ? 0 : 1) + n - 1;
  for (;;) {
    const days = calendar.year(year).workingDays;
    const found = days[index];
    if (found !== undefined) return found;
    index -= days.length;
    year += 1;
  }
};

/**
 * The `n`-th working day before the date. No days: the date itself.
 * @throws {CalendarYearMissing} when it lies in a year without data
 */
export const subtractWorkingDays = (calendar: Calendar, date: LegalDate, n: number): LegalDate => {
  assertCount(n);
  if (n === 0) return date;
  let year = yearOf(date);
  let index = countBefore(calendar.year(year).workingDays, date) - n;
  for (;;) {
    const found = calendar.year(year).workingDays[index];
    if (found !== undefined) return found;
    year -= 1;
    index += calendar.year(year).workingDays.length;
  }
};
