import type { LegalDate } from '../law/time.ts';

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

const ageOfMajority = 18;

/**
 * SMS-1: the number a message goes to: the recipient's, or the representative's when the recipient is a minor or
 * incapacitated. Nothing when no number is known: then an office reaches them (SMS-3).
 */
export const addressee = (person: Person, on: LegalDate): { phone?: string; language: Language } => {
  const represented = person.incapacity === true || isMinor(person.birthDate, on);
  const phone = represented ? (person.representative?.phone ?? person.phone) : person.phone;
  return { ...(phone !== undefined && { phone }), language: person.language };
};

/** A person is a minor until the day they turn eighteen. */
const isMinor = (birthDate: LegalDate, on: LegalDate): boolean =>
  Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0) < ageOfMajority;
