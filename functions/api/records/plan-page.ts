import type * as z from 'zod';
import { dayOf } from '../../../domain/law/explanations/date.ts';
import type { Person } from '../../../domain/person/person.ts';
import { serviceKinds } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../../events/html.ts';
import type { plan } from '../../../events/http/plan.ts';
import { blank, fill, kindWords, type Language, sheet, type Words } from './sheet.ts';

type Plan = z.output<typeof plan>;
type Measure = Plan['revisions'][number]['measures'][number];

/** Whose plan it is, and where. */
export type Whose = {
  person: Pick<Person, 'name' | 'birthDate'> | undefined;
  organization: Words;
  /** The day that they came to the organization. */
  since: string;
  /** The services of the setting, which measures name by their ids. */
  services: readonly { id: string; name: Words }[];
};

/** The words of 230 annex 4; of its title the second «жоспары», a slip of the text, is left out. */
const words = {
  annex: {
    kk: 'Арнаулы әлеуметтік қызметтер\nкөрсететін ұйымдар қызметінің\nқағидаларына\n4-қосымша\nНысан',
    ru: 'Приложение 4\nк Правилам деятельности организаций,\nоказывающих специальные\nсоциальные услуги\nФорма',
  },
  approved: { kk: 'Бекітемін:', ru: 'Утверждаю:' },
  headHint: {
    kk: '(ұйым басшысының тегі, аты, әкесінің аты (бар болса) және қолы)',
    ru: '(фамилия, имя, отчество (при его наличии) руководителя организации и подпись)',
  },
  title: {
    kk: 'Арнаулы әлеуметтік қызметтер көрсету бойынша жеке жоспары',
    ru: 'Индивидуальный план оказания специальных социальных услуг',
  },
  name: {
    kk: 'Қызмет алушының тегі, аты, әкесінің аты (бар болса)',
    ru: 'Фамилия, имя, отчество (при его наличии) получателя услуг',
  },
  birth: { kk: 'Туған күні және жылы', ru: 'День и год рождения' },
  diagnosis: { kk: 'Диагнозы', ru: 'Диагноз' },
  since: { kk: 'Ұйымға түскен күні', ru: 'Дата поступления в организацию' },
  observed: {
    kk: (from: Html, until: Html) =>
      html`Қызмет алушыға ${from} бастап ${until} қоса алғанға дейін бақылау жүзеге асырылды`,
    ru: (from: Html, until: Html) => html`Наблюдение за получателем услуг велось с ${from} по ${until} включительно`,
  },
  period: {
    kk: (from: Html, until: Html) =>
      html`Жеке жұмыс жоспары ${from} бастап ${until} қоса алғанға дейінгі кезеңге әзірленді`,
    ru: (from: Html, until: Html) =>
      html`Индивидуальный план работы составлен на период с ${from} по ${until} включительно`,
  },
  measures: {
    kk: 'Қызмет алушының жеке қажеттілігіне сәйкес тағайындалған іс-шаралар (көрсетілетін қызметтің түрлері мен көлемін көрсету):',
    ru: 'Мероприятия, назначенные по индивидуальным потребностям получателя услуг (с видами и объёмом услуг):',
  },
  columns: {
    kk: [
      '№',
      'Сұрақ',
      'Жауаптар',
      'Қызмет көлемі (жеке жүргізілетін іс-шаралардың атауы)',
      'Іс-шараны жүзеге асыруға міндетті маманның тегі, аты, әкесінің аты (бар болса) және қолы',
      'Күні',
    ],
    ru: [
      '№',
      'Вопрос',
      'Ответы',
      'Объём услуг (название мероприятий)',
      'Фамилия, имя, отчество (при его наличии) и подпись специалиста, обязанного провести мероприятие',
      'Дата',
    ],
  },
  review: { kk: 'Жеке жоспарды қайта қарау күні', ru: 'Дата пересмотра индивидуального плана' },
  signs: {
    kk: [
      'Әлеуметтік жұмыс жөніндегі маман',
      'Психолог*',
      'Медициналық персонал маманы*',
      'Маман',
      'Әлеуметтік жұмыс жөніндегі консультант**',
    ],
    ru: [
      'Специалист по социальной работе',
      'Психолог*',
      'Специалист из медицинского персонала*',
      'Специалист',
      'Консультант по социальной работе**',
    ],
  },
  notes: {
    kk: '* стационар/жартылай стационар/уақытша болу ұйымдарымен толтырылады;\n** үйде қызмет көрсету ұйымдарымен толтырылады.',
    ru: '* заполняют стационары, полустационары и организации временного пребывания;\n** заполняют организации, обслуживающие на дому.',
  },
} as const;

