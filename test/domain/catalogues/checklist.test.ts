import { describe, expect, it } from 'vitest';
import { equipmentOf } from '../../../domain/catalogues/checklist.ts';
import { rooms } from '../../../domain/catalogues/equipment.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';

const listOf = (setting: Setting, categories: Category[], on = '2025-03-10', change: object = {}) =>
  equipmentOf({ setting, categories, capacity: 40, ...change }, on);

const idsOf = (setting: Setting, categories: Category[]): string[] =>
  listOf(setting, categories).rooms.map(({ id }) => id);

describe('the rooms of an organization', () => {
  it.each([
    ['inpatient', ['children-psychoneurological'], 1],
    ['semi-inpatient', ['children-musculoskeletal'], 2],
    ['inpatient', ['adults-psychoneurological'], 3],
    ['semi-inpatient', ['elderly'], 4],
    ['inpatient', ['persons-with-disability'], 4],
    ['temporary-stay', ['no-fixed-residence'], 5],
    ['temporary-stay', ['trafficking-victim'], 6],
    ['temporary-stay', ['domestic-violence-victim'], 7],
  ] as const)(
    'REF-4 · %s for %s is of kind %i, and has the rooms of that number and no other',
    (setting, served, kind) => {
      const checklist = listOf(setting, [...served]);
      expect(checklist.kinds).toStrictEqual([kind]);
      expect(checklist.rooms.map(({ id }) => id)).toStrictEqual(
        rooms
          .filter(({ kinds }) => kinds.includes(kind))
          .filter(({ setting: of }) => setting === (of ?? setting))
          .map(({ id }) => id),
      );
    },
  );

  it('REF-4 · who serves several categories needs what each of them needs, once', () => {
    const both = idsOf('inpatient', ['elderly', 'children-psychoneurological']);
    expect(new Set(both).size).toBe(both.length);
    expect(new Set(both)).toStrictEqual(
      new Set([...idsOf('inpatient', ['elderly']), ...idsOf('inpatient', ['children-psychoneurological'])]),
    );
  });

  it('REF-4 · only inpatient organizations need a procedure room and a palliative ward', () => {
    const ofThem = ['procedure-room', 'palliative-ward'];
    expect(idsOf('inpatient', ['elderly'])).toEqual(expect.arrayContaining(ofThem));
    expect(idsOf('semi-inpatient', ['elderly']).filter((id) => ofThem.includes(id))).toStrictEqual([]);
  });

  it('REF-4 · service at home is not named in the annex: its list is empty, and says why', () => {
    const { kinds, rooms: none, assumptions } = listOf('home', ['elderly']);
    expect({ kinds, none }).toStrictEqual({ kinds: [], none: [] });
    expect(assumptions[0]?.ru).toContain('на дому, в приложении не названы');
  });
});

describe('what stands in a room', () => {
  const itemsOf = (categories: Category[], id: string, on?: string) =>
    listOf('inpatient', categories, on).rooms.find((room) => room.id === id)?.items ?? [];

  it('REF-4 · a thing that is marked for children is not asked of a house for the elderly', () => {
    const named = (categories: Category[]) =>
      itemsOf(categories, 'social-work-specialist').filter(({ name }) => name.ru.startsWith('Флипчарт'));
    expect(named(['children-psychoneurological'])).toHaveLength(1);
    expect(named(['elderly'])).toHaveLength(0);
  });

  it('REF-4 · a bed for each recipient is counted by the places, a desk for each specialist is not counted', () => {
    const [bed] = itemsOf(['elderly'], 'bedrooms');
    expect(bed).toMatchObject({ least: 1, count: 40, requirement: 'required', unit: { per: 'recipient' } });
    const [desk] = itemsOf(['elderly'], 'social-work-specialist');
    expect(desk).toMatchObject({ least: 1, unit: { per: 'specialist' } });
    expect(desk).not.toHaveProperty('count');
    const ward = itemsOf(['elderly'], 'palliative-ward');
    expect(ward.some((item) => 'count' in item)).toBe(false);
  });

  it('REF-4 · what may wait until the end of 2027 is required from then on', () => {
    const wall = (on: string) =>
      itemsOf(['elderly'], 'physical-therapy', on).find(({ name }) => name.ru === 'Шведская стенка');
    expect(wall('2027-12-31')).toMatchObject({ requirement: 'phased', by: '2027-12-31' });
    expect(wall('2028-01-01')).toMatchObject({ requirement: 'required' });
    expect(wall('2028-01-01')).not.toHaveProperty('by');
  });

  it('REF-4 · in a room that is advice nothing is required', () => {
    const items = itemsOf(['elderly'], 'server-room');
    expect(items.length).toBe(6);
    expect(items.every(({ requirement }) => requirement === 'recommended')).toBe(true);
  });
});

it('REF-4 · what the text does not say is said to be taken for granted', () => {
  const told = (setting: Setting, categories: Category[], change?: object) =>
    listOf(setting, categories, '2025-03-10', change).assumptions.map(({ ru }) => ru.split(' ').slice(0, 3).join(' '));
  expect(told('inpatient', ['elderly'])).toStrictEqual(['Число комнат в']);
  expect(told('temporary-stay', ['released-or-probation'])).toStrictEqual([
    'Число комнат в',
    'Организация для освобождённых',
  ]);
  expect(told('temporary-stay', ['released-or-probation', 'no-fixed-residence'])).toStrictEqual(['Число комнат в']);
  expect(told('semi-inpatient', ['elderly'], { details: { kind: 'territorial-centre' } })).toStrictEqual([
    'Число комнат в',
    'Виды полустационарных организаций',
  ]);
});

it('REF-4 · before annex 10 there is no list', () => {
  expect(() => listOf('inpatient', ['elderly'], '2025-01-06')).toThrow(
    expect.objectContaining({ code: 'catalogue-edition-missing' }),
  );
});
