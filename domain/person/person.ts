import { limitOn } from '../law/law.ts';
import { addMonths, type LegalDate } from '../law/time.ts';

/** Who is served. Lives in the people table only; nothing of it but the id leaves it except to the person's own screen and phone. */
export type Person = {
  personId: string;
  iin: string;
  name: { family: string; given: string; patronymic?: string };
  birthDate: LegalDate;
  sex: 'male' | 'female';
  address: { region: string; locality: string; line: string };
  /** E.164. */
  phone?: string;
  language: Language;
  incapacity?: boolean;
  representative?: {
    iin: string;
    name: { family: string; given: string; patronymic?: string };
    phone: string;
    relation: string;
  };
};

export type Language = 'kk' | 'ru';

const folded = (name: string): string => name.trim().toLowerCase().normalize('NFC');

/** Whether two tell of one person: family name, given name and day of birth. Patronymics differ by office, or are left out. */
export const isSamePerson = (
  one: Pick<Person, 'name' | 'birthDate'>,
  other: Pick<Person, 'name' | 'birthDate'>,
): boolean =>
  folded(one.name.family) === folded(other.name.family) &&
  folded(one.name.given) === folded(other.name.given) &&
  one.birthDate === other.birthDate;

/** What of a person says how they are reached. */
export type Addressee = Pick<Person, 'birthDate' | 'incapacity' | 'phone' | 'language'> & {
  representative?: { phone: string };
};

/**
 * The day somebody comes of age. Majority is one age for every setting; the standards tell it where they bound
 * childhood (CAT-1), and the standard of temporary stay speaks of minors without repeating it.
 * @throws {LawEditionMissing}
 */
export const adultOn = (birthDate: LegalDate, on: LegalDate): LegalDate =>
  addMonths(birthDate, limitOn('adultFrom', 'inpatient', on).value * 12);

/** SMS-1: through whom somebody is reached: a minor or incapacitated recipient through the representative alone. */
export const reachedThrough = (
  { incapacity, birthDate }: Pick<Person, 'incapacity' | 'birthDate'>,
  on: LegalDate,
): 'recipient' | 'representative' =>
  incapacity === true || on < adultOn(birthDate, on) ? 'representative' : 'recipient';

/**
 * SMS-1: the number a message goes to: the recipient's, or, of a minor or incapacitated recipient, the representative's
 * and no other. Nothing when it is not known: then an office reaches them (SMS-3).
 */
export const addressee = (person: Addressee, on: LegalDate): { phone?: string; language: Language } => {
  const phone = reachedThrough(person, on) === 'recipient' ? person.phone : person.representative?.phone;
  return { ...(phone !== undefined && { phone }), language: person.language };
};

/** How many full years old somebody is on a day; who was born on 29 February is a year older on the 28th where there is none. */
export const ageOn = (birthDate: LegalDate, on: LegalDate): number => {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return addMonths(birthDate, years * 12) <= on ? years : years - 1;
};
