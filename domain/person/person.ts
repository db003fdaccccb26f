import { LawEditionMissing, limitIfAny } from '../law/law.ts';
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

/**
 * The day somebody comes of age. Majority is one age for every setting; the standards tell it where they bound
 * childhood (CAT-1), and the standard of temporary stay speaks of minors without repeating it.
 * @throws {LawEditionMissing}
 */
export const adultOn = (birthDate: LegalDate, on: LegalDate): LegalDate => {
  const majority = limitIfAny('adultFrom', 'inpatient', on);
  if (!majority) throw new LawEditionMissing(on);
  return addMonths(birthDate, majority.value * 12);
};

/**
 * SMS-1: the number a message goes to: the recipient's, or, of a minor or incapacitated recipient, the representative's
 * and no other. Nothing when it is not known: then an office reaches them (SMS-3).
 */
export const addressee = (person: Person, on: LegalDate): { phone?: string; language: Language } => {
  const represented = person.incapacity === true || on < adultOn(person.birthDate, on);
  const phone = represented ? person.representative?.phone : person.phone;
  return { ...(phone !== undefined && { phone }), language: person.language };
};
