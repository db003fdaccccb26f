import { type Html, html, type Part } from '../../../events/html.ts';
import type { Page } from '../result.ts';

/** A4, black on white, as a form is printed; on a screen the same sheet. */
const style = html`
@page { size: A4; margin: 20mm 15mm 20mm 25mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 180mm; padding: 10mm; color: #000; background: #fff; font: 12pt/1.4 "Times New Roman", "Noto Serif", serif; overflow-wrap: anywhere; }
header { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm; text-align: center; }
h1 { margin: 12mm 0 2mm; text-align: center; font-size: 15pt; }
caption { margin: 8mm 0 2mm; text-align: start; }
p { margin: 1mm 0; }
dl { display: grid; grid-template-columns: 75mm 1fr; margin: 6mm 0; }
dt, dd { margin: 0; padding: 1.5mm 0; }
dd { border-bottom: 1px solid #000; min-height: 8mm; }
table { width: 100%; border-collapse: collapse; font-size: 10.5pt; }
th, td { border: 1px solid #000; padding: 1mm 1.5mm; text-align: start; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.ru { color: #333; font-size: .88em; }
.signature { display: grid; grid-template-columns: 1fr 40mm 60mm; gap: 5mm; margin-top: 12mm; }
.signature > span { border-bottom: 1px solid #000; min-height: 8mm; }
@media print { body { max-width: none; padding: 0; } }
`;

/** Words in both languages of the state: as the form has them, and in Russian below. */
export const bilingual = ({ kk, ru }: { kk: string; ru: string }): Html =>
  html`<span lang="kk">${kk}</span><br><span class="ru" lang="ru">${ru}</span>`;

/** A line of a form; what is not known is left to be written by hand. */
export const field = (kk: string, ru: string, value: Part): Html =>
  html`<dt>${bilingual({ kk, ru })}</dt><dd>${value}</dd>`;

/** `2025-03-10` as it is written in a paper. */
export const written = (date: string | undefined): string => date?.split('-').reverse().join('.') ?? '';

/** Who signs, and the room for it. */
export const signature = (kk: string, ru: string): Html =>
  html`<div class="signature"><p>${bilingual({ kk, ru })}</p><span></span><span></span></div>`;

/** A sheet to be printed. */
export const sheet = (title: string, body: Html): Page => ({
  status: 200,
  style,
  page: html`<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`.text,
});
