import { groundOf } from '../law/clauses.ts';
import type { LegalDate } from '../law/time.ts';
import { AgainstNorm } from '../refusal.ts';
import { type Category, isChild, type Setting } from '../vocabulary.ts';

export type Original = 'birth-certificate' | 'vaccination-card' | 'identity-document';

/**
 * ADM-3: the originals that a legal representative presents when handing somebody over to inpatient care. A court decision
 * on incapacity is presented besides, if there is one: whether there is, the clause leaves open, so it is not asked for.
 */
export const originalsOf = (setting: Setting, category: Category): readonly Original[] => {
  if (setting !== 'inpatient') return [];
  if (isChild(category)) return ['birth-certificate', 'vaccination-card'];
  return category === 'adults-psychoneurological' ? ['identity-document'] : [];
};

/**
 * ADM-3: what is said to have been presented must be all. Nothing said: the head's order answers for it.
 * @throws AgainstNorm `originals-missing` with `missing`
 */
export const assertOriginals = (
  { setting, category }: { setting: Setting; category: Category },
  presented: readonly string[] | undefined,
  on: LegalDate,
): void => {
  const missing = originalsOf(setting, category).filter((original) => !presented?.includes(original));
  if (presented !== undefined && missing.length > 0)
    throw new AgainstNorm(
      'originals-missing',
      `The representative presents the originals; missing: ${missing.join(', ')}.`,
      groundOf('ADM-3', on),
      { missing },
    );
};
