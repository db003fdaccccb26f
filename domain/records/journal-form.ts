import type { Order } from '../fact.ts';
import { age } from '../law/explanations/count.ts';
import { dayOf } from '../law/explanations/date.ts';
import { both, type Explanation, same, say } from '../law/explanations/explanation.ts';
import type { LegalDate } from '../law/time.ts';
import type { Language } from '../person/person.ts';
import type { Absence, JournalStatus } from './journal.ts';
import { absenceWords, leavingWords, returnedMark, sexWords, statusWords } from './journal-words.ts';

/** JRN-1: the journal as a form to print, by order 230 annex 2: its titles in the order's own words, and in Russian in ours. */

type Maybe<T> = T | undefined;

type Ordered = { date: LegalDate; order: Order };

/** A row as it is read to be written on the form: the journal's own columns, and of the person what the reader is shown. */
export type FormRow = {
  no: number;
  status: JournalStatus;
  name?: Maybe<string>;
  birthDate?: Maybe<LegalDate>;
  age?: Maybe<number>;
  sex?: Maybe<'male' | 'female'>;
  address?: Maybe<string>;
  phone?: Maybe<string>;
  ispUntil?: Maybe<LegalDate>;
  admitted?: Maybe<Ordered & { mark?: Maybe<'returned'> }>;
  temporarilyLeft: readonly (Ordered & {
    kind: Absence['kind'];
    until?: Maybe<LegalDate>;
    returned?: Maybe<Ordered>;
  })[];
  left?: Maybe<{ date: LegalDate; order?: Maybe<Order> }>;
  leavingReason?: Maybe<string>;
  transferred?: Maybe<Ordered>;
  destination?: Maybe<{ region: string; locality: string }>;
};

/** A column of the form. `key`: as the API names what it holds; `width`: of the paper, in letters. */
export type Column = {
  no: number;
  key: keyof FormRow;
  title: Explanation;
  width: number;
  cell: (row: FormRow) => Explanation;
};

const empty = say('', '');

/** `10.03.2025 ж.`, and in Russian `10.03.2025`. */
export const writtenDay = (date: LegalDate): Explanation => {
  const day = date.split('-').reverse().join('.');
  return say(`${day} ж.`, day);
};

/** `10.03.2025 ж., № 12 бұйрық`; the day of the order, too, where it is another than the day `date` of what it orders. */
const byOrder = (when: Explanation, date: Maybe<LegalDate>, order: Maybe<Order>): Explanation => {
  if (!order) return when;
  const { number } = order;
  if (order.date === date) return say(`${when.kk}, № ${number} бұйрық`, `${when.ru}, приказ № ${number}`);
  const of = writtenDay(order.date);
  return say(`${when.kk}, ${of.kk} № ${number} бұйрық`, `${when.ru}, приказ № ${number} от ${of.ru}`);
};

const onDay = ({ date, order }: { date: LegalDate; order?: Maybe<Order> }): Explanation =>
  byOrder(writtenDay(date), date, order);

const joined = (parts: readonly Maybe<Explanation>[], by: string): Explanation =>
  both((of) => parts.flatMap((part) => (part ? [of(part)] : [])).join(by));

const absence = ({ kind, date, until, order, returned }: FormRow['temporarilyLeft'][number]): Explanation => {
  const { began, ended } = absenceWords[kind];
  const span = joined([writtenDay(date), until === undefined ? undefined : writtenDay(until)], ' – ');
  const back = returned && joined([ended, onDay(returned)], ': ');
  return joined([joined([began, byOrder(span, date, order)], ': '), back], '; ');
};

/** A number of Kazakhstan as people write it; another as it is. */
const writtenPhone = (phone: string): string => phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2 $3 $4');

const leaving = (reason: string): Explanation =>
  (Object.hasOwn(leavingWords, reason) ? leavingWords[reason] : undefined) ?? same(reason);

const until = (date: LegalDate): Explanation => {
  const day = writtenDay(date);
  return say(`${day.kk} дейін`, `до ${day.ru}`);
};

/** The cell of what is there; an empty one where nothing is. */
const cell = <T>(value: Maybe<T>, written: (value: T) => Explanation): Explanation =>
  value === undefined ? empty : written(value);

