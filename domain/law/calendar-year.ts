import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Dates from 'temporal-polyfill/fns/PlainDate';
import { KURBAN_AIT, kurbanAit, type Name, yearlyDaysOff } from './holidays.ts';
import { addDays, type LegalDate } from './time.ts';

/** Why a day is off: a holiday, a day off, a weekend, or one of these moved here from another day. */
export type DayOff = {
  readonly name: Name;
  /** The day it was moved from: the holiday on a weekend, or the day worked instead. */
  readonly movedFrom?: LegalDate;
  /** Present when the date is astronomical and not yet announced. */
  readonly confirmed?: false;
};

const SATURDAY = 6;
const SUNDAY = 7;
const WEEKEND = new Map<number, Name>([
  [SATURDAY, { kk: 'Сенбі', ru: 'Суббота' }],
  [SUNDAY, { kk: 'Жексенбі', ru: 'Воскресенье' }],
]);

const weekendOf = (date: LegalDate): Name | undefined => WEEKEND.get(Dates.dayOfWeek(Dates.fromString(date, getISO)));

/** The year of a date, a number. */
export const yearOf = (date: LegalDate): number => Number(date.slice(0, 4));

/** Every day of the year in order. */
export const daysOf = (year: number): readonly LegalDate[] => {
  const first = Dates.create(year, 1, 1);
  return Array.from({ length: Dates.daysInYear(first) }, (_, days) => Dates.toString(Dates.addDays(first, days)));
};

/**
 * The days off of a year by date, without the Government's transfers; undefined for a year without data (CAL-1).
 * A holiday on a weekend makes off the next day that is not off already, after the whole run of holidays.
 */
export const daysOffOf = (year: number): Map<LegalDate, DayOff> | undefined => {
  const ait = kurbanAit.find(({ date }) => yearOf(date) === year);
  if (ait === undefined) return undefined;

  const daysOff = new Map<LegalDate, DayOff>();
  for (const date of daysOf(year)) {
    const name = weekendOf(date);
    if (name !== undefined) daysOff.set(date, { name });
  }
  daysOff.set(ait.date, ait.confirmed ? { name: KURBAN_AIT } : { name: KURBAN_AIT, confirmed: false });

  const celebrated = yearlyDaysOff.flatMap(({ name, days, moves, since, until }) =>
    days
      .map((day) => ({ name, moves, date: `${year}-${day}` }))
      .filter(({ date }) => (since === undefined || since <= date) && (until === undefined || date <= until)),
  );
  for (const { name, date } of celebrated) daysOff.set(date, { name });
  for (const { name, moves, date } of celebrated) {
    if (!moves || weekendOf(date) === undefined) continue;
    let free = addDays(date, 1);
    while (daysOff.has(free)) free = addDays(free, 1);
    daysOff.set(free, { name, movedFrom: date });
  }
  return daysOff;
};
