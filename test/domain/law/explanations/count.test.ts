import { expect, it } from 'vitest';
import { lengthOf, people } from '../../../../domain/law/explanations/count.ts';

it.each([
  [1, 'working-days', '1 жұмыс күні', '1 рабочий день'],
  [3, 'working-days', '3 жұмыс күні', '3 рабочих дня'],
  [15, 'working-days', '15 жұмыс күні', '15 рабочих дней'],
  [21, 'calendar-days', 'күнтізбелік 21 күн', '21 календарный день'],
  [2, 'calendar-days', 'күнтізбелік 2 күн', '2 календарных дня'],
  [30, 'calendar-days', 'күнтізбелік 30 күн', '30 календарных дней'],
  [1, 'months', '1 ай', '1 месяц'],
  [3, 'months', '3 ай', '3 месяца'],
  [12, 'months', '12 ай', '12 месяцев'],
] as const)('a term of %i %s', (value, unit, kk, ru) => {
  expect(lengthOf({ value, unit })).toStrictEqual({ kk, ru });
});

it.each([
  [1, '1 адам', '1 человек'],
  [2, '2 адам', '2 человека'],
  [11, '11 адам', '11 человек'],
])('%i people', (count, kk, ru) => {
  expect(people(count)).toStrictEqual({ kk, ru });
});
