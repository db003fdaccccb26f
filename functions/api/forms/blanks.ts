import type { Form } from '../../../events/forms/form.ts';
import { type Html, html } from '../../../events/html.ts';
import { aboutOf, type Language, sumAt, type Values, writtenAt } from './values.ts';

/** A form being written: which, with what in it, and in which language. */
export type Sheet = { form: Form; values: Values; language: Language };

const unnamed = { kk: 'жазуға арналған орын', ru: 'место для записи' };

/** Who has the page read out is told whose the blank is. */
const labelOf = ({ form, language }: Sheet, name: string): string => {
  const about = aboutOf(form, name);
  if (!about) return unnamed[language];
  return language === 'kk' ? about.title : about['x-title-ru'];
};

const ruled = (sheet: Sheet, name: string, kind: string): Html => {
  const lines = kind === '' ? (aboutOf(sheet.form, name)?.['x-lines'] ?? 1) : 1;
  const further = Array.from({ length: lines - 1 }, () => html`<span class="rule"></span>`);
  return html`<span class="blank${kind}" role="img" aria-label="${labelOf(sheet, name)}"></span>${further}`;
};

/** `d` and `m` of a date are short, and so is its year. */
const kindOf = (name: string, part: string | undefined): string => {
  if (name === '_') return ' sign';
  if (part === 'm') return ' month';
  return part === 'd' || part === 'y' || part === 'y20' ? ' short' : '';
};

/** What is longer flows with the words around it, in characters. */
const fitsALine = 45;

/** What is said in braces: which fields, or which sum, and under which choice; see `Text` in events/forms/form.ts. */
const blankOf = (sheet: Sheet, said: string): Html => {
  const { form, values, language } = sheet;
  if (said.startsWith('+')) {
    const sum = sumAt(values, said.slice(1).split(' '));
    return sum === '' ? html`` : html`<strong>${sum}</strong>`;
  }
  const [fields = '', condition] = said.split('?');
  const [chosen = '', by] = condition?.split('=') ?? [];
  const paths = condition === undefined || values[chosen] === by ? fields.split(' ') : [];
  const text = paths
    .map((path) => (path === '_' ? '' : writtenAt(form, values, path, language)))
    .filter((part) => part !== '')
    .join(' ');
  const [name = '', part] = fields.split(' ').at(-1)?.split('.') ?? [];
  const kind = kindOf(name, part);
  if (text !== '') return html`<span class="written${text.length > fitsALine ? ' long' : kind}">${text}</span>`;
  return part === 'y20' ? html`20${ruled(sheet, name, ' short')}` : ruled(sheet, name, kind);
};

const choiceOf = ({ values }: Sheet, field: string, value: string, words: string): Html =>
  values[field] === value ? html`<u>${words}</u>` : html`${words}`;

/** A line of the form with its blanks. */
export const lineOf = (sheet: Sheet, line: string): Html[] => {
  const parts: Html[] = [];
  let from = 0;
  for (const found of line.matchAll(/\{([^}]+)\}|\[(\w+)=([^|\]]+)\|([^\]]+)\]/g)) {
    const [whole, said, field = '', value = '', words = ''] = found;
    parts.push(html`${line.slice(from, found.index)}`);
    parts.push(said === undefined ? choiceOf(sheet, field, value, words) : blankOf(sheet, said));
    from = found.index + whole.length;
  }
  return [...parts, html`${line.slice(from)}`];
};
