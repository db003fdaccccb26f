import type { Language } from '../../../domain/person/person.ts';
import type { ServiceKind } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../../events/html.ts';
import { style } from '../forms/style.ts';
import type { Page } from '../result.ts';

export type { Language };

export type Words = Readonly<Record<Language, string>>;

/** What is left to be written by hand. */
export const blank = html`<span class="blank"></span>`;

/** What is known, where the form has a blank. */
export const fill = (text: string): Html => html`<span class="written">${text}</span>`;

/** The eight kinds of service in the words of 230 annexes 4 and 5. */
export const kindWords: Readonly<Record<ServiceKind, Words>> = {
  'social-household': { kk: 'Әлеуметтік-тұрмыстық', ru: 'Социально-бытовые' },
  'social-medical': { kk: 'Әлеуметтік-медициналық', ru: 'Социально-медицинские' },
  'social-psychological': { kk: 'Әлеуметтік-психологиялық', ru: 'Социально-психологические' },
  'social-pedagogical': { kk: 'Әлеуметтік-педагогикалық', ru: 'Социально-педагогические' },
  'social-labour': { kk: 'Әлеуметтік-еңбек', ru: 'Социально-трудовые' },
  'social-cultural': { kk: 'Әлеуметтік-мәдени', ru: 'Социально-культурные' },
  'social-economic': { kk: 'Әлеуметтік-экономикалық', ru: 'Социально-экономические' },
  'social-legal': { kk: 'Әлеуметтік-құқықтық', ru: 'Социально-правовые' },
};

type Sheet = { title: Words; annex: Words; content: Html };

/** A record of ours as the form of an order, on A4. */
export const sheet = ({ title, annex, content }: Sheet, language: Language): Page => ({
  status: 200,
  style,
  page: html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[language]}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<p class="right annex">${annex[language].split('\n').map((line) => html`${line}<br>`)}</p>
${content}
</main>
</body>
</html>
`.text,
});
