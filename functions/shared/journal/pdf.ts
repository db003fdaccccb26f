import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { cellsOf, columns, type FormRow, type Heading, headOf } from '../../../domain/records/journal-form.ts';
import { readFonts } from './fonts.ts';
import { type Measure, wrapped } from './wrap.ts';
import type { WriteJournal } from './write-journal.ts';

/** In points: 72 to the inch. The left margin is wider, for the binding. */
const page = { width: 841.89, height: 595.28, left: 40, right: 24, top: 26, bottom: 30 };
const size = { row: 6.5, titles: 6.5, heading: 9, title: 10.5 };
const padding = 2;
const lines = 1.22;

const total = columns.reduce((sum, { width }) => sum + width, 0);
const inner = page.width - page.left - page.right;
const widths = columns.map(({ width }) => (inner * width) / total);
const lefts = widths.map((_, place) => page.left + widths.slice(0, place).reduce((sum, width) => sum + width, 0));

type Font = 'plain' | 'bold';

/** So many pages the library remembers how each word is laid, which makes it four times as quick; and no more, or it held all names. */
const remembered = 20;

/** Of the library, which says it to nobody: the words of a font that it has laid. */
type Laid = { _font: { layoutCache: object } };
type Cells = readonly string[][];

/** A document that lays one line after another; `y`: where the next begins. */
const paper = async ({ title, language }: { title: string; language: string }) => {
  const fonts = await readFonts();
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    autoFirstPage: false,
    lang: language,
    info: { Title: title, Producer: 'Kezek', Creator: 'Kezek' },
    displayTitle: true,
    font: null as unknown as string,
  });
  for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font);
  const letterWidths: Record<Font, Map<string, number>> = { plain: new Map(), bold: new Map() };
  /** How wide a letter is at a size of one; an alphabet of them is kept. */
  const widthOf = (font: Font, letter: string): number => {
    const known = letterWidths[font].get(letter);
    if (known !== undefined) return known;
    const width = doc.font(font, 100).widthOfString(letter) / 100;
    letterWidths[font].set(letter, width);
    return width;
  };
  const measure =
    (font: Font, points: number): Measure =>
    (text) => {
      let width = 0;
      for (const letter of text) width += widthOf(font, letter);
      return width * points;
    };
  let y = page.top;
  let pages = 0;

  const text = (line: string, x: number, at: number) => doc.text(line, x, at, { lineBreak: false });

  const forget = () => {
    for (const font of ['plain', 'bold']) (doc.font(font) as unknown as Laid)._font.layoutCache = Object.create(null);
  };

  return {
    doc,
    room: () => page.height - page.bottom - y,
    turn: () => {
      doc.addPage();
      pages += 1;
      y = page.top;
      if (pages % remembered === 0) forget();
      const number = String(pages);
      const left = (page.width - measure('plain', size.row)(number)) / 2;
      doc.font('plain', size.row);
      text(number, left, page.height - page.bottom + 10);
    },
    paragraph: (words: string, align: 'left' | 'right' | 'center', font: Font, points: number) => {
      const width = measure(font, points);
      const laid = wrapped(words, inner, width);
      doc.font(font, points);
      for (const line of laid) {
        const rest = inner - width(line);
        text(line, page.left + (align === 'left' ? 0 : align === 'right' ? rest : rest / 2), y);
        y += points * lines;
      }
      y += 2;
    },
    cells: (row: readonly string[], font: Font, points: number): Cells => {
      const width = measure(font, points);
      return row.map((cell, place) => wrapped(cell, (widths[place] ?? 0) - 2 * padding, width));
    },
    /** Draws the cells with their borders; all that they say is to fit. */
    draw: (cells: Cells, font: Font, points: number, centred = false) => {
      const height = heightOf(cells, points);
      const width = measure(font, points);
      const measured = centred ? cells.map((cell) => cell.map(width)) : [];
      doc.font(font, points).lineWidth(0.4);
      for (const [place, cell] of cells.entries()) {
        const [left = 0, wide = 0, lengths = []] = [lefts[place], widths[place], measured[place]];
        doc.rect(left, y, wide, height).stroke();
        for (const [number, line] of cell.entries())
          text(
            line,
            left + (centred ? (wide - (lengths[number] ?? 0)) / 2 : padding),
            y + padding + number * points * lines,
          );
      }
      y += height;
    },
  };
};

type Paper = Awaited<ReturnType<typeof paper>>;

const heightOf = (cells: Cells, points: number): number =>
  Math.max(...cells.map(({ length }) => length)) * points * lines + 2 * padding;

/** The titles and their numbers, above the rows of every page. */
const drawTitles = (paper: Paper, { language }: Heading): void => {
  const titles = paper.cells(
    columns.map(({ title }) => title[language]),
    'bold',
    size.titles,
  );
  const numbers = columns.map(({ no }) => [String(no)]);
  for (const cells of [titles, numbers]) paper.draw(cells, 'bold', size.titles, true);
};

const drawHeading = (paper: Paper, heading: Heading): void => {
  const { annex, organization, title, period, only } = headOf(heading);
  paper.paragraph(annex, 'right', 'plain', size.row);
  for (const name of organization) paper.paragraph(name, 'center', 'plain', size.heading);
  paper.paragraph(title, 'center', 'bold', size.title);
  for (const line of [...period, ...(only ? [only] : [])]) paper.paragraph(line, 'left', 'plain', size.heading);
  drawTitles(paper, heading);
};

/** A row on as many pages as it needs: as a rule on one, which it begins when the one before has no room for it. */
const drawRow = (paper: Paper, row: FormRow, heading: Heading): void => {
  let rest = paper.cells(cellsOf(row, heading.language), 'plain', size.row);
  const next = () => {
    paper.turn();
    drawTitles(paper, heading);
  };
  if (heightOf(rest, size.row) > paper.room()) next();
  while (heightOf(rest, size.row) > paper.room()) {
    const fitting = Math.floor((paper.room() - 2 * padding) / (size.row * lines));
    paper.draw(
      rest.map((cell) => cell.slice(0, fitting)),
      'plain',
      size.row,
    );
    rest = rest.map((cell) => cell.slice(fitting));
    next();
  }
  paper.draw(rest, 'plain', size.row);
};

/** The document in the parts that are ready: the next row is drawn when they have been taken. */
async function* partsOf(heading: Heading, rows: AsyncIterable<FormRow>): AsyncGenerator<Buffer> {
  const sheet = await paper({ title: headOf(heading).title, language: heading.language });
  sheet.turn();
  drawHeading(sheet, heading);
  for await (const row of rows) {
    drawRow(sheet, row, heading);
    for (let part = sheet.doc.read(); part !== null; part = sheet.doc.read()) yield part;
  }
  sheet.doc.end();
  yield* sheet.doc as unknown as AsyncIterable<Buffer>;
}

/** JRN-1 on paper: A4 across, its titles and a number on every page. */
export const writePdf: WriteJournal = (out, heading, rows) => pipeline(Readable.from(partsOf(heading, rows)), out);
