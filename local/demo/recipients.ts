import type { Temporal } from 'temporal-polyfill';
import { Numbers } from './numbers.ts';
import { type Person, personOf } from './people.ts';
import { type Category, type Department, departments, type Place } from './places.ts';
import { type Random, seeded } from './random.ts';

/** An individual programme of rehabilitation (ISP). */
export interface Programme {
  readonly number: string;
  readonly settings: (Place['body']['setting'] | 'home')[];
  readonly validTo: string;
}

/** What somebody does when a place is offered to them. */
export type Answer = 'comes' | 'stays-away' | 'postpones' | 'withdraws';

/** A recipient and what will become of them, as far as it is up to people. Days are working days of the story. */
export interface Recipient {
  readonly number: number;
  readonly person: Person;
  readonly departmentId: string;
  readonly category: Category;
  /** The organization they want to come to. */
  readonly place: Place;
  readonly registers: {
    readonly isp?: Programme;
    readonly pensionAge?: true;
    readonly veteran?: true;
    readonly orphanReached18InInpatient?: true;
  };
  readonly filed: { readonly day: number; readonly byEvent: boolean };
  readonly decided: { readonly after: number; readonly byEvent: boolean; readonly granted: boolean };
  /** Nothing when they never choose. */
  readonly chooses?: { readonly after: number; readonly how: 'citizen' | 'citizen-at-night' | 'on-behalf' };
  readonly answers: { readonly after: number; readonly how: Answer };
  /** Gives the application up so long after the choice. */
  readonly givesUpAfter?: number;
  /** A renewed programme, so long after the old one ended. */
  readonly renews?: { readonly after: number; readonly withService: boolean; readonly byEvent: boolean };
  /** Messages to them do not arrive. */
  readonly unreachable: boolean;
}

/** A share of a whole: the entry whose share of a hundred the draw falls into. */
function drawn<T>(random: Random, entries: readonly T[], shareOf: (entry: T) => number): T {
  let left = random.next() * entries.reduce((sum, entry) => sum + shareOf(entry), 0);
  const found = entries.find((entry) => {
    left -= shareOf(entry);
    return left < 0;
  });
  return found ?? random.pick(entries);
}

/** People mostly go where they live; those far away choose the department of their own town all the same. */
const departmentFor = (random: Random, { body }: Place): Department =>
  departments.find(({ locality }) => locality === body.address.locality && random.percent(55)) ??
  drawn(random, departments, ({ share }) => share);

function ispOf(random: Random, place: Place, today: Temporal.PlainDate): Programme {
  // Most hold for years. Some end soon, and some before the story does (QUE-7).
  const kind = random.int(1, 100);
  const days = kind <= 82 ? random.int(120, 1700) : kind <= 91 ? random.int(3, 29) : random.int(-20, -1);
  return {
    number: `${random.int(1000, 9999)}-${random.int(10, 99)}`,
    settings: [place.body.setting, ...(random.percent(30) ? ['home' as const] : [])],
    validTo: today.add({ days }).toString(),
  };
}

const mayBeVeteran: readonly Category[] = ['elderly', 'persons-with-disability'];
const mayBeOrphan: readonly Category[] = ['adults-psychoneurological', 'persons-with-disability'];

function registersOf(
  random: Random,
  who: { place: Place; category: Category; veteran: boolean; orphan: boolean; today: Temporal.PlainDate },
): Recipient['registers'] {
  const elderly = who.category === 'elderly';
  const withProgramme = !elderly || random.percent(25);
  return {
    ...(withProgramme && { isp: ispOf(random, who.place, who.today) }),
    ...(elderly && { pensionAge: true as const }),
    ...(who.veteran && { veteran: true as const }),
    ...(who.orphan && { orphanReached18InInpatient: true as const }),
  };
}

function fateOf(
  random: Random,
  days: number,
): Pick<Recipient, 'filed' | 'decided' | 'chooses' | 'answers'> & { givesUpAfter?: number } {
  // More at the beginning, so that the queues are there early.
  const day = Math.floor((days - 2) * random.next() ** 1.4);
  const how = drawn(
    random,
    [
      { how: 'comes', share: 72 },
      { how: 'stays-away', share: 14 },
      { how: 'postpones', share: 11 },
      { how: 'withdraws', share: 3 },
    ] as const,
    ({ share }) => share,
  ).how;
  return {
    filed: { day, byEvent: random.percent(12) },
    decided: { after: random.int(1, 3), byEvent: random.percent(20), granted: random.percent(95) },
    ...(random.percent(95) && {
      chooses: {
        after: random.int(0, 4),
        how: drawn(
          random,
          [
            { how: 'citizen', share: 70 },
            { how: 'citizen-at-night', share: 6 },
            { how: 'on-behalf', share: 24 },
          ] as const,
          ({ share }) => share,
        ).how,
      },
    }),
    answers: { after: how === 'stays-away' ? 0 : random.int(1, 3), how },
    ...(random.percent(4) && { givesUpAfter: random.int(2, 9) }),
  };
}

/** The recipients of the region. The same seed, day and places give the same people with the same fates. */
export function recipientsOf(
  seed: number,
  story: { count: number; days: number; today: Temporal.PlainDate; places: readonly Place[] },
): readonly Recipient[] {
  const numbers = new Numbers();
  return Array.from({ length: story.count }, (_, number) => {
    const random = seeded(seed, number + 1);
    const place = drawn(random, story.places, ({ wanted }) => wanted);
    const category = random.pick(place.body.categories);
    const department = departmentFor(random, place);
    const orphan = place.body.setting === 'inpatient' && mayBeOrphan.includes(category) && random.percent(28);
    const veteran = !orphan && mayBeVeteran.includes(category) && random.percent(26);
    const { today } = story;
    const person = personOf(random, numbers, {
      category,
      department,
      today,
      veteran,
      ...(orphan && { age: random.int(18, 20) }),
    });
    return {
      number: number + 1,
      person,
      departmentId: department.departmentId,
      category,
      place,
      registers: registersOf(random, { place, category, veteran, orphan, today }),
      ...fateOf(random, story.days),
      ...(random.percent(60) && {
        renews: { after: random.int(2, 6), withService: random.percent(85), byEvent: random.percent(40) },
      }),
      unreachable: random.percent(5),
    };
  });
}
