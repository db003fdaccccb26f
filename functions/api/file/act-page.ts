import { html } from '../../../events/html.ts';
import type { Page } from '../result.ts';
import { bilingual, field, sheet, signature, written } from './print.ts';
import type { ActView } from './views.ts';

type Item = ActView['inventory'][number];

const forms = {
  original: { kk: 'түпнұсқа', ru: 'оригинал' },
  copy: { kk: 'көшірме', ru: 'копия' },
} as const satisfies Record<NonNullable<Item['form']>, { kk: string; ru: string }>;

const columns = [
  { kk: 'Құжат', ru: 'Документ' },
  { kk: 'Нөмірі', ru: 'Номер' },
  { kk: 'Берілген күні', ru: 'Дата выдачи' },
  { kk: 'Түпнұсқа немесе көшірме', ru: 'Оригинал или копия' },
  { kk: 'Парақ саны', ru: 'Листов' },
] as const;

const rowOf = ({ no, name, number, issuedOn, form, pages }: Item) =>
  html`<tr><td>${no}</td><td>${bilingual(name)}</td><td>${number}</td><td>${written(issuedOn)}</td><td>${form && bilingual(forms[form])}</td><td>${pages}</td></tr>\n`;

/** TRA-2: the act of handing over a personal file, in Kazakh with the Russian below, and its inventory. */
export const actPage = ({ from, to, order, date, name, birthDate, inventory }: ActView): Page =>
  sheet(
    'Жеке істі қабылдау-тапсыру актісі',
    html`<main>
<h1>${bilingual({ kk: 'Жеке істі қабылдау-тапсыру актісі', ru: 'Акт приёма-передачи личного дела' })}</h1>
<dl>
${field('Тапсырған ұйым', 'Передала организация', bilingual(from.name))}
${field('Қабылдаған ұйым', 'Приняла организация', bilingual(to.name))}
${field('Қызмет алушы', 'Получатель услуг', name)}
${field('Туған күні', 'Дата рождения', written(birthDate))}
${field('Шығару туралы бұйрық', 'Приказ о выбытии', `№ ${order.number}, ${written(order.date)}`)}
${field('Ауыстыру күні', 'Дата перевода', written(date))}
</dl>
<table>
<caption>${bilingual({ kk: 'Құжаттардың тізімдемесі', ru: 'Опись документов' })}</caption>
<thead><tr><th scope="col">№</th>${columns.map((name) => html`<th scope="col">${bilingual(name)}</th>`)}</tr></thead>
<tbody>
${inventory.map(rowOf)}</tbody>
</table>
${signature('Тапсырды (тегі, аты, әкесінің аты (бар болса), қолы, күні)', 'Передал (фамилия, имя, отчество (при наличии), подпись, дата)')}
${signature('Қабылдады (тегі, аты, әкесінің аты (бар болса), қолы, күні)', 'Принял (фамилия, имя, отчество (при наличии), подпись, дата)')}
</main>`,
  );
