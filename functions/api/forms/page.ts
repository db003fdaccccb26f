import type { Block, Row, Table, Words } from '../../../events/forms/form.ts';
import { type Html, html } from '../../../events/html.ts';
import { lineOf, type Sheet } from './blanks.ts';
import { style } from './style.ts';
import { aboutOf } from './values.ts';

/** A form as a page to print: A4, the words of the order around its blanks, and where something is known, that in them. */

const isHint = (line: string): boolean => line.startsWith('(') && !line.includes('{');

/** In a short line the blanks fill its width; in others they stand among words. */
const rowOf = (sheet: Sheet, line: string): Html => {
  if (isHint(line)) return html`<span class="hint">${line}</span>`;
  const words = line.replace(/\{[^}]*\}/g, '');
  const short = words.length < 70 || line.endsWith('}');
  const kind = words.length < line.length && short && !line.includes('[') ? 'line' : 'words';
  return html`<span class="${kind}">${lineOf(sheet, line)}</span>`;
};

const rowsOf = (sheet: Sheet, text: string): Html[] => text.split('\n').map((line) => rowOf(sheet, line));

const fieldBlock = (sheet: Sheet, name: string): Html => {
  const about = aboutOf(sheet.form, name);
  if (!about) throw new Error(`The form has no field ${name}`);
  const { title, 'x-title-ru': ru, 'x-hint': hint } = about;
  const words = sheet.language === 'kk' ? title : ru;
  return html`<p>${rowsOf(sheet, `${words} {${name}}${hint ? `\n${hint[sheet.language]}` : ''}`)}</p>\n`;
};

const cellsOf = (sheet: Sheet, { cells }: Row): Html[] =>
  cells.map((cell) => html`<td>${lineOf(sheet, cell[sheet.language])}</td>`);

const tableRow = (sheet: Sheet, row: Row): Html => {
  if (row.as === undefined) return html`<tr>${cellsOf(sheet, row)}</tr>\n`;
  const first = row.as === 'total' ? html`<td></td>` : html``;
  const last = row.as === 'section' ? html`<td></td>` : html``;
  return html`<tr class="${row.as}">${first}${cellsOf(sheet, row)}${last}</tr>\n`;
};

const tableBlock = (sheet: Sheet, { head, rows }: Table): Html => html`<table>
<thead><tr>${head.map((words) => html`<th scope="col">${words[sheet.language]}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => tableRow(sheet, row))}</tbody>
</table>
`;

const blockOf = (sheet: Sheet, block: Block): Html => {
  if (typeof block === 'string') return fieldBlock(sheet, block);
  if (block.as === 'table') return tableBlock(sheet, block);
  const inside = rowsOf(sheet, block.words[sheet.language]);
  switch (block.as) {
    case 'title':
      return html`<h1>${inside}</h1>\n`;
    case 'heading':
      return html`<h2>${inside}</h2>\n`;
    case 'right':
      return html`<p class="right">${inside}</p>\n`;
    case 'note':
      return html`<p class="note">${inside}</p>\n`;
    default:
      return html`<p>${inside}</p>\n`;
  }
};

/** What stands beside the sheet on a screen, and is not printed. */
const beside = {
  kk: { source: 'Нысанның негізі', print: 'Басып шығару үшін браузердің «Басып шығару» мәзірін пайдаланыңыз (A4).' },
  ru: { source: 'Основание формы', print: 'Чтобы напечатать, выберите в браузере «Печать» (A4).' },
};

/** The whole page. `source`: the clause in words, with what has to be known of its wording. */
export const formPage = (sheet: Sheet, title: Words, source: Words): string => {
  const { form, language } = sheet;
  const aside = beside[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[language]}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<aside>
<p>${aside.source}: ${source[language]}.</p>
<p>${aside.print}</p>
</aside>
<main>
<p class="right annex">${rowsOf(sheet, form.annex[language])}</p>
${form.blocks.map((block) => blockOf(sheet, block))}</main>
</body>
</html>
`.text;
};
