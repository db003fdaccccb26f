import { PassThrough, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { cellsOf, columns, type FormRow, type Heading } from '../../domain/records/journal-form.ts';
import { journalWriters } from '../../functions/shared/journal/writers.ts';

type Format = keyof typeof journalWriters;

const heading: Heading = {
  organization: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
  language: 'kk',
  from: '2025-01-01',
  to: '2025-12-31',
};

const KAZAKH = 'әғқңөұүһіӘҒҚҢӨҰҮҺІ';

const rowOf = (no: number): FormRow => ({
  no,
  status: 'admitted',
  name: `Әлімова Гүлнәр Сейітқызы ${no}`,
  birthDate: '1950-05-05',
  age: 74,
  sex: 'female',
  address: `Жетісу, Талдықорған, ${KAZAKH} ${no}`,
  phone: '+77011234567',
  admitted: { date: '2025-03-10', order: { number: `${no}-ө`, date: '2025-03-10' }, mark: 'returned' },
  temporarilyLeft: [],
});

async function* rowsUpTo(count: number, change: Partial<FormRow> = {}) {
  for (let no = 1; no <= count; no += 1) yield { ...rowOf(no), ...change };
}

const written = async (format: Format, rows: AsyncIterable<FormRow>, about: Heading = heading): Promise<Buffer> => {
  const out = new PassThrough();
  const parts: Buffer[] = [];
  const read = (async () => {
    for await (const part of out) parts.push(part);
  })();
  await Promise.all([(await journalWriters[format]())(out, about, rows), read]);
  return Buffer.concat(parts);
};

describe('the journal as CSV', () => {
  test('JRN-1 · is as RFC 4180 has it, with the mark of its letters, and is read back as it was', async () => {
    const name = 'Сейіт "Ақ", Әлі\nқызы';
    const bytes = await written('csv', rowsUpTo(2, { name }));
    expect([...bytes.subarray(0, 3)]).toStrictEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8');
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect(text.endsWith('\r\n')).toBe(true);
    const [titles, ...rows] = parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
    expect(titles).toStrictEqual(columns.map(({ title }) => title.kk));
    const expected = [1, 2].map((no) => cellsOf({ ...rowOf(no), name }, 'kk'));
    expect(rows).toStrictEqual(expected.map((cells) => cells.with(6, '(+7) 701 123 45 67')));
  });

  test.each([
    '=1+1',
    '+1+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    ' =1+1',
    '＝1',
    '=HYPERLINK("http://evil","x")',
    '+7 701 cmd|calc',
  ])('JRN-1 · has no cell that a spreadsheet takes for a formula: %j', async (name) => {
    const text = (await written('csv', rowsUpTo(1, { name }))).toString('utf8');
    const [, row = []] = parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
    expect(row[2]).toBe(`'${name}`);
  });
});

describe('the journal as a workbook', () => {
  const bookOf = async (bytes: Buffer) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
    return book.worksheets[0] as ExcelJS.Worksheet;
  };

  test('JRN-1 · is laid out as the form, and is read back as it was', async () => {
    const sheet = await bookOf(await written('xlsx', rowsUpTo(3)));
    const texts = (number: number) => columns.map(({ no }) => sheet.getRow(number).getCell(no).text);
    const found = columns.map(({ title }) => title.kk);
    const above = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((number) => texts(number)[1] === found[1]) ?? 0;
    expect(texts(above)).toStrictEqual(found);
    expect(texts(above + 1)).toStrictEqual(columns.map(({ no }) => String(no)));
    expect(texts(above + 2)).toStrictEqual(cellsOf(rowOf(1), 'kk'));
    expect(sheet.rowCount).toBe(above + 4);
    const heads = [...Array(above - 1).keys()].map((number) => String(sheet.getCell(number + 1, 1).value));
    expect(heads).toContain('Мейірім үйі');
    expect(heads).toContain('2025 жылғы 1 қаңтарда басталды');
    for (let row = 1; row < above; row += 1) expect(sheet.getCell(row, 14).master).toBe(sheet.getCell(row, 1));
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: above + 1 });
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.pageSetup.printTitlesRow).toBe(`${above}:${above + 1}`);
  });

  test('JRN-1 · holds texts and no formula, and says so itself', async () => {
    const files = unzipSync(await written('xlsx', rowsUpTo(1, { name: '=1+1 <&>' })));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(sheet).toContain('=1+1 &lt;&amp;&gt;');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(strFromU8(files['xl/workbook.xml'] as Uint8Array)).toContain('_xlnm.Print_Titles');
  });
});

describe('the journal on paper', () => {
  const pagesOf = async (bytes: Buffer): Promise<string[]> =>
    (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })).text;

  test.each(['kk', 'ru'] as const)(
    'JRN-1 · has its titles and a number on every page, and every letter of Kazakh (%s)',
    async (language) => {
      const pages = await pagesOf(await written('pdf', rowsUpTo(60), { ...heading, language }));
      expect(pages.length).toBeGreaterThan(2);
      for (const [number, page] of pages.entries()) {
        for (const word of columns.flatMap(({ title }) => title[language].match(/\p{L}+/gu) ?? []))
          expect(page).toContain(word);
        expect(page).toMatch(new RegExp(`(^|\\s)${number + 1}(\\s|$)`));
      }
      expect(pages[0]).toContain('Мейірім үйі');
      expect(pages[0]).toContain('Дом милосердия');
      const all = pages.join('\n');
      expect(all).toContain(KAZAKH);
      for (let no = 1; no <= 60; no += 1) expect(all).toContain(`${no}-ө`);
    },
  );

  test('JRN-1 · a row that is longer than a page goes on on the next', async () => {
    const order = { number: '14', date: '2025-04-07' };
    const temporarilyLeft = [...Array(60).keys()].map((day) => ({
      kind: 'leave' as const,
      date: '2025-04-07',
      order: { ...order, number: `L${day}L` },
    }));
    const pages = await pagesOf(await written('pdf', rowsUpTo(2, { temporarilyLeft })));
    const all = pages.join('\n');
    for (let day = 0; day < 60; day += 1) expect(all.split(`L${day}L`)).toHaveLength(3);
    expect(pages.length).toBeGreaterThan(3);
  });

  test('a word that is wider than its column is broken, and nothing of it is lost', async () => {
    const name = 'ұзынсөз'.repeat(12);
    const [page = ''] = await pagesOf(await written('pdf', rowsUpTo(1, { name })));
    expect(page.replaceAll(/\s/g, '')).toContain(name);
  });
});

describe('a long journal', () => {
  test.each([
    ['csv', 200],
    ['xlsx', 1000],
    ['pdf', 200],
  ] as const)('JRN-1 · is held by a few rows while nobody takes what is written: %s', async (format, most) => {
    let asked = 0;
    async function* counted() {
      for await (const row of rowsUpTo(100_000)) {
        asked += 1;
        await setImmediate();
        yield row;
      }
    }
    // Takes the first part, and never says that it is ready for another.
    const out = new Writable({ highWaterMark: 16_384, write: () => undefined });
    const writing = (await journalWriters[format]())(out, heading, counted()).catch(({ code }) => code);
    for (let [before, still] = [-1, 0]; still < 200; before = asked) {
      still = before === asked ? still + 1 : 0;
      await setImmediate();
    }
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(most);
    out.destroy();
    expect(await writing).toBe('ERR_STREAM_PREMATURE_CLOSE');
  });
});
