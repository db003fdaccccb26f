import type { Application } from '../../../domain/application/application.ts';
import { type Admit, admitRecipient } from '../../../domain/application/decide-admission.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { chosen, filed, granted, offered, registered } from '../../support/facts.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';
import { apartFromPlans, categoriesOf, house, ids, orderOf } from './stays.ts';

/** 09.04.2025 is a Wednesday. */
export const now = '2025-04-09T05:00:00.000Z';
export const today = '2025-04-09';

export const admitting =
  (change: Partial<Admit> = {}) =>
  (state: Application, context: Context, organization: Organization) =>
    admitRecipient(state, organization, { stayId: ids.stayId, order: orderOf(today, '1'), ...change }, context);

/** A place found free at the choice. */
export const offeredIn = (
  setting: Setting,
  category: Category = 'elderly',
  change: Partial<FactOf<'ApplicationFiled'>> = {},
  organization: Partial<FactOf<'OrganizationRegistered'>> = {},
): Fact[] => [
  registered({ setting, categories: categoriesOf[setting], capacity: 10, occupied: 8, ...organization }),
  filed({ setting, category, ...change }),
  granted(),
  chosen(),
  offered({ basis: 'choice', at: now }),
];

export const admittedIn = (...of: Parameters<typeof offeredIn>) => ({
  by: (change: Partial<Admit> = {}) =>
    apartFromPlans(
      given(...offeredIn(...of))
        .when(now, admitting(change), house)
        .facts()[0] as FactOf<'RecipientAdmitted'> & Fact,
    ),
  refusal: (change: Partial<Admit> = {}) => {
    const { application, organization } = statesAfter(offeredIn(...of));
    return refusalOf(() => admitting(change)(application, { now, by: house, calendar }, organization));
  },
});
