import { expect, test } from 'vitest';
import { ageOn } from '../../../domain/person/person.ts';

test.each([
  ['1950-05-05', '2025-05-04', 74],
  ['1950-05-05', '2025-05-05', 75],
  ['2004-02-29', '2025-02-27', 20],
  ['2004-02-29', '2025-02-28', 21],
  ['2004-02-29', '2024-02-28', 19],
  ['2004-02-29', '2024-02-29', 20],
  ['2025-03-01', '2025-03-01', 0],
])('JRN-1 · who was born on %s has on %s the age of %i', (birthDate, on, age) => {
  expect(ageOn(birthDate, on)).toBe(age);
});
