import { describe, expect, it } from 'vitest';
import type { Part } from '../../../domain/catalogues/catalogue.ts';
import { catalogues } from '../../../domain/catalogues/list.ts';
import { catalogueEditionOn, catalogueIdOf, catalogueIds, partsOf } from '../../../domain/catalogues/look-up.ts';
import { addDays } from '../../../domain/law/time.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { letters, linesOf } from './text.ts';

const annexOf: Record<string, string> = { '379 annex 1 as amended by 308': '308-annex-1', '330 cl.2…10': '330' };

const parts = catalogueIds.flatMap((id) => partsOf(id).map((part): [string, Part] => [`${id} ${part.source}`, part]));

describe.each(parts)('%s', (_, part) => {
  it('REF-1…REF-6 · its title is that of the text', () => {
    const annex = annexOf[part.source] ?? part.source.replaceAll(/[/ ]/g, '-');
    expect(linesOf(annex).map((line) => letters(line))).toContain(letters(part.title.kk));
  });

  it('REF-1…REF-6 · its editions follow one another without a gap, and what is not confirmed says why', () => {
    const editions = part.editions();
    for (const [place, { since, until, confirmed, note }] of editions.entries()) {
      const next = editions[place + 1];
      expect(next ? addDays(until ?? '', 1) : undefined).toBe(next?.since);
      expect(until === undefined || since <= until).toBe(true);
      expect(confirmed || note).toBeTruthy();
    }
  });
});

const [equipment] = catalogues.equipment.parts;
const [staff] = catalogues.staff.parts;
const [inpatientServices] = catalogues.services.parts;

describe('the edition of a day', () => {
  it('REF-4 · annex 10 of order 230 came with order 500: before it there is none', () => {
    expect(catalogueEditionOn(equipment, '2025-01-07')).toMatchObject({ since: '2025-01-07', confirmed: false });
    expect(() => catalogueEditionOn(equipment, '2025-01-06')).toThrow(
      expect.objectContaining({
        reason: 'norm',
        code: 'catalogue-edition-missing',
        ground: {
          norm: 'REF-4',
          source: '230 annex 10 (№ 500 of 27.12.2024; entry date 2025-01-07 unconfirmed)',
        },
        particulars: { from: '2025-01-07' },
      }),
    );
  });

  it('REF-1 · the lists of services changed with orders 72 and 131, and only the wording of 131 is in hand', () => {
    expect(inpatientServices.editions().map(({ since }) => since)).toStrictEqual([
      '2021-12-26',
      '2023-07-01',
      '2025-03-17',
      '2025-05-13',
    ]);
    expect(catalogueEditionOn(inpatientServices, '2025-05-12').note).toContain('before order № 131');
    expect(catalogueEditionOn(inpatientServices, '2025-05-13').note).not.toContain('present value');
  });

  it('REF-5 · the staff of order 308 was repealed on 01.07.2023 and is shown as the last known since', () => {
    const repealed = { by: '230 of 22.06.2023', from: '2023-07-01' };
    for (const day of ['2022-08-23', '2023-06-30', '2023-07-01', '2026-01-01'])
      expect(catalogueEditionOn(staff, day)).toMatchObject({ since: '2022-08-23', until: '2023-06-30', repealed });
    expect(() => catalogueEditionOn(staff, '2022-08-22')).toThrow(
      expect.objectContaining({ code: 'catalogue-edition-missing' }),
    );
  });

  it('REF-6 · so are the kinds of decree 330, which decree 528 repealed', () => {
    const [kinds] = catalogues['kinds-of-service'].parts;
    expect(catalogueEditionOn(kinds, '2025-03-10')).toMatchObject({
      since: '2022-11-06',
      until: '2023-06-30',
      repealed: { by: '528 of 30.06.2023', from: '2023-07-01' },
    });
  });
});

describe('a catalogue', () => {
  it('REF-3 · has a list for a setting, or is refused for one without', () => {
    expect(partsOf('supplies', 'semi-inpatient').map(({ source }) => source)).toStrictEqual(['263/2 annex 3']);
    expect(partsOf('equipment', 'home')).toHaveLength(1);
    expect(() => partsOf('supplies', 'home')).toThrow(
      expect.objectContaining({
        reason: 'norm',
        code: 'catalogue-not-of-setting',
        ground: { norm: 'REF-3', source: '263/1 annex 3; 263/2 annex 3' },
      }),
    );
  });

  it('REF-1 · is known by its id, and nothing else is', () => {
    expect(catalogueIds.map(catalogueIdOf)).toStrictEqual(catalogueIds);
    for (const id of ['toString', '', 'Services']) expect(() => catalogueIdOf(id)).toThrow(Unknown);
  });
});
