import { expect, test } from 'vitest';
import { cameOfAge, factIdOf, hasRunOut, subjectOfFact } from '../../../domain/application/application.ts';

test('QUE-2 · the id of a fact says what it happened to, and its number there', () => {
  expect(factIdOf('app-1', 12)).toBe('app-1.12');
  expect(subjectOfFact('app-1.12')).toBe('app-1');
  expect(subjectOfFact('of.two.parts.3')).toBe('of.two.parts');
});

test('QUE-7 · a programme runs to the end of its last day, or until it is told to have run out', () => {
  const isp = { number: '1', settings: [], validTo: '2025-03-10' };
  expect(['2025-03-10', '2025-03-11'].map((on) => hasRunOut(isp, on))).toStrictEqual([false, true]);
  expect(hasRunOut({ ...isp, expired: true }, '2025-03-01')).toBe(true);
});

test('CAT-1 · who is no child comes of age on no day', () => {
  expect(['2025-03-09', '2025-03-10'].map((on) => cameOfAge({ adultOn: '2025-03-10' }, on))).toStrictEqual([
    false,
    true,
  ]);
  expect(cameOfAge({}, '2025-03-10')).toBe(false);
});
