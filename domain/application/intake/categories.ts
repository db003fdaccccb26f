import { groundOf } from '../../law/clauses.ts';
import type { LegalDate } from '../../law/time.ts';
import { AgainstNorm } from '../../refusal.ts';
import { type Category, type Setting, settingNorm } from '../../vocabulary.ts';

const inNeedOfCare: readonly Category[] = [
  'children-psychoneurological',
  'children-musculoskeletal',
  'adults-psychoneurological',
  'persons-with-disability',
  'elderly',
];

/** CAT-1…CAT-4: whom each setting serves. */
const categoriesOf: Record<Setting, readonly Category[]> = {
  inpatient: inNeedOfCare,
  'semi-inpatient': inNeedOfCare,
  home: inNeedOfCare,
  'temporary-stay': ['no-fixed-residence', 'released-or-probation', 'domestic-violence-victim', 'trafficking-victim'],
};

/** @throws AgainstNorm `category-not-in-setting` (CAT-1…CAT-4) */
export const assertCategoriesOf = (setting: Setting, categories: readonly Category[], on: LegalDate): void => {
  const served = categoriesOf[setting];
  const foreign = categories.filter((category) => !served.includes(category));
  if (foreign.length > 0)
    throw new AgainstNorm(
      'category-not-in-setting',
      `The setting ${setting} does not serve: ${foreign.join(', ')}.`,
      groundOf(settingNorm[setting], on, setting),
      { setting, categories: foreign, served },
    );
};
