import { describe, expect, it } from 'vitest';
import { staff } from '../../../domain/catalogues/staff.ts';
import { isWovenOf, letters, linesOf } from './text.ts';

const lines = linesOf('308-annex-1');
const note = lines.indexOf('Ескертпе:');
const [firstGroup = { name: { kk: '', ru: '' }, rows: [] }] = staff.groups;
const begins = lines.indexOf(firstGroup.name.kk);
const inText = lines.slice(begins, note);
const rows = staff.groups.flatMap((group) => group.rows);

const cellOf = (units: number): string => (units === 0 ? '-' : String(units).replace('.', ','));

describe('308 annex 1', () => {
  it('REF-5 · there are 78 positions in nine groups under eleven columns', () => {
    expect(rows.map(({ no }) => no)).toStrictEqual(Array.from({ length: 78 }, (_, place) => place + 1));
    // The number of a row stands on a line of its own, or before or within its name.
    const numbered = rows.filter(({ no }) => inText.some((line) => new RegExp(`^${no}(?: |$)`).test(line)));
    expect(numbered).toHaveLength(78);
    expect(inText.filter((line) => /персоналдың штат(?:тық)? нормативтері$/.test(line))).toHaveLength(9);
    expect(staff.groups).toHaveLength(9);
    expect(staff.columns).toHaveLength(11);
  });

  it('REF-5 · the catalogue is the text, letter by letter, with every position, number and mark', () => {
    let rest = letters(...inText);
    const taken = (...threads: readonly string[]) => {
      const length = threads.join('').length;
      const next = rest.slice(0, length);
      expect(isWovenOf(next, threads), `“${threads.join(' | ')}” is not “${next}”`).toBe(true);
      rest = rest.slice(length);
    };
    for (const { name, rows: positions } of staff.groups) {
      taken(letters(name.kk));
      for (const { no, name: position, notes = [], units, rest: further } of positions)
        taken(String(no), letters(position.kk), notes.join(), units.map(cellOf).join(''), letters(further?.kk));
    }
    expect(rest).toBe('');
  });

  it('REF-5 · the columns are those of the head, by the number of recipients', () => {
    const head = letters(...lines.slice(lines.indexOf('Қызмет алушылардың саны') + 1, begins));
    expect(letters(...staff.columns.flatMap(({ kk, notes = [] }) => [kk, notes.join()]))).toBe(head);
  });

  it('REF-5 · a row without words has a number for every column, and one with words fewer', () => {
    for (const { no, units, rest } of rows) {
      if (rest) expect(units.length, `row ${no}`).toBeLessThan(11);
      else expect(units, `row ${no}`).toHaveLength(11);
    }
  });

  it('REF-5 · the notes are told word for word', () => {
    expect(letters(...staff.notes.map(({ kk }) => kk))).toBe(letters(...lines.slice(note + 1)));
  });
});
