import { groundOf } from '../../law/clauses.ts';
import { limitIfAny } from '../../law/law.ts';
import { addDays, addMonths, type LegalDate } from '../../law/time.ts';
import { adultOn } from '../../person/person.ts';
import { AgainstNorm } from '../../refusal.ts';
import { isChild, type Setting, settingNorm } from '../../vocabulary.ts';
import { assertCategoriesOf } from './categories.ts';
import type { FileApplication } from './command.ts';
import { holds, petitioned } from './documents.ts';

type Age = { from: LegalDate; until?: LegalDate };

/** From when until when an application can be filed for somebody in a category; nothing where it has no bounds of age. */
export const agesOf = (
  { setting, category, birthDate }: Pick<FileApplication, 'setting' | 'category' | 'birthDate'>,
  filedOn: LegalDate,
): Age | undefined => {
  const adult = adultOn(birthDate, filedOn);
  if (category === 'adults-psychoneurological') return { from: adult };
  if (!isChild(category)) return undefined;
  const youngest = limitIfAny('childFrom', setting, filedOn);
  return { from: youngest ? addMonths(birthDate, youngest.value) : birthDate, until: addDays(adult, -1) };
};

/** @throws AgainstNorm `born-after-filing` */
export const assertBorn = (birthDate: LegalDate, setting: Setting, filedOn: LegalDate): void => {
  if (filedOn < birthDate)
    throw new AgainstNorm(
      'born-after-filing',
      'The date of birth is after the day of filing.',
      groundOf(settingNorm[setting], filedOn, setting),
    );
};

/**
 * APP-5: consent to the processing of personal data has been given already.
 * @throws AgainstNorm `consent-in-the-future`
 */
export const assertConsented = (givenOn: LegalDate, setting: Setting, today: LegalDate): void => {
  if (givenOn > today)
    throw new AgainstNorm(
      'consent-in-the-future',
      `Consent cannot have been given on ${givenOn}, a day to come.`,
      groundOf('APP-5', today, setting),
      { date: givenOn },
    );
};

const assertAge = (command: FileApplication, filedOn: LegalDate): void => {
  const { setting, birthDate } = command;
  assertBorn(birthDate, setting, filedOn);
  const ground = groundOf(settingNorm[setting], filedOn, setting);
  const ages = agesOf(command, filedOn);
  if (!ages) return;
  const { from, until } = ages;
  if (filedOn < from || (until !== undefined && filedOn > until))
    throw new AgainstNorm(
      'age-outside-category',
      until === undefined
        ? `This category is of those who have come of age: an application can be filed from ${from}.`
        : `This category is of children: an application can be filed from ${from} until ${until}.`,
      ground,
      { from, ...(until !== undefined && { until }) },
    );
};

/**
 * CAT-1…CAT-4, CAT-6: the setting serves the category, and the recipient belongs to it as far as the registers tell; what
 * they do not tell is the department's to judge. Pension age is the register's word alone, never computed.
 * @throws AgainstNorm `category-not-in-setting`, `born-after-filing`, `age-outside-category`,
 *   `disability-group-outside-category`, `not-of-pension-age`
 */
export const assertServed = (command: FileApplication, filedOn: LegalDate): void => {
  const { setting, category, registers } = command;
  assertCategoriesOf(setting, [category], filedOn);
  assertAge(command, filedOn);
  if (category === 'persons-with-disability' && registers.disabilityGroup === 3)
    throw new AgainstNorm(
      'disability-group-outside-category',
      'Persons with a disability of the first and second group are served.',
      groundOf(settingNorm[setting], filedOn, setting),
    );
  if (category === 'elderly' && registers.pensionAge === false)
    throw new AgainstNorm(
      'not-of-pension-age',
      'The information systems say that the pension age has not been reached.',
      groundOf('CAT-6', filedOn, setting),
    );
};

/**
 * APP-3: whether a court has declared the recipient incapacitated: as the register says, and by the copy of the decision
 * only when the register holds no data.
 */
export const isIncapacitated = ({ registers, documents }: Pick<FileApplication, 'registers' | 'documents'>): boolean =>
  registers.incapacity ?? holds(documents, 'court-decision-incapacity');

/**
 * APP-1, TMP-5: a minor's or incapacitated person's application is made by the legal representative. Where a medical
 * organization's petition serves instead of the application, it serves instead of the representative's too. The
 * standard of temporary stay speaks of children only: an adult without a representative is taken in.
 * @throws AgainstNorm `representative-missing`, `minor-without-representative`
 */
export const assertRepresented = (command: FileApplication, filedOn: LegalDate): void => {
  const { setting, birthDate, representativeId } = command;
  if (representativeId || petitioned(command)) return;
  const minor = filedOn < adultOn(birthDate, filedOn);
  if (setting !== 'temporary-stay' && (minor || isIncapacitated(command)))
    throw new AgainstNorm(
      'representative-missing',
      'The application of a minor or incapacitated person is made by the legal representative.',
      groundOf('APP-1', filedOn, setting),
    );
  if (minor)
    throw new AgainstNorm(
      'minor-without-representative',
      'A child without a legal representative is not taken in: hand the child over to the adaptation centre for minors and tell the guardianship authority.',
      groundOf('TMP-5', filedOn, setting),
    );
};
