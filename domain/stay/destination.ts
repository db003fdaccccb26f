import { groundOf } from '../law/clauses.ts';
import type { LegalDate } from '../law/time.ts';
import type { Organization } from '../organization/organization.ts';
import type { Entry } from '../queue/order.ts';
import { placeForNewcomer } from '../queue/turn.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import { type Category, type Setting, settingNorm } from '../vocabulary.ts';

/** The head of an organization's queue; `wholeQueue`: there is nobody behind who was not read. */
export type Queue = { eligible: readonly Entry[]; wholeQueue: boolean };

/**
 * Whether an organization serves in a setting, and somebody of a category.
 * @throws AgainstNorm `other-setting`, `category-not-served`
 */
export const assertServes = (
  organization: Organization,
  { setting, category }: { setting: Setting; category: Category },
  ground: Ground,
  today: LegalDate,
): void => {
  if (organization.setting !== setting)
    throw new AgainstNorm('other-setting', `This organization serves in another setting than ${setting}.`, ground, {
      setting: organization.setting,
    });
  if (!organization.categories.includes(category))
    throw new AgainstNorm(
      'category-not-served',
      'This organization does not serve this category.',
      groundOf(settingNorm[setting], today, setting),
      { category },
    );
};

/**
 * A free place that nobody in the queue has a right to, for somebody who comes past it.
 * @throws WrongState `no-free-place`
 */
export const placePastQueue = (
  organization: Organization,
  { eligible, wholeQueue }: Queue,
  ground: Ground,
): { yielded: boolean } => {
  const place = wholeQueue ? placeForNewcomer(organization, eligible) : undefined;
  if (!place)
    throw new WrongState('no-free-place', 'No place is free there that nobody in the queue has a right to.', ground);
  return place;
};
