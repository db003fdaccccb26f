import { describe, expect, test } from 'vitest';
import { isIncapacitated } from '../../../../domain/application/intake/eligibility.ts';
import { LawEditionMissing } from '../../../../domain/law/law.ts';
import type { Category, Setting } from '../../../../domain/vocabulary.ts';
import { command, context, filing, papers, refused } from './fixture.ts';

const careCategories: Category[] = [
  'children-psychoneurological',
  'children-musculoskeletal',
  'adults-psychoneurological',
  'persons-with-disability',
  'elderly',
];
const refugeCategories: Category[] = [
  'no-fixed-residence',
  'released-or-probation',
  'domestic-violence-victim',
  'trafficking-victim',
];
const all = [...careCategories, ...refugeCategories];

const child = {
  category: 'children-psychoneurological',
  birthDate: '2022-03-10',
  representativeId: 'person-2',
  documents: papers('application', 'identity-document', 'medical-card', 'pmp-conclusion'),
} as const;

/** The birth date that suits a category on 10.03.2025 in every setting. */
const birthDateOf = (category: Category): string => (category.startsWith('children') ? '2015-03-10' : '1990-03-10');

const serves = (setting: Setting): Category[] =>
  all.filter((category) => {
    try {
      filing({ ...child, setting, category, birthDate: birthDateOf(category) });
      return true;
    } catch {
      return false;
    }
  });

describe('the categories of a setting', () => {
  test.each<[string, Setting, Category[]]>([
    ['CAT-1 · inpatient care', 'inpatient', careCategories],
    ['CAT-2 · semi-inpatient care', 'semi-inpatient', careCategories],
    ['CAT-3 · service at home', 'home', careCategories],
    ['CAT-4 · temporary stay', 'temporary-stay', refugeCategories],
  ])('%s serves its own categories and no other', (_, setting, served) => {
    expect(serves(setting)).toStrictEqual(served);
  });

  test.each<[string, Setting, Category, string, string]>([
    ['CAT-1', 'inpatient', 'trafficking-victim', 'CAT-1', '263/1 cl.2'],
    ['CAT-2', 'semi-inpatient', 'no-fixed-residence', 'CAT-2', '263/2 cl.2'],
    ['CAT-3', 'home', 'released-or-probation', 'CAT-3', '263/3 cl.2'],
    ['CAT-4', 'temporary-stay', 'elderly', 'CAT-4', '263/4 cl.2'],
  ])(
    '%s · a category of another setting is refused, and those served are named',
    (_, setting, category, norm, source) => {
      expect(refused({ setting, category, birthDate: '1990-03-10' })).toStrictEqual({
        reason: 'norm',
        code: 'category-not-in-setting',
        norm,
        source: expect.stringContaining(source),
        particulars: {
          setting,
          categories: [category],
          served: setting === 'temporary-stay' ? refugeCategories : careCategories,
        },
      });
    },
  );
});

test('CAT-4 · temporary stay serves its four categories at any age', () => {
  for (const category of refugeCategories)
    for (const birthDate of ['1935-03-10', '1990-03-10'])
      expect(filing({ setting: 'temporary-stay', category, birthDate })).toMatchObject({ type: 'ApplicationFiled' });
});

