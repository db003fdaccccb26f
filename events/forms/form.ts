import * as z from 'zod/mini';
import { type category, legalDate, line, type setting } from '../primitives.ts';
import { checked, described } from '../schema.ts';

/**
 * A form of an order as data: what is written into it, in types, and what stands printed around that. The Kazakh words are those of the
 * order, letter by letter, its slips with them (a test holds them against the text); the Russian ones are ours.
 */

export type Words = { readonly kk: string; readonly ru: string };

/** What the system may know of a case and its person, and write into a form by itself. */
export type Known = 'recipientName' | 'birthDate' | 'address' | 'phone' | 'relatives' | 'organizationName';

/** What is said of a field beside its schema, and told with it as JSON Schema. */
export type FieldAbout = {
  /** The Kazakh words of the form for it. */
  title: string;
  'x-title-ru': string;
  /** What the form prints small below the blank. */
  'x-hint'?: Words;
  /** How many ruled lines the form leaves for it; one where nothing is said. */
  'x-lines'?: number;
  /** The form's words for each value that may be chosen. */
  'x-options'?: Readonly<Record<string, Words>>;
  'x-known'?: Known;
};

type More = { hint?: Words; lines?: number; options?: Readonly<Record<string, Words>>; known?: Known };

const noField = 'has a field that this form does not know';

/** What may be written in; a name that is none of the form's is refused, and not repeated. */
export const fields = <S extends z.core.$ZodShape>(shape: S) =>
  z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? noField : undefined) });

/** A field of a form by its words in Kazakh and in Russian. */
export const field = <S extends z.ZodMiniType>(
  kk: string,
  ru: string,
  schema: S,
  { hint, lines, options, known }: More = {},
): S =>
  described(schema, {
    title: kk,
    'x-title-ru': ru,
    ...(hint && { 'x-hint': hint }),
    ...(lines && { 'x-lines': lines }),
    ...(options && { 'x-options': options }),
    ...(known && { 'x-known': known }),
  } satisfies FieldAbout);

export const words = (kk: string, ru: string): Words => ({ kk, ru });

/**
 * Where a block stands on the sheet. In its words `{name}` is the blank of a field, `{one other}` one blank for several of them, `{_}` a
 * blank for a signature; `{on.d}`, `{on.m}` the day and the month of a date, `{on.y}` its year, `{on.y20}` its year where the form has 20
 * printed; `{name?field=value}` is filled only with that choice, `{+a b}` with a sum, and `[field=value|words]` is underlined when chosen.
 */
export type Text = { readonly as: 'right' | 'title' | 'heading' | 'text' | 'note'; readonly words: Words };

export type Row = { readonly as?: 'section' | 'total'; readonly cells: readonly Words[] };

export type Table = { readonly as: 'table'; readonly head: readonly Words[]; readonly rows: readonly Row[] };

/** A field alone is its words and its blank. */
export type Block = string | Text | Table;

export const right = (kk: string, ru: string): Text => ({ as: 'right', words: { kk, ru } });
export const title = (kk: string, ru: string): Text => ({ as: 'title', words: { kk, ru } });
export const heading = (kk: string, ru: string): Text => ({ as: 'heading', words: { kk, ru } });
export const text = (kk: string, ru: string): Text => ({ as: 'text', words: { kk, ru } });
export const note = (kk: string, ru: string): Text => ({ as: 'note', words: { kk, ru } });

export type Form = {
  /** What is written into it, whole; part of it may be printed. */
  readonly schema: z.ZodMiniObject;
  /** Which annex of which standard it is, as it stands at the top right. */
  readonly annex: Words;
  readonly blocks: readonly Block[];
};

/** What stands in the list of the forms. */
export type Listed = {
  /** The clause, as everywhere: `263/1 form 1`. */
  readonly source: string;
  readonly settings: readonly z.output<typeof setting>[];
  /** Of whom it is filled in, where not of everybody in those settings. */
  readonly categories?: readonly z.output<typeof category>[];
  /** The form's own heading is often the one word ӨТІНІШ. */
  readonly title: Words;
};

/** A person's full name in one line, as forms ask for it. */
export const fullName = line(250);

/** What a laboratory found, and when. */
export const finding = z.object({ on: legalDate, result: line(300) });

export const list = <S extends z.ZodMiniType>(item: S, most: number) =>
  checked(z.array(item), z.minLength(1), z.maxLength(most));
