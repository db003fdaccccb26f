import type { Setting } from '../vocabulary.ts';
import { addWorkingDays, type Calendar } from './calendar.ts';
import { parameters } from './parameters/index.ts';
import type { Duration, Edition, Limit, Term } from './term.ts';
import { addDays, addMonths, type LegalDate } from './time.ts';

export type { Duration, Limit, Term } from './term.ts';

type Parameters = typeof parameters;
type NamesOf<E> = { [S in Setting]: KeysOf<Parameters[S], E> }[Setting];
type KeysOf<P, E> = { [K in keyof P]: P[K] extends readonly E[] ? K : never }[keyof P];

/** The names of the terms of the law, of whatever setting. */
export type TermName = NamesOf<Term>;

/** The names of its other bounds: ages, areas, hours, numbers of times. */
export type LimitName = NamesOf<Limit>;

/** No edition of a norm in hand was in force on the day asked about. */
export class LawEditionMissing extends Error {
  override readonly name = 'LawEditionMissing';
  readonly code = 'law-edition-missing';
  readonly norm = 'EDI-1';
  readonly date: LegalDate;

  constructor(date: LegalDate) {
    super(`No edition of the law in hand was in force on ${date} (EDI-1).`);
    this.date = date;
  }
}

/** The day from which the editions in hand tell the law. */
const begins = (): LegalDate => parameters.inpatient.choice[0]?.since ?? '';

/**
 * The edition in force on a day; nothing when the norm was not there yet.
 * @throws {LawEditionMissing} when the editions in hand do not reach back to that day
 */
export const editionOn = <E extends Edition>(editions: readonly E[], date: LegalDate): E | undefined => {
  if (date < begins()) throw new LawEditionMissing(date);
  return editions.find(({ since, until }) => since <= date && (until === undefined || date <= until));
};

const editionsOf = (name: string, setting: Setting): readonly Edition[] =>
  (parameters[setting] as Record<string, readonly Edition[]>)[name] ?? [];

/**
 * A term in force in a setting on the day of a fact: of the decision, the choice, the joining, the vacancy (EDI-1).
 * Nothing when the setting has no such term, or had none yet.
 * @throws {LawEditionMissing} when the editions in hand do not reach back to that day
 */
export const termIfAny = (name: TermName, setting: Setting, date: LegalDate): Term | undefined =>
  editionOn(editionsOf(name, setting), date) as Term | undefined;

/**
 * The same, of a term that the setting surely has.
 * @throws {LawEditionMissing}
 */
export const termOn = (name: TermName, setting: Setting, date: LegalDate): Term => {
  const found = termIfAny(name, setting, date);
  if (!found) throw new LawEditionMissing(date);
  return found;
};

/**
 * A bound in force in a setting on a day; nothing when the setting has no such bound.
 * @throws {LawEditionMissing}
 */
export const limitIfAny = (name: LimitName, setting: Setting, date: LegalDate): Limit | undefined =>
  editionOn(editionsOf(name, setting), date) as Limit | undefined;

/**
 * The same, of a bound that the setting surely has.
 * @throws {LawEditionMissing}
 */
export const limitOn = (name: LimitName, setting: Setting, date: LegalDate): Limit => {
  const found = limitIfAny(name, setting, date);
  if (!found) throw new LawEditionMissing(date);
  return found;
};

/**
 * The last day of a term that an event on the day `from` sets going. The day of the event is not counted, and the term
 * runs to the end of the day returned, Asia/Almaty (CAL-1). Terms in calendar days and months end on whatever day
 * they end, working or not.
 * @throws {CalendarYearMissing} when a term in working days reaches a year without calendar data
 */
export const dueDate = (calendar: Calendar, from: LegalDate, term: Duration): LegalDate => {
  switch (term.unit) {
    case 'working-days':
      return addWorkingDays(calendar, from, term.value);
    case 'calendar-days':
      return addDays(from, term.value);
    case 'months':
      return addMonths(from, term.value);
  }
};