describe('the ages of a category', () => {
  const youngest: [string, Setting, string, string, string][] = [
    [
      'CAT-1 · inpatient care takes a child from the day of turning 3',
      'inpatient',
      '2022-03-10',
      '2022-03-11',
      'CAT-1',
    ],
    ['CAT-2 · semi-inpatient care from 18 months', 'semi-inpatient', '2023-09-10', '2023-09-11', 'CAT-2'],
    ['CAT-3 · service at home from 18 months', 'home', '2023-09-10', '2023-09-11', 'CAT-3'],
  ];
  test.each(youngest)('%s', (_, setting, born, tooYoung, norm) => {
    for (const category of ['children-psychoneurological', 'children-musculoskeletal'] as const) {
      expect(filing({ ...child, setting, category, birthDate: born })).toMatchObject({ category });
      expect(refused({ ...child, setting, category, birthDate: tooYoung })).toMatchObject({
        code: 'age-outside-category',
        norm,
      });
    }
  });

  test('CAT-1 · the refusal names from when until when an application can be filed', () => {
    expect(refused({ ...child, birthDate: '2022-03-11' })).toStrictEqual({
      reason: 'norm',
      code: 'age-outside-category',
      norm: 'CAT-1',
      source: expect.stringContaining('263/1 cl.2'),
      particulars: { from: '2025-03-11', until: '2040-03-10' },
    });
  });

  test.each<[string, Setting, string]>([
    ['CAT-1', 'inpatient', 'CAT-1'],
    ['CAT-2', 'semi-inpatient', 'CAT-2'],
    ['CAT-3', 'home', 'CAT-3'],
  ])('%s · on the day of turning 18 somebody is a child no more, and an adult', (_, setting, norm) => {
    const dayBefore = { ...child, setting, birthDate: '2007-03-11' };
    const thatDay = { ...child, setting, birthDate: '2007-03-10' };
    expect(filing(dayBefore)).toMatchObject({ adultOn: '2025-03-11' });
    expect(refused(thatDay)).toMatchObject({
      code: 'age-outside-category',
      norm,
      particulars: { until: '2025-03-09' },
    });
    const adult = { category: 'adults-psychoneurological' } as const;
    expect(filing({ ...thatDay, ...adult })).not.toHaveProperty('adultOn');
    expect(refused({ ...dayBefore, ...adult })).toStrictEqual({
      reason: 'norm',
      code: 'age-outside-category',
      norm,
      source: expect.stringContaining('cl.2'),
      particulars: { from: '2025-03-11' },
    });
  });

  test('CAT-1 · who was born on 29 February comes of age on the 28th of a year without one', () => {
    const leap = { ...child, birthDate: '2008-02-29' };
    const on = (now: string) => ({ ...context, now });
    expect(filing(leap, on('2026-02-27T05:00:00.000Z'))).toMatchObject({ adultOn: '2026-02-28' });
    expect(refused(leap, on('2026-02-28T05:00:00.000Z'))).toMatchObject({ code: 'age-outside-category' });
  });

  test('CAT-1 · the age is that of the day of filing, not of the day of entry', () => {
    expect(filing({ ...child, birthDate: '2007-03-10', filedOn: '2025-03-09' })).toMatchObject({
      filedOn: '2025-03-09',
      adultOn: '2025-03-10',
    });
  });

  test.each<[string, Setting, Category, string]>([
    ['CAT-1', 'inpatient', 'elderly', 'CAT-1'],
    ['CAT-4', 'temporary-stay', 'no-fixed-residence', 'CAT-4'],
  ])('%s · nobody is filed for before the day of birth', (_, setting, category, norm) => {
    const born = { setting, category, representativeId: 'person-2' };
    expect(filing({ ...born, birthDate: '2025-03-10' })).toMatchObject({ category });
    expect(refused({ ...born, birthDate: '2025-03-11' })).toMatchObject({
      code: 'born-after-filing',
      norm,
      particulars: {},
    });
  });

  test('EDI-1 · a filing before the editions in hand is an error, never a guess', () => {
    expect(filing({ filedOn: '2021-12-26' })).toMatchObject({ filedOn: '2021-12-26' });
    expect(() => filing({ filedOn: '2021-12-25' })).toThrow(LawEditionMissing);
  });
});

describe('what the registers say of a recipient', () => {
  test.each<[string, Setting, string]>([
    ['CAT-1', 'inpatient', 'CAT-1'],
    ['CAT-2', 'semi-inpatient', 'CAT-2'],
    ['CAT-3', 'home', 'CAT-3'],
  ])('%s · a disability of group III is outside the category; I, II and no data are not', (_, setting, norm) => {
    const disabled = { setting, category: 'persons-with-disability' } as const;
    expect(refused({ ...disabled, registers: { disabilityGroup: 3 } })).toMatchObject({
      code: 'disability-group-outside-category',
      norm,
    });
    for (const registers of [{ disabilityGroup: 1 }, { disabilityGroup: 2 }, {}] as const)
      expect(filing({ ...disabled, registers })).toMatchObject({ category: 'persons-with-disability' });
  });

  test('CAT-1 · the group bounds only the category of persons with disability', () => {
    expect(filing({ category: 'adults-psychoneurological', registers: { disabilityGroup: 3 } })).toMatchObject({
      category: 'adults-psychoneurological',
    });
  });

  test('CAT-6 · the pension age is the register’s word: at 30 accepted when it says so, at 80 refused when it denies it', () => {
    expect(filing({ birthDate: '1995-03-10', registers: { pensionAge: true } })).toMatchObject({ category: 'elderly' });
    expect(refused({ birthDate: '1945-03-10', registers: { pensionAge: false } })).toStrictEqual({
      reason: 'norm',
      code: 'not-of-pension-age',
      norm: 'CAT-6',
      source: expect.stringContaining('263/1 cl.5'),
      particulars: {},
    });
  });

  test('CAT-6 · when the register holds no data nothing is computed: the department judges', () => {
    for (const birthDate of ['1945-03-10', '1995-03-10'])
      expect(filing({ birthDate })).toMatchObject({ category: 'elderly' });
  });

  test('CAT-6 · the pension age bounds no other category', () => {
    expect(filing({ category: 'persons-with-disability', registers: { pensionAge: false } })).toMatchObject({
      category: 'persons-with-disability',
    });
  });
});

