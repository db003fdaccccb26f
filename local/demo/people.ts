import { Temporal } from 'temporal-polyfill';
import { type Name, nameOf, type People, type Sex } from './names.ts';
import type { Numbers } from './numbers.ts';
import { type Category, type Department, region } from './places.ts';
import type { Random } from './random.ts';

export type Language = 'kk' | 'ru';

/** A recipient as the body of an application has them. */
export interface Person {
  readonly iin: string;
  readonly name: Name;
  readonly birthDate: string;
  readonly sex: Sex;
  readonly address: { readonly region: string; readonly locality: string; readonly line: string };
  readonly phone?: string;
  readonly language: Language;
  readonly representative?: {
    readonly iin: string;
    readonly name: Name;
    readonly phone: string;
    readonly relation: string;
  };
}

const streets: Record<Language, readonly string[]> = {
  kk: [
    'Абай',
    'Қабанбай батыр',
    'Жансүгіров',
    'Тәуелсіздік',
    'Қонаев',
    'Біржан сал',
    'Шевченко',
    'Желтоқсан',
    'Ғ. Орманов',
  ],
  ru: ['Абая', 'Кабанбай батыра', 'Жансугурова', 'Тауелсиздик', 'Кунаева', 'Биржан сала', 'Шевченко', 'Желтоксан'],
};

const ages: Record<Category, readonly [youngest: number, oldest: number]> = {
  'children-psychoneurological': [4, 16],
  'children-musculoskeletal': [4, 16],
  'adults-psychoneurological': [19, 58],
  'persons-with-disability': [22, 70],
  elderly: [66, 92],
};

const isChild = (category: Category): boolean => category.startsWith('children-');

const bornAtAge = (random: Random, today: Temporal.PlainDate, age: number): string =>
  today.subtract({ years: age, days: random.int(1, 364) }).toString();

const peopleOf = (random: Random, locality: string): People => {
  if (locality === 'Үштөбе' && random.percent(15)) return 'korean';
  return random.percent(78) ? 'kazakh' : 'slavic';
};

const lineOf = (random: Random, language: Language): string => {
  const street = random.pick(streets[language]);
  const [house, flat] = [random.int(1, 180), random.int(1, 72)];
  return language === 'kk' ? `${street} көшесі, ${house}-үй, ${flat}-пәтер` : `ул. ${street}, д. ${house}, кв. ${flat}`;
};

/** Somebody who may need a place of a category; `age` when it must be that. A child has a representative. */
export function personOf(
  random: Random,
  numbers: Numbers,
  wish: { category: Category; department: Department; today: Temporal.PlainDate; age?: number; veteran?: boolean },
): Person {
  const { category, today } = wish;
  const { locality } = wish.department;
  const people = peopleOf(random, locality);
  const sex: Sex = wish.veteran || random.percent(48) ? 'male' : 'female';
  const birthDate = bornAtAge(random, today, wish.age ?? random.int(...ages[category]));
  const { name, family } = nameOf(random, { people, sex, bornIn: Number(birthDate.slice(0, 4)) });
  const language: Language = people === 'kazakh' && random.percent(86) ? 'kk' : 'ru';
  return {
    iin: numbers.iin(random, birthDate, sex),
    name,
    birthDate,
    sex,
    address: { region, locality, line: lineOf(random, language) },
    language,
    ...(isChild(category)
      ? { representative: parentOf(random, numbers, { people, family, language, birthDate }) }
      : random.percent(94) && { phone: numbers.phone(random) }),
  };
}

function parentOf(
  random: Random,
  numbers: Numbers,
  child: { people: People; family: string; language: Language; birthDate: string },
): NonNullable<Person['representative']> {
  const sex: Sex = random.percent(22) ? 'male' : 'female';
  const birthDate = bornAtAge(random, Temporal.PlainDate.from(child.birthDate), random.int(20, 38));
  const { name } = nameOf(random, { ...child, sex, bornIn: Number(birthDate.slice(0, 4)) });
  const relations = child.language === 'kk' ? { male: 'әкесі', female: 'анасы' } : { male: 'отец', female: 'мать' };
  return { iin: numbers.iin(random, birthDate, sex), name, phone: numbers.phone(random), relation: relations[sex] };
}
