import type * as z from 'zod';
import { citation } from '../../domain/law/explanations/index.ts';
import { type Html, html } from '../../events/html.ts';
import type { equipmentChecklist } from '../../events/http/catalogues.ts';
import type { Told } from '../shared/answer.ts';
import type { Page } from './result.ts';

/** The list of equipment on paper: A4, in both languages, with a box to tick for everything. */

type Checklist = Told<z.output<typeof equipmentChecklist>>;
type Room = Checklist['rooms'][number];
type Item = Room['items'][number];
type Text = Item['name'];

const style = html`
@page { size: A4; margin: 15mm 12mm 15mm 18mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 180mm; color: #000; background: #fff; font: 10pt/1.35 "Noto Sans", "Segoe UI", system-ui, sans-serif; }
h1 { margin: 0 0 2mm; font-size: 14pt; line-height: 1.25; }
h2 { margin: 6mm 0 1mm; font-size: 11pt; break-after: avoid; }
p { margin: 1mm 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1mm 1.5mm; border: .3mm solid #555; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { font-size: 8.5pt; font-weight: 600; }
tbody th { font: inherit; }
.box { width: 9mm; text-align: center; }
.unit { width: 38mm; }
.count { width: 20mm; }
.asked { width: 34mm; }
.ru { color: #333; }
.tick { display: inline-block; width: 4mm; height: 4mm; border: .4mm solid #000; }
.notes { font-size: 8.5pt; break-before: avoid; }
.signed { margin-top: 10mm; }
`;

const both = ({ kk, ru }: Text, between: Html = html`<br>`): Html =>
  html`<span lang="kk">${kk}</span>${between}<span lang="ru" class="ru">${ru}</span>`;

const words: Readonly<Record<Item['requirement'], Text>> = {
  required: { kk: 'міндетті', ru: 'обязательно' },
  phased: { kk: 'міндетті', ru: 'обязательно' },
  recommended: { kk: 'ұсынылады', ru: 'рекомендуется' },
};

/** A day as papers write it: 31.12.2027. */
const dotted = (date: string): string => date.split('-').reverse().join('.');

const asked = ({ requirement, by }: Pick<Item, 'requirement' | 'by'>): Text => {
  const { kk, ru } = words[requirement];
  return by ? { kk: `${kk}, ${dotted(by)} дейін`, ru: `${ru}, до ${dotted(by)}` } : { kk, ru };
};

/** How many, as the annex has it; and how many that makes of the whole organization, where that is another number. */
const counted = ({ least, most, count }: Item): Html => {
  if (least === undefined) return html`–`;
  const written = most === undefined ? `${least}` : `${least}–${most}`;
  return count === undefined || count === least ? html`${written}` : html`${written}<br>(${count})`;
};

const row = (item: Item): Html => html`<tr><td class="box"><span class="tick"></span></td>
<th scope="row">${both(item.name)}</th><td>${both(item.unit)}</td><td>${counted(item)}</td><td>${both(asked(item))}</td></tr>
`;

const room = ({ id, name, assumed, items }: Room): Html => html`<section aria-labelledby="${id}">
<h2 id="${id}">${both(name)}</h2>
${assumed && html`<p class="notes">${both(assumed, html` `)}</p>\n`}<table>
<thead><tr><th scope="col" class="box"><span lang="kk">Бар</span><br><span lang="ru">Есть</span></th>
<th scope="col">${both({ kk: 'Атауы', ru: 'Наименование' })}</th>
<th scope="col" class="unit">${both({ kk: 'Өлшем бірлігі', ru: 'Единица измерения' })}</th>
<th scope="col" class="count">${both({ kk: 'Ең аз саны', ru: 'Не меньше' })}</th>
<th scope="col" class="asked">${both({ kk: 'Талап', ru: 'Требование' })}</th></tr></thead>
<tbody>
${items.map(row)}</tbody>
</table>
</section>
`;

const title: Text = {
  kk: 'Ұйымды жарақтандыруды тексеру тізбесі',
  ru: 'Контрольный перечень оснащения организации',
};

const bracketed: Text = {
  kk: 'Жақшадағы сан – бүкіл ұйым үшін қажеті.',
  ru: 'Число в скобках – сколько нужно на всю организацию.',
};

/** The page as text. */
export const checklistPage = (checklist: Checklist): Page => {
  const { name, on, capacity, source, assumptions, rooms, notes } = checklist;
  const places = { kk: `${dotted(on)} күнгі жағдай, ${capacity} орын`, ru: `на ${dotted(on)}, мест: ${capacity}` };
  const page = html`<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.kk} · ${title.ru}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<h1>${both(title)}</h1>
<p><strong>${both(name)}</strong></p>
<p>${both(places)}</p>
<p>${both(citation(source))}</p>
${[...assumptions, ...(rooms.length > 0 ? [bracketed] : [])].map((text) => html`<p class="notes">${both(text, html` `)}</p>\n`)}${rooms.map(room)}
${
  rooms.length > 0 &&
  html`<section aria-label="Ескертпе"><h2>${both({ kk: 'Ескертпе', ru: 'Примечания' }, html` · `)}</h2>
${notes.map((text) => html`<p class="notes">${both(text)}</p>\n`)}</section>`
}
<p class="signed">${both({ kk: 'Тексерген: ____________________ Күні: ____________', ru: 'Проверил(а): ____________________ Дата: ____________' })}</p>
</body>
</html>
`;
  return { status: 200, page: page.text, style };
};
