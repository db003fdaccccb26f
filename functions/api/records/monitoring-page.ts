import type * as z from 'zod';
import type { Person } from '../../../domain/person/person.ts';
import { monitoringMonths } from '../../../domain/records/monitoring.ts';
import { serviceKinds } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../../events/html.ts';
import type { monitoringJournal } from '../../../events/http/monitoring.ts';
import { blank, fill, kindWords, type Language, sheet, type Words } from './sheet.ts';

type Entry = z.output<typeof monitoringJournal>['entries'][number];

/** The words of 230 annex 5. */
const words = {
  annex: {
    kk: 'Арнаулы әлеуметтік қызметтер\nкөрсететін ұйымдар қызметінің\nқағидаларына\n5-қосымша\nНысан',
    ru: 'Приложение 5\nк Правилам деятельности организаций,\nоказывающих специальные\nсоциальные услуги\nФорма',
  },
  title: {
    kk: 'Арнаулы әлеуметтік қызметтер көрсету бойынша жоспарын орындау (мониторингі) жөніндегі журнал',
    ru: 'Журнал выполнения (мониторинга) плана оказания специальных социальных услуг',
  },
  name: {
    kk: 'Қызмет алушының тегі, аты, әкесінің аты (бар болса)',
    ru: 'Фамилия, имя, отчество (при его наличии) получателя услуг',
  },
  birth: { kk: 'Туған күні және жылы', ru: 'День и год рождения' },
  diagnosis: { kk: 'Диагнозы', ru: 'Диагноз' },
  measure: { kk: 'Іс-шараның атауы', ru: 'Название мероприятия' },
  scores: {
    kk: 'Функциялық және қызметтік шектелуді бағалаудың ұпай сомасы',
    ru: 'Сумма баллов оценки ограничений функций и деятельности',
  },
  months: {
    kk: ['Қабылданған уақытта', '3 айдан кейін', '6 айдан кейін', '9 айдан кейін', '12 айдан кейін'],
    ru: ['При приёме', 'Через 3 месяца', 'Через 6 месяцев', 'Через 9 месяцев', 'Через 12 месяцев'],
  },
  when: { kk: 'Бағалау уақыты', ru: 'Время оценки' },
  total: { kk: 'Барлығы', ru: 'Всего' },
  goal: { kk: 'Оңалту мақсаты', ru: 'Цель реабилитации' },
  decision: {
    kk: 'Жеке жұмыс жоспарын түзету туралы шешім (қызмет көрсетудің қандай түрі қайта қаралуға тиіс екенін көрсету)',
    ru: 'Решение об исправлении индивидуального плана работы (с видом услуг, который пересматривают)',
  },
  specialist: {
    kk: 'Мониторингті жүзеге асырған маманның тегі, аты, әкесінің аты (бар болса) және қолы',
    ru: 'Фамилия, имя, отчество (при его наличии) и подпись специалиста, проводившего мониторинг',
  },
} as const satisfies Record<string, Words | Readonly<Record<Language, readonly string[]>>>;

type Row = { no?: string; title: string; cell: (entry: Entry) => string };

/** The last entry of each column that no other corrects. */
const columnsOf = (entries: readonly Entry[]): (Entry | undefined)[] =>
  monitoringMonths.map((month) =>
    entries.findLast((entry) => entry.month === month && entry.correctedBy === undefined),
  );

const rowOf = ({ no = '', title, cell }: Row, columns: readonly (Entry | undefined)[]): Html =>
  html`<tr><td>${no}</td><th scope="row">${title}</th>${columns.map((entry) => html`<td>${entry ? cell(entry) : ''}</td>`)}</tr>\n`;

const revised = ({ revise = [], recommendations }: Entry, language: Language): string =>
  [revise.map((kind) => kindWords[kind][language]).join(', '), recommendations].filter(Boolean).join('. ');

const rowsOf = (language: Language): Row[] => [
  { no: '1', title: words.when[language], cell: ({ on }) => on.split('-').reverse().join('.') },
  ...serviceKinds.map((kind, place) => ({
    ...(place === 0 && { no: '2' }),
    title: kindWords[kind][language].toLocaleLowerCase(language),
    cell: ({ scores }: Entry) => String(scores?.[kind] ?? ''),
  })),
  { title: words.total[language], cell: ({ total }) => String(total ?? '') },
  { title: words.goal[language], cell: ({ goal }) => goal ?? '' },
  { no: '3', title: words.decision[language], cell: (entry) => revised(entry, language) },
  { no: '4', title: words.specialist[language], cell: ({ specialist }) => specialist },
];

/** MON-2: the journal of monitoring as the form of 230 annex 5; what was corrected stands in it as it was corrected to. */
export const monitoringPage = (
  entries: readonly Entry[],
  person: Pick<Person, 'name' | 'birthDate'> | undefined,
  language: Language,
) => {
  const columns = columnsOf(entries);
  const { name } = person ?? {};
  const inFull = name && [name.family, name.given, name.patronymic].filter(Boolean).join(' ');
  const born = person?.birthDate.split('-').reverse().join('.');
  const content = html`<h1>${words.title[language]}</h1>
<p>${words.name[language]}: ${inFull ? fill(inFull) : blank}</p>
<p>${words.birth[language]}: ${born ? fill(born) : blank}</p>
<p>${words.diagnosis[language]}: ${blank}</p>
<table class="journal"><thead><tr><th rowspan="2" scope="col">№</th><th rowspan="2" scope="col">${words.measure[language]}</th><th colspan="5" scope="colgroup">${words.scores[language]}</th></tr>
<tr>${words.months[language].map((month) => html`<th scope="col">${month}</th>`)}</tr></thead>
<tbody>
${rowsOf(language).map((row) => rowOf(row, columns))}</tbody></table>`;
  return sheet({ title: words.title, annex: words.annex, content }, language);
};
