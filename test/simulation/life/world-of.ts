import { Temporal } from 'temporal-polyfill';
import { addDays, type LegalDate } from '../../../domain/law/time.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { Numbers } from '../../../local/demo/numbers.ts';
import { type Person, personOf } from '../../../local/demo/people.ts';
import type { Random } from '../../../local/demo/random.ts';
import type { Bearer } from '../../../local/identity.ts';
import type { Said } from './ask.ts';
import type { Resident } from './moment.ts';
import { authorityOf } from './who.ts';

type Town = { departmentId: string; region: string; locality: string };

/** Two towns of one region, and one of another: transfers lead within a town, a region and between regions (TRA-1). */
const towns: readonly Town[] = [
  { departmentId: 'dep-1', region: 'Жетісу', locality: 'Талдықорған' },
  { departmentId: 'dep-2', region: 'Жетісу', locality: 'Текелі' },
  { departmentId: 'dep-3', region: 'Абай', locality: 'Семей' },
];

const ofCare = [
  'elderly',
  'persons-with-disability',
  'adults-psychoneurological',
  'children-psychoneurological',
  'children-musculoskeletal',
] as const satisfies readonly Category[];

const ofTemporaryStay = [
  'no-fixed-residence',
  'released-or-probation',
  'domestic-violence-victim',
  'trafficking-victim',
] as const satisfies readonly Category[];

/** In this order, again and again: most of the law of places is of the first two. */
const settings = ['inpatient', 'semi-inpatient', 'temporary-stay', 'inpatient', 'semi-inpatient', 'home'] as const;

/** The fewest places that a unit of supported living has (ADM-5); a house with one has as many more. */
const unit = 6;

type Registration = Said<'POST /v1/organizations'>;

/** What some have besides: a unit of supported living (ADM-5), the department that serves by itself (CHO-3). */
const detailsOf = (random: Random, setting: Setting): Pick<Registration, 'supportedLivingPlaces' | 'departmentId'> => {
  if (random.percent(50)) return {};
  if (setting === 'inpatient') return { supportedLivingPlaces: unit };
  return setting === 'home' ? { departmentId: 'dep-1' } : {};
};

/** An organization of one to six places, rather of few, most often full, whose licence most often outlasts the story. */
export const registrationAt = (
  random: Random,
  today: LegalDate,
  { setting, address }: Pick<Registration, 'setting' | 'address'>,
): Registration => {
  const details = detailsOf(random, setting);
  const more = details.supportedLivingPlaces ?? 0;
  const capacity = random.int(1, random.pick([2, 3, 6]));
  const registeredOn = addDays(today, -random.int(30, 900));
  const licensedDays = random.percent(15) ? random.int(20, 300) : random.int(1000, 4000);
  return {
    bin: new Numbers().bin(random, registeredOn),
    name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
    setting,
    categories: setting === 'temporary-stay' ? [...ofTemporaryStay] : [...ofCare],
    capacity: capacity + more,
    occupied: random.int(random.percent(60) ? capacity : 0, capacity) + more,
    address,
    licence: { number: `KZ${random.int(1, 999)}`, validFrom: registeredOn, validTo: addDays(today, licensedDays) },
    registeredOn,
    ...details,
  };
};

/** The registers know the right to a class of some (QUE-3, QUE-4). */
const registersOf = (random: Random, care: Category): Resident['registers'] => ({
  ...(care === 'elderly' && { pensionAge: true }),
  ...(care === 'persons-with-disability' && { disabilityGroup: random.int(1, 2) }),
  ...(random.percent(20) && { veteran: true }),
  ...(random.percent(12) && { orphanReached18InInpatient: true }),
});

/** A child of seventeen comes of age within a year. */
const ageOf = (random: Random, care: Category): { age?: number } =>
  care.startsWith('children') && random.percent(35) ? { age: 17 } : {};

const residentIn = (
  random: Random,
  numbers: Numbers,
  today: LegalDate,
  personIdOf: (iin: string) => string,
): Resident => {
  const { departmentId, region, locality } = random.pick(towns);
  const care = random.pick(ofCare);
  const { address, ...person }: Person = personOf(random, numbers, {
    category: care,
    department: { departmentId, locality, share: 0 },
    today: Temporal.PlainDate.from(today),
    ...ageOf(random, care),
  });
  const { iin, phone, representative } = person;
  return {
    personId: personIdOf(iin),
    iin,
    phone: representative?.phone ?? phone,
    recipient: { ...person, address: { ...address, region } },
    departmentId,
    categories: { care, temporary: random.pick(ofTemporaryStay) },
    registers: registersOf(random, care),
  };
};

/** Organizations come in pairs of a setting, as often as not in one town, so that there is where to be transferred to. */
const housesIn = (random: Random, today: LegalDate, count: number): Peopled['houses'] => {
  const first = random.int(0, settings.length - 1);
  const pairs = Array.from({ length: Math.ceil(count / 2) }, (_, pair) => {
    const setting = settings[(first + pair) % settings.length] ?? 'inpatient';
    const town = random.pick(towns);
    return [town, random.pick([town, ...towns])].map(({ region, locality }) => ({ setting, region, locality }));
  });
  return pairs
    .flat()
    .slice(0, count)
    .map(({ setting, region, locality }, place) => {
      const address = { region, locality, line: `Абай ${place + 1}` };
      return { bearer: authorityOf(region), body: registrationAt(random, today, { setting, address }) };
    });
};

/** A world as it begins: who lives there, and which organizations are registered by whom. */
type Peopled = { residents: Resident[]; houses: { bearer: Bearer; body: Registration }[] };

/**
 * Who lives in a world, which organizations are registered at its beginning: all drawn from `random`.
 *
 * @param personIdOf what the simulated KMS makes of an IIN
 * @param today the day on which it begins
 */
export const peopled = (
  random: Random,
  organizations: number,
  personIdOf: (iin: string) => string,
  today: LegalDate,
): Peopled => {
  const numbers = new Numbers();
  const applicants = Array.from({ length: organizations }, () => random.int(4, 15)).reduce((sum, one) => sum + one, 0);
  return {
    residents: Array.from({ length: applicants }, () => residentIn(random, numbers, today, personIdOf)),
    houses: housesIn(random, today, organizations),
  };
};
