import { dayOf } from '../../domain/law/explanations/date.ts';
import type { Explanation } from '../../domain/law/explanations/explanation.ts';
import { recordWords, serviceNames } from '../../domain/records/visits-form.ts';
import { type Html, html } from '../../events/html.ts';
import type { Page } from './result.ts';
import type { ShownRecord } from './visits-view.ts';

type Day = ShownRecord['days'][number];
type Mark = Day['marks'][number];

const style = html`
@page { size: A4; margin: 15mm; }
body { font: 11pt/1.35 "Noto Sans", "Times New Roman", serif; color: #000; }
h1 { font-size: 14pt; margin: 0 0 4mm; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #000; padding: 1.5mm 2mm; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 400; }
dt { font-weight: 400; } dd { margin: 0 0 2mm; font-weight: 700; }
[lang=ru] { color: #333; }
`;

/** In both languages, the one of the form first. */
const inBoth = ({ kk, ru }: Explanation): Html => html`<span lang="kk">${kk}</span><br><span lang="ru">${ru}</span>`;

const day = (date: string): string => date.split('-').reverse().join('.');

const service = ({ services, specialist, enteredOn }: Mark): Html =>
  html`<p>${services.map(
    (kind) => html`${serviceNames[kind].kk} / <span lang="ru">${serviceNames[kind].ru}</span>; `,
  )}${specialist && html`<br>${specialist.name}, ${specialist.position}`}${
    enteredOn !== undefined &&
    html`<br><small>${recordWords.enteredOn.kk} / <span lang="ru">${recordWords.enteredOn.ru}</span>: ${day(enteredOn)}</small>`
  }</p>`;

const unmarked = ({ missing }: Day): Html => inBoth(missing ? recordWords.missing : recordWords.toCome);

const row = (of: Day): Html => html`<tr><td>${day(of.on)}</td>
<td>${of.marks.length > 0 ? of.marks.map(service) : unmarked(of)}</td>
<td>${of.marks.flatMap(({ remark }) => (remark === undefined ? [] : [html`<p>${remark}</p>`]))}</td></tr>
`;

/** The record of services of a month as the form of 263/3 annex 6, to print. Nothing in it runs, and nothing is fetched for it. */
export const recordPage = ({ form, organization, recipient, registeredOn, days }: ShownRecord): Page => ({
  status: 200,
  style,
  page: html`<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${form.title.kk}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<h1>${inBoth(form.title)}</h1>
<dl>
<dt>${inBoth(recordWords.organization)}</dt><dd>${organization.kk} / <span lang="ru">${organization.ru}</span></dd>
<dt>${inBoth(recordWords.recipient)}</dt><dd>${recipient ?? '–'}</dd>
<dt>${inBoth(recordWords.registeredOn)}</dt><dd>${dayOf(registeredOn).kk.plain} / <span lang="ru">${dayOf(registeredOn).ru}</span></dd>
</dl>
<table>
<thead>
<tr>${form.columns.map((column) => html`<th scope="col">${inBoth(column)}</th>`)}</tr>
<tr>${form.columns.map(({ no }) => html`<td>${no}</td>`)}</tr>
</thead>
<tbody>
${days.map(row)}</tbody>
</table>
<p><small>${inBoth(form.note)}</small></p>
</body>
</html>
`.text,
});
