import type { LegalDate } from './time.ts';

/**
 * Public holidays and days off of the Republic of Kazakhstan, from 2022 on (CAL-1).
 *
 * Sources: Law of 13.12.2001 № 267-II "On holidays in the Republic of Kazakhstan" (national and state holidays);
 * Labour Code of 23.11.2015, art. 84 and 85 (7 January and the first day of Kurban Ait are days off; a holiday that
 * coincides with a day off makes the next working day a day off). Neither text is among the regulations in hand.
 */

export type Name = { readonly kk: string; readonly ru: string };

/** A day of every year between `since` and `until`. */
export type YearlyDayOff = {
  readonly name: Name;
  /** `MM-DD` */
  readonly days: readonly string[];
  /** A holiday that falls on a weekend moves to the next working day; a mere day off does not. */
  readonly moves: boolean;
  readonly since?: LegalDate;
  readonly until?: LegalDate;
};

const CONSTITUTION_DAY: Name = {
  kk: 'Қазақстан Республикасының Конституциясы күні',
  ru: 'День Конституции Республики Казахстан',
};

export const yearlyDaysOff: readonly YearlyDayOff[] = [
  { name: { kk: 'Жаңа жыл', ru: 'Новый год' }, days: ['01-01', '01-02'], moves: true },
  { name: { kk: 'Православиелік Рождество', ru: 'Православное Рождество' }, days: ['01-07'], moves: false },
  { name: { kk: 'Халықаралық әйелдер күні', ru: 'Международный женский день' }, days: ['03-08'], moves: true },
  // The Constitution adopted on the referendum of 15.03.2026 makes the day of its adoption the holiday. It is in
  // force from 01.07.2026: 15.03.2026 was not yet a holiday, 30.08.2026 no longer is.
  { name: CONSTITUTION_DAY, days: ['03-15'], moves: true, since: '2026-07-01' },
  { name: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы' }, days: ['03-21', '03-22', '03-23'], moves: true },
  {
    name: { kk: 'Қазақстан халқының бірлігі мерекесі', ru: 'Праздник единства народа Казахстана' },
    days: ['05-01'],
    moves: true,
  },
  { name: { kk: 'Отан қорғаушы күні', ru: 'День защитника Отечества' }, days: ['05-07'], moves: true },
  { name: { kk: 'Жеңіс күні', ru: 'День Победы' }, days: ['05-09'], moves: true },
  { name: { kk: 'Астана күні', ru: 'День столицы' }, days: ['07-06'], moves: true },
  { name: CONSTITUTION_DAY, days: ['08-30'], moves: true, until: '2026-06-30' },
  { name: { kk: 'Республика күні', ru: 'День Республики' }, days: ['10-25'], moves: true },
  { name: { kk: 'Тәуелсіздік күні', ru: 'День Независимости' }, days: ['12-16'], moves: true },
];

export const KURBAN_AIT: Name = { kk: 'Құрбан айттың бірінші күні', ru: 'Первый день Курбан-айта' };

/**
 * The first day of Kurban Ait, year by year: the data that makes a year known. It follows the moon and is announced;
 * what is not yet announced is astronomical (10 Dhu al-Hijjah, Umm al-Qura) and `confirmed: false`. A day off that
 * does not move. Add a year here, with its source, before terms reach it.
 */
export const kurbanAit: readonly { readonly date: LegalDate; readonly confirmed: boolean }[] = [
  { date: '2022-07-09', confirmed: true },
  { date: '2023-06-28', confirmed: true },
  { date: '2024-06-16', confirmed: true },
  { date: '2025-06-06', confirmed: true },
  { date: '2026-05-27', confirmed: true },
  { date: '2027-05-16', confirmed: false },
  { date: '2028-05-05', confirmed: false },
  { date: '2029-04-24', confirmed: false },
  { date: '2030-04-13', confirmed: false },
];
