import { describe, expect, it } from 'vitest';
import { type Supply, supplies } from '../../../domain/catalogues/supplies.ts';
import { between, letters, linesOf } from './text.ts';

const inpatient = linesOf('263-1-annex-3');
const CLOTHING =
  'Стационарлық үлгідегі ұйымдарда балаларға, он сегіз жастан асқан адамдарға, мүгедектігі бар адамдар мен қарттарға киім мен аяқкиім мынадай көлемде беріледі:';
const FURNITURE = CLOTHING.replace(/ киім мен.*/, '');

/** The rows of the tables as the text has them: below the head, which ends with the second «Мерзімі (жыл)». */
const body = (lines: readonly string[]): string[] => lines.slice(lines.lastIndexOf('Мерзімі (жыл)') + 1);
const inText: Record<string, string[]> = {
  'inpatient bedding': body(between(inpatient, '№', 'Ескертпе:')),
  'inpatient clothing': body(between(between(inpatient, CLOTHING, FURNITURE), '№', 'Ескертпе:')),
  'inpatient furniture': body(between(inpatient, FURNITURE)),
  'semi-inpatient bedding': body(between(linesOf('263-2-annex-3'), '№', 'Ескертпе:')),
};

const tables = (['inpatient', 'semi-inpatient'] as const).flatMap((setting) =>
  (supplies[setting] ?? []).map((table) => [`${setting} ${table.id}`, table] as const),
);

/** The table as the text would have it: a row in its cells, before the first of a group its name. */
const written = (rows: readonly Supply[]): string[] =>
  rows.flatMap(({ no, group, name, cells }, place) => [
    ...(group && group.kk !== rows[place - 1]?.group?.kk ? [group.kk] : []),
    String(no),
    name.kk,
    'дана',
    ...cells,
  ]);

describe.each(tables)('%s', (which, table) => {
  it('REF-3 · the rows are those of the text, cell by cell, and no other', () => {
    expect(written(table.rows)).toStrictEqual(inText[which]);
  });

  it('REF-3 · every row with a unit is a row of the catalogue, numbered from 1', () => {
    const units = inText[which]?.filter((cell) => cell === 'дана').length ?? 0;
    expect(table.rows.map(({ no }) => no)).toStrictEqual(Array.from({ length: units }, (_, place) => place + 1));
  });

  it('REF-3 · the norms are what the cells say', () => {
    for (const { no, cells, norms } of table.rows) {
      const quantities = norms.map(({ quantity }) => quantity ?? 'as needed');
      const years = norms.map(({ years }) => years ?? 0);
      const numbers = cells.flatMap((cell) => cell.match(/\d+/g) ?? []).map(Number);
      for (const said of [...quantities, ...years]) expect([...numbers, 'as needed', 0], `row ${no}`).toContain(said);
      // A dash is no norm; a cell in two parts is two.
      const given = cells.filter((cell) => cell.includes('/')).length;
      const dashes = cells.filter((cell) => cell === '-');
      const pairs = cells.length === 2 ? 1 : 2;
      const withoutQuantity = cells[0] === '-' || cells[2] === '-' ? 1 : 0;
      expect(norms, `row ${no}: ${cells}`).toHaveLength(pairs + given - (dashes.length > 0 ? withoutQuantity : 0));
    }
  });
});

it('REF-3 · there are 23 rows of bedding, 42 of clothing and 6 of furniture of inpatient care, 9 of semi-inpatient care', () => {
  expect(tables.map(([which, { rows }]) => [which, rows.length])).toStrictEqual([
    ['inpatient bedding', 23],
    ['inpatient clothing', 42],
    ['inpatient furniture', 6],
    ['semi-inpatient bedding', 9],
  ]);
});

it('REF-3 · the notes are told word for word', () => {
  const text = letters(...inpatient, ...linesOf('263-2-annex-3'));
  const notes = tables.flatMap(([, table]) => table.notes);
  expect(notes).toHaveLength(5);
  for (const { kk } of notes) expect(text).toContain(letters(kk));
});

it('REF-3 · the first number of a child’s norm is until fourteen, the second from fourteen; of an adult’s a man’s and a woman’s', () => {
  const clothing = supplies.inpatient?.[1]?.rows ?? [];
  const pants = clothing.find(({ no }) => no === 15);
  expect(pants?.cells).toStrictEqual(['6/4*', '1', '4/8**', '1']);
  expect(pants?.norms).toStrictEqual([
    { who: 'children-under-14', quantity: 6, years: 1 },
    { who: 'children-from-14', quantity: 4, years: 1 },
    { who: 'men', quantity: 4, years: 1 },
    { who: 'women', quantity: 8, years: 1 },
  ]);
  const mattress = supplies['semi-inpatient']?.[0]?.rows[3];
  expect(mattress?.norms).toStrictEqual([
    { who: 'children', quantity: 1, years: 2 },
    { who: 'adults-general-ward', quantity: 1, years: 3 },
    { who: 'adults-severely-ill', quantity: 1, years: 2 },
  ]);
  const oilcloth = supplies.inpatient?.[0]?.rows[11];
  expect(oilcloth?.norms).toStrictEqual([
    { who: 'children', asNeeded: true },
    { who: 'adults', quantity: 1, per: 'quarter' },
  ]);
});
