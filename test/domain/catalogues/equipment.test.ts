import { describe, expect, it } from 'vitest';
import { equipmentNotes, rooms } from '../../../domain/catalogues/equipment.ts';
import { between, isWovenOf, letters, linesOf } from './text.ts';

const FIRST_NOTE =
  '1 – психоневрологиялық патологиясы бар балаларға арналған стационарлық және жартылай стационарлық үлгідегі ұйымдарда енгізілген;';
const lines = linesOf('230-annex-10');
const inText = between(lines, 'Саны', FIRST_NOTE);

/** What a quantity is counted in: a line of the text that says so is the second cell of one row. */
const UNIT =
  /^(?:дана|жиынтық|жинақ|жұп|әр(?:бір)? маман\S*(?: және көрсетілетін қызметті алушыға)?(?: дана| жиынтық)?|(?:кабинет\S*|залға) (?:дана|жиынтық|жинағы|арналған)|(?:бір )?қызмет алушыға дана|\d+ төсекке арналған)$/i;
const units = inText.filter((line) => UNIT.test(line));
const items = rooms.flatMap(({ items: all }) => all);

describe('annex 10', () => {
  it('REF-4 · there are 318 rows in 35 rooms and 8 sections, as many as units in the text', () => {
    // «әр маманға» and «жиынтық» of one row stand on two lines.
    expect(units).toHaveLength(items.length + 1);
    expect(items).toHaveLength(318);
    expect(rooms).toHaveLength(35);
    expect(new Set(rooms.map(({ section }) => section.kk)).size).toBe(8);
  });

  it('REF-4 · the catalogue is the text, letter by letter, with every room, row, unit and number', () => {
    let rest = letters(...inText);
    /** Takes what must come next off the text. */
    const taken = (...threads: readonly (string | undefined)[]) => {
      const wanted = threads.map((thread) => letters(thread));
      const length = wanted.join('').length;
      const next = rest.slice(0, length);
      expect(isWovenOf(next, wanted), `“${wanted.join(' | ')}” is not “${next}”`).toBe(true);
      rest = rest.slice(length);
    };
    for (const [place, { section, name, marks, items: all }] of rooms.entries()) {
      if (section !== rooms[place - 1]?.section) taken(section.kk);
      taken(name.kk, marks);
      for (const item of all) {
        taken(item.name.kk, item.marks);
        taken(item.unit.kk);
        taken([item.least, item.most].filter((number) => number !== undefined).join('-'));
      }
    }
    expect(rest).toBe('');
  });

  it('REF-4 · the ten notes are told word for word', () => {
    expect(equipmentNotes.map(({ kk }) => kk)).toStrictEqual([FIRST_NOTE, ...between(lines, FIRST_NOTE)]);
    expect(equipmentNotes).toHaveLength(10);
  });

  it('REF-4 · two cells hold no number, and none is made up', () => {
    const without = rooms.flatMap(({ id, items: all }) =>
      all.filter(({ least }) => least === undefined).map(({ name }) => [id, name.ru]),
    );
    expect(without).toStrictEqual([
      ['social-work-specialist', 'Набор (аптечка) первой медицинской помощи'],
      ['palliative-ward', 'Небулайзер'],
    ]);
  });
});

describe('the marks', () => {
  const byId = Object.fromEntries(rooms.map((room) => [room.id, room]));

  it('REF-4 · the numbers behind a name are kinds of organizations', () => {
    expect(byId['directors-office']).toMatchObject({ kinds: [1, 2, 3, 4, 5, 6, 7], requirement: 'recommended' });
    expect(byId.psychiatrist).toMatchObject({ kinds: [1, 3], requirement: 'required' });
    const flipchart = byId['social-work-specialist']?.items.find(({ name }) => name.ru.startsWith('Флипчарт'));
    expect(flipchart).toMatchObject({ kinds: [1, 2], requirement: 'required' });
  });

  it('REF-4 · one star may wait until 2027, two and three are advice, and so is what its title recommends', () => {
    expect(byId.playroom?.requirement).toBe('phased');
    expect(byId['server-room']?.requirement).toBe('recommended');
    expect(byId['sports-ground']?.requirement).toBe('recommended');
    const titled = rooms.filter(({ name }) => /ұсынылатын|ұсынылады/.test(name.kk));
    expect(titled.length).toBe(7);
    expect(titled.every(({ requirement }) => requirement === 'recommended')).toBe(true);
    const [bedside] = byId.bedrooms?.items.filter(({ marks }) => marks === '***') ?? [];
    expect(bedside).toMatchObject({ name: { ru: 'Тумба прикроватная' }, requirement: 'recommended' });
  });

  it('REF-4 · where the text names no kind, or its marks are garbled, it says what was taken for granted', () => {
    expect(rooms.filter(({ assumed }) => assumed).map(({ id, kinds }) => [id, kinds])).toStrictEqual([
      ['laundry', [1, 2, 3, 4, 5, 6, 7]],
      ['sports-ground-recommended', [1, 3]],
      ['physicians-office', [1, 2, 3, 4]],
      ['swimming-pool', [1, 2, 3, 4, 5, 6, 7]],
      ['labour-training-recommended', [3, 4]],
    ]);
    const unnamed = rooms.filter(({ marks = '' }) => !/[1-7]/.test(marks));
    expect(unnamed.every(({ assumed }) => assumed)).toBe(true);
  });

  it('REF-4 · two rooms are of inpatient organizations, by their titles', () => {
    const titled = rooms.filter(({ name }) => name.kk.startsWith('Стационарлық типтегі ұйымдар'));
    expect(titled.map(({ id, setting }) => [id, setting])).toStrictEqual([
      ['procedure-room', 'inpatient'],
      ['palliative-ward', 'inpatient'],
    ]);
    expect(rooms.filter(({ setting }) => setting)).toHaveLength(2);
  });
});
