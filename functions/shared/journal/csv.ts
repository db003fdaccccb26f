import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Language } from '../../../domain/person/person.ts';
import { cellsOf, columns, type FormRow } from '../../../domain/records/journal-form.ts';
import type { WriteJournal } from './write-journal.ts';

/** What a spreadsheet takes for the beginning of a formula, in its full-width forms too, and what it passes over before one. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** A number of a phone with the sign it begins with in brackets: read as a number of a phone, and not as a sum. */
const PHONE = /^\+(\d{1,3})(?=[ \d]+$)/;

/**
 * A cell that no spreadsheet takes for a formula: with an apostrophe before what would be one, as a spreadsheet itself marks text;
 * a phone as `(+7) 701 234 56 78`.
 */
const harmless = (text: string): string => {
  const told = text.replace(PHONE, '(+$1)');
  return FORMULA.test(told) ? `'${told}` : told;
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const lineOf = (cells: readonly string[]): string => `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;

async function* linesOf(rows: AsyncIterable<FormRow>, language: Language) {
  // The mark of UTF-8, without which Excel reads the letters of another code page.
  yield `\uFEFF${lineOf(columns.map(({ title }) => title[language]))}`;
  for await (const row of rows) yield lineOf(cellsOf(row, language));
}

/** JRN-1 as RFC 4180 has it, in UTF-8 with its mark: a line of titles, then the rows. */
export const writeCsv: WriteJournal = (out, { language }, rows) =>
  pipeline(Readable.from(linesOf(rows, language)), out);
