import { isRealDate, type LegalDate } from '../time.ts';

/** A day in words, in the cases that our sentences need; a Kazakh month declines by the harmony of its own vowels. */
export type Day = {
  kk: {
    /** 2025 жылғы 21 сәуір */
    plain: string;
    /** 2025 жылғы 21 сәуірден: from it, and with “кешіктірмей” not later than it. */
    from: string;
    /** 2025 жылғы 21 сәуірде */
    on: string;
    /** 2025 жылғы 21 сәуірге */
    to: string;
    /** 2025 жылғы 21 сәуірдегі */
    of: string;
  };
  /** 21 апреля 2025 года, after every preposition that takes the genitive, and after “по”. */
  ru: string;
};

/** Plain, ablative, locative, dative, and the adjective made of the locative. */
const monthsKk: readonly (readonly [string, string, string, string, string])[] = [
  ['қаңтар', 'қаңтардан', 'қаңтарда', 'қаңтарға', 'қаңтардағы'],
  ['ақпан', 'ақпаннан', 'ақпанда', 'ақпанға', 'ақпандағы'],
  ['наурыз', 'наурыздан', 'наурызда', 'наурызға', 'наурыздағы'],
  ['сәуір', 'сәуірден', 'сәуірде', 'сәуірге', 'сәуірдегі'],
  ['мамыр', 'мамырдан', 'мамырда', 'мамырға', 'мамырдағы'],
  ['маусым', 'маусымнан', 'маусымда', 'маусымға', 'маусымдағы'],
  ['шілде', 'шілдеден', 'шілдеде', 'шілдеге', 'шілдедегі'],
  ['тамыз', 'тамыздан', 'тамызда', 'тамызға', 'тамыздағы'],
  ['қыркүйек', 'қыркүйектен', 'қыркүйекте', 'қыркүйекке', 'қыркүйектегі'],
  ['қазан', 'қазаннан', 'қазанда', 'қазанға', 'қазандағы'],
  ['қараша', 'қарашадан', 'қарашада', 'қарашаға', 'қарашадағы'],
  ['желтоқсан', 'желтоқсаннан', 'желтоқсанда', 'желтоқсанға', 'желтоқсандағы'],
];

const monthsRu = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** The day in words; a text that is no day stays as it is. */
export const dayOf = (date: LegalDate): Day => {
  const [year, month, day] = date.split('-').map(Number);
  const names = monthsKk[Number(month) - 1];
  const ru = monthsRu[Number(month) - 1];
  if (!isRealDate(date) || !names || !ru)
    return { kk: { plain: date, from: date, on: date, to: date, of: date }, ru: date };
  const [plain, from, on, to, of] = names.map((name) => `${year} жылғы ${day} ${name}`) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return { kk: { plain, from, on, to, of }, ru: `${day} ${ru} ${year} года` };
};

/** `06.03.2025`, as acts are dated, in words. */
export const dayOfAct = (text: string): Day => dayOf(text.split('.').reverse().join('-'));

const monthsRuPlain = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

/** A month, `YYYY-MM`: 2025 жылғы сәуірде, and after «за»: апрель 2025 года. */
export const monthOf = (month: string): { kk: string; ru: string } => {
  const [year, number] = month.split('-').map(Number);
  const [, , on] = monthsKk[Number(number) - 1] ?? [];
  const ru = monthsRuPlain[Number(number) - 1];
  return on && ru ? { kk: `${year} жылғы ${on}`, ru: `${ru} ${year} года` } : { kk: month, ru: month };
};
