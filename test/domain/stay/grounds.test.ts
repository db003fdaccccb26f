import { describe, expect, test } from 'vitest';
import { legalDateOf } from '../../../domain/law/time.ts';
import { dischargeRecipient } from '../../../domain/stay/discharge.ts';
import { groundsOf } from '../../../domain/stay/grounds.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { discharge } from '../../../events/http/bodies.ts';
import { calendar, refusalOf, statesAfter } from '../../support/given.ts';
import { house, orderOf, stayIn } from './stays.ts';

const context = { now: '2025-06-02T05:00:00.000Z', by: house, calendar };
const date = legalDateOf(context.now);

/** Every ground of the contract, and its clause in the settings that know it. */
const table: Record<string, Partial<Record<Setting, string>>> = {
  request: {
    inpatient: 'END-1 263/1 cl.13(1)',
    'semi-inpatient': 'END-4 263/2 cl.13(1)',
    home: 'END-5 263/3 cl.15(1)',
    'temporary-stay': 'END-6 263/4 cl.13(1)',
  },
  'disability-lifted': {
    inpatient: 'END-1 263/1 cl.13(2)',
    'semi-inpatient': 'END-4 263/2 cl.13(3)',
    home: 'END-5 263/3 cl.15(2)',
  },
  majority: { inpatient: 'END-1 263/1 cl.13(3)' },
  'paid-contract-broken': {
    inpatient: 'END-1 263/1 cl.13(4)',
    'semi-inpatient': 'END-4 263/2 cl.13(6)',
    home: 'END-5 263/3 cl.15(6)',
  },
  death: {
    inpatient: 'END-1 263/1 cl.13(5)',
    'semi-inpatient': 'END-4 263/2 cl.13(7)',
    home: 'END-5 263/3 cl.15(7)',
    'temporary-stay': 'END-6 263/4 cl.13(5)',
  },
  'rules-broken': {
    inpatient: 'END-2 263/1 cl.21(1)',
    'semi-inpatient': 'END-4 263/2 cl.13(5)',
    'temporary-stay': 'END-6 263/4 cl.18(1)',
  },
  'capacity-limited': { inpatient: 'END-2 263/1 cl.21(2)' },
  'absent-without-leave': { inpatient: 'END-2 263/1 cl.21(3)', 'temporary-stay': 'END-6 263/4 cl.18(3)' },
  'measures-over': { 'semi-inpatient': 'END-4 263/2 cl.13(2)' },
  'other-setting': { 'semi-inpatient': 'END-4 263/2 cl.13(4)', home: 'END-5 263/3 cl.15(3)' },
  moved: { home: 'END-5 263/3 cl.15(4)' },
  insult: { home: 'END-5 263/3 cl.15(5)' },
  education: { home: 'END-5 263/3 cl.15(8)' },
  'housing-found': { 'temporary-stay': 'END-6 263/4 cl.13(2)' },
  'contract-over': { 'temporary-stay': 'END-6 263/4 cl.13(3)' },
  'contract-fulfilled': { 'temporary-stay': 'END-6 263/4 cl.13(4)' },
  contraindications: { 'temporary-stay': 'END-6 263/4 cl.18(2)' },
  'false-information': { 'temporary-stay': 'END-6 263/4 cl.18(4)' },
  'contract-not-kept': { 'temporary-stay': 'END-6 263/4 cl.18(5)' },
};

const settings: readonly Setting[] = ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'];
const norms: Record<Setting, string> = {
  inpatient: 'END-1',
  'semi-inpatient': 'END-4',
  home: 'END-5',
  'temporary-stay': 'END-6',
};
const sourceOf: Record<Setting, string> = {
  inpatient: '263/1 cl.13, 21',
  'semi-inpatient': '263/2 cl.13',
  home: '263/3 cl.15',
  'temporary-stay': '263/4 cl.13, 18',
};

/** Only a child comes of age; every other ground is tried on an elderly person, or one without a residence. */
const stayFor = (setting: Setting, ground: string) => {
  const child: { category: Category; filed: { adultOn: string } } = {
    category: 'children-psychoneurological',
    filed: { adultOn: '2025-06-01' },
  };
  return statesAfter(stayIn(setting, ground === 'majority' ? child : {})).application;
};

const cases = Object.entries(table).flatMap(([ground, clauses]) =>
  settings.map((setting) => ({ ground, setting, clause: clauses[setting] })),
);

test('END-1…END-6 · the contract names nineteen grounds, and the settings know no other', () => {
  expect(Object.keys(table)).toHaveLength(19);
  const known = new Set(settings.flatMap((setting) => groundsOf(setting).grounds.map(({ ground }) => ground)));
  expect([...known].sort()).toStrictEqual(Object.keys(table).sort());
  expect([...discharge.shape.ground.options].sort()).toStrictEqual(Object.keys(table).sort());
});

describe('END-1…END-6 · a stay ends on a ground that the standard of its setting knows', () => {
  test.each(cases.filter(({ clause }) => clause))(
    '$clause · $ground ends $setting service',
    ({ ground, setting, clause }) => {
      const [fact] = dischargeRecipient(stayFor(setting, ground), { ground, date, order: orderOf(date) }, context);
      expect(fact).toMatchObject({ type: 'StayEnded', ground, date });
      expect([`${fact?.norm} ${fact?.source}`]).toStrictEqual([
        expect.stringMatching(`^${clause?.replace(/[.()]/g, '\\$&')}`),
      ]);
    },
  );

  test.each(cases.filter(({ clause }) => !clause))(
    'END-1…END-6 · $ground does not end $setting service',
    ({ ground, setting }) => {
      const refusal = refusalOf(() =>
        dischargeRecipient(stayFor(setting, ground), { ground, date, order: orderOf(date) }, context),
      );
      expect(refusal).toMatchObject({
        reason: 'norm',
        code: 'ground-not-allowed',
        ground: { norm: norms[setting], source: expect.stringContaining(sourceOf[setting]) },
        particulars: { ground, setting },
      });
    },
  );
});
