import { expect, test } from 'vitest';
import { assertOriginals, originalsOf } from '../../../domain/stay/originals.ts';
import type { Category } from '../../../domain/vocabulary.ts';
import { refusalOf } from '../../support/given.ts';

const child = { setting: 'inpatient', category: 'children-musculoskeletal' } as const;

test.each<[Category, readonly string[]]>([
  ['children-psychoneurological', ['birth-certificate', 'vaccination-card']],
  ['children-musculoskeletal', ['birth-certificate', 'vaccination-card']],
  ['adults-psychoneurological', ['identity-document']],
  ['persons-with-disability', []],
  ['elderly', []],
])('ADM-3 · handing over to inpatient care, %s: the originals are %j', (category, originals) => {
  expect(originalsOf('inpatient', category)).toStrictEqual(originals);
  expect(originalsOf('semi-inpatient', category)).toStrictEqual([]);
});

test('ADM-3 · what is said to have been presented must be all, and what is missing is named', () => {
  assertOriginals(child, ['vaccination-card', 'birth-certificate'], '2025-04-07');
  const refusal = refusalOf(() => assertOriginals(child, ['birth-certificate'], '2025-04-07'));
  expect([refusal.code, refusal.ground?.norm, refusal.particulars]).toStrictEqual([
    'originals-missing',
    'ADM-3',
    { missing: ['vaccination-card'] },
  ]);
});

test('ADM-3 · where nothing is said the order answers for it', () => {
  expect(() => assertOriginals(child, undefined, '2025-04-07')).not.toThrow();
});