describe('the legal representative', () => {
  const minor = { category: 'persons-with-disability', birthDate: '2007-03-11' } as const;

  test.each<[string, Setting, string]>([
    ['APP-1', 'inpatient', '263/1 cl.5 pt.1'],
    ['APP-1', 'semi-inpatient', '263/2 cl.5 pt.1'],
    ['APP-1', 'home', '263/3 cl.5 pt.1'],
  ])(
    '%s · %s: a minor’s application is made by the representative, until the day of turning 18',
    (_, setting, source) => {
      expect(refused({ ...minor, setting })).toStrictEqual({
        reason: 'norm',
        code: 'representative-missing',
        norm: 'APP-1',
        source: expect.stringContaining(source),
        particulars: {},
      });
      expect(filing({ ...minor, setting, representativeId: 'person-2' })).toMatchObject({
        representativeId: 'person-2',
      });
      expect(filing({ ...minor, setting, birthDate: '2007-03-10' })).not.toHaveProperty('representativeId');
    },
  );

  test('APP-1 · an incapacitated adult’s application is made by the representative', () => {
    const registers = { incapacity: true };
    expect(refused({ registers })).toMatchObject({ code: 'representative-missing', norm: 'APP-1' });
    expect(filing({ registers, representativeId: 'person-2' })).toMatchObject({ representativeId: 'person-2' });
  });

  test('APP-1 · a medical organization’s petition serves instead of the representative’s application, not in inpatient care', () => {
    const documents = papers('medical-petition', 'application', 'identity-document', 'medical-card');
    expect(filing({ ...minor, setting: 'semi-inpatient', documents })).toMatchObject({ setting: 'semi-inpatient' });
    expect(filing({ ...minor, setting: 'home', documents })).toMatchObject({ setting: 'home' });
    expect(refused({ ...minor, documents })).toMatchObject({ code: 'representative-missing' });
  });

  test('APP-3 · the copy of the court’s decision counts only when the register holds no data', () => {
    const documents = papers('application', 'identity-document', 'medical-card', 'court-decision-incapacity');
    expect(refused({ documents })).toMatchObject({ code: 'representative-missing', norm: 'APP-1' });
    expect(filing({ documents, registers: { incapacity: false } })).toMatchObject({ category: 'elderly' });
    expect(isIncapacitated(command({ documents }))).toBe(true);
    expect(isIncapacitated(command({ documents, registers: { incapacity: false } }))).toBe(false);
    expect(isIncapacitated(command({ registers: { incapacity: true } }))).toBe(true);
    expect(isIncapacitated(command())).toBe(false);
  });

  test('TMP-5 · a child without a representative is handed over, not taken in; with one it is a recipient of its own', () => {
    // After order 72, which added the clauses, has come into force.
    const april = { ...context, now: '2025-04-07T05:00:00.000Z' };
    const sheltered = {
      setting: 'temporary-stay',
      category: 'domestic-violence-victim',
      birthDate: '2015-01-01',
    } as const;
    expect(refused(sheltered, april)).toStrictEqual({
      reason: 'norm',
      code: 'minor-without-representative',
      norm: 'TMP-5',
      source: expect.stringContaining('263/4 cl.4-6…4-8'),
      particulars: {},
    });
    expect(filing({ ...sheltered, representativeId: 'person-2' }, april)).toMatchObject({
      personId: 'person-1',
      representativeId: 'person-2',
    });
    expect(refused({ ...sheltered, birthDate: '2007-04-08' }, april)).toMatchObject({
      code: 'minor-without-representative',
    });
    expect(filing({ ...sheltered, birthDate: '2007-04-07' }, april)).toMatchObject({ setting: 'temporary-stay' });
  });

  test('TMP-5 · of adults temporary stay asks no representative', () => {
    expect(
      filing({ setting: 'temporary-stay', category: 'no-fixed-residence', registers: { incapacity: true } }),
    ).toMatchObject({ setting: 'temporary-stay' });
  });
});
