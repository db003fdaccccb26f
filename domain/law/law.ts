import { addWorkingDays, type Calendar } from './calendar.ts';
import { parameters } from './parameters.ts';
import type { Duration, Edition, Rule, Term } from './term.ts';
import { addDays, addMonths, type LegalDate } from './time.ts';

export type { Duration, Rule, Term } from './term.ts';

/** What applies to one setting on one day. */
export type SettingLaw = {
  /** Department notifies the recipient; from the day of the decision. */
  readonly notifyDecision: Term;
  /** The SMS besides that notice. */
  readonly noticeBySms: Rule;
  /** Recipient chooses an organization; from the day the notice goes out. */
  readonly choice: Term;
  /** Recipient arrives at a free place; from the day of choosing. */
  readonly arrivalAfterChoice: Term;
  /** Recipient arrives at a place fallen vacant; from the day the notice goes out. */
  readonly arrivalAfterVacancy: Term;
  /** How far the term of arrival may move, once; from its last day. */
  readonly postponement: Term;
};

/** Inpatient service has one more term. */
export type InpatientLaw = SettingLaw & {
  /** After this long in the queue the medical examination is made again at admission; from the day of joining. */
  readonly examinationValid: Term;
};

/** The settings that have a queue by decision of the department. */
export type QueuedSetting = 'inpatient' | 'semi-inpatient';

/** What applies on one day. */
export type Law = {
  readonly notifyDecision: { readonly inpatient: Term; readonly semiInpatient: Term };
  readonly inpatient: InpatientLaw;
  readonly semiInpatient: SettingLaw;
};

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

const inForceOn = <E extends Edition>(editions: readonly E[], date: LegalDate): E => {
  const found = editions.find(({ since, until }) => since <= date && (until === undefined || date <= until));
  if (found === undefined) throw new LawEditionMissing(date);
  return found;
};

const settingLawOn = (
  date: LegalDate,
  editions: { readonly [Name in keyof SettingLaw]: readonly SettingLaw[Name][] },
): SettingLaw => ({
  notifyDecision: inForceOn(editions.notifyDecision, date),
  noticeBySms: inForceOn(editions.noticeBySms, date),
  choice: inForceOn(editions.choice, date),
  arrivalAfterChoice: inForceOn(editions.arrivalAfterChoice, date),
  arrivalAfterVacancy: inForceOn(editions.arrivalAfterVacancy, date),
  postponement: inForceOn(editions.postponement, date),
});

/**
 * The law in force on the day of a fact: of the decision, the choice, the joining, the vacancy (EDI-1).
 * @throws {LawEditionMissing} when the editions in hand do not reach back to that day
 */
export const lawOn = (date: LegalDate): Law => {
  const inpatient = {
    ...settingLawOn(date, parameters.inpatient),
    examinationValid: inForceOn(parameters.inpatient.examinationValid, date),
  };
  const semiInpatient = settingLawOn(date, parameters.semiInpatient);
  return {
    notifyDecision: { inpatient: inpatient.notifyDecision, semiInpatient: semiInpatient.notifyDecision },
    inpatient,
    semiInpatient,
  };
};

/**
 * The law of one setting in force on the day of a fact (EDI-1).
 * @throws {LawEditionMissing} when the editions in hand do not reach back to that day
 */
export const lawFor = (date: LegalDate, setting: QueuedSetting): SettingLaw =>
  settingLawOn(date, setting === 'inpatient' ? parameters.inpatient : parameters.semiInpatient);

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
