import { type EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { cellsOf, columns, type Heading, headOf } from '../../../domain/records/journal-form.ts';
import type { WriteJournal } from './write-journal.ts';

type Sheet = ExcelJS.Worksheet;

const last = columns.length;

const thin = { style: 'thin' } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
const centred = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;
const wrapped = { horizontal: 'left', vertical: 'top', wrapText: true } as const;

type Line = { text: string; from?: number; height?: number; bold?: true; align?: 'left' | 'right' | 'center' };

/** What stands above the table, line by line, from which column on. */
const linesOf = (heading: Heading): Line[] => {
  const { annex, organization, title, period, only } = headOf(heading);
  return [
    { text: annex, align: 'right' },
    ...organization.map((text): Line => ({ text, align: 'center' })),
    { text: title, bold: true, align: 'center', height: 45 },
    ...[...period, ...(only ? [only] : [])].map((text): Line => ({ text, align: 'left' })),
  ];
};

const addHeading = (sheet: Sheet, heading: Heading): void => {
  const lines = linesOf(heading);
  for (const { text, height, bold = false, align = 'left' } of lines) {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, last);
    row.getCell(1).alignment = { horizontal: align, vertical: 'middle', wrapText: true };
    row.getCell(1).font = { bold, size: bold ? 12 : 10 };
    if (height) row.height = height;
    row.commit();
  }
  const titles = sheet.addRow(columns.map(({ title }) => title[heading.language]));
  titles.height = 90;
  const numbers = sheet.addRow(columns.map(({ no }) => no));
  for (const row of [titles, numbers]) {
    row.eachCell((cell) => Object.assign(cell, { alignment: centred, border, font: { bold: true, size: 9 } }));
    row.commit();
  }
};

/** Of the streaming writer, which says it to nobody: what of a sheet waits to be compressed, in streams of an older make. */
type Pipe = EventEmitter & { _writableState: { needDrain: boolean } };
type Underway = { stream: { pipes: readonly Pipe[]; buffers: readonly unknown[] } };

/** Waits until what was written of the sheet is on its way: the library itself waits for nobody, and would hold all of it. */
const flushed = async (sheet: Sheet): Promise<void> => {
  const { stream } = sheet as unknown as Underway;
  // Until the archive has come to the sheet, it is read by nobody.
  while (stream.buffers.length > 1 && stream.pipes.length === 0) await setImmediate();
  for (const pipe of stream.pipes) if (pipe._writableState.needDrain) await once(pipe, 'drain');
};

/** Its titles stand above the rows on every page and on the screen, A4 across, as wide as the page. */
const setUp = (frozen: number): Partial<ExcelJS.AddWorksheetOptions> => ({
  views: [{ state: 'frozen', ySplit: frozen }],
  pageSetup: {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${frozen - 1}:${frozen}`,
    margins: { left: 0.4, right: 0.4, top: 0.4, bottom: 0.5, header: 0.2, footer: 0.2 },
  },
  headerFooter: { oddFooter: '&C&P / &N' },
});

/** JRN-1 as a workbook laid out as the form. What begins as a formula is a text in it, and stays one. */
export const writeXlsx: WriteJournal = async (out, heading, rows) => {
  const archive = new PassThrough();
  const write = async () => {
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: archive, useStyles: true });
    const sheet = book.addWorksheet('Журнал', setUp(linesOf(heading).length + 2));
    sheet.columns = columns.map(({ width }) => ({ width }));
    addHeading(sheet, heading);
    for await (const row of rows) {
      const [no = '', ...cells] = cellsOf(row, heading.language);
      const added = sheet.addRow([Number(no), ...cells]);
      for (let column = 1; column <= last; column += 1)
        Object.assign(added.getCell(column), { alignment: wrapped, border, font: { size: 9 } });
      added.commit();
      await flushed(sheet);
    }
    await book.commit();
  };
  await Promise.all([write(), pipeline(archive, out)]);
};