const periods = {
  week: { kk: 'апта сайын', ru: 'еженедельно' },
  month: { kk: 'ай сайын', ru: 'ежемесячно' },
  quarter: { kk: 'тоқсан сайын', ru: 'ежеквартально' },
} as const;

const day = (date: string | undefined, language: Language): Html =>
  date === undefined ? blank : fill(language === 'kk' ? dayOf(date).kk.plain : dayOf(date).ru);

const measureRow = (measure: Measure, place: number, { services }: Whose, language: Language): Html => {
  const { name, service, volume, period, specialist, by, result } = measure;
  const what = `${name ?? services.find(({ id }) => id === service)?.name[language] ?? service ?? ''}: ${volume}, ${periods[period][language]}`;
  const date = by.split('-').reverse().join('.');
  return html`<tr><td>${place + 1}</td><td></td><td>${result ?? ''}</td><td>${what}</td><td>${specialist}</td><td>${date}</td></tr>\n`;
};

/** Every kind has its heading, as in the form; where nothing is planned of it, an empty line. */
const section = (measures: readonly Measure[], kind: Measure['kind'], whose: Whose, language: Language): Html => {
  const own = measures.filter((measure) => measure.kind === kind);
  return html`<tr class="section"><td colspan="6">${kindWords[kind][language]}</td></tr>
${own.length > 0 ? own.map((measure, place) => measureRow(measure, place, whose, language)) : html`<tr><td>1</td><td></td><td></td><td></td><td></td><td></td></tr>\n`}`;
};

const approval = ({ approved }: Plan['revisions'][number], organization: Words, language: Language): Html =>
  html`<div class="right"><p>${words.approved[language]}</p><p>${approved?.head ? fill(approved.head) : blank} ${blank}</p>
<p class="hint">${words.headHint[language]}</p><p>${day(approved?.on, language)}</p><p>${fill(organization[language])}</p></div>`;

/**
 * PLN-2: a plan as the form of 230 annex 4, to print and to sign. The diagnosis is left to be written by hand: it is not kept
 * with the plan. Of several revisions the last.
 */
export const planPage = (shown: Plan, whose: Whose, language: Language) => {
  const { person, organization, since } = whose;
  const revision = shown.revisions[0];
  const { name } = person ?? {};
  const inFull = name && [name.family, name.given, name.patronymic].filter(Boolean).join(' ');
  const content = html`${revision && approval(revision, organization, language)}
<h1>${words.title[language]}</h1>
<p>${words.name[language]}: ${inFull ? fill(inFull) : blank}</p>
<p>${words.birth[language]}: ${day(person?.birthDate, language)}</p>
<p>${words.diagnosis[language]}: ${blank}</p>
<p>${words.since[language]}: ${day(since, language)}</p>
<p>${words.observed[language](day(shown.observed?.from, language), day(shown.observed?.until, language))}</p>
<p>${words.period[language](day(shown.from, language), day(shown.until, language))}</p>
<p>${words.measures[language]}</p>
<table><thead><tr>${words.columns[language].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${serviceKinds.map((kind) => section(revision?.measures ?? [], kind, whose, language))}</tbody></table>
<p>${words.review[language]}: ${day(revision?.reviewOn, language)}</p>
${words.signs[language].map((who) => html`<p>${who} ${blank} ${blank}</p>\n`)}
<p class="note">${words.notes[language]}</p>`;
  return sheet({ title: words.title, annex: words.annex, content }, language);
};
