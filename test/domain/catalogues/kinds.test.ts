import { expect, it } from 'vitest';
import { kindsOfService } from '../../../domain/catalogues/kinds.ts';
import { between, letters, linesOf } from './text.ts';

const lines = linesOf('330');
const clauses = lines.slice(lines.findIndex((line) => line.startsWith('3. ')));

it('REF-6 · the kinds are the eight of clause 2, in its order', () => {
  const listed = between(lines, '2. Арнаулы әлеуметтік қызметтердің кепілдік берілген көлемінің тізбесі:', clauses[0]);
  expect(kindsOfService).toHaveLength(8);
  expect(listed.map((line) => line.replace(/;$| қызметтерді қамтиды\.$/, ''))).toStrictEqual(
    kindsOfService.map(({ name }) => name.kk),
  );
});

it('REF-6 · every kind has its clause, 3 to 10, with its purpose and its measures, letter by letter', () => {
  const inOrder = kindsOfService.toSorted((one, other) => one.clause - other.clause);
  expect(inOrder.map(({ clause }) => clause)).toStrictEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  const told = inOrder.map(
    ({ clause, purpose, measures }) =>
      `${clause}. ${purpose.kk} мыналарды қамтиды: ${measures.map(({ kk }) => kk).join(';')}.`,
  );
  expect(letters(...told)).toBe(letters(...clauses));
});

it('REF-6 · there are 86 measures, one for each that the text ends with a semicolon, and the last of each clause', () => {
  const ends = clauses.join(' ').match(/;/g) ?? [];
  expect(kindsOfService.flatMap(({ measures }) => measures)).toHaveLength(ends.length + 8);
  expect(kindsOfService.map(({ id, measures }) => [id, measures.length])).toStrictEqual([
    ['social-household', 17],
    ['social-medical', 21],
    ['social-psychological', 10],
    ['social-pedagogical', 12],
    ['social-labour', 9],
    ['social-cultural', 3],
    ['social-economic', 2],
    ['social-legal', 12],
  ]);
});
