import { expect, it } from 'vitest';
import { lessons } from '../../../domain/catalogues/lessons.ts';
import { letters, linesOf } from './text.ts';

it.each([
  ['inpatient', '263-1-annex-4'],
  ['semi-inpatient', '263-2-annex-4'],
  ['home', '263-3-annex-4'],
] as const)('REF-2 · the lengths of lessons of %s are the four of the annex, word for word', (setting, annex) => {
  const lines = linesOf(annex);
  const items = lines.filter((line) => /^\d\) /.test(line));
  const { rules = [], rows = [] } = lessons[setting] ?? {};
  expect(items).toHaveLength(4);
  expect(rows.map(({ no, name }) => letters(`${no}) `, name.kk))).toStrictEqual(
    items.map((line) => letters(line.replace(/[;.]$/, ''))),
  );
  expect(rows.map(({ minutes }) => minutes)).toStrictEqual(items.map((line) => Number(/(\d+) минут/.exec(line)?.[1])));
  expect(rows.map(({ bound }) => bound === 'at-most')).toStrictEqual(items.map((line) => / минутқа дейін/.test(line)));
  // What stands around the list: the annex holds nothing else.
  const [before, after] = rules.map(({ kk }) => kk);
  expect(lines.slice(-6)).toStrictEqual([before, ...items, after]);
});

it('REF-2 · temporary stay has no such annex', () => {
  expect(lessons['temporary-stay']).toBeUndefined();
});
