import fc from 'fast-check';
import type { OrganizationDetails } from '../../../domain/fact.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { RegisterOrganization } from '../../../domain/organization/decide.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';

/** Somebody who applies in the histories, perhaps several times and in several settings. */
export type Somebody = {
  personId: string;
  birthDate: LegalDate;
  child: boolean;
  /** Which of the categories that a setting has for their age. */
  category: number;
  veteran: boolean;
  orphan: boolean;
  /** Nobody knows their number: no message reaches them (SMS-3). */
  unreachable: boolean;
};

/** An organization as it is drawn: what the histories need to differ in. */
type House = Pick<RegisterOrganization, 'setting' | 'capacity' | 'occupied'> & {
  region: string;
  locality: string;
  licensedTo: LegalDate;
  /** With what only some have: a unit of supported living (ADM-5), the department that runs it (CHO-3). */
  detailed: boolean;
};

export type Setup = { houses: House[]; people: Somebody[] };

export const firstDay: LegalDate = '2025-03-03';

const ofCare: readonly Category[] = [
  'elderly',
  'persons-with-disability',
  'adults-psychoneurological',
  'children-psychoneurological',
  'children-musculoskeletal',
];
const ofTemporaryStay: readonly Category[] = [
  'no-fixed-residence',
  'trafficking-victim',
  'domestic-violence-victim',
  'released-or-probation',
];

const categoriesOf = (setting: Setting): readonly Category[] =>
  setting === 'temporary-stay' ? ofTemporaryStay : ofCare;

/** The category under which somebody applies in a setting. */
export const categoryOf = ({ child, category }: Somebody, setting: Setting): Category => {
  const fitting = categoriesOf(setting).filter(
    (one) => setting === 'temporary-stay' || one.startsWith('child') === child,
  );
  return fitting[category % fitting.length] ?? 'elderly';
};

/** Children who come of age, or get an identity card, within the history; the others are grown up. */
const birthDates: readonly LegalDate[] = ['1950-05-05', '1971-11-30', '2007-08-14', '2009-06-30', '2018-02-01'];

const somebody = fc
  .record({
    birthDate: fc.constantFrom(...birthDates),
    category: fc.nat(3),
    veteran: fc.nat(3).map((die) => die === 3),
    orphan: fc.nat(4).map((die) => die === 4),
    unreachable: fc.nat(4).map((die) => die === 4),
  })
  .map((one) => ({ ...one, child: one.birthDate > '2007-03-03' }));

const places = fc
  .integer({ min: 1, max: 4 })
  .chain((capacity) => fc.record({ capacity: fc.constant(capacity), occupied: fc.integer({ min: 0, max: capacity }) }));

/** Where the second organization is: transfers within a locality, a region and between regions (TRA-1). */
const addresses = fc.constantFrom(
  { region: 'R1', locality: 'L1' },
  { region: 'R2', locality: 'L9' },
  { region: 'R1', locality: 'L2' },
  { region: 'R2', locality: 'L9' },
);

const longLicence: LegalDate = '2030-12-31';

/** Most licences outlast the history; some run out in it (CAT-8). */
const licences = fc.nat(4).map((die) => (die === 4 ? '2025-07-01' : longLicence));

/** The fewest places that a unit of supported living has (ADM-5); a house with one has as many more. */
const unit = 6;

const detailsOf: Partial<Record<Setting, OrganizationDetails>> = {
  inpatient: { supportedLivingPlaces: unit },
  home: { departmentId: 'dep-1' },
};

/** The command that registers the house with this number. */
export const registrationOf = (house: House, number: number): RegisterOrganization => {
  const { setting, capacity, occupied, region, locality, licensedTo, detailed } = house;
  const details = detailed ? detailsOf[setting] : undefined;
  const more = details?.supportedLivingPlaces ? unit : 0;
  return {
    organizationId: `org-${number}`,
    bin: '990140000015',
    name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
    setting,
    categories: [...categoriesOf(setting)],
    capacity: capacity + more,
    occupied: occupied + more,
    address: { region, locality, line: '1' },
    licence: { number: '1', validFrom: '2024-01-01', validTo: licensedTo },
    registeredOn: '2024-01-01',
    ...(details && { details }),
  };
};

/** Most of the law of places is of the first two. */
const settings = fc.constantFrom<Setting>(
  ...(['inpatient', 'semi-inpatient', 'home', 'temporary-stay'] as const),
  ...(['inpatient', 'semi-inpatient', 'semi-inpatient'] as const),
);

/** Two organizations of one setting, and a third of perhaps another. */
const houses = fc
  .record({
    setting: settings,
    other: settings,
    places: fc.tuple(places, places, places),
    address: addresses,
    licensedTo: licences,
    detailed: fc.boolean(),
  })
  .map(({ setting, other, places: [first, second, third], address, licensedTo, detailed }): House[] => [
    { setting, ...first, region: 'R1', locality: 'L1', licensedTo: longLicence, detailed: true },
    { setting, ...second, ...address, licensedTo, detailed },
    { setting: other, ...third, region: 'R1', locality: 'L1', licensedTo: longLicence, detailed },
  ]);

/** A few people apply, each perhaps several times. */
export const setups: fc.Arbitrary<Setup> = fc.record({
  houses,
  people: fc
    .array(somebody, { minLength: 3, maxLength: 12, size: 'max' })
    .map((people) => people.map((one, place) => ({ ...one, personId: `person-${place + 1}` }))),
});
