import { Numbers } from './numbers.ts';
import { seeded } from './random.ts';

export const region = 'Жетісу облысы';

export interface Department {
  readonly departmentId: string;
  readonly locality: string;
  /** How much of a hundred recipients live there. */
  readonly share: number;
}

export const departments: readonly Department[] = [
  { departmentId: 'dep-taldyqorgan', locality: 'Талдықорған', share: 42 },
  { departmentId: 'dep-jarkent', locality: 'Жаркент', share: 20 },
  { departmentId: 'dep-tekeli', locality: 'Текелі', share: 14 },
  { departmentId: 'dep-ushtobe', locality: 'Үштөбе', share: 14 },
  { departmentId: 'dep-sarqan', locality: 'Сарқан', share: 10 },
];

export type Category =
  | 'children-psychoneurological'
  | 'children-musculoskeletal'
  | 'adults-psychoneurological'
  | 'persons-with-disability'
  | 'elderly';

export interface Place {
  readonly key: string;
  readonly body: {
    readonly bin: string;
    readonly name: { readonly kk: string; readonly ru: string };
    readonly setting: 'inpatient' | 'semi-inpatient';
    readonly categories: Category[];
    readonly capacity: number;
    readonly occupied: number;
    readonly address: { readonly region: string; readonly locality: string; readonly line: string };
    readonly licence: { readonly number: string; readonly validFrom: string; readonly validTo: string };
    readonly registeredOn: string;
  };
  /** How many of a hundred recipients want to come here. */
  readonly wanted: number;
  /** How many beds fall vacant in a month. */
  readonly turnover: number;
}

type Row = [
  key: string,
  kk: string,
  ru: string,
  categories: Category[],
  locality: string,
  line: string,
  numbers: { capacity: number; free: number; wanted: number; turnover: number },
];

const inpatient: readonly Row[] = [
  [
    'shapagat',
    '«Шапағат» қарттар үйі',
    'Дом для престарелых «Шапагат»',
    ['elderly', 'persons-with-disability'],
    'Талдықорған',
    'Қабанбай батыр көшесі, 118',
    { capacity: 140, free: 3, wanted: 17, turnover: 9 },
  ],
  [
    'jarkent',
    'Жаркент әлеуметтік қызметтер орталығы',
    'Жаркентский центр социальных услуг',
    ['adults-psychoneurological', 'persons-with-disability'],
    'Жаркент',
    'Сыпатаев көшесі, 41',
    { capacity: 180, free: 2, wanted: 15, turnover: 7 },
  ],
  [
    'tekeli',
    '«Балбұлақ» балалар орталығы',
    'Детский центр «Балбулак»',
    ['children-psychoneurological', 'children-musculoskeletal'],
    'Текелі',
    'Қонаев көшесі, 7',
    { capacity: 64, free: 4, wanted: 9, turnover: 3 },
  ],
  [
    'ushtobe',
    '«Мейірім» қарттар үйі',
    'Дом для престарелых «Мейирим»',
    ['elderly', 'persons-with-disability'],
    'Үштөбе',
    'Желтоқсан көшесі, 22',
    { capacity: 50, free: 16, wanted: 6, turnover: 2 },
  ],
  [
    'sarqan',
    'Сарқан арнаулы әлеуметтік мекемесі',
    'Сарканское социальное учреждение',
    ['persons-with-disability', 'elderly'],
    'Сарқан',
    'Тәуелсіздік көшесі, 15',
    { capacity: 75, free: 0, wanted: 9, turnover: 5 },
  ],
];

const semiInpatient: readonly Row[] = [
  [
    'umit',
    '«Үміт» балаларды оңалту орталығы',
    'Центр реабилитации детей «Умит»',
    ['children-psychoneurological', 'children-musculoskeletal'],
    'Талдықорған',
    'Жансүгіров көшесі, 93',
    { capacity: 60, free: 6, wanted: 14, turnover: 6 },
  ],
  [
    'janashyr',
    '«Жанашыр» күндіз болу орталығы',
    'Центр дневного пребывания «Жанашыр»',
    ['persons-with-disability', 'adults-psychoneurological'],
    'Талдықорған',
    'Тәуелсіздік көшесі, 60',
    { capacity: 45, free: 4, wanted: 11, turnover: 5 },
  ],
  [
    'ardager',
    '«Ардагер» күндіз болу орталығы',
    'Центр дневного пребывания «Ардагер»',
    ['elderly'],
    'Талдықорған',
    'Абай көшесі, 256',
    { capacity: 40, free: 8, wanted: 7, turnover: 3 },
  ],
  [
    'qamqorlyq',
    '«Қамқорлық» оңалту орталығы',
    'Реабилитационный центр «Камкорлык»',
    ['children-musculoskeletal', 'persons-with-disability'],
    'Жаркент',
    'Розыбакиев көшесі, 12',
    { capacity: 30, free: 2, wanted: 7, turnover: 4 },
  ],
  [
    'saule',
    '«Сәуле» сыйымдылығы аз үй',
    'Дом малой вместимости «Сауле»',
    ['elderly', 'persons-with-disability'],
    'Текелі',
    'Тәуелсіздік көшесі, 3',
    { capacity: 16, free: 9, wanted: 3, turnover: 1 },
  ],
  [
    'arman',
    '«Арман» күндіз болу орталығы',
    'Центр дневного пребывания «Арман»',
    ['adults-psychoneurological', 'children-psychoneurological'],
    'Үштөбе',
    'Қонаев көшесі, 31',
    { capacity: 24, free: 5, wanted: 2, turnover: 1 },
  ],
];

/** The organizations of the region, in the register for years, their licences valid for years to come. */
export function placesOf(seed: number, year: number): readonly Place[] {
  const random = seeded(seed);
  const numbers = new Numbers();
  const place =
    (setting: Place['body']['setting']) =>
    ([key, kk, ru, categories, locality, line, { capacity, free, wanted, turnover }]: Row): Place => {
      const registeredOn = `${year - random.int(3, 9)}-${String(random.int(1, 12)).padStart(2, '0')}-15`;
      const validFrom = `${year - 2}-0${random.int(1, 9)}-01`;
      const licence = {
        number: `KZ${random.int(10, 99)}U000${random.int(10000, 99999)}`,
        validFrom,
        validTo: `${year + 3}${validFrom.slice(4)}`,
      };
      const body = {
        bin: numbers.bin(random, registeredOn),
        name: { kk, ru },
        setting,
        categories,
        capacity,
        occupied: capacity - free,
        address: { region, locality, line },
        licence,
        registeredOn,
      };
      return { key, body, wanted, turnover };
    };
  return [...inpatient.map(place('inpatient')), ...semiInpatient.map(place('semi-inpatient'))];
}
