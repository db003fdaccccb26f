import * as z from 'zod/mini';
import { dayOf } from '../../../domain/law/explanations/date.ts';
import type { FieldAbout, Form, Words } from '../../../events/forms/form.ts';

/** What is written into a form, as it stands on paper. */

export type Language = keyof Words;

export type Values = Readonly<Record<string, unknown>>;

/** What is said of a field of the form; nothing of what is none. */
export const aboutOf = ({ schema }: Form, name: string): FieldAbout | undefined => {
  const field = schema.shape[name];
  return field && (z.globalRegistry.get(field) as FieldAbout | undefined);
};

/** `documents.0`: the first of a list; `scores.6-1`: a member. */
const valueAt = (values: Values, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (Object(value) as Record<string, unknown>)[name], values);

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** A date by its numbers, as forms are filled in; a list by its entries, an entry by its parts. */
const inWords = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (isDate(value)) return value.split('-').reverse().join('.');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(inWords).join(', ');
  return value === undefined ? '' : String(value);
};

/** The parts of a date that a form has blanks of their own for; `y20`: the year where 20 is printed before its blank. */
const partOf = (date: string, part: string, language: Language): string => {
  const { kk, ru } = dayOf(date);
  const month = language === 'kk' ? kk.plain.split(' ').at(-1) : ru.split(' ')[1];
  return { d: date.slice(8), m: month, y: date.slice(0, 4), y20: date.slice(0, 4) }[part] ?? '';
};

/** What stands in the blank of one field, or of a part of it; nothing where nothing is known. */
export const writtenAt = (form: Form, values: Values, path: string, language: Language): string => {
  const [name = '', part = ''] = path.split('.');
  const whole = values[name];
  if (isDate(whole) && part !== '') return partOf(whole, part, language);
  const option = aboutOf(form, name)?.['x-options']?.[String(whole)];
  return option ? option[language] : inWords(valueAt(values, path));
};

/** The sum of points; nothing before each of them is given. */
export const sumAt = (values: Values, paths: readonly string[]): string => {
  const points = paths.map((path) => valueAt(values, path));
  return points.every((one) => typeof one === 'number') ? String(points.reduce((sum, one) => sum + one, 0)) : '';
};
