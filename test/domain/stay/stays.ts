import type { Context } from '../../../domain/context.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { isOfPlanning } from '../../../domain/records/plan-duties.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { applicationId, chosen, filed, granted, offered, organizationId, registered } from '../../support/facts.ts';

/** Facts of a stay in each setting, for `given`: admitted on 09.04.2025, a Wednesday, by order 1. */

export const categoriesOf: Record<Setting, Category[]> = {
  inpatient: [
    'children-psychoneurological',
    'children-musculoskeletal',
    'adults-psychoneurological',
    'persons-with-disability',
    'elderly',
  ],
  'semi-inpatient': ['children-psychoneurological', 'elderly', 'persons-with-disability'],
  home: ['elderly', 'persons-with-disability'],
  'temporary-stay': ['no-fixed-residence', 'released-or-probation', 'domestic-violence-victim', 'trafficking-victim'],
};

const usual: Record<Setting, Category> = {
  inpatient: 'elderly',
  'semi-inpatient': 'elderly',
  home: 'elderly',
  'temporary-stay': 'no-fixed-residence',
};

export const admittedOn = '2025-04-09';
export const stayId = 'stay-1';
export const ids = { applicationId, organizationId, stayId };
export const house: Context['by'] = { role: 'organization', id: organizationId };

export const orderOf = (date: string, number = '2') => ({ number, date });

export const admitted = (change: Partial<FactOf<'RecipientAdmitted'>> = {}): Fact => ({
  type: 'RecipientAdmitted',
  ...ids,
  order: orderOf(admittedOn, '1'),
  placeHeld: true,
  closes: ['arrive'],
  at: '2025-04-09T05:00:00.000Z',
  by: house,
  ...change,
});

type Change = {
  category?: Category;
  filed?: Partial<FactOf<'ApplicationFiled'>>;
  admitted?: Partial<FactOf<'RecipientAdmitted'>>;
  organization?: Partial<FactOf<'OrganizationRegistered'>>;
};

/** Ten places, eight of them taken by others, one by the recipient. */
export const stayIn = (setting: Setting, change: Change = {}): Fact[] => [
  registered({ setting, categories: categoriesOf[setting], capacity: 10, occupied: 8, ...change.organization }),
  filed({ setting, category: change.category ?? usual[setting], ...change.filed }),
  granted(),
  chosen(),
  offered({ basis: 'choice' }),
  admitted(change.admitted),
];

/** The same in temporary stay, with its last day. */
export const contractIn = (category: Category, until: string, change: Change = {}): Fact[] =>
  stayIn('temporary-stay', { category, ...change, admitted: { until, ...change.admitted } });

export const reviewDuty = (due: string, norm: string, source: string, owner = organizationId) =>
  ({ kind: 'review-stay', owner: { role: 'organization', id: owner }, due, norm, source }) as const;

/** A fact without what it sets of plans and their monitoring, which the tests of those ask for (PLN-1, MON-1). */
export const apartFromPlans = <F extends Fact>({ sets = [], ...fact }: F): F => {
  const others = sets.filter(({ kind }) => !isOfPlanning(kind));
  return { ...fact, ...(others.length > 0 && { sets: others }) } as unknown as F;
};

/** The counters of the places that the recipient of a stay may hold. */
export const placesOf = ({ free, reserved, residents, unknownResidents }: Organization) => ({
  free,
  reserved,
  residents,
  unknownResidents,
});
