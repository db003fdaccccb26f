import { citation } from '../../../domain/law/explanations/citation.ts';
import { html } from '../../../events/html.ts';
import type { Page } from '../result.ts';
import { bilingual, field, sheet, signature, written } from './print.ts';
import type { FileView } from './views.ts';

type Line = FileView['documents'][number];

const states = {
  uploaded: { kk: 'істе бар', ru: 'в деле' },
  present: { kk: 'мәліметі бар', ru: 'есть сведения' },
  missing: { kk: 'жетіспейді', ru: 'не хватает' },
  'if-any': { kk: 'бар болса', ru: 'при наличии' },
} as const satisfies Record<Line['state'], { kk: string; ru: string }>;

const paperOf = ({ number, date, documents }: Line): string => {
  const dates = documents.flatMap(({ issuedOn }) => (issuedOn ? [written(issuedOn)] : []));
  return [...(number ? [`№ ${number}`] : []), ...(date ? [written(date)] : dates)].join(', ');
};

const list = ({ documents }: FileView) => html`<table>
<caption>${bilingual({ kk: 'Жеке істе сақталатын құжаттар', ru: 'Документы, хранящиеся в личном деле' })}</caption>
<thead><tr><th scope="col">№</th><th scope="col">${bilingual({ kk: 'Құжат', ru: 'Документ' })}</th><th scope="col">${bilingual({ kk: 'Нөмірі, күні', ru: 'Номер, дата' })}</th><th scope="col">${bilingual({ kk: 'Жағдайы', ru: 'Состояние' })}</th><th scope="col">${bilingual({ kk: 'Негізі', ru: 'Основание' })}</th></tr></thead>
<tbody>
${documents.map(
  (line) =>
    html`<tr><td>${line.no}</td><td>${bilingual(line.name)}</td><td>${paperOf(line)}</td><td>${bilingual(states[line.state])}</td><td>${bilingual(citation(line.source))}</td></tr>\n`,
)}</tbody>
</table>`;

const cameFrom = ({ cameFrom: from }: FileView) => from && bilingual(from.name);

/** Annex 3 of order 230, in the words of the form with the Russian below, and the list of documents behind it. */
export const coverPage = (file: FileView): Page => {
  const { organization, number, place, formedOn, name, birthDate, admittedOn, address, representative } = file;
  const parents = representative && `${representative.name} (${representative.relation})`;
  return sheet(
    `Жеке іс № ${number ?? ''}`,
    html`<header><p lang="kk">${organization.name.kk}</p><p lang="ru">${organization.name.ru}</p></header>
<main>
<h1>${bilingual({ kk: `Қызмет алушының ЖЕКЕ ІСІ № ${number ?? '______'}`, ru: `ЛИЧНОЕ ДЕЛО получателя услуг № ${number ?? '______'}` })}</h1>
<dl>
${field('Жасалған жері', 'Место составления', place)}
${field('Тегі, аты, әкесінің аты (бар болса)', 'Фамилия, имя, отчество (при наличии)', name)}
${field('Туған күні (күні, айы, жылы)', 'Дата рождения (число, месяц, год)', written(birthDate))}
${field('Жасалған күні', 'Дата составления', written(formedOn))}
${field('Диагнозы', 'Диагноз', '')}
${field('Ұлты', 'Национальность', '')}
${field('Түскен күні', 'Дата поступления', written(admittedOn))}
${field('Қайдан келді', 'Откуда прибыл', cameFrom(file))}
${field('Әлеуметтік мәртебесі', 'Социальный статус', '')}
${field(
  'Ата-аналары туралы мәліметтер (мүгедектігі бар балалар үшін) (тегі, аты, әкесінің аты (бар болса), туған күні, олардың болмау себебі және оны растайтын құжаттың түрі)',
  'Сведения о родителях (для детей с инвалидностью) (фамилия, имя, отчество (при наличии), дата рождения, причина их отсутствия и вид подтверждающего документа)',
  parents,
)}
${field('Үйінің мекенжайы', 'Домашний адрес', address)}
${field('Нөмірленген және тігілген парақ (жазбаша)', 'Пронумеровано и прошито листов (прописью)', '')}
</dl>
${signature('Ұйымның басшысы (тегі, аты, әкесінің аты (бар болса), қолы), мөр орны', 'Руководитель организации (фамилия, имя, отчество (при наличии), подпись), место печати')}
${list(file)}
</main>`,
  );
};
