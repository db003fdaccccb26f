import type { Random } from './random.ts';

export type Sex = 'male' | 'female';

export interface Name {
  readonly family: string;
  readonly given: string;
  readonly patronymic: string;
}

/** Names that run in a people of the region; `earlier` are those of the people born in the Soviet decades. */
interface Names {
  readonly families: readonly string[];
  readonly earlier: Record<Sex, readonly string[]>;
  readonly later: Record<Sex, readonly string[]>;
  readonly fathers: readonly string[];
  readonly patronymic: Record<Sex, string>;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const kazakh: Names = {
  families: words(`
    Серікбаев Нұрланов Жұмабаев Әбдірахманов Сүлейменов Қасымов Мұқанов Оспанов Ахметов Ибраев Төлегенов Есімов
    Бекмұхамбетов Жақсылықов Құрманов Сәрсенбаев Өмірзақов Тілеубердин Қожахметов Байжанов Рахымов Смағұлов Шәріпов
    Дүйсенбаев Жүнісов Молдабеков Тұрсынов Кенжебаев Ысқақов Үсенов Әлімбеков Қалиев Нұғманов Бейсенбин Досжанов
    Исабеков Көшербаев Мәдиев Сейітқазин Тоқтаров Шаймерденов Асқаров Балғабаев Ғабитов Қуанышев Орынбаев Меңдібаев`),
  earlier: {
    male: words(`
      Серік Болат Қайрат Марат Нұрлан Ержан Талғат Ерлан Бауыржан Қанат Мұрат Сәбит Жұмабек Төлеген Амангелді Өмірбек
      Үмбетәлі Тұрсын Қуаныш Дәулет Асқар Рахымжан Есен Оразбек Сейітжан Ғабит Ғалым Әнуар Кәкімбек Шәкен Бекболат Жеңіс`),
    female: words(`
      Гүлнар Айгүл Сәуле Роза Күләш Бибігүл Зәуре Рысты Қамар Жамал Гүлсім Күлпаш Мәриям Шолпан Алтын Зейнеп Үміт Сара
      Бақыт Қарлығаш Гауһар Орынтай Зәмзагүл Тұрсынкүл Күлән Ләззат Өрзия Ғалия Нәзира Әсия Жаңыл Таңшолпан`),
  },
  later: {
    male: words(`
      Нұрислам Алихан Санжар Айсұлтан Ерасыл Мансұр Имран Арлан Диас Мирас Бекзат Жандос Әділет Дінмұхаммед Нұрәлі Ернар
      Темірлан Жиһангер Рамазан Ғалымжан`),
    female: words(`
      Айзере Аяулым Раяна Інжу Медина Аружан Дана Жансая Айша Көзайым Томирис Кәусар Зере Әмина Айым Ділназ Нұрай Мөлдір
      Балнұр Ақбота`),
  },
  fathers: words(`
    Ахмет Мұхамбет Жақып Сәдуақас Қасым Әбіш Ыбырай Смағұл Серік Болат Қайрат Марат Нұрлан Ержан Талғат Ерлан Қанат
    Мұрат Сәбит Жұмабек Төлеген Амангелді Өмірбек Тұрсын Қуаныш Дәулет Асқар Есен Оразбек Ғабит Ғалым Кәрім Шәріп Жеңіс`),
  patronymic: { male: 'ұлы', female: 'қызы' },
};

const slavic: Names = {
  families: words(`
    Иванов Кузнецов Соколов Попов Лебедев Новиков Морозов Волков Павлов Захаров Фёдоров Семёнов Мельник Шевченко
    Бондаренко Коваленко Голубев Воробьёв Литвин Крюков`),
  earlier: {
    male: words('Сергей Александр Николай Владимир Виктор Анатолий Юрий Геннадий Иван Михаил Пётр Василий Леонид'),
    female: words('Людмила Галина Валентина Нина Тамара Надежда Любовь Раиса Зоя Лидия Ольга Татьяна Антонина'),
  },
  later: {
    male: words('Артём Максим Даниил Егор Кирилл Матвей Тимофей Илья Роман'),
    female: words('Дарья Анастасия Полина София Вероника Ксения Алиса Варвара Арина'),
  },
  fathers: words(`
    Николаев Сергеев Петров Иванов Александров Владимиров Михайлов Викторов Анатольев Васильев Андреев Геннадьев Павлов
    Юрьев Григорьев`),
  patronymic: { male: 'ич', female: 'на' },
};

/** The Koreans of Үштөбе bear Russian names. */
const korean: Names = { ...slavic, families: words('Ким Пак Цой Тен Хан Ли Югай') };

const peoples = { kazakh, slavic, korean };

export type People = keyof typeof peoples;

/** Families that end as Russian adjectives of possession do have a form for women; the others have one form. */
export const familyOf = (family: string, sex: Sex): string =>
  sex === 'female' && /(?:[оеё]в|ин)$/.test(family) ? `${family}а` : family;

/** A name as it stands in an identity card. A child takes the family of a relative: `family` in its male form. */
export function nameOf(
  random: Random,
  { people, sex, bornIn, family }: { people: People; sex: Sex; bornIn: number; family?: string },
): { name: Name; family: string } {
  const names = peoples[people];
  const stem = family ?? random.pick(names.families);
  const given = random.pick((bornIn < 1988 ? names.earlier : names.later)[sex]);
  const patronymic = `${random.pick(names.fathers)}${names.patronymic[sex]}`;
  return { name: { family: familyOf(stem, sex), given, patronymic }, family: stem };
}