/** The fourteen columns in the order of the form; their Kazakh titles are the order's, to the letter («номірі» too). */
export const columns: readonly Column[] = [
  { no: 1, key: 'no', title: same('№'), width: 5, cell: ({ no }) => same(no) },
  { no: 2, key: 'status', title: say('Мәртебесі', 'Статус'), width: 13, cell: ({ status }) => statusWords[status] },
  {
    no: 3,
    key: 'name',
    title: say('Тегі, аты, әкесінің аты (бар болса)', 'Фамилия, имя, отчество (при его наличии)'),
    width: 18,
    cell: ({ name }) => cell(name, same),
  },
  {
    no: 4,
    key: 'birthDate',
    title: say('Туған күні, жасы', 'Дата рождения, возраст'),
    width: 13,
    cell: (row) =>
      cell(row.birthDate, (date) => joined([writtenDay(date), row.age === undefined ? undefined : age(row.age)], ', ')),
  },
  {
    no: 5,
    key: 'sex',
    title: say('Жынысы', 'Пол'),
    width: 9,
    cell: ({ sex }) => cell(sex, (one) => sexWords[one]),
  },
  {
    no: 6,
    key: 'address',
    title: say('Үйінің мекенжайы', 'Домашний адрес'),
    width: 18,
    cell: ({ address }) => cell(address, same),
  },
  {
    no: 7,
    key: 'phone',
    title: say('Телефон номірі', 'Номер телефона'),
    width: 11,
    cell: ({ phone }) => cell(phone, (number) => same(writtenPhone(number))),
  },
  {
    no: 8,
    key: 'ispUntil',
    title: say(
      'Мүгедектігі бар адамды абилитациялау мен оңалтудың жеке бағдарламасының мерзімі',
      'Срок индивидуальной программы абилитации и реабилитации лица с инвалидностью',
    ),
    width: 18,
    cell: ({ ispUntil }) => cell(ispUntil, until),
  },
  {
    no: 9,
    key: 'admitted',
    title: say('Түскен күні және бұйрықтың №', 'Дата поступления и № приказа'),
    width: 14,
    cell: ({ admitted }) =>
      cell(admitted, (one) => joined([onDay(one), one.mark === 'returned' ? returnedMark : undefined], '; ')),
  },
  {
    no: 10,
    key: 'temporarilyLeft',
    title: say('Уақытша шығқан күні және бұйрықтың №', 'Дата временного выбытия и № приказа'),
    width: 21,
    cell: ({ temporarilyLeft }) => joined(temporarilyLeft.map(absence), '; '),
  },
  {
    no: 11,
    key: 'left',
    title: say('Шыққан күні және бұйрықтың №', 'Дата выбытия и № приказа'),
    width: 14,
    cell: ({ left }) => cell(left, onDay),
  },
  {
    no: 12,
    key: 'leavingReason',
    title: say('Шығу себебі', 'Причина выбытия'),
    width: 15,
    cell: ({ leavingReason }) => cell(leavingReason, leaving),
  },
  {
    no: 13,
    key: 'transferred',
    title: say('Ауыстырылған күні және бұйрықтың №', 'Дата перевода и № приказа'),
    width: 15,
    cell: ({ transferred }) => cell(transferred, onDay),
  },
  {
    no: 14,
    key: 'destination',
    title: say('Қайда шықты (облыс, қала, аудан)', 'Куда выбыл (область, город, район)'),
    width: 15,
    cell: ({ destination }) => cell(destination, ({ region, locality }) => same(`${region}, ${locality}`)),
  },
];

/** Whose journal it is, of which days, in which language, and of which status alone. */
export type Heading = {
  organization: { kk: string; ru: string };
  language: Language;
  from?: Maybe<LegalDate>;
  to?: Maybe<LegalDate>;
  status?: Maybe<JournalStatus>;
};

/** Where the form belongs; on the right, above all. */
const annex = say(
  'Арнаулы әлеуметтік қызметтер көрсететін ұйымдар қызметінің қағидаларына 2-қосымша, нысан',
  'Приложение 2 к Правилам деятельности организаций, оказывающих специальные социальные услуги, форма',
);

const title = say(
  'Стационарлық/жартылай стационарлық үлгідегі/ үйде қызмет көрсететін/уақытша болу ұйымында арнаулы әлеуметтік қызметтерді алатын адамдарды және арнаулы әлеуметтік қызметтерге мұқтаж адамдарды кезекке тіркеудің электрондық журналы',
  'Электронный журнал регистрации лиц, получающих специальные социальные услуги в организации стационарного/полустационарного типа/оказания услуг на дому/временного пребывания, и постановки в очередь лиц, нуждающихся в специальных социальных услугах',
);

const blank = say('20__ жылғы «___» ________', '«___» ________ 20__ года');

/** A period that is open at an end is printed with the blank of the form, for the hand. */
const dayOr = (date: Maybe<LegalDate>): Explanation =>
  date === undefined ? blank : say(dayOf(date).kk.on, dayOf(date).ru);

const periodOf = (from: Maybe<LegalDate>, to: Maybe<LegalDate>): readonly Explanation[] => {
  const [first, last] = [dayOr(from), dayOr(to)];
  return [say(`${first.kk} басталды`, `Начат ${first.ru}`), say(`${last.kk} аяқталды`, `Окончен ${last.ru}`)];
};

/** What stands above the table of the form, in the language that it is printed in. */
export const headOf = ({ organization, language, from, to, status }: Heading) => ({
  annex: annex[language],
  // The form asks for the name in both languages, the Kazakh above.
  organization: [organization.kk, organization.ru],
  title: title[language],
  period: periodOf(from, to).map((line) => line[language]),
  ...(status && {
    only: say(`Тек мәртебесі: ${statusWords[status].kk}`, `Только статус: ${statusWords[status].ru}`)[language],
  }),
});

/** The cells of a row as they are printed. */
export const cellsOf = (row: FormRow, language: Language): string[] => columns.map(({ cell }) => cell(row)[language]);
