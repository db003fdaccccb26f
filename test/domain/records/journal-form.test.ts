import { describe, expect, it } from 'vitest';
import { cellsOf, columns, type FormRow, headOf } from '../../../domain/records/journal-form.ts';
import { leavingWords } from '../../../domain/records/journal-words.ts';
import { groundsOf } from '../../../domain/stay/grounds.ts';

const order = (number: string, date: string) => ({ number, date });

const bare: FormRow = { no: 1, status: 'queued', temporarilyLeft: [] };

/** What is not empty of a row, by the numbers of the columns. */
const written = (row: Partial<FormRow>, language: 'kk' | 'ru' = 'kk') =>
  Object.fromEntries(
    cellsOf({ ...bare, ...row }, language).flatMap((cell, place) => (cell === '' ? [] : [[place + 1, cell]])),
  );

const others = (row: Partial<FormRow>, language: 'kk' | 'ru' = 'kk') => {
  const { 1: _, 2: __, ...rest } = written(row, language);
  return rest;
};

describe('the form of the journal', () => {
  it('JRN-1 · has the fourteen columns of annex 2, to the letter', () => {
    expect(columns.map(({ no, title }) => `${no} ${title.kk}`)).toStrictEqual([
      '1 №',
      '2 Мәртебесі',
      '3 Тегі, аты, әкесінің аты (бар болса)',
      '4 Туған күні, жасы',
      '5 Жынысы',
      '6 Үйінің мекенжайы',
      '7 Телефон номірі',
      '8 Мүгедектігі бар адамды абилитациялау мен оңалтудың жеке бағдарламасының мерзімі',
      '9 Түскен күні және бұйрықтың №',
      '10 Уақытша шығқан күні және бұйрықтың №',
      '11 Шыққан күні және бұйрықтың №',
      '12 Шығу себебі',
      '13 Ауыстырылған күні және бұйрықтың №',
      '14 Қайда шықты (облыс, қала, аудан)',
    ]);
    expect(new Set(columns.map(({ key }) => key)).size).toBe(14);
  });

  it('JRN-1 · is headed by the organization in both languages, the title of the form and its period', () => {
    const organization = { kk: 'Мейірім үйі', ru: 'Дом милосердия' };
    const head = headOf({ organization, language: 'kk', from: '2025-01-01', to: '2025-03-31' });
    expect(head).toStrictEqual({
      annex: 'Арнаулы әлеуметтік қызметтер көрсететін ұйымдар қызметінің қағидаларына 2-қосымша, нысан',
      organization: ['Мейірім үйі', 'Дом милосердия'],
      title:
        'Стационарлық/жартылай стационарлық үлгідегі/ үйде қызмет көрсететін/уақытша болу ұйымында арнаулы әлеуметтік қызметтерді алатын адамдарды және арнаулы әлеуметтік қызметтерге мұқтаж адамдарды кезекке тіркеудің электрондық журналы',
      period: ['2025 жылғы 1 қаңтарда басталды', '2025 жылғы 31 наурызда аяқталды'],
    });
    const ru = headOf({ organization, language: 'ru', from: '2025-01-01', status: 'queued' });
    expect(ru.period).toStrictEqual(['Начат 1 января 2025 года', 'Окончен «___» ________ 20__ года']);
    expect(ru.only).toBe('Только статус: в очереди');
    expect(headOf({ organization, language: 'kk' }).period[0]).toBe('20__ жылғы «___» ________ басталды');
  });

  it('JRN-1 · tells who it is as people write it', () => {
    const person = {
      name: 'Әлімова Гүлнәр Сейітқызы',
      birthDate: '1950-05-05',
      age: 74,
      sex: 'female',
      address: 'Жетісу, Талдықорған, Абай 2',
      phone: '+77011234567',
      ispUntil: '2027-01-31',
    } as const;
    expect(written(person)).toStrictEqual({
      1: '1',
      2: 'кезекте тұр',
      3: 'Әлімова Гүлнәр Сейітқызы',
      4: '05.05.1950 ж., 74 жаста',
      5: 'әйел',
      6: 'Жетісу, Талдықорған, Абай 2',
      7: '+7 701 123 45 67',
      8: '31.01.2027 ж. дейін',
    });
    expect(others(person, 'ru')).toMatchObject({ 4: '05.05.1950, 74 года', 5: 'женский', 8: 'до 31.01.2027' });
    expect(others({ ...person, age: 81 }, 'ru')[4]).toBe('05.05.1950, 81 год');
    expect(others({ ...person, age: 75, sex: 'male' }, 'ru')).toMatchObject({ 4: '05.05.1950, 75 лет', 5: 'мужской' });
    expect(others({ phone: '+4915112345678' })).toStrictEqual({ 7: '+4915112345678' });
    expect(others({})).toStrictEqual({});
  });

  it('JRN-1, ADM-2 · dates what was ordered, and names the order', () => {
    const admitted = { date: '2025-03-10', order: order('12-ө', '2025-03-10') };
    expect(others({ admitted })).toStrictEqual({ 9: '10.03.2025 ж., № 12-ө бұйрық' });
    expect(others({ admitted: { ...admitted, mark: 'returned' } })).toStrictEqual({
      9: '10.03.2025 ж., № 12-ө бұйрық; қайта оралды',
    });
    expect(others({ admitted: { ...admitted, mark: 'returned' } }, 'ru')).toStrictEqual({
      9: '10.03.2025, приказ № 12-ө; прибыл повторно',
    });
    const later = { date: '2025-03-10', order: order('12', '2025-03-07') };
    expect(others({ transferred: later, destination: { region: 'Абай', locality: 'Семей' } })).toStrictEqual({
      13: '10.03.2025 ж., 07.03.2025 ж. № 12 бұйрық',
      14: 'Абай, Семей',
    });
    expect(others({ transferred: later }, 'ru')).toStrictEqual({ 13: '10.03.2025, приказ № 12 от 07.03.2025' });
  });

  it('JRN-1 · tells every leave and how it ended', () => {
    const leave = { kind: 'leave', date: '2025-04-07', until: '2025-05-07', order: order('14', '2025-04-07') } as const;
    const temporarilyLeft = [
      { ...leave, returned: { date: '2025-05-05', order: order('15', '2025-05-05') } },
      { kind: 'suspension', date: '2025-06-01', order: order('16', '2025-05-30') } as const,
    ];
    expect(others({ temporarilyLeft })).toStrictEqual({
      10: 'уақытша шығу: 07.04.2025 ж. – 07.05.2025 ж., № 14 бұйрық; қайтып келді: 05.05.2025 ж., № 15 бұйрық; қызмет тоқтатыла тұрды: 01.06.2025 ж., 30.05.2025 ж. № 16 бұйрық',
    });
    expect(others({ temporarilyLeft }, 'ru')).toStrictEqual({
      10: 'временное выбытие: 07.04.2025 – 07.05.2025, приказ № 14; возвращение: 05.05.2025, приказ № 15; услуга приостановлена: 01.06.2025, приказ № 16 от 30.05.2025',
    });
  });

  it('JRN-1, END-1 · has a word for every ground of a discharge, and a day where there is no order', () => {
    const settings = ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'] as const;
    const grounds = settings.flatMap((setting) => groundsOf(setting).grounds.map(({ ground }) => ground));
    expect(grounds.filter((ground) => !leavingWords[ground])).toStrictEqual([]);
    expect(others({ left: { date: '2025-05-05' }, leavingReason: 'death' })).toStrictEqual({
      11: '05.05.2025 ж.',
      12: 'қайтыс болды',
    });
    expect(others({ leavingReason: 'constructor' })).toStrictEqual({ 12: 'constructor' });
  });
});
